"""Events that several clauses date -> verdicts on their dates: agree, vaguer, or conflict.

Only clauses that tell one event are compared, and only deeds that happen once can conflict: two attacks on two days are two attacks. A
date with two readings conflicts with nothing that one of its readings allows, and a bare year with no day: it is background more often
than a date of the event.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from onrecord.comparing.firsts import first_confirmations
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import event_family, happens_once, thing_deed
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Proposition, Time, Verdict

MAX_PAIRS = 200
"""Dated clauses of one event are compared pairwise up to so many pairs; an event told more often is compared once a value."""
JOINED = 8
"""Code points between two dates of one clause that are one stretch of time (`January and February`, `May 3 to 5`)."""
_COMPARED = frozenset({"time", "day", "week", "month", "season", "year"})


def compare_dates(story: Story) -> Iterator[Comparison]:
    """Comparisons of dates of one event, and of the day on which one party confirmed one claim."""
    for event in story.links.events:
        dated = []
        for pid in event:
            clause = story.propositions[pid]
            time = _date_of(story, clause)
            if time is not None:
                dated.append((clause, time))
        once = any(happens_once(event_family(c.predicate)) or happens_once(thing_deed(c.predicate)) for c, _ in dated)
        yield from _judged(story, dated, once)
    yield from _confirmations(story)


def _date_of(story: Story, clause: Proposition) -> Time | None:
    """The date of the clause: the only one, or all where they stand together (`in January and February`)."""
    dated = [
        t for t in story.times_in(clause.anchor) if t.type in ("DATE", "TIME") and t.precision in _COMPARED and t.earliest and t.latest
    ]
    if len({(t.earliest, t.latest) for t in dated}) == 1:
        return dated[-1]
    if dated and all(b.anchor.start - a.anchor.end <= JOINED for a, b in zip(dated, dated[1:], strict=False)):
        anchor = Anchor.at(clause.anchor.article, dated[0].anchor.start, dated[-1].anchor.end)
        first, last = min(t.earliest or "" for t in dated), max(t.latest or "" for t in dated)
        return Time("", anchor, "DATE", "", first, last, (), dated[0].precision, "dates/joined")
    return None


def _judged(story: Story, dated: Sequence[tuple[Proposition, Time]], once: bool) -> Iterator[Comparison]:
    rows = list(dated)
    if len(rows) * (len(rows) - 1) // 2 > MAX_PAIRS:
        rows = list({(t.earliest, t.latest): (c, t) for c, t in reversed(rows)}.values())
    for (a, x), (b, y) in combinations(rows, 2):
        found = judge_times(x, y, once=once and _one_object(a, b))
        if found is not None and x.anchor != y.anchor:
            verdict, reason, rule = found
            if verdict == "agree" and x.anchor.article == y.anchor.article:
                continue
            yield verdict_row(
                story, "date", x.anchor, y.anchor, verdict, reason.format(story.text(x.anchor), story.text(y.anchor)), f"dates/{rule}"
            )


def _one_object(a: Proposition, b: Proposition) -> bool:
    """The two clauses name one object: the same words, two of them shared, or one clause leaves it open (`the treaty of May`)."""
    left, right = ({w.stem for w in words_in(p.patient or "") if w.content} for p in (a, b))
    return not left or not right or left == right or len(left & right) >= 2


def judge_times(x: Time, y: Time, *, once: bool) -> tuple[Verdict, str, str] | None:
    """The verdict on two dates of one event; None where neither says anything about the other."""
    if x.earliest is None or x.latest is None or y.earliest is None or y.latest is None:
        return None
    if (x.earliest, x.latest) == (y.earliest, y.latest):
        return "agree", "Both date it alike.", "equal"
    if x.earliest <= y.earliest and y.latest <= x.latest or y.earliest <= x.earliest and x.latest <= y.latest:
        return "vaguer", "One date lies within the other.", "within"
    if x.earliest <= y.latest and y.earliest <= x.latest:
        return "vaguer", "The two dates overlap.", "overlap"
    if set(x.readings) & set(y.readings):
        return "vaguer", "One of the dates can be read so that both agree.", "reading"
    if not once or {x.precision, y.precision} in ({"year", "day"}, {"year", "time"}, {"year", "week"}):
        return None
    return "conflict", "One event is dated by “{}” and by “{}”, which cannot both be right.", "disjoint"


def _confirmations(story: Story) -> Iterator[Comparison]:
    """When did a party confirm for the first time: its statements that confirm and say so, and the dates that the reports give them."""
    by_party: dict[frozenset[str], list[Time]] = defaultdict(list)
    for statement, words in first_confirmations(story):
        sentence, sides = story.sentence(words), story.sides(statement.id)
        if len(sides) == 1:
            outside = [t for t in story.times_in(sentence) if not statement.anchor.overlaps(t.anchor)]
            found = [dated for t in outside if (dated := _on_a_day(story, t)) is not None]
            if len({t.value for t in found}) == 1:
                by_party[sides].append(found[0])
    for sides in sorted(by_party, key=sorted):
        rows = list({t.anchor: t for t in by_party[sides]}.values())[:20]
        for x, y in combinations(rows, 2):
            judged = judge_times(x, y, once=True)
            if judged is not None and judged[0] != "agree":
                verdict, reason, rule = judged
                said = reason.format(story.text(x.anchor), story.text(y.anchor)).replace(
                    "One event is", f"The first confirmation by {min(sides)} is"
                )
                yield verdict_row(story, "date", x.anchor, y.anchor, verdict, said, f"dates/confirmation-{rule}")


_HOURS = re.compile(r"\b(?:hours?|minutes?) (?:later|after|afterwards|earlier|before)\b", re.IGNORECASE)


def _on_a_day(story: Story, time: Time) -> Time | None:
    """The time if it is a day; `hours later` is the day of the last date before it, or the day after."""
    if time.precision in ("day", "time") and time.earliest and time.latest:
        return time
    if _HOURS.search(story.text(time.anchor)):
        earlier = [
            t
            for t in story.times[time.anchor.article]
            if t.anchor.start < time.anchor.start and t.type == "DATE" and t.precision == "day" and t.earliest
        ]
        if earlier and earlier[-1].earliest:
            day = date.fromisoformat(earlier[-1].earliest)
            around = sorted(
                (day, day + timedelta(1))
                if "later" in story.text(time.anchor) or "after" in story.text(time.anchor)
                else (day - timedelta(1), day)
            )
            return replace(time, earliest=around[0].isoformat(), latest=around[1].isoformat(), value=earlier[-1].earliest, readings=())
    return None
