"""Events that several clauses date -> verdicts on their dates: agree, vaguer, or conflict.

Only clauses that tell one event are compared, and only deeds that happen once can conflict: two attacks on two days are two attacks. A
date with two readings conflicts with nothing that one of its readings allows, and a bare year with no day: it is background more often
than a date of the event. A date that stands beside the clause (`took the port after a raid in May`, `eight months after it fell`, `a
meeting last year where they signed`) says less surely what it dates: it can be looser than another date, and never contradict one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import event_family, happens_once, is_thing, thing_deed, thing_family
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Proposition, Time, Verdict

MAX_PAIRS = 200
"""Dated clauses of one event are compared pairwise up to so many pairs; an event told more often is compared once a value."""
JOINED = 8
"""Code points between two dates of one clause that are one stretch of time (`January and February`, `May 3 to 5`)."""
COMPARED = frozenset({"time", "day", "week", "month", "season", "year"})
"""Precisions of dates that can date an event; a decade dates none."""
_DAYS = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}


@dataclass(frozen=True, slots=True)
class Dated:
    """A clause and its date; `loose` where the date stands beside the clause, not in it."""

    clause: Proposition
    time: Time
    loose: bool


def compare_dates(story: Story) -> Iterator[Comparison]:
    """Comparisons of dates of one event."""
    for event in story.links.events:
        dated = [row for pid in event if (row := dated_clause(story, story.propositions[pid])) is not None]
        once = any(happens_once(event_family(d.clause.predicate)) or happens_once(thing_deed(d.clause.predicate)) for d in dated)
        yield from _judged(story, dated, once)


def dated_clause(story: Story, clause: Proposition) -> Dated | None:
    """The clause with its own date, else with one that stands beside it."""
    time = date_in(story, clause.anchor)
    if time is not None:
        return Dated(clause, time, False)
    if clause.negated or clause.rule in ("propositions/open", "propositions/modal") or _candidates(story, clause.anchor):
        return None
    for beside in (_counted_from, _where_held, _joined_to):
        time = beside(story, clause)
        if time is not None:
            return Dated(clause, time, True)
    return None


def date_in(story: Story, anchor: Anchor) -> Time | None:
    """The date in some words: the only one, or all where they stand together (`in January and February`)."""
    dated = _candidates(story, anchor)
    if len({(t.earliest, t.latest) for t in dated}) == 1:
        return dated[-1]
    if dated and all(b.anchor.start - a.anchor.end <= JOINED for a, b in zip(dated, dated[1:], strict=False)):
        words = Anchor.at(anchor.article, dated[0].anchor.start, dated[-1].anchor.end)
        first, last = min(t.earliest or "" for t in dated), max(t.latest or "" for t in dated)
        return Time("", words, "DATE", "", first, last, (), dated[0].precision, "dates/joined")
    return None


def _candidates(story: Story, anchor: Anchor) -> list[Time]:
    return [t for t in story.times_in(anchor) if t.type in ("DATE", "TIME") and t.precision in COMPARED and t.earliest and t.latest]


def _counted_from(story: Story, clause: Proposition) -> Time | None:
    """`at the weekend, eight months after the port fell`: counted back from the date before it, give or take half of the unit."""
    length = next(iter(story.times_in(clause.anchor)), None)
    if length is None or length.type != "DURATION" or length.anchor.start != clause.anchor.start:
        return None
    unit, number = length.value[-1:], length.value[1:-1]
    after = words_in(story.article(clause.anchor).text, length.anchor.end, clause.anchor.end)[:1]
    if unit not in _DAYS or not number.isdigit() or not after or after[0].form != "after":
        return None
    sentence = story.sentence(clause.anchor)
    before = [t for t in _candidates(story, sentence) if t.anchor.end <= length.anchor.start]
    if not before or before[-1].earliest is None or before[-1].latest is None:
        return None
    back = _DAYS[unit] * int(number)
    early, late = date.fromisoformat(before[-1].earliest), date.fromisoformat(before[-1].latest)
    slack = timedelta(_DAYS[unit] / 2) if unit != "D" else timedelta()
    if early.year * 365.25 - back < 400:
        return None  # no place in the calendar
    first, last = early - timedelta(back) - slack, late - timedelta(back) + slack
    return Time("", length.anchor, "DATE", "", first.isoformat(), last.isoformat(), (), "month", "dates/counted-back")


def _where_held(story: Story, clause: Proposition) -> Time | None:
    """`a meeting last year where they signed the pact`: the date of what the clause with `where` happened at."""
    text = story.article(clause.anchor).text
    first = words_in(text, clause.anchor.start, clause.anchor.end)[:1]
    if not first or first[0].form not in ("where", "when"):
        return None
    sentence = story.sentence(clause.anchor)
    held = [c for c in story.clauses_in(sentence) if c.rule == "propositions/noun" and c.anchor.end <= clause.anchor.start]
    return date_in(story, held[-1].anchor) if held and not _verb_between(text, held[-1].anchor.end, clause.anchor.start) else None


def _verb_between(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in ".;:") or end - start > REACH


REACH = 40
"""Code points between a noun with its date and the `where` that goes on from it: a place name or two."""


def _joined_to(story: Story, clause: Proposition) -> Time | None:
    """`took the port after a raid mounted in May`: the only date of the sentence, behind the clause and a joining word."""
    sentence = story.sentence(clause.anchor)
    dated = _candidates(story, sentence)
    if len({(t.earliest, t.latest) for t in dated}) != 1 or dated[0].anchor.start < clause.anchor.end:
        return None
    between = story.article(clause.anchor).text[clause.anchor.end : dated[0].anchor.start]
    words = words_in(between)
    if not words or any(mark in between for mark in ';:"“”'):
        return None
    own = [w.form for w in words_in(story.article(clause.anchor).text, clause.anchor.start, clause.anchor.end)][MAIN:]
    joined = words[0].form in phrases("joins") or (bool(phrases("time joins").intersection(own)) and len(words) <= MAIN)
    return dated[0] if joined else None


MAIN = 3
"""Words that a clause's doer, deed and object take up at the least, before `after a raid`; and those from there up to the date."""


def _judged(story: Story, dated: Sequence[Dated], once: bool) -> Iterator[Comparison]:
    rows = list(dated)
    if len(rows) * (len(rows) - 1) // 2 > MAX_PAIRS:
        rows = list({(d.time.earliest, d.time.latest): d for d in reversed(rows)}.values())[:20]
    for a, b in combinations(rows, 2):
        x, y = a.time, b.time
        loose = a.loose or b.loose
        found = judge_times(x, y, once=once and not loose and _one_object(a.clause, b.clause) and not one_wording(story, x, y))
        if found is None or x.anchor == y.anchor:
            continue
        verdict, reason, rule = found
        if verdict == "agree" and (loose or x.anchor.article == y.anchor.article):
            continue
        if loose and not (_one_object(a.clause, b.clause) or _one_kind(a.clause, b.clause)):
            continue
        said = reason.format(story.text(x.anchor), story.text(y.anchor))
        yield verdict_row(story, "date", x.anchor, y.anchor, verdict, said, f"dates/{rule}{'-beside' if loose else ''}")


def one_wording(story: Story, x: Time, y: Time) -> bool:
    """`Friday` and `Friday`: what differs is only the day that each is counted from, as it does in two copies of one text.

    So it does with an hour that is printed without its day (`4 p.m.`).
    """
    left, right = story.text(x.anchor).lower(), story.text(y.anchor).lower()
    if any(_HOUR.match(words) for words in (left, right)):
        return True
    return left == right and not re.search(r"\d", left)


_HOUR = re.compile(
    r"(?:around |about |at |by )?\d{1,2}(?:[:.]\d\d(?: ?[ap]\.? ?m\b\.?)?| ?[ap]\.? ?m\b\.?| o.clock)[^a-z\d]*(?:[a-z]{2,4})?[^a-z\d]*$"
)
"""An hour of the day alone, with its zone at the most."""


def _one_object(a: Proposition, b: Proposition) -> bool:
    """The two clauses name one object: the same words, two of them shared, or one clause leaves it open (`the treaty of May`)."""
    left, right = ({w.stem for w in words_in(p.patient or "") if w.content} for p in (a, b))
    return not left or not right or left == right or len(left & right) >= 2


def _one_kind(a: Proposition, b: Proposition) -> bool:
    """The objects share a kind of thing (`part of the region`, `territory`)."""
    left, right = ({thing_family(w.form) for w in words_in(p.patient or "") if is_thing(w.form)} for p in (a, b))
    return bool(left & right)


def judge_times(x: Time, y: Time, *, once: bool) -> tuple[Verdict, str, str] | None:
    """The verdict on two dates of one event; None where neither says anything about the other."""
    if x.earliest is None or x.latest is None or y.earliest is None or y.latest is None:
        return None
    if x.type == y.type == "TIME" and x.value != y.value and x.precision == y.precision == "time":
        return None  # two hours of one day: compared as hours
    if (x.earliest, x.latest) == (y.earliest, y.latest):
        return "agree", "Both date it alike.", "equal"
    if x.earliest <= y.earliest and y.latest <= x.latest or y.earliest <= x.earliest and x.latest <= y.latest:
        return "vaguer", "One date lies within the other.", "within"
    if x.earliest <= y.latest and y.earliest <= x.latest:
        return "vaguer", "The two dates overlap.", "overlap"
    if set(x.readings) & set(y.readings):
        return "vaguer", "One of the dates can be read so that both agree.", "reading"
    if once and _gap(x, y) > ANOTHER:
        return None
    if "week" in (x.precision, y.precision) and _gap(x, y) <= LOOSE_WEEK:
        return "vaguer", "One of the dates is a week, which a report tells loosely.", "week"
    if not once or {x.precision, y.precision} in ({"year", "day"}, {"year", "time"}, {"year", "week"}):
        return None
    return "conflict", "One event is dated by “{}” and by “{}”, which cannot both be right.", "disjoint"


ANOTHER = 365
"""Days between two dates beyond which they are of two events: nobody takes one year's charge for another's by a slip."""
LOOSE_WEEK = 7
"""Days beside a week that `last week` still means: on a Sunday it is the week that ends, by the calendar the one before."""


def _gap(x: Time, y: Time) -> int:
    """Days between two times that don't meet."""
    first, last = min(x.latest or "", y.latest or ""), max(x.earliest or "", y.earliest or "")
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
