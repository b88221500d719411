"""Figures of two reports that give one number of things of one name -> `agree`, or `vaguer` where one of them is approximate or a bound.

The label of a figure holds the verb of its clause (`140 lanterns mocking the mayor`, `paid for 140 lanterns`), which differs from report to
report. What the number itself stands before does not: one noun and one number are one count where the two sentences tell of the same, or
where the number is so large that nobody gives it twice by chance. Two fates told of people (`nine pupils hurt`, `nine pupils moved`) keep
their counts apart, as do another sex and another time.

    figures/same-words   one number, one noun or one unit and source
    figures/near-words   one number, in one report as an approximate one or a bound
    figures/bare-number  one large number, in one report without its noun
    figures/same-range   the same two bounds in one unit: hardly ever given twice by chance (`30 to 45 hours`, `a 30-45 hour course`)
    figures/other-size   two numbers for the size of one thing (`a 47-page report`, `the 48-page report`)
    figures/other-words  two close numbers before one noun: whether they are of one count is not said
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations

from onrecord.comparing.bounds import meet, near, numbered, value
from onrecord.comparing.count import ANYBODY, PEOPLE, Count
from onrecord.comparing.counts import FAR
from onrecord.comparing.narrowed import sexes
from onrecord.comparing.scope import TELLING, days_apart
from onrecord.comparing.story import Story, verdict_row
from onrecord.comparing.sums import SHARED, told_alike
from onrecord.lexicon.conditions import all_conditions, conversions
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Figure, Verdict

TELLING_OF_KIND = 10
"""A number from here on is hardly given twice by chance for people of one kind that both name (`25 sailors`)."""
LARGE = 1_000
"""A number from here on is known again without its noun (`about 31,500 came back`), where the sentences tell of the same."""
LEAST = 2
"""The smallest number that is counted so: one of anything is told of too much."""
ALIKE = 12
"""Figures of one number and noun that are laid beside each other: 66 pairs; a bound on cost."""
_OF_MANY = frozenset({"", "%", "times"})
_SAME = "Both give this number of things of one name, in sentences that tell of the same."
_RANGE = "Both give this range of things of one name, in sentences that tell of the same."
_BARE = "Both give this number, one of them without what is counted, in sentences that tell of the same."
_LOOSE = "Both give this number of things of one name, one of them as an approximate number or a bound."


def compare_one_number(story: Story, counts: Sequence[Count], judged: Collection[tuple[Anchor, Anchor]]) -> Iterator[Comparison]:
    """Comparisons of figures that no scope has judged: `judged` are the pairs of anchors that stand already, in either order.

    Two numbers of one name are shown once for two reports, where a caption repeats them.
    """
    shown: set[tuple[object, ...]] = set()
    for a, b in _pairs(counts, lambda c: _noun_key(story, c)):
        x, y = a.figure, b.figure
        pair = (x.anchor.article, y.anchor.article, x.low, x.high, y.low, y.high, _noun_key(story, a))
        if pair not in shown and (x.anchor, y.anchor) not in judged and _one_scope(story, a, b):
            found = _together(story, a, b) if meet(x, y) else _apart(story, a, b)
            if found is not None:
                shown.add(pair)
                yield verdict_row(story, "figure", x.anchor, y.anchor, *found)
    for a, b in _pairs(counts, _value_key):
        if a.bare != b.bare and (a.figure.anchor, b.figure.anchor) not in judged and _one_scope(story, a, b):
            if told_alike(story, a.figure, b.figure):
                yield verdict_row(story, "figure", a.figure.anchor, b.figure.anchor, "agree", _BARE, "figures/bare-number")
    for a, b in _pairs(counts, _unit_key):
        if (a.figure.anchor, b.figure.anchor) not in judged and told_alike(story, a.figure, b.figure):
            yield verdict_row(story, "figure", a.figure.anchor, b.figure.anchor, "agree", _SAME, "figures/same-words")
    for one, other in _ranges(story):
        yield verdict_row(story, "figure", one.anchor, other.anchor, "agree", _RANGE, "figures/same-range")


def _pairs(counts: Sequence[Count], key: Callable[[Count], object]) -> Iterator[tuple[Count, Count]]:
    """Counts of two reports under one key; None is no key."""
    known: dict[object, list[Count]] = defaultdict(list)
    for c in counts:
        if (found := key(c)) is not None:
            known[found].append(c)
    for rows in known.values():
        for a, b in combinations(rows[:ALIKE], 2):
            if a.figure.anchor.article != b.figure.anchor.article:
                yield a, b


def _noun_key(story: Story, count: Count) -> object:
    """The noun that the printed number ends in; none for a sum, a share, a part or a number alone."""
    x = count.figure
    if x.unit is not None or x.part_of is not None or not numbered(x) or value(x) < LEAST or count.before:
        return None
    last = [w for w in words_in(story.text(x.anchor)) if w.content][-1:]
    return last[0].stem if last and not last[0].form[0].isdigit() else None


def _value_key(count: Count) -> object:
    """A large number, whatever it is of."""
    x = count.figure
    return (x.low, x.high) if x.unit is None and x.part_of is None and x.low is not None and value(x) >= LARGE else None


def _unit_key(count: Count) -> object:
    x = count.figure
    told = x.unit is not None and x.unit not in _OF_MANY and x.part_of is None and count.source and value(x) >= TELLING_OF_KIND
    return (x.low, x.high, x.bound, x.unit, count.source) if told else None


def _one_scope(story: Story, a: Count, b: Count) -> bool:
    """Nothing that is told of the counted tells them apart: no other fate, sex, time or stretch of time."""
    fates = (a.deeds & all_conditions(), b.deeds & all_conditions())
    if fates[0] != fates[1] and all(fates):
        return False
    if a.added != b.added or a.period != b.period or sexes(a) != sexes(b):
        return False
    return (days_apart(story, a, b) or 0) <= FAR or told_alike(story, a.figure, b.figure, least=PLAINLY)


PLAINLY = 4
"""Content stems that two sentences share where they tell of one thing, whatever dates stand beside the numbers."""


def _together(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    """One number, or two that may be one: the sentences tell of the same, or it is too large to be given twice by chance."""
    x, y = a.figure, b.figure
    one = value(x) == value(y)
    if told_alike(story, x, y):
        if not one and (a.thing in ANYBODY or b.thing in ANYBODY):
            return None
    elif not one or a.thing in PEOPLE or b.thing in PEOPLE or not (value(x) >= TELLING or _one_long_name(story, a, b)):
        return None
    if (x.low, x.high, x.bound) == (y.low, y.high, y.bound):
        return "agree", _SAME, "figures/same-words"
    return "vaguer", _LOOSE, "figures/near-words"


def _one_long_name(story: Story, a: Count, b: Count) -> bool:
    """`14 lace mills` twice: a name of two words or more, and a word that the sentences share."""
    names = [tuple(w.stem for w in words_in(story.text(c.figure.anchor)) if w.content)[-2:] for c in (a, b)]
    told = value(a.figure) >= TELLING_OF_KIND and told_alike(story, a.figure, b.figure, least=1)
    return told and len(names[0]) == 2 and names[0] == names[1] and not any(ch.isdigit() for ch in names[0][0])


def _apart(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    """Two close numbers before one noun, in sentences that tell of the same: the size of one thing, or two counts of one name."""
    x, y = a.figure, b.figure
    if a.thing in ANYBODY or b.thing in ANYBODY or not near(x, y) or min(value(x), value(y)) < TELLING_OF_KIND:
        return None
    sizes = _size_of(story, a), _size_of(story, b)
    if sizes[0] != sizes[1] or not told_alike(story, x, y, least=SIZED if sizes[0] else SHARED):
        return None
    printed = f"{story.text(x.anchor)} and {story.text(y.anchor)}"
    if sizes[0] and x.bound == y.bound == "exact":
        return "conflict", f"The size of one thing is given in two ways: {printed}.", "figures/other-size"
    return (
        "different-scope",
        f"Two numbers of things of one name: {printed}; that they are of one count is not said.",
        "figures/other-words",
    )


SIZED = 3
"""Content stems that two sentences share at the least where both tell the size of one thing by two numbers."""


def _size_of(story: Story, count: Count) -> tuple[str, str] | None:
    """`a 47-page report`: the unit and the thing of one name whose size the number is; None for a number of things."""
    found = _SIZE.fullmatch(story.text(count.figure.anchor))
    return (found[1].lower(), found[2].lower()) if found is not None else None


_SIZE = re.compile(r"(?:[\d.,]+|[A-Za-z]+)-([a-z]+) (?:[\w’'-]+ ){0,3}([\w’'-]+)")


def _ranges(story: Story) -> Iterator[tuple[Figure, Figure]]:
    """Figures of two reports with one range; lengths and speeds are of many things, and a forecast gives one range every day."""
    known: dict[tuple[float, float, str], list[Figure]] = defaultdict(list)
    for one in story.annotations:
        for x in one.figures:
            unit = (x.unit or "").split("/")[0]
            if x.bound != "range" or x.low is None or x.high is None or x.low >= x.high or x.part_of is not None or unit in _OF_MANY:
                continue
            if unit not in conversions() or conversions()[unit].kind not in ("length", "speed"):
                known[x.low, x.high, unit].append(x)
    for rows in known.values():
        for a, b in combinations(rows[:ALIKE], 2):
            if a.anchor.article != b.anchor.article and _words(story, a) & _words(story, b):
                yield a, b


def _words(story: Story, figure: Figure) -> frozenset[str]:
    """The telling words of the figure's sentence, without its own."""
    sentence, hull = story.sentence(figure.anchor), figure.anchor.hull
    rows = words_in(story.article(sentence).text, sentence.start, sentence.end)
    return frozenset(w.stem for w in rows if w.content and not hull.start <= w.start < hull.end and not w.form[0].isdigit())
