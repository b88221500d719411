"""Ranges of numbers -> `agree` where two reports give the same two bounds in one unit, in sentences that tell of the same.

One number is often given twice by chance, the same two bounds hardly ever (`a course of 30 to 45 hours`, `a 30-45 hour course`), so that no
label of what is counted has to say that it is one. Lengths and speeds are of many things, and a forecast gives one range every day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from onrecord.comparing.same_words import ALIKE
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.conditions import conversions
from onrecord.lexicon.stems import words_in
from onrecord.model import Comparison, Figure

_OF_MANY = frozenset({"", "%", "times"})


def compare_ranges(story: Story) -> Iterator[Comparison]:
    """Figures of two reports with one range."""
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
                yield verdict_row(story, "figure", a.anchor, b.anchor, "agree", _SAID, "figures/same-range")


_SAID = "Both give this range of things of one name, in sentences that tell of the same."


def _words(story: Story, figure: Figure) -> frozenset[str]:
    """The telling words of the figure's sentence, without its own."""
    sentence, hull = story.sentence(figure.anchor), figure.anchor.hull
    rows = words_in(story.article(sentence).text, sentence.start, sentence.end)
    return frozenset(w.stem for w in rows if w.content and not hull.start <= w.start < hull.end and not w.form[0].isdigit())
