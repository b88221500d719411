"""Story -> the sentences on figures: one a measure, each printed figure with its source and its reports, low to high."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.lexicon.conditions import condition_titles, told_in
from onrecord.lexicon.families import counting_words, event_family, is_event, is_thing, thing_family
from onrecord.lexicon.unsaid import is_nobodys
from onrecord.model import Anchor, BriefLine, Figure
from onrecord.recording.amounts import amount
from onrecord.recording.brief_groups import LEAP, conditions_of, count_of, tied
from onrecord.recording.brief_lead import news_words, stems
from onrecord.recording.brief_measures import Value, measured, noun_of, party_of, told_by_party
from onrecord.recording.naming import capital
from onrecord.recording.printed import printed_line
from onrecord.recording.sentences import sentence
from onrecord.recording.story import PRONOUNS, Story

ALONE = 3
"""Figures that one source gives once: so many attributed ones are told; the chart has the rest."""
FEW = 4
"""A lone number below this (`two officials said`) is seldom a figure of the story."""
_NO_STORY_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def casualty_lines(story: Story) -> Iterator[BriefLine]:
    """The counts of dead, hurt and missing: the dead first, then most reported first."""
    fatal = bool(_FATAL & news_words(story).keys())
    groups = [g for g in figure_groups(story) if _of_harm(story, g) and (fatal or story.narrow or len({f.anchor.article for f in g}) > 1)]
    return (replace(line, rule="brief/casualties") if line.rule == "brief/figures" else line for line in _lines(story, groups))


_FATAL = stems(
    "killed kill dead deadly death deaths died dies fatal fatally slain victims wounded injured injury missing casualties toll shot drowned"
    " lives"
)
"""Words of which a story that counts the dead or hurt has one in its openings: a count that one report gives beside that is background."""


def figure_lines(story: Story) -> Iterator[BriefLine]:
    """The other measures: those that several reports give first, then the larger ones; durations and ages are left to the timeline."""
    return _lines(story, [g for g in figure_groups(story) if not _of_harm(story, g)])


def _lines(story: Story, groups: Sequence[tuple[Figure, ...]]) -> Iterator[BriefLine]:

    def rank(group: tuple[Figure, ...]) -> tuple[bool, bool, int, int, Anchor]:
        attributed = sum(f.statement is not None for f in group)
        dead = "kill" in _befell(story, group) or event_family("kill") in _told_of(story, group)
        return not dead, len(_amounts(story, group)) < 2, -len({f.anchor.article for f in group}), -attributed, group[0].anchor

    alone, deaths = 0, False
    for group in sorted(groups, key=rank):
        if not story.narrow and _of_some(story, group, groups):
            continue
        line = None
        again = deaths and _told_of(story, group) == _DEATHS
        alone += len(_amounts(story, group)) == 1
        if again:
            line = _told(story, group)
        elif len(_amounts(story, group)) > 1 or (len(group) > 1 and _told_of(story, group)):
            line = _line(story, group)
        elif story.narrow or alone <= ALONE:
            line = _told(story, group) or (_line(story, group) if story.narrow or _told_of(story, group) == _DEATHS else None)
        deaths = deaths or _told_of(story, group) == _DEATHS
        if line is not None and (story.narrow or _size(group[-1])[0] > 1 or any(f.unit for f in group)):
            yield line


def _of_some(story: Story, group: Sequence[Figure], groups: Sequence[Sequence[Figure]]) -> bool:
    """One report alone gives it of a fate whose toll several give, all of them larger: it is of some of those, or of another event."""
    befell = _befell(story, group)
    if not befell or len({f.anchor.article for f in group}) > 1:
        return False
    tolls = [g for g in groups if _befell(story, g) == befell and len({f.anchor.article for f in g}) > 1]
    return any(_size(toll[0])[0] > _size(group[-1])[0] for toll in tolls)


def _amounts(story: Story, group: Sequence[Figure]) -> frozenset[str]:
    """Different amounts, as printed; `€5` and `5 euros` are one."""
    return frozenset({(f.low, f.high, f.bound): amount(story, f) for f in group}.values())


def _told(story: Story, group: Sequence[Figure]) -> BriefLine | None:
    """One amount that nobody disputes, in the attributed sentence that gives it; a bare number with a label tells a reader less."""
    for f in group:
        statement = story.statements.get(f.statement or "")
        if statement is None or statement.source is None or statement.source.name.lower() in PRONOUNS:
            continue
        if (story.narrow or _worth_telling(f)) and (text := sentence(story, statement)) is not None:
            rows = [s for g in group if (s := story.statements.get(g.statement or "")) is not None and s.anchor.overlaps(statement.anchor)]
            anchors = (story.spoken(statement), *(story.spoken(s) for s in rows if s is not statement))
            if story.text(f.anchor).split()[0].casefold() in text.casefold():
                return BriefLine("", text, tuple(dict.fromkeys(anchors)), "brief/figure-told")
    return None


def _worth_telling(figure: Figure) -> bool:
    """A number that one report gives once and that its measure explains: what is counted and what happens to it, in listed words."""
    words = [w for w in figure.measure.split() if w]
    forms = {f for w in words for f in (w.lower(), w.lower().removesuffix("s"))}
    value = figure.low if figure.low is not None else figure.high
    plain = not any(w[:1].isupper() for w in words) and len(words) > 1
    return plain and any(is_thing(f) for f in forms) and value is not None and value >= FEW


def figure_groups(story: Story) -> list[tuple[Figure, ...]]:
    """Figures that a comparison ties together, and the others alone."""
    figures = [
        f
        for f in story.record.figures
        if (f.unit or "") not in _NO_STORY_UNITS and _counts(story, f) and not any(_joins(all_, f) for all_ in story.joined)
    ]
    named: dict[tuple[str, ...], list[list[Figure]]] = {}
    for group in (part for whole in tied(story, figures) for part in _of_one_size(story, whole)):
        like = named.setdefault(_told_of(story, group) or (group[0].id,), [])
        near = next((other for other in like if _near(other, group)), None)
        if near is None:
            like.append(list(group))
        else:
            near.extend(group)
    return [tuple(sorted(g, key=_size)) for g in _repeats_joined(story, [g for groups in named.values() for g in groups])]


def _joins(all_: Figure, figure: Figure) -> bool:
    """`killed a woman and her two sons`: the two sons are no number of deaths, the three are."""
    return all_.anchor.overlaps(figure.anchor) and _size(figure)[0] < _size(all_)[0]


def _repeats_joined(story: Story, groups: Sequence[list[Figure]]) -> list[list[Figure]]:
    """Groups of harm, each with those that only repeat its numbers (`30 deaths` of a title, beside `30 dead`)."""
    out: list[list[Figure]] = []
    for group in sorted(groups, key=lambda g: -len(_amounts(story, g))):
        befell = _befell(story, group) & _HARM
        amounts = _amounts(story, group)
        alike = [o for o in out if befell and befell == _befell(story, o)]
        like = next((o for o in alike if amounts <= _amounts(story, o) or _others(story, o, group)), None)
        if like is not None:
            like.extend(group)
        else:
            out.append(list(group))
    return out


def _others(story: Story, main: Sequence[Figure], group: Sequence[Figure]) -> bool:
    """Whether a group is another party's count of the same: of near size, and by nobody who gives the main one."""
    parties, others = ({party_of(story, f) for f in g} for g in (main, group))
    people = all(_of_anybody(story, g) for g in (main, group))
    return people and "" not in others and not parties & others and _near(main, group) and not any(f.part_of for f in group)


def _of_anybody(story: Story, group: Sequence[Figure]) -> bool:
    return all(count_of(story, f).things <= _ALL_PEOPLE for f in group)


def _of_one_size(story: Story, group: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Counts of dead and hurt, cut where the next is many times the last: comparisons tie all that is counted alike, of whatever event."""
    if not _of_harm(story, group):
        yield list(group)
        return
    part: list[Figure] = []
    for figure in sorted(group, key=_size):
        if part and _size(figure)[0] > LEAP * max(1.0, _size(part[-1])[0]):
            yield part
            part = []
        part.append(figure)
    yield part


def _near(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    """Counts that can be of one thing: three dead in one attack and 130 in another are not."""
    (a, b), (c, d) = (_ends(group) for group in (left, right))
    return a <= FACTOR * d and c <= FACTOR * b


def _ends(group: Sequence[Figure]) -> tuple[float, float]:
    sizes = [_size(f)[0] for f in group]
    return min(sizes), max(sizes)


FACTOR = 2
"""How far apart counts lie at the most that no comparison ties and that still are of one thing; read on the gun stories and `examples/`."""


def _told_of(story: Story, group: Sequence[Figure]) -> tuple[str, ...]:
    """What befell whom, in families, where the label says so: groups of `deaths` and of `people killed` are one to a reader."""
    named = [f.measure for f in group if f.measure]
    words = min(named, key=lambda m: (_names_somebody(m), -named.count(m), len(m), m), default="").lower().split()
    deeds = {event_family(f) for w in words for f in _forms(w) if is_event(f)} & counting_words("fate")
    things = {w for w in words if not any(is_event(f) or thing_family(f) in _ANYBODY for f in _forms(w))}
    return (*sorted(deeds), "of", *sorted(things)) if deeds else ()


def _of_harm(story: Story, group: Sequence[Figure]) -> bool:
    """Dead, hurt or missing people: `143 were detained` are neither, and ballots that disappeared are no people."""
    told = _told_of(story, group)
    if _befell(story, group) & _HARM and not any((f.unit or "") for f in group):
        return all(thing in _PEOPLE or thing in counting_words("people") for f in group for thing in count_of(story, f).things)
    if not told or (_befell(story, group) and not _befell(story, group) & _HARM) or _UNHURT & set(told):
        return False
    things = told[told.index("of") + 1 :]
    lost = event_family("miss") in told
    return not (lost and things) or any(f in counting_words("people") | counting_words("anyone") for w in things for f in _forms(w))


_HARM = frozenset({"kill", "miss", "wound"})
_PEOPLE = frozenset({"person", "victim", "other", "soldier", "worker", "child", "passenger", "body", "crew", "member"})
_ALL_PEOPLE = frozenset({"person", "victim", "other", "body", "worker"})
_UNHURT = frozenset(event_family(deed) for deed in ("arrest", "capture", "rescue", "evacuate", "survive"))
_DEATHS = (event_family("kill"), "of")
"""What befell anybody: deaths, told even where one report gives them in its own voice."""
_ANYBODY = frozenset({"person", "victim", "other"})


def _forms(word: str) -> tuple[str, ...]:
    return word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ing")


def _counts(story: Story, figure: Figure) -> bool:
    region = story.articles[figure.anchor.article].region_at(figure.anchor.start)
    statement = story.statements.get(figure.statement or "")
    if is_nobodys(story.articles[figure.anchor.article], figure, statement):
        return False
    if statement is not None and (statement.negated or (statement.cue is not None and statement.cue.act in ("deny", "decline"))):
        return False  # a number that somebody would not confirm is not his
    if statement is not None and statement.source is not None and _WITHDRAWN.search(statement.source.name):
        return False  # a report that corrects itself gives it no longer
    return region is not None and region.kind in ("body", "title") and (figure.low is not None or figure.high is not None)


_WITHDRAWN = re.compile(r"\b(?:earlier|previous|first) (?:version|report|edition)\b|\bcorrection\b", re.IGNORECASE)


def _size(f: Figure) -> tuple[float, float, Anchor]:
    low = f.low if f.low is not None else f.high
    high = f.high if f.high is not None else f.low
    return high or 0.0, low or 0.0, f.anchor


def _line(story: Story, group: Sequence[Figure]) -> BriefLine | None:
    """One sentence for a count: who gives which number, and what it replaced; the printed sentences where the label makes no noun."""
    if not any(f.measure for f in group):
        return None
    befell = sorted(_befell(story, group))
    people = all(thing in _PEOPLE or thing in counting_words("people") for f in group for thing in count_of(story, f).things)
    condition = befell[0] if len(befell) == 1 else ""
    whole = [f for f in group if f.part_of is None]
    parts = [f for f in group if f.part_of is not None and any(_size(f)[:2] == _size(w)[:2] for w in whole)]
    if len(group) > 1 and len(whole) == 1 and not parts:
        return _told(story, whole)
    group = whole or group
    label, whose = _label(story, group)
    whose = "" if condition in condition_titles() else whose
    noun = noun_of(story, group, condition=condition, label=label, people=people and not any(f.unit for f in group))
    if noun is None:
        return _printed(story, group, condition)
    counted = f"for {story.the(whose)}, {noun}" if whose and whose.lower() not in noun.lower() else noun
    found = measured(story, group, counted=counted, condition=condition)
    if found is None:
        return None
    text, figures = found
    for f in parts[:1]:
        of, by = story.figures.get(f.part_of or ""), party_of(story, f)
        if of is not None and by:
            text += f" {capital(story.the(by))} gave it as a part of {amount(story, of)}."
            figures = (*figures, f, of)
    return BriefLine("", text, tuple(dict.fromkeys(f.anchor for f in figures))[:ANCHORS], "brief/figures")


ANCHORS = 14
"""Figures that one line of the brief can cite."""
MOST_PRINTED = 2
"""Printed sentences that stand for a count without a noun: one a side."""


def _printed(story: Story, group: Sequence[Figure], condition: str) -> BriefLine | None:
    """The sentences that print the numbers that stand, the sentence with most of them first, each number once."""
    values = [v for t in told_by_party(story, group, condition=condition) for v in t.now]
    left = dict.fromkeys(values)
    rows = {story.sentence(f.anchor): [g for g in group if g.anchor.article == f.anchor.article] for f in group}
    held = {a: {Value(g.low, g.high) for g in near if a.start <= g.anchor.start < a.end} & set(left) for a, near in rows.items()}
    texts: list[str] = []
    anchors: list[Anchor] = []
    told: set[Value] = set()
    for anchor in sorted(held, key=lambda a: (-len(held[a]), a)):
        if len(texts) == MOST_PRINTED or not held[anchor] - told:
            continue
        near = [f for f in group if anchor.start <= f.anchor.start < anchor.end and f.anchor.article == anchor.article]
        line = _attributed(story, near) or printed_line(story, anchor)
        if line is not None and line.text not in texts and all(_shows(story, f, line.text) for f in near[:1]):
            texts.append(line.text)
            anchors.extend(line.evidence)
            told |= held[anchor]
    return BriefLine("", " ".join(texts), tuple(dict.fromkeys(anchors))[:ANCHORS], "brief/figure-told") if texts else None


def _attributed(story: Story, figures: Sequence[Figure]) -> BriefLine | None:
    """The sentence of ours for the one statement that holds all the numbers."""
    for f in figures[:1]:
        statement = story.statements.get(f.statement or "")
        if statement is not None and all(g.statement == f.statement for g in figures) and (text := sentence(story, statement)) is not None:
            return BriefLine("", text, (story.spoken(statement),), "brief/figure-told")
    return None


def _shows(story: Story, figure: Figure, text: str) -> bool:
    return story.text(figure.anchor).split()[0].casefold() in text.casefold()


def _label(story: Story, group: Sequence[Figure]) -> tuple[str, str]:
    """The measure that most of the group share, and whose it is; what befell the counted, where no measure says it as the rest do."""
    befell = _befell(story, group)
    named = [f.measure for f in group if f.measure]
    fit = [m for m in named if not befell or told_in(m) & befell]
    measures = sorted(fit, key=lambda m: (_names_somebody(m), -named.count(m), len(m), m))
    whose = [f.subject for f in group if f.subject]
    subjects = whose[:1] if len(set(whose)) == 1 and 2 * len(whose) >= len(group) else []
    title = condition_titles().get(next(iter(sorted(befell)), ""), "")
    if title and (not measures or _names_somebody(measures[0]) or len(set(named)) > MIXED):
        return title, ""
    label = measures[0] if measures else named[0] if named else "count"
    if len(set(named)) > MIXED:
        label = _shared_beginning(named) or label
    if all((f.unit or "").startswith("%") for f in group):  # the amounts say percent
        label = label.removeprefix("percent").strip().removeprefix("of ") or label
    return label, subjects[0] if subjects and subjects[0].lower() not in label.lower() else ""


def _shared_beginning(measures: Sequence[str]) -> str:
    """The words that most labels begin with (`cubic metres` of `cubic metres escaped`, `cubic meters poured`), as the first prints them."""
    shared: list[str] = []
    rows = [m.split() for m in measures]
    best = max(rows, key=lambda row: sum(bool(r and row) and _like(r[0], row[0]) for r in rows))
    for n, word in enumerate(best):
        if 2 * sum(len(r) > n and _like(r[n], word) for r in rows) <= len(rows):
            break
        shared.append(word)
    return " ".join(shared)


def _like(left: str, right: str) -> bool:
    """`metres` and `meters`, `ton` and `tons`."""
    return left[:3].lower() == right[:3].lower()


MIXED = 2
"""Different labels up to which one of them may head a group; more, and only what befell the counted is shared."""


def _befell(story: Story, group: Sequence[Figure]) -> frozenset[str]:
    """The condition that every number of the group that tells one tells, if one label at least tells it: a clause may tell it of others."""
    told = [c for f in group if (c := conditions_of(story, f))]
    shared = frozenset.intersection(*told) if told else frozenset()
    labelled = frozenset(c for f in group if f.measure and not f.unit for c in told_in(f.measure))
    return shared & (labelled | _IN_PLACE)


_IN_PLACE = frozenset({"aboard"})
"""A condition that only the words beside a number tell, and that no verb of another deed can."""


def _names_somebody(measure: str) -> bool:
    """`tonnes Aske puts`, `percent said`: words of the sentence around the number, not what is counted."""
    words = measure.split()
    return any(w[:1].isupper() for w in words[1:]) or words[-1] in _SAYING


_SAYING = frozenset({"said", "says", "put", "puts", "told", "announced", "set", "took", "got", "gone"})
