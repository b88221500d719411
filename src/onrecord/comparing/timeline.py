"""Dated clauses -> the timeline: one entry an event and day, with every report that tells it, in words that stand by themselves.

The event's own time counts: a clause is dated by the only date inside it, a statement by the day on which it was said. A date that only
names something (`the May 4 raid`, `Friday's leak`) dates nothing, and what a page prints around its text (posts, captions, lines of the
house) is no event. Printed is the sentence, or the clause where its sentence has more than one date. Entries run by date, the coarser
date after the finer ones that it holds; events before statements of the same day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.comparing.story import Place, Story
from onrecord.lexicon.families import event_family
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.lexicon.stems import words_in
from onrecord.lexicon.unsaid import is_counter
from onrecord.model import Anchor, Proposition, Statement, Time, TimelineEntry

_PRECISION: dict[str, Literal["day", "month", "season", "year"]] = {
    "time": "day",
    "day": "day",
    "week": "day",
    "month": "month",
    "season": "season",
    "year": "year",
}
_RANK = {"day": 0, "season": 2, "month": 1, "year": 3}
_TOLD_IN = ("body", "title")
WORDS = 4
"""Words that tell an event or a saying at the least: doer, deed, thing and time."""
ALIKE = 0.5
"""Share of the shorter telling's content stems that the longer has too, of one day, for one event told twice; read on `examples/` and ten
stories of BASIL."""
SHARED = 4
"""Content stems that such tellings share at the least."""
COMPARED = 40
"""Events of one day that a telling is compared with: a bound on cost."""
MEMBERS = 6
"""Tellings of one event that a further one is compared with: a bound on cost."""
_POST = re.compile(r"\(@\w+\)|[•|]|#{3}|\bpic\.twitter\.com|https?://|\bt\.co/|^\W*@\w+")
_NAMING = re.compile(r"(?:['’]s?|\s+block)\b|['’](?=\s)")
_OWNED = re.compile(r"\b(?:the|a|an|this|that|his|her|its|their|[\w-]+['’]s?)\s+$", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\s+([A-Za-z][a-z]{2,})")
_CALENDAR = re.compile(
    r"\d|(?:day|night|morning|evening|noon|week|month|(?<!new )year)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|fall|autumn|winter)",
    re.IGNORECASE,
)
"""What a date is told by; a date without any is a feast (`Christmas Eve`), and a noun behind it is what it names."""
_BOUND = re.compile(
    r"\b(?:since|until|till|by|through|before|after|from|back to|back as far as|as far back as|as early as)\s+$", re.IGNORECASE
)
_PRESENT = re.compile(r"this (?:week|month|year|season|spring|summer|fall|autumn|winter)|the year|the month|the week")
_EVERY = re.compile(r"\b(?:every|each)\s+(?:\w+day and )?$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|early|late|later)\s+$", re.IGNORECASE)
_JOINING = frozenset(
    (
        "after before and but when where while which that who from until with for near outside inside during between into over off"
        " how what why whether as if because since although"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One report's words for an event of `day`; `stems` are those of the words, dates left out; `whole` words name a doer and a deed."""

    time: Time
    anchor: Anchor
    event: int | None
    slots: frozenset[str]
    stems: frozenset[str]
    whole: bool


def timeline_of(story: Story) -> tuple[TimelineEntry, ...]:
    """The story's dated events in order."""
    events: dict[str, list[_Telling]] = defaultdict(list)
    said: dict[tuple[str, str], list[_Telling]] = defaultdict(list)
    for one in story.annotations:
        saying = {a for s in one.statements if (a := _day_said(story, s)) is not None}
        for clause in one.propositions:
            time = _dated(story, clause)
            if time is not None and time.anchor not in saying and (told := _telling(story, time, clause)) is not None:
                events[time.value[:10]].append(told)
        for statement in one.statements:
            when = _day_said(story, statement)
            time = next(iter(story.times_in(when)), None) if when is not None else None
            if time is not None and statement.said is not None and (told := _saying(story, time, statement)) is not None:
                said[statement.said.value[:10], _speaker(story, statement)].append(told)
    found = {day: list(_grouped(story, told)) for day, told in events.items()}
    alone: dict[str, list[list[_Telling]]] = defaultdict(list)
    for (day, _), group in said.items():
        others = (*found.get(day, ())[:COMPARED], *alone[day][:COMPARED])
        same = next((e for e in others if any(_like(a, b) for a in group[:MEMBERS] for b in e[:MEMBERS])), None)
        if same is None:
            alone[day].append(group)
        else:
            same.extend(group)
    rows = [(group, "timeline/event") for groups in found.values() for group in groups]
    rows += [(group, "timeline/said") for groups in alone.values() for group in groups]
    return tuple(entry for _, entry in sorted((_entry(story, group, rule) for group, rule in rows), key=lambda row: row[0]))


def _speaker(story: Story, statement: Statement) -> str:
    source = statement.source
    return story.links.entity_of.get((source.entity if source else None) or "", source.name if source else "")


def _day_said(story: Story, statement: Statement) -> Anchor | None:
    """The printed day on which the statement was made; a day inside what is said is of what is told, not of the telling."""
    said = statement.said
    if said is None or said.anchor is None or said.precision not in ("day", "time") or statement.anchor.overlaps(said.anchor):
        return None
    return said.anchor


def _dated(story: Story, clause: Proposition) -> Time | None:
    """The clause's only date, of year precision or finer; clauses that are not told as done, or bear two dates, date nothing."""
    if clause.rule == "propositions/open" or clause.negated:
        return None
    dated = _dates(story, clause.anchor)
    if len({t.value[:10] for t in dated}) != 1 or len(dated[0].readings) != 1:
        return None
    if _names(story, dated[0]) or _no_day(story, dated[0], clause):
        return None
    if clause.rule == "propositions/noun" and (dated[0].anchor.start <= clause.anchor.start or not (clause.agent or clause.patient)):
        return None
    return dated[0]


def _dates(story: Story, anchor: Anchor) -> list[Time]:
    return [t for t in story.times_in(anchor) if t.type in ("DATE", "TIME") and t.precision in _PRECISION and t.earliest]


def _names(story: Story, time: Time) -> bool:
    """`Friday's leak`, `the May 4 raid`, `the 2000 block of Mill Road`: the date says which one is meant."""
    text = story.article(time.anchor).text
    behind = text[time.anchor.end : time.anchor.end + AROUND]
    if _NAMING.match(behind):
        return True
    noun = _NOUN_BEHIND.match(behind)
    before = text[max(0, time.anchor.start - AROUND) : time.anchor.start]
    feast = _CALENDAR.search(story.text(time.anchor)) is None
    return noun is not None and noun[1] not in _JOINING and (feast or _OWNED.search(before) is not None)


def _no_day(story: Story, time: Time, clause: Proposition) -> bool:
    """`since 2013`, `by 2050`, a bare `this year`, and a `today` inside somebody's words (`what we see today`): no event's time."""
    text, printed = story.article(time.anchor).text, story.text(time.anchor).lower()
    before = text[max(0, time.anchor.start - AROUND) : time.anchor.start]
    if _EVERY.search(before):
        return True
    coarse = _PRECISION[time.precision] in ("month", "season", "year") or time.precision == "week"
    bounds = _BOUND.search(before) or _BOUND.match(f"{printed.split()[0]} ")
    if coarse and (bounds or (_PRESENT.fullmatch(printed) and not _EARLIER.search(before))):
        return True
    saying = story.statements.get(clause.statement or "")
    return printed in ("today", "now") and saying is not None and saying.form != "indirect"


AROUND = 24
"""Code points beside a date in which the word before and behind it stand."""


def _telling(story: Story, time: Time, clause: Proposition) -> _Telling | None:
    """In the words of the clause's sentence; of the clause, where its sentence has two dates and the clause can stand alone."""
    line = _line(story, clause.anchor)
    if line is None:
        return None
    dates = _dates(story, line)
    whole = clause.agent is not None and clause.rule != "propositions/noun"
    several = len({t.value[:10] for t in dates}) > 1
    own = _without_that(story, clause.anchor)
    anchor = own if several and whole and _stands_alone(story, own, clause) else line
    forms = [w for span in anchor.spans for w in words_in(story.article(anchor).text, span.start, span.end)]
    if len(forms) < WORDS:
        return None
    slots = frozenset(w.stem for name in (clause.agent, clause.patient) for w in words_in(name or "") if w.content)
    dated = [t.anchor.hull for t in dates]
    stems = frozenset(w.stem for w in forms if w.content and not any(d.start <= w.start < d.end for d in dated))
    deed = event_family(clause.predicate)
    return _Telling(time, anchor, story.event_of.get(clause.id), frozenset({f"={deed} {s}" for s in slots}), stems, whole)


def _without_that(story: Story, anchor: Anchor) -> Anchor:
    """The clause without the word that joins it to what governs it."""
    joined = _THAT.match(story.article(anchor).text, anchor.start, anchor.end)
    return Anchor.at(anchor.article, joined.end(), anchor.end) if joined is not None and len(anchor.spans) == 1 else anchor


_THAT = re.compile(r"that\s+")


def _stands_alone(story: Story, anchor: Anchor, clause: Proposition) -> bool:
    """The clause prints in one piece, from the head of its sentence or of what somebody says, and says enough."""
    text, saying = story.text(anchor), story.statements.get(clause.statement or "")
    heads = {story.sentence(anchor).start}
    if saying is not None:
        heads |= {saying.anchor.start, _without_that(story, saying.anchor).start}
    first = text.split()[0] if text.split() else ""
    return len(anchor.spans) == 1 and len(text.split()) > ALONE and anchor.start in heads and first.lower() not in _JOINING


ALONE = 5
"""Words above which a clause that is cut out of its sentence tells an event by itself; `_TELLING` of the page's timeline."""


def _line(story: Story, anchor: Anchor) -> Anchor | None:
    """The sentence of the anchor within its line; None where it is a post, a caption or a line of the house."""
    article, sentence = story.article(anchor), story.sentence(anchor)
    region = article.region_at(anchor.start)
    if region is None or region.kind not in _TOLD_IN:
        return None
    start = max(article.text.rfind("\n", sentence.start, anchor.start) + 1, sentence.start)
    end = article.text.find("\n", anchor.end, max(sentence.end, anchor.end))
    line = Anchor.at(article.id, start, end if end >= 0 else max(sentence.end, anchor.end))
    printed = story.text(line)
    counted = any(is_counter(printed, at) for at, mark in enumerate(printed) if mark.isdigit())
    return None if _POST.search(printed) or counted or phrase_pattern("page lines").search(printed) else line


def _saying(story: Story, time: Time, statement: Statement) -> _Telling | None:
    """The sentence that says who said it and when; what is said is more than a name."""
    if statement.cue is None or not statement.cue.spans or len(words_in(story.text(statement.anchor))) < WORDS:
        return None
    line = _line(story, Anchor(statement.anchor.article, statement.cue.spans[:1]))
    if line is None:
        return None
    dated = [t.anchor.hull for t in _dates(story, line)]
    forms = [w for w in words_in(story.article(line).text, line.start, line.end) if w.content]
    stems = frozenset(w.stem for w in forms if not any(d.start <= w.start < d.end for d in dated))
    return _Telling(time, line, None, frozenset(), stems, True)


def _grouped(story: Story, tellings: Sequence[_Telling]) -> Iterator[list[_Telling]]:
    """The tellings of one day, those of one event together: linked clauses, one sentence, one deed with a party or thing, like words."""
    groups: list[list[_Telling]] = []
    for told in sorted(tellings, key=lambda t: story.place(t.anchor)):
        joined = [group for group in groups[-COMPARED:] if any(_one_event(told, other) for other in group[:MEMBERS])]
        groups = [group for group in groups if all(group is not other for other in joined)]
        groups.append([*(t for group in joined for t in group), told])
    yield from groups


def _one_event(a: _Telling, b: _Telling) -> bool:
    return (a.event is not None and a.event == b.event) or bool(a.slots & b.slots) or a.anchor.overlaps(b.anchor) or _like(a, b)


def _like(a: _Telling, b: _Telling) -> bool:
    """Much the same words, of one day."""
    shared = len(a.stems & b.stems)
    return shared >= SHARED and shared >= ALIKE * min(len(a.stems), len(b.stems))


def _entry(story: Story, group: Sequence[_Telling], rule: str) -> tuple[tuple[str, int, bool, Place], TimelineEntry]:
    """The entry in the words of the first report that names the doer; the others beside it."""
    ordered = sorted(group, key=lambda t: story.place(t.anchor))
    first = next((t for t in ordered if t.whole), ordered[0])
    precision = _PRECISION[first.time.precision]
    also = tuple(dict.fromkeys(t.anchor for t in ordered if t.anchor != first.anchor))
    key = (first.time.earliest or first.time.value, _RANK[precision], rule == "timeline/said", story.place(first.anchor))
    return key, TimelineEntry(first.time.value, precision, first.anchor, also, rule)
