"""Two tolls of what the story is about -> how they stand to each other, whoever gives them and in whatever words.

A toll is a number of all people whom one fate befell (`19 hikers were killed`, `the death toll rose to 21`): no part of another number, of
no owner or kind, not added to anything, told of no other event. Two of them need no shared wording to be of one count:

    agree            one number, in two reports
    vaguer           a range or a bound holds the other number
    updated          the later one of one party is larger, or is told as a toll that has changed
    different-scope  one report gives both, by two voices

What is left open here (two numbers that cannot both be right) is judged with all other counts, where a conflict asks for more.
"""

from __future__ import annotations

from onrecord.comparing.alike import side_by_side
from onrecord.comparing.bounds import meet, numbered, reach, value
from onrecord.comparing.count import ANYBODY, Count
from onrecord.comparing.counts import FAR
from onrecord.comparing.givers import told_by
from onrecord.comparing.narrowed import badly, found_there, qualified, several, sexes, takes_in
from onrecord.comparing.scope import days_apart, one_size, one_source, rivals, single, withdrawn
from onrecord.comparing.story import Story
from onrecord.comparing.totals import Totals
from onrecord.lexicon.conditions import open_conditions
from onrecord.lexicon.happenings import happening_pattern, happenings
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Figure, Verdict

CHANGE_REACH = 60
"""Code points before a number in which the verb stands that says that it has changed (`the toll has now reached`)."""
GROWN = 2.0
"""`At least 17` can be the beginning of a toll up to this factor larger; of one beyond it, hardly."""


def judge_tolls(story: Story, a: Count, b: Count, totals: Totals) -> tuple[Verdict, str, str] | None:
    """The verdict on two tolls of the whole; None where they are none, or only differ."""
    if not _one_count(story, a, b, totals):
        return None
    x, y = a.figure, b.figure
    if x.anchor.article == y.anchor.article:
        return _in_one_report(story, a, b)
    if (x.low, x.high, x.bound) == (y.low, y.high, y.bound):
        return "agree", "The same number for the same count.", "toll-equal"
    days = days_apart(story, a, b)
    if meet(x, y) or _from(x, y) or _from(y, x):
        if {x.bound, y.bound} <= {"exact", "about"} and value(x) == value(y):
            return "vaguer", "The same number, in one report as an approximate one.", "approximate"
        if _open(x) != _open(y) and (days or _changed(story, a) or _changed(story, b)) and not rivals(a, b):
            return "updated", "A later number for the same count, which changes as news comes in.", "toll-grown"
        return "vaguer", "One number is a bound or a range that holds the other.", "bound"
    if days is None and one_size(a, b) and not rivals(a, b) and (_changed(story, a) or _changed(story, b)):
        return "updated", "A report says that the number has changed.", "toll-changed"
    return None


def _one_count(story: Story, a: Count, b: Count, totals: Totals) -> bool:
    """Both count all of one fate of one event, as far as their words tell."""
    if not (is_toll(story, a, totals) and is_toll(story, b, totals)) or a.deeds != b.deeds or single(a.figure, b.figure):
        return False
    if (a.where and b.where and not a.where & b.where) or not one_kind(story, a, b):
        return False
    return (days_apart(story, a, b) or 0) <= FAR and sexes(a) == sexes(b)


def is_toll(story: Story, count: Count, totals: Totals) -> bool:
    """A number of all whom one fate befell that changes as news comes in."""
    if count.thing not in ANYBODY or len(count.deeds) != 1 or not count.deeds <= open_conditions() or not numbered(count.figure):
        return False
    if count.figure.part_of is not None or count.added or count.before or count.whose or count.period or qualified(count):
        return False
    if totals.is_background(count) or withdrawn(story, count):
        return False
    return not (takes_in(story, count) or several(story, count) or badly(story, count) or found_there(story, count))


def among(story: Story, a: Count, b: Count, totals: Totals) -> bool:
    """`The toll was 21; two of the tour's guides are among the dead`: the report says that the smaller number is of the toll."""
    for some, all_ in ((a, b), (b, a)):
        x, y = some.figure, all_.figure
        if x.anchor.article != y.anchor.article or some.deeds != all_.deeds or not is_toll(story, all_, totals):
            continue
        if not numbered(x) or value(x) >= value(y) or (not some.whose and not qualified(some) and some.thing in ANYBODY):
            continue
        sentence = story.sentence(x.anchor)
        if phrase_pattern("among them").search(story.article(sentence).text, x.anchor.start, sentence.end) is not None:
            return True
    return False


def of_those_hit(a: Count, b: Count) -> bool:
    """`Six men were shot`, `five were wounded`: who was hit takes in the hurt and the dead."""
    for all_, some in ((a, b), (b, a)):
        plain = all_.thing in ANYBODY and some.thing in ANYBODY and not (all_.whose or some.whose)
        if not plain or all_.added or some.before or all_.before or all_.figure.part_of is not None:
            continue
        hit = bool(all_.deeds) and bool(some.deeds) and all_.deeds <= _HIT and some.deeds <= _FATES
        if hit and numbered(all_.figure) and numbered(some.figure):
            return value(some.figure) < value(all_.figure)
    return False


def one_kind(story: Story, a: Count, b: Count) -> bool:
    """The two sentences name no two kinds of events (`shot at the club`, `hurt in the crash`)."""
    left, right = _kinds(story, a), _kinds(story, b)
    return not left or not right or bool(left & right)


def _kinds(story: Story, count: Count) -> frozenset[str]:
    sentence = story.sentence(count.figure.anchor)
    printed = story.article(sentence).text[sentence.start : sentence.end]
    return frozenset(happenings()[found[0].lower()] for found in happening_pattern().finditer(printed))


def same_hit(a: Count, b: Count) -> bool:
    """`Six men were shot`, `six men were wounded` in another report: one number of the same people."""
    x, y = a.figure, b.figure
    one = (x.low, x.high) == (y.low, y.high) and value(x) > 1 and x.anchor.article != y.anchor.article
    plain = a.thing in ANYBODY and b.thing in ANYBODY and not (a.whose or b.whose or a.added or b.added or x.part_of or y.part_of)
    return one and plain and (a.deeds <= _HIT) != (b.deeds <= _HIT) and a.deeds | b.deeds <= _HIT | _FATES


_HIT = frozenset({"shoot", "stab", "casualty"})
_FATES = frozenset({"kill", "wound"})


def _in_one_report(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    """Two voices of one report: it need not say that their numbers are of one count."""
    x, y = a.figure, b.figure
    if not a.giver or not b.giver or one_source(story, a, b) or meet(x, y) or not one_size(a, b) or days_apart(story, a, b):
        return None
    if side_by_side(story, a, b):
        return None  # the next sentence sets the other number against the first
    said = f"One report has two numbers: {told_by(story, a)}, {told_by(story, b)}."
    if rivals(a, b):
        return "conflict", said, "two-sources"
    return "different-scope", f"{said} It does not set them against each other.", "two-voices"


def _open(figure: Figure) -> bool:
    """`at least 17`: a number from which on the count may be anything."""
    return figure.low is not None and figure.high is None


def _from(x: Figure, y: Figure) -> bool:
    """`At least 17` and a number above it that is hardly of another count."""
    return _open(x) and x.low is not None and x.low <= reach(y)[1] <= GROWN * x.low


def _changed(story: Story, count: Count) -> bool:
    """`The toll rose to 21`: the words before the number say that it is not the first one."""
    sentence, at = story.sentence(count.figure.anchor), count.figure.anchor
    text = story.article(sentence).text
    return phrase_pattern("toll changed").search(text, max(sentence.start, at.start - CHANGE_REACH), at.start) is not None
