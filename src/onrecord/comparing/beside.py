"""Two reports' figures that are one number -> verdicts on what stands beside it: the date of what is counted, and who gives the number.

The number ties the two sentences together, where their clauses alone share too little to be linked. A date is compared when both clauses
bear one of their own; sources when one is a party and the other somebody of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.comparing.attribution import judge_sources
from onrecord.comparing.bounds import value
from onrecord.comparing.count import Count
from onrecord.comparing.dates import date_in, judge_times
from onrecord.comparing.story import Story, verdict_row
from onrecord.model import Comparison, Time

LEAST = 2
"""The smallest number that ties two reports: one of anything is told of too much."""


def compare_beside(story: Story, a: Count, b: Count) -> Iterator[Comparison]:
    """Comparisons of the dates and sources of one number that two reports give for one count."""
    x, y = a.figure, b.figure
    if x.anchor.article == y.anchor.article or value(x) != value(y) or value(x) < LEAST:
        return
    yield from _dates(story, a, b)
    left, right = story.statements.get(x.statement or ""), story.statements.get(y.statement or "")
    if left is not None and right is not None:
        yield from judge_sources(story, left, right, "number")


def _dates(story: Story, a: Count, b: Count) -> Iterator[Comparison]:
    left, right = _date_of(story, a), _date_of(story, b)
    if left is None or right is None or left.anchor == right.anchor:
        return
    judged = judge_times(left, right, once=False)
    if judged is not None and judged[0] == "vaguer":
        yield verdict_row(story, "date", left.anchor, right.anchor, "vaguer", judged[1], f"dates/number-{judged[2]}")


def _date_of(story: Story, count: Count) -> Time | None:
    """The date in the shortest clause of the number that bears one (`including 300 sent in May`: the clause of `sent`)."""
    sentence = story.sentence(count.figure.anchor)
    clauses = sorted((c for c in story.clauses_in(sentence) if count.figure.id in c.figures), key=lambda c: len(c.anchor.hull))
    return next((found for c in clauses if (found := date_in(story, c.anchor)) is not None), None)
