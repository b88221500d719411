"""Counts that change as news comes in, and estimates of one quantity -> is the other number an update, or another party's?"""

from __future__ import annotations

import re

from onrecord.comparing.bounds import value
from onrecord.comparing.count import ANYBODY, Count
from onrecord.comparing.counts import FAR, days_between
from onrecord.comparing.givers import told_by
from onrecord.comparing.narrowed import qualified, sexes, takes_in
from onrecord.comparing.scope import as_of, one_source, one_toll, rivals, shares_event
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import given_pattern
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Verdict


def run_on(story: Story, a: Count, b: Count, same_source: bool) -> tuple[Verdict, str, str] | None:
    """A count that changes as news comes in, given as two numbers: the later one is a new value, unless rivals count."""
    if a.added or b.added or (a.where and b.where and not a.where & b.where) or not (one_toll(a, b) or shares_event(story, a, b)):
        return None
    if a.thing != b.thing and not (a.thing in ANYBODY and b.thing in ANYBODY) or qualified(a) != qualified(b) and not same_source:
        return None
    if value(a.figure) > RUNS * value(b.figure) or value(b.figure) > RUNS * value(a.figure):
        return None
    if sexes(a) != sexes(b) or takes_in(story, a) != takes_in(story, b):
        return None
    if (a.before or b.before) and a.giver and b.giver and not same_source:
        return None
    if a.before != b.before:
        if bool(a.whose) != bool(b.whose):
            return None
        return "updated", "One of the numbers is told as one that was given before.", "given-before"
    left, right = as_of(story, a), as_of(story, b)
    if left is None or right is None or rivals(a, b) or _two_bodies(story, a, b):
        return None
    days = days_between(min(left[1], right[1]), max(left[0], right[0]))
    if left[0] <= right[1] and right[0] <= left[1]:
        if a.part and b.part and a.part != b.part:
            return "updated", "A number of later that day for the same count.", "later-that-day"
        later = same_source and a.figure.anchor.article != b.figure.anchor.article
        return ("updated", "One source gives another number later on.", "same-source") if later else None
    if days > FAR:
        return None
    return "updated", "A later number for the same count, which changes as news comes in.", "running"


RUNS = 10
"""A count hardly grows by more than this factor from one report of a story to the next; what does is a count of something wider."""


def _two_bodies(story: Story, a: Count, b: Count) -> bool:
    """Two offices or parties that count each for itself; who carries a count, and a person who may speak for an office, is none."""
    return not one_source(story, a, b) and all(_kind(story, c) in _COUNTING and not _carries(story, c) for c in (a, b))


def _carries(story: Story, count: Count) -> bool:
    """`the news agency Norpress`: who gives the number is told as one who carries what others say."""
    name = re.escape(count.giver)
    kinds = phrase_pattern("carries news").pattern
    told = re.compile(rf"{kinds},? {name}\b|\b{name},? (?:\w+ ){{0,4}}{kinds}")
    return bool(count.giver) and told.search(story.article(count.figure.anchor).text) is not None


_COUNTING = frozenset({"government", "military", "body", "group"})


def _kind(story: Story, count: Count) -> str:
    statement = story.statements.get(count.figure.statement or "")
    return statement.source.kind if statement is not None and statement.source is not None else ""


def estimates(story: Story, a: Count, b: Count, days: int | None) -> tuple[Verdict, str, str] | None:
    """Two sources' numbers for one quantity of the story (tons of what leaked): they differ, whatever the day, within a week."""
    if a.before or b.before or not a.giver or not b.giver or one_source(story, a, b) or (days is not None and days > ESTIMATES):
        return None
    if days != 0 and "person" in (_kind(story, a), _kind(story, b)):
        return None  # he may speak for the other one, a day later
    said = f"The same quantity is given as {told_by(story, a)} and as {told_by(story, b)}."
    return "conflict", said, "estimates"


ESTIMATES = 7
"""Days within which two estimates of one quantity are of one state of knowledge."""


def corrected(story: Story, count: Count) -> bool:
    """The sentence of the number tells that numbers were corrected or recounted."""
    sentence = story.sentence(count.figure.anchor)
    return given_pattern("changed").search(story.article(sentence).text, sentence.start, count.figure.anchor.start) is not None
