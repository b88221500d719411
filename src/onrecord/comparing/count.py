"""Count: a figure with what decides its scope; the classes of counted things that comparing tells apart."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lexicon.families import counting_words
from onrecord.model import Figure, Proposition

PEOPLE = counting_words("people")
ANYBODY = frozenset({"person", "victim"})
"""Families that stand for people in general: a count of them takes in every kind."""
HARM = counting_words("fate")
"""What happens to people; a count of it is no other view of a count of people sent, employed or present."""
ANAPHORIC = counting_words("anaphor")
"""A clause about one of these with a number continues the count before it (`the total had risen to 31`)."""


SCORES = counting_words("score")
"""What is counted for somebody (`5,000 votes to Odell's 4,100`), so that whose they are makes one count."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what decides its scope: `thing` counted, `deeds` that happen to it, `whose`, `where`, when, and by whom."""

    figure: Figure
    clause: Proposition | None
    thing: str
    deeds: frozenset[str]
    whose: str
    where: frozenset[str]
    earliest: str | None
    latest: str | None
    added: bool
    source: str
    sides: frozenset[str]
    parts: tuple[float, ...]
    timed: bool
    topic: str = ""
    """What is measured, where the story measures one thing so: a rate by name, a crowd, all that is given in one unit."""
    before: bool = False
    """Told as given before (`had earlier put it at two`)."""
    bare: bool = False
    """The number stands without a noun of its own (`the union put it at 44`)."""
    part: int = 0
    """The part of the day that the count is of, 1 to 4; 0 where none is told."""
    giver: str = ""
    """Who gives the number: the source, else whose list or count it is (`the rail board had 23 on Monday`)."""
    period: str = ""
    """The stretch of time that it is counted over (`this year`)."""
    like: str = ""
    """The figure before it in the report whose scope it takes on."""


def got(count: Count) -> bool:
    """`Odell got seven votes`: who stands before the number has the votes, seats or points, and gives no number of them."""
    return count.thing in SCORES and count.clause is not None and count.clause.predicate.split(" ")[0] in counting_words("gets")


def general() -> frozenset[str]:
    """Words for people or things in general, that say nothing of the kind that is counted."""
    return counting_words("anyone") | counting_words("vague")


def same_thing(a: Count, b: Count) -> bool:
    """One kind of thing; people in general take in every kind of people."""
    if a.thing == b.thing:
        return True
    return a.thing in PEOPLE and b.thing in PEOPLE and (a.thing in ANYBODY or b.thing in ANYBODY)


def same_owner(a: Count, b: Count) -> bool:
    """No two owners: one is left open, or their names are parts of each other."""
    return not a.whose or not b.whose or a.whose == b.whose or a.whose in b.whose or b.whose in a.whose
