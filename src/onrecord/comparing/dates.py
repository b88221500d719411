"""Events that several clauses date -> verdicts on their dates: agree, vaguer, or conflict.

Only clauses that tell one event are compared, and only deeds that happen once can conflict: two attacks on two days are two attacks. A
date with two readings conflicts with nothing that one of its readings allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.families import event_family, happens_once, thing_deed
from onrecord.model import Anchor, Comparison, Proposition, Time, Verdict

MAX_PAIRS = 200
"""Dated clauses of one event are compared pairwise up to so many pairs; an event told more often is compared once a value."""
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
    """The date of the clause: the only one, or the one that stands closest to its end."""
    dated = [t for t in story.times_in(clause.anchor) if t.type in ("DATE", "TIME") and t.precision in _COMPARED and t.earliest and t.latest]
    return max(dated, key=lambda t: t.anchor.start) if len({(t.earliest, t.latest) for t in dated}) == 1 else None


def _judged(story: Story, dated: Sequence[tuple[Proposition, Time]], once: bool) -> Iterator[Comparison]:
    rows = list(dated)
    if len(rows) * (len(rows) - 1) // 2 > MAX_PAIRS:
        rows = list({(t.earliest, t.latest): (c, t) for c, t in reversed(rows)}.values())
    for (_, x), (_, y) in combinations(rows, 2):
        found = judge_times(x, y, once=once)
        if found is not None and x.anchor != y.anchor:
            verdict, reason, rule = found
            if verdict == "agree" and x.anchor.article == y.anchor.article:
                continue
            yield verdict_row(story, "date", x.anchor, y.anchor, verdict, reason.format(story.text(x.anchor), story.text(y.anchor)), f"dates/{rule}")


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
    if not once:
        return None
    return "conflict", "One event is dated by “{}” and by “{}”, which cannot both be right.", "disjoint"


def _confirmations(story: Story) -> Iterator[Comparison]:
    """When did a party confirm a claim: dated statements of one party that confirm the same claim."""
    for group in story.links.claims:
        by_party: dict[frozenset[str], list[Anchor]] = defaultdict(list)
        for e in group.evidence:
            if e.stance == "confirms" and e.statement is not None and e.since is not None and e.since.anchor is not None:
                sides = story.sides(e.statement) or frozenset({e.by})
                if len(sides) == 1:
                    by_party[sides].append(e.since.anchor)
        for sides in sorted(by_party, key=sorted):
            times = [t for anchor in dict.fromkeys(by_party[sides]) for t in story.times_in(anchor)]
            for x, y in combinations(times[:20], 2):
                found = judge_times(x, y, once=True)
                if found is not None and found[0] != "agree":
                    verdict, reason, rule = found
                    said = reason.format(story.text(x.anchor), story.text(y.anchor)).replace("One event is", "The confirmation is")
                    yield verdict_row(story, "date", x.anchor, y.anchor, verdict, said, f"dates/confirmation-{rule}")
