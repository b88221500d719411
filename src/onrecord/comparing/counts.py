"""Figures -> counts: what is counted, what happens to it, whose, where, when and by whom: the scope that comes before conflict."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from onrecord.comparing.aboard import ABOARD, is_aboard, named_crafts
from onrecord.comparing.conditions import (
    condition_before,
    condition_in,
    condition_near,
    condition_of_deed,
    condition_right,
    number_starts,
    period_of,
)
from onrecord.comparing.count import ANAPHORIC, ANYBODY, HARM, PEOPLE, Count, general
from onrecord.comparing.crowds import CROWD, crowd_of
from onrecord.comparing.given import as_told, before_in
from onrecord.comparing.givers import giver_of, known_giver
from onrecord.comparing.measures import measured, one_mover
from onrecord.comparing.spoken_of import inherited
from onrecord.comparing.story import Story
from onrecord.comparing.sums import is_sum, kind_of
from onrecord.lexicon.conditions import all_conditions, condition_words, conversions, open_conditions
from onrecord.lexicon.families import base_of, counting_words, covered_by, event_family, is_event, is_thing, thing_family
from onrecord.lexicon.fates import persons
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import stopwords, words_in
from onrecord.lexicon.unsaid import is_nobodys
from onrecord.model import Figure, Proposition


def counts_of(story: Story) -> tuple[Count, ...]:
    """The counts of all figures but times and ages, in article and text order."""
    counts = one_mover(tuple(inherited(story, tuple(_read(story)))))
    known: dict[str, set[str]] = defaultdict(set)
    for c in counts:
        if _measured(c.figure.unit) and c.deeds - counting_words("light"):
            known[c.thing].update(c.deeds - counting_words("light"))
    out = []
    for c in counts:
        only = known.get(c.thing, set())
        if len(only) == 1 and _measured(c.figure.unit) and not c.topic and not c.deeds - counting_words("light") - only:
            c = replace(c, deeds=frozenset(only), topic=f"{c.thing} {min(only)}")
        out.append(c)
    return tuple(out)


_SHARED_UNITS = frozenset({"%", "percentage point", "times"})
_CURRENCY = re.compile(r"[A-Z]{3}(?![A-Za-z])")
"""A currency's code, alone or with what the sum is for (a year, a ton)."""


def _measured(unit: str | None) -> bool:
    """Whether a story gives mostly one thing in the unit (tons of what leaked); shares, sums of money and lengths are of many things."""
    if unit is None or unit in _SHARED_UNITS or _CURRENCY.match(unit):
        return False
    return unit not in conversions() or conversions()[unit].kind not in ("length", "speed")


def _read(story: Story) -> Iterator[Count]:
    starts, crafts = number_starts(story), named_crafts(story)
    parts: dict[str, list[float]] = defaultdict(list)
    for figure in story.figures.values():
        if figure.part_of is not None and figure.low is not None and figure.low >= 1:  # a half is no count
            parts[figure.part_of].append(figure.low)
    for one in story.annotations:
        joined = [f for f in one.implied if f.rule == "tolls/joined"]
        for figure in one.figures:
            if figure.unit in counting_words("stretch") or figure.measure == "age" or any(_joins(all_, figure) for all_ in joined):
                continue
            statement = story.statements.get(figure.statement or "")
            if is_nobodys(story.article(figure.anchor), figure, statement):
                continue
            clause = story.clause_of.get(figure.id)
            words = [w.form for w in words_in(figure.measure)]
            divided = _divided(story, figure, figure.id in parts)
            deeds = _deeds(story, figure, None if divided else clause, words)
            counted = _thing(figure, words, deeds)
            bare = _bare(story, figure) or bool(set(words) & ANAPHORIC)
            if figure.unit is None and (counted in PEOPLE or bare):
                told = condition_right(story, figure, starts[one.article]) if _bare(story, figure) else frozenset()
                told = told or condition_in(figure.measure.lower(), [w for w in words if is_thing(_singular(w))])
                plain = not any(is_event(d) for d in deeds - counting_words("light"))
                unnamed = bare and figure.part_of is None and (not is_thing(counted) or _tolled(clause))
                if not told and plain and not divided and (counted in PEOPLE or unnamed):
                    told = condition_near(story, figure, starts[one.article])
                    if not told and counted in PEOPLE and not bare and not deeds - counting_words("light") and _only_people(words):
                        told = condition_before(story, figure)
                before = words_in(story.article(figure.anchor).text, max(0, figure.anchor.start - 15), figure.anchor.start)[-1:]
                if not told and counted in PEOPLE and clause is not None and not divided and not deeds <= all_conditions():
                    told = condition_of_deed(story, figure, starts[one.article], clause.predicate)
                if not told and counted in PEOPLE and not bare and figure.part_of is None and is_aboard(story, figure, clause, crafts):
                    told = ABOARD
                if told == ABOARD and before and before[0].form in phrases("takes"):
                    told = frozenset({"rescue"})
                if told:
                    deeds, counted = told, counted if counted in PEOPLE else "person"
            source = known_giver(statement.source.name) if statement is not None and statement.source is not None else ""
            label = f"{story.text(figure.anchor)} {figure.measure}".lower()
            if is_sum(figure) and kind_of(figure):
                deeds = frozenset({kind_of(figure)})
            running = bool(deeds) and deeds <= open_conditions() - frozenset({"rescue", "arrest", "participate"})
            first, last, timed, part = as_told(story, figure) if running else (*_when(story, figure, clause), 0)
            topic = _rate(story, figure, clause) if figure.unit == "%" else crowd_of(story, figure, clause, deeds, counted)
            topic = topic or measured(story, figure)
            if topic == CROWD:
                deeds = frozenset({CROWD})
            elif topic:
                deeds = frozenset({topic})
            yield Count(
                figure,
                clause,
                "person" if topic == CROWD else counted,
                deeds,
                "" if deeds <= all_conditions() and _does_it(figure, clause) else _whose(story, figure),
                _where(figure, clause),
                first,
                last,
                bool(_added().search(label))
                or _MORE.match(story.article(figure.anchor).text, figure.anchor.end) is not None
                or _beside_one(story, figure),
                source,
                story.sides(figure.statement),
                tuple(sorted(parts.get(figure.id, ()))),
                timed,
                topic,
                before_in(story, figure),
                _bare(story, figure),
                part=part,
                period=period_of(story, figure),
                giver=source or giver_of(story, figure, clause),
            )


def _tolled(clause: Proposition | None) -> bool:
    """`The toll of the fire rose to 19`: people are counted, whatever the toll is of."""
    return clause is not None and "toll" in {w.form for w in words_in(clause.agent or "")}


def _beside_one(story: Story, figure: Figure) -> bool:
    """`A fisherman and three guests drowned`, `Child, 4 others hurt`: one person more is named right before, joined to the count."""
    text = story.article(figure.anchor).text
    sentence = story.sentence(figure.anchor)
    match = _JOINED.search(text, max(sentence.start, figure.anchor.start - JOINED), figure.anchor.start)
    if match is None or match[1].lower() not in persons() or persons()[match[1].lower()].kind not in _ONE:
        return False
    return match[2] != "," or len(text[sentence.start : match.end()].split()) <= HEADING


JOINED = 40
"""Code points before a number in which a person and the joining word stand."""
HEADING = 4
"""Words from the head of a sentence up to a comma that lists: further on a comma ends a clause (`according to the officer, three died`)."""
_ONE = ("any", "kin", "role", "trade")
"""Kinds of nouns that stand for one person; `couple` and `family` are counted by themselves."""
_JOINED = re.compile(r"\b([A-Za-z]+)(,| and|, and| &|, &)\s+(?:[Aa]t least |[Aa]bout |[Tt]he )?$")
RATE_REACH = 200
"""Code points before a percentage within which the rate that it is stands (`turnout`), where its clause does not name it."""


NEIGHBOUR = 12
"""Code points beside a percentage that hold the word next to it, whatever white space stands between."""


def _rate(story: Story, figure: Figure, clause: Proposition | None) -> str:
    """The rate that a percentage is: the last one named before it in its clause or sentence, or the one that the sentence before names.

    `71 percent of the voters` and `50.6 percent for Sandar` are shares, not the rate that stands near.
    """
    text = story.article(figure.anchor).text
    behind = text[figure.anchor.end : figure.anchor.end + NEIGHBOUR].lstrip()
    before = text[max(0, figure.anchor.start - NEIGHBOUR) : figure.anchor.start].rstrip()
    if behind.startswith(("of ", "for ", "to ")) and not before.endswith(("was", "is", "at")):
        return ""
    start = clause.anchor.start if clause is not None else figure.anchor.start
    sentence = story.sentence(figure.anchor)
    for first in (min(start, figure.anchor.start), sentence.start, max(0, sentence.start - RATE_REACH)):
        found = [w.form for w in words_in(text, first, figure.anchor.start) if w.form in counting_words("rate")]
        if found:
            return found[-1]
        if first < sentence.start or (clause is not None and (clause.agent or "").lower() not in ("", "it")):
            break
    return ""


def _deeds(story: Story, figure: Figure, clause: Proposition | None, words: Sequence[str]) -> frozenset[str]:
    """What happens to the counted: from the measure, from what a `number of …` is of, else from the clause's verb."""
    found = {event_family(lemma) for w in words if is_event(lemma := base_of(w))}
    if clause is not None and (set(words) & ANAPHORIC or found & counting_words("move")):
        text = story.article(figure.anchor).text[clause.anchor.start : figure.anchor.start]
        topic = {event_family(lemma) for w in words_in(text) if is_event(lemma := base_of(w.form))} - counting_words("move")
        found = (topic & HARM or topic or found) - counting_words("move")
        if not found and "toll" in {w.form for w in words_in(text)} | set(words):
            found = {"kill"}
    if not found and clause is not None and clause.rule != "propositions/noun":
        found = {event_family(clause.predicate)}
    for wide in sorted(found):
        if covered_by(wide):
            found = found - {wide, "lose", "suffer"} | set(covered_by(wide))
    return frozenset(found - counting_words("move"))


def _joins(all_: Figure, figure: Figure) -> bool:
    """`killed a woman and her two sons`: the two sons are no count of the killed, the three are."""
    return all_.anchor.overlaps(figure.anchor) and (all_.low or 0) > (figure.high or figure.low or 0)


def _divided(story: Story, figure: Figure, has_part: bool) -> bool:
    """`Of the 48 patients, 23 died`, `three of the 48 patients died`: what the clause tells befell the part alone."""
    before = story.article(figure.anchor).text[max(0, figure.anchor.start - _OF_LENGTH) : figure.anchor.start]
    found = _OF_THESE.search(before)
    return found is not None and (has_part or found[0][0] == "O")


_OF_LENGTH = 20
_OF_THESE = re.compile(r"(?:\b[Oo]ut )?\b[Oo]f (?:all )?(?:(?:the|these|those|its|their|his|her|our) )?$")


def _thing(figure: Figure, words: Sequence[str], deeds: Collection[str]) -> str:
    """The family of what is counted: its unit, else the first noun of the measure; people in general are `person`."""
    if figure.unit:
        family = thing_family(figure.unit.lower())
        if family not in general():
            return family
    for n, word in enumerate(words):
        if (
            word in phrases("states of the dead")
            and n + 1 < len(words)
            and not is_event(base_of(words[n + 1]))
            and words[n + 1] not in condition_words()
        ):
            continue  # `3,000 dead fish` are no people
        for form in (word, word.removesuffix("s")):
            if form in general():
                kind = next((k for w in words if (k := thing_family(w.removesuffix("s"))) in PEOPLE - ANYBODY), None)
                if kind is not None:
                    return kind
                return "person" if form in counting_words("anyone") or set(deeds) & HARM else form
            if is_thing(form):
                return thing_family(form)
        if is_thing(_singular(word)):
            return thing_family(_singular(word))
    if figure.unit is None and (polities_in(figure.measure) or any(_singular(w) in persons() for w in words)):
        return "person"
    if figure.unit is None and words and all(w in condition_words() for w in words):
        return "person"  # `43 martyrs`: the word for what befell them is all that is said
    nouns = [w for w in words if not is_event(base_of(w)) and w not in ANAPHORIC and w not in stopwords()]
    return nouns[0] if nouns else "person" if set(deeds) & HARM else (figure.unit or "").lower()


@cache
def _added() -> re.Pattern[str]:
    """`another 40`, `nine more bodies`; not `more than 40`, `no more than 40`."""
    return re.compile(rf"(?<!no )\b(?:{'|'.join(sorted(counting_words('added')))})\b(?! than)")


_MORE = re.compile(r" (?:more|others?|additional)\b(?! than)")


def _singular(word: str) -> str:
    return _PLURALS.get(word) or (word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s"))


_PLURALS = {"men": "man", "women": "woman", "children": "child", "policemen": "policeman", "servicemen": "serviceman", "crewmen": "crewman"}


def _bare(story: Story, figure: Figure) -> bool:
    """The printed number holds no word of what is counted."""
    return figure.unit is None and not {w.form for w in words_in(story.text(figure.anchor))} & {w.form for w in words_in(figure.measure)}


def _whose(story: Story, figure: Figure) -> str:
    names = polities_in(figure.subject or "")
    if names:
        return names[0]
    if figure.subject is not None and figure.subject in story.links.parties:
        return story.links.parties[figure.subject]
    words = [w.stem for w in words_in(figure.subject or "") if w.content]
    return " ".join(words)


def _only_people(words: Sequence[str]) -> bool:
    """The label says nothing of the counted but that they are people, listed or given as such (`workers listed`, not `people treated`)."""
    plain = counting_words("anyone") | counting_words("light")
    return all(w in plain or is_thing(_singular(w)) or {w.removesuffix("ed"), w.removesuffix("d")} & plain for w in words)


def _does_it(figure: Figure, clause: Proposition | None) -> bool:
    """`Dorvik handed over 25 sailors`: who does it to the counted is not whose they are."""
    return clause is not None and figure.subject is not None and clause.agent == figure.subject


def _when(story: Story, figure: Figure, clause: Proposition | None) -> tuple[str | None, str | None, bool]:
    """The days that the count is of: its `as_of`, the dates in its clause, or a far date in its sentence; and whether anything dates it."""
    if figure.as_of is not None and figure.as_of.anchor is not None:
        for time in story.times_in(figure.as_of.anchor):
            return time.earliest, time.latest, True
    near = list(story.times_in(clause.anchor)) if clause is not None else []
    near = [t for t in near if t.type in ("DATE", "TIME")]
    dated = [t for t in near if t.earliest and t.latest and t.precision not in ("decade", "century", "vague")]
    if not dated:
        published = story.article(figure.anchor).published.value
        around = [t for t in story.times_in(story.sentence(figure.anchor)) if t.type == "DATE" and t.earliest and t.latest]
        dated = [t for t in around if published is not None and t.latest is not None and days_between(t.latest, published) > FAR]
        if len(dated) < len(around):
            return None, None, bool(near or dated)  # `the fire on Friday that killed nine brought back the wreck of 2013`
    if dated:
        time = min(dated, key=lambda t: abs(t.anchor.start - figure.anchor.start))
        return time.earliest, time.latest, True
    return None, None, bool(near)


FAR = 60
"""Days before publication from which a date anywhere in the sentence is background, and so are the numbers beside it."""


def days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _where(figure: Figure, clause: Proposition | None) -> frozenset[str]:
    """The places that the count or its clause names."""
    if figure.place is not None:
        return frozenset({figure.place})
    return frozenset(clause.places) if clause is not None else frozenset()
