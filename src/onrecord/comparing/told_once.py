"""Counts of a story -> the same, a count of people that a report gives more than once standing once, as its text tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.comparing.count import PEOPLE, Count
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import all_conditions


def told_once(story: Story, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts; one of people that a report gives more than once stands once, as its own text first tells it, not a headline."""
    first: dict[tuple[object, ...], Count] = {}
    for c in counts:
        if _told_of_people(c):
            key = _again(c)
            known = first.get(key)
            if known is None or (_headed(story, known) and not _headed(story, c)):
                first[key] = c
    for c in counts:
        if not _told_of_people(c) or first[_again(c)] is c:
            yield c


def _told_of_people(c: Count) -> bool:
    return c.thing in PEOPLE and bool(c.deeds) and c.deeds <= all_conditions() and c.figure.part_of is None and not c.parts


def _again(c: Count) -> tuple[object, ...]:
    return c.figure.anchor.article, c.figure.low, c.figure.high, c.deeds, c.thing, c.before, c.added, c.period


def _headed(story: Story, c: Count) -> bool:
    region = story.article(c.figure.anchor).region_at(c.figure.anchor.start)
    return region is not None and region.kind != "body"
