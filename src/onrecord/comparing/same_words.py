"""Counts of two reports -> those that are one by their number and noun, whatever their labels say; and whether a score was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.comparing.bounds import value
from onrecord.comparing.count import PEOPLE, Count
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import given_pattern
from onrecord.lexicon.stems import words_in


def corrected(story: Story, count: Count) -> bool:
    """The sentence of the number tells that numbers were corrected or recounted."""
    sentence = story.sentence(count.figure.anchor)
    return given_pattern("changed").search(story.article(sentence).text, sentence.start, count.figure.anchor.start) is not None


TELLING_OF_KIND = 10
"""A number from here on is hardly given twice by chance for people of one kind that both name (`25 sailors`)."""
SAME_WORDS = "Both give this number of things of one name, in sentences that tell of the same."
"""The reason given for such a pair."""


def same_words(story: Story, counts: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Counts of two reports with one exact number before one noun, whatever their labels make of it (`the votes of 14 wards`)."""
    known: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for c in counts:
        x = c.figure
        last = [w for w in words_in(story.text(x.anchor)) if w.content][-1:]
        plural = bool(last) and last[0].form.endswith("s")
        if x.part_of is not None or not last or (x.unit is None and not plural):
            continue
        if x.bound == "exact" and x.unit is None and value(x) >= TELLING_OF_KIND and c.thing not in PEOPLE:
            known[x.low, x.high, last[0].stem].append(c)
        elif x.unit is not None and x.unit not in ("%", "times") and c.source and value(x) >= TELLING_OF_KIND:
            known[x.low, x.high, x.bound, x.unit, c.source].append(c)
    for rows in known.values():
        for n, a in enumerate(rows[:ALIKE]):
            for b in rows[n + 1 : ALIKE]:
                if a.figure.anchor.article != b.figure.anchor.article:
                    yield a, b


ALIKE = 12
"""Counts of one number and noun that are laid beside each other: 66 pairs; a bound on cost."""
