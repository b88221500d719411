"""Two counts of people that a report gives side by side -> what they make together, held against other reports' numbers of all of them.

`212 passengers and nine crew` is one count of 221, `one guard died and nine others were hurt` one of ten who came to harm; nobody prints
it (our arithmetic).

    figures/aboard-sum        another number is what they make: each of the two is a part of it
    figures/aboard-fits       a bound or a range holds what they make
    figures/aboard-differs    another source gives a number that neither is nor holds it
    figures/others-and-one    another report's number of the hurt is what the others and those told before them make
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.comparing.aboard import ABOARD
from onrecord.comparing.bounds import holds, numbered, show, value
from onrecord.comparing.count import ANYBODY, PEOPLE, Count
from onrecord.comparing.counts import FAR
from onrecord.comparing.scope import days_apart, one_source
from onrecord.comparing.story import Story, verdict_row
from onrecord.comparing.sums import names_apart
from onrecord.lexicon.conditions import all_conditions
from onrecord.model import Comparison, Verdict

_JOINS = re.compile(r",? (?:and|plus|along with|together with|as well as) (?:(?:the|its|her|his|another|a crew of) )?")
MOST = 12
"""Counts of those aboard that are held against a sum: a bound on cost."""


def compare_joined(story: Story, counts: Sequence[Count]) -> Iterator[Comparison]:
    """Comparisons of what passengers and crew, and some and the others, make with the numbers of all of them."""
    yield from _of_passengers(story, counts)
    yield from _of_others(story, counts)


def _of_passengers(story: Story, counts: Sequence[Count]) -> Iterator[Comparison]:
    totals = [c for c in counts if c.deeds == ABOARD and c.thing in ANYBODY and c.figure.part_of is None and numbered(c.figure)][:MOST]
    for some, crew in pairwise(counts):
        if not _joined(story, some, crew):
            continue
        made = value(some.figure) + value(crew.figure)
        words = f"{story.text(some.figure.anchor)} and {story.text(crew.figure.anchor)} make {show(made)} (our arithmetic)"
        for c in totals:
            if c.figure.id in (some.figure.id, crew.figure.id) or (days_apart(story, some, c) or 0) > FAR:
                continue
            for part in (some, crew) if value(c.figure) == made else (some,):
                found = _judged(story, part, c, made, words)
                if found is not None:
                    yield verdict_row(story, "figure", part.figure.anchor, c.figure.anchor, *found)


def _joined(story: Story, some: Count, crew: Count) -> bool:
    """`212 passengers and nine crew`: two kinds of people side by side, whom nothing befell but that they were aboard."""
    x, y = some.figure, crew.figure
    if x.anchor.article != y.anchor.article or x.bound != "exact" or y.bound != "exact" or x.part_of or y.part_of:
        return False
    if some.thing == crew.thing or not {some.thing, crew.thing} <= PEOPLE - ANYBODY or "passenger" not in (some.thing, crew.thing):
        return False
    joined = _JOINS.fullmatch(story.article(x.anchor).text, x.anchor.end, y.anchor.start) is not None
    return joined and (some.deeds | crew.deeds) & all_conditions() == ABOARD


def _judged(story: Story, part: Count, whole: Count, made: float, words: str) -> tuple[Verdict, str, str] | None:
    x = whole.figure
    if x.low == x.high == made:
        return "part-of", f"{words}, the number of all aboard.", "figures/aboard-sum"
    if holds(x, made):
        return "different-scope", f"{words}, which fits in with {story.text(x.anchor)}.", "figures/aboard-fits"
    if not part.giver or not whole.giver or one_source(story, part, whole) or names_apart(story, part.figure, x):
        return None
    return "conflict", f"{words}; {whole.giver} gives {story.text(x.anchor)}.", "figures/aboard-differs"


_HURT = frozenset({"wound"})
_HARMED = frozenset({"wound", "kill", "shoot", "stab", "casualty"})
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
BESIDE = 60
"""Code points between the two counts: `was killed and`, `of whom died at the mill while`."""


def _of_others(story: Story, counts: Sequence[Count]) -> Iterator[Comparison]:
    """`one guard died and nine others were hurt`, where another report has ten hurt: it counts the dead one too."""
    hurt = [c for c in counts if c.deeds == _HURT and c.thing in ANYBODY and c.figure.bound == "exact" and c.figure.part_of is None]
    for some, others in pairwise(counts):
        if others not in hurt or not _beside(story, some, others):
            continue
        made = value(some.figure) + value(others.figure)
        for c in [c for c in hurt if value(c.figure) == made and c.figure.anchor.article != others.figure.anchor.article][:MOST]:
            if (days_apart(story, others, c) or 0) <= FAR and not _OTHERS.search(story.text(c.figure.anchor)):
                left, right = story.text(others.figure.anchor), story.text(some.figure.anchor)
                said = f"{left} and {right} make {show(made)} (our arithmetic), the number that the other report has of the hurt."
                yield verdict_row(story, "figure", others.figure.anchor, c.figure.anchor, "different-scope", said, "figures/others-and-one")


def _beside(story: Story, some: Count, others: Count) -> bool:
    x, y = some.figure, others.figure
    one = story.sentence(x.anchor) == story.sentence(y.anchor) and 0 < y.anchor.start - x.anchor.end <= BESIDE
    fates = bool(some.deeds) and some.deeds <= _HARMED and some.thing in PEOPLE and x.bound == "exact" and x.part_of is None
    return one and fates and some.deeds != others.deeds and _OTHERS.search(story.text(y.anchor)) is not None
