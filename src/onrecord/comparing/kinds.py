"""Two counts of people -> are they of one kind and of one party's people, so that one number could stand for both?

Civilians, soldiers, drivers and children are counted apart: that four of each died is no agreement, and no change from one to the other.
A count of people in general may be of the same people, unless the report that gives the kind gives another kind beside it, or more dead.
The own people of one party are counted with nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.comparing.bounds import value
from onrecord.comparing.count import PEOPLE, Count, same_owner
from onrecord.comparing.people import kind_of
from onrecord.comparing.scope import TOLL, one_source, root
from onrecord.comparing.story import Story
from onrecord.model import Verdict

ONE_COUNT = frozenset({"agree", "updated", "vaguer", "conflict"})
"""Verdicts by which two numbers are of one count."""
_FATES = TOLL | {"casualty", "hospital"}
_BEHIND = re.compile(
    r"\s+of\s+(?:the|these|those)\s+(?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|dozen)",
    re.IGNORECASE,
)
_OWN = re.compile(r"\bown\b", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|their|his|her|our)\b", re.IGNORECASE)
_ARMED = frozenset({"soldier", "police", "fighter", "militant", "militiaman", "trooper", "marine", "guard", "conscript", "rebel"})
"""Kinds that two sides lose: whose they are is part of what is counted."""


def of_some(story: Story, count: Count) -> bool:
    """`Three of the eight are dead`: a part of people told before, whatever the sentence calls them."""
    text = story.article(count.figure.anchor).text
    return _BEHIND.match(text, count.figure.anchor.end) is not None or _BEHIND.search(story.text(count.figure.anchor)) is not None


def owned(story: Story, count: Count) -> bool:
    """`three of its own soldiers`, `its 40 soldiers`: the people of whoever gives the number."""
    printed, at = story.text(count.figure.anchor), count.figure.anchor.start
    before = story.article(count.figure.anchor).text[max(0, at - 10) : at].split()[-1:]
    return _OWN.search(printed) is not None or (kind_of(count) in _ARMED and _ITS.search(" ".join([*before, printed])) is not None)


def one_people(story: Story, a: Count, b: Count, counts: Sequence[Count]) -> bool:
    """Nothing tells that the two counts are of people of two kinds or of two parties."""
    if a.thing not in PEOPLE or b.thing not in PEOPLE or not _harmed(a, b):
        return True
    left, right = kind_of(a), kind_of(b)
    if root(a) == root(b):
        return (right if b.like else left) in ("", left if b.like else right)  # a number for the one before it, unless of a kind of its own
    one = one_source(story, a, b)
    if owned(story, a) != owned(story, b) and not one and not (a.whose and b.whose and same_owner(a, b)):
        return False
    if left and right:
        return left == right
    if of_some(story, a) != of_some(story, b) and not one:
        return False
    if not left and not right:
        return True
    return not _one_of_kinds(story, a if left else b, counts)


def _harmed(a: Count, b: Count) -> bool:
    """Both count who died, was hurt or is missing: a crowd or the arrested are told as residents here and as marchers there."""
    return bool(a.deeds) and bool(b.deeds) and a.deeds | b.deeds <= _FATES


def _one_of_kinds(story: Story, count: Count, counts: Sequence[Count]) -> bool:
    """The report that counts the kind counts another kind with the same fate, or, by nobody else's word, more people."""
    for other in counts:
        if other is count or other.figure.anchor.article != count.figure.anchor.article or other.deeds != count.deeds or other.before:
            continue
        kind = kind_of(other)
        if kind and kind != kind_of(count):
            return True
        own = not other.giver or not count.giver or one_source(story, other, count)
        if not kind and own and value(other.figure) > value(count.figure):
            return True
    return False


def of_one_people(story: Story, a: Count, b: Count, counts: Sequence[Count], verdict: Verdict) -> bool:
    """Whether the verdict may stand: one that makes one count of two asks for one people."""
    return verdict not in ONE_COUNT or one_people(story, a, b, counts)
