"""Two close numbers that readers may take for one count -> do the reports tell of two groups, of one and its part, or of one group?

The hurt and those in hospital, bodies found and all who died, passengers aboard and passengers with tickets are near each other and not one
count; two tolls of one fate a sentence apart are one, where neither is told as another.
"""

from __future__ import annotations

from onrecord.comparing.against import BESIDE
from onrecord.comparing.bounds import meet, near, value
from onrecord.comparing.count import ANYBODY, HARM, PEOPLE, Count
from onrecord.comparing.counts import FAR
from onrecord.comparing.narrowed import several, sexes, takes_in
from onrecord.comparing.scope import TELLING, days_apart, one_size, one_source, shares_event, single
from onrecord.comparing.story import Story
from onrecord.comparing.sums import SHARED, names_apart, told_alike
from onrecord.lexicon.conditions import all_conditions
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import words_in


def other_measure(story: Story, a: Count, b: Count) -> bool:
    """Two close numbers of one kind of people by other verbs: of one owner, all aboard and all with tickets, the hurt and the treated."""
    one = a.thing == b.thing and a.thing in PEOPLE
    if one and a.whose and a.whose == b.whose and not (a.deeds | b.deeds) & HARM:
        return True
    if a.figure.part_of or b.figure.part_of or a.period != b.period or single(a.figure, b.figure) or (days_apart(story, a, b) or 0) > FAR:
        return False
    if a.deeds | b.deeds == _HURT:
        return one or a.thing in ANYBODY or b.thing in ANYBODY
    close = 2 * min(value(a.figure), value(b.figure)) > CLOSE * (value(a.figure) + value(b.figure))
    kind = one and a.thing not in ANYBODY and not a.bare and not b.bare
    if not kind or not close or value(a.figure) < TELLING or a.figure.anchor.article == b.figure.anchor.article:
        return False
    many = value(a.figure) >= MANY
    if many and (shares_event(story, a, b) or (a.source and one_source(story, a, b))):
        return True
    return not names_apart(story, a.figure, b.figure) and told_alike(story, a.figure, b.figure, least=1 if many else SHARED)


MANY = 100
"""Two close numbers of one kind of people (passengers, pupils) from here on are hardly of two groups if something ties them."""
CLOSE = 0.9
"""The smaller of two numbers is this part of their mean at the least where two verbs may count one group (212 aboard, 207 seated)."""
_HURT = frozenset({"wound", "hospital"})
"""Who was hurt and who is in hospital: two counts that readers take for one."""


def bodies_apart(story: Story, a: Count, b: Count) -> bool:
    """One source counts bodies, another one all who died, as of one time."""
    if of_bodies(a) == of_bodies(b) or value(a.figure) == value(b.figure) or a.deeds != DEATHS or one_source(story, a, b):
        return False
    hours = a.part and b.part and a.part != b.part
    return days_apart(story, a, b) == 0 and not hours and one_size(a, b) and not (a.before or b.before or a.added or b.added)


DEATHS = frozenset({"kill"})


def of_bodies(count: Count) -> bool:
    """`received 14 bodies`: who counts bodies counts those that were found or brought in."""
    return bool({w.form for w in words_in(count.figure.measure)} & phrases("bodies"))


def side_by_side(story: Story, a: Count, b: Count) -> bool:
    """`Officially, 12 people died. The chief doctor knew of 14 deaths`: two tolls a sentence apart, neither told as another count."""
    if abs(b.figure.anchor.start - a.figure.anchor.start) > BESIDE or single(a.figure, b.figure) or not one_size(a, b):
        return False
    return takes_in(story, a) == takes_in(story, b) and of_bodies(a) == of_bodies(b) and several(story, a) == several(story, b)


def confusable(story: Story, part: Count, other: Count) -> bool:
    """A part and another report's number that a reader could take for each other: near, and not the whole that the part is of."""
    x, y = part.figure, other.figure
    whole = story.figures.get(x.part_of or y.part_of or "")
    rest = y if x.part_of is not None else x
    if whole is not None and value(whole) == value(rest):
        return False
    return not meet(x, y) and near(x, y) and not single(x, y) and sexes(part) == sexes(other)


def one_kind_told(a: Count, b: Count) -> bool:
    """Both count people by one condition, in two reports."""
    people = a.thing in PEOPLE and b.thing in PEOPLE and a.figure.anchor.article != b.figure.anchor.article
    return people and a.deeds == b.deeds and bool(a.deeds) and a.deeds <= all_conditions()
