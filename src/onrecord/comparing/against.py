"""Numbers that a report itself sets against each other -> verdicts on them, and on the same numbers wherever else they are given.

`The port put the crowd at 400; the organisers spoke of 2,000` says by itself that both count one thing. So does one act that two sentences
tell with one telling number: what else they count of it is comparable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from onrecord.comparing.bounds import meet, numbered, value
from onrecord.comparing.count import ANYBODY, PEOPLE, Count, got
from onrecord.comparing.givers import told_by
from onrecord.comparing.scope import TELLING, counted, days_apart, one_label, one_source, one_topic, root, withdrawn
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import open_conditions
from onrecord.lexicon.families import is_event, is_thing
from onrecord.model import Anchor, Verdict


def beside_each_other(story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
    """`The port put the crowd at 400; the organisers spoke of 2,000`: one count, that a report gives by two sources one after the other."""
    x, y = a.figure, b.figure
    near = 0 < y.anchor.start - x.anchor.end <= BESIDE
    if near and x.anchor.article == y.anchor.article and _wider(a, b):
        return "different-scope", f"One counts {counted(x)}, the other {counted(y)}.", "wider-measure"
    if x.anchor.article != y.anchor.article or not (root(a) == root(b) or (near and one_topic(a, b))) or not numbered(x) or not numbered(y):
        return None
    if not a.giver or not b.giver or a.giver == b.giver or one_source(story, a, b) or x.unit != y.unit or a.before or b.before:
        return None
    if (x.part_of or y.part_of) and root(a) != root(b):
        return None
    if (x.low, x.high) == (y.low, y.high) or withdrawn(story, a) or withdrawn(story, b):
        return None
    if (a.thing in PEOPLE and not one_label(a, b)) or a.period != b.period:
        return None
    if not (a.source and b.source) and (got(a) or got(b)):
        return None  # `Odell got seven, Marsh three`
    if a.deeds and a.deeds <= open_conditions() and (a.timed or b.timed) and days_apart(story, a, b):
        return None  # `spoke on Monday of 41; the ministry's count now stands at 43`
    if meet(x, y):
        return "vaguer", "One number is a bound or a range that holds the other.", "bound"
    said = f"One report has two numbers for {counted(x)}: {told_by(story, a)}, {told_by(story, b)}."
    return "conflict", said, "two-sources"


def _wider(a: Count, b: Count) -> bool:
    """`340 damaged or destroyed. The office speaks of 210 destroyed`: two bare numbers, one of which counts more."""
    bare = a.bare and b.bare and a.figure.part_of is None and b.figure.part_of is None and a.thing == b.thing
    return bare and bool(a.deeds) and bool(b.deeds) and (a.deeds < b.deeds or b.deeds < a.deeds)


BESIDE = 300
"""Code points between two numbers of one quantity that a report sets beside each other: a sentence and the next."""


@dataclass(frozen=True, slots=True)
class Against:
    """Which numbers some report sets against each other, by what they count; and which figures it does so with."""

    pairs: frozenset[tuple[object, ...]]
    figures: frozenset[str]
    tied: frozenset[tuple[Anchor, Anchor]]

    @classmethod
    def of(cls, story: Story, blocks: Mapping[str, Sequence[Count]]) -> Against:
        pairs: set[tuple[object, ...]] = set()
        figures: set[str] = set()
        for rows in blocks.values():
            by_article: dict[str, list[Count]] = defaultdict(list)
            for c in rows:
                by_article[c.figure.anchor.article].append(c)
            for mine in by_article.values():
                for n, a in enumerate(mine):
                    for b in mine[n + 1 : n + 1 + NEXT_FEW]:
                        found = beside_each_other(story, a, b)
                        if found is not None and found[0] == "conflict":
                            pairs |= {(_told_as(a), _told_as(b)), (_told_as(b), _told_as(a))}
                            figures |= {a.figure.id, b.figure.id}
        return cls(frozenset(pairs), frozenset(figures), frozenset(_tied(story, blocks)))

    def judge(self, story: Story, a: Count, b: Count) -> tuple[Verdict, str, str] | None:
        """The verdict on two counts one of which a report sets against another number."""
        x, y = a.figure, b.figure
        if x.part_of or y.part_of or a.before or b.before or a.added or b.added or x.anchor.article == y.anchor.article:
            return None
        if (_told_as(a), _told_as(b)) in self.pairs:
            said = f"A report sets the two numbers against each other: {story.text(x.anchor)} and {story.text(y.anchor)}."
            return "conflict", said, "set-against"
        if self._one_act(story, a, b):
            both = f"{story.text(x.anchor)} and as {story.text(y.anchor)}"
            said = f"One act, by a number that both reports give for it, is told with {both}."
            return "conflict", said, "tied"
        if a.deeds != b.deeds or not a.deeds or not a.deeds <= open_conditions() or meet(x, y) or a.thing != b.thing:
            return None
        if (x.id in self.figures) != (y.id in self.figures) and a.giver and b.giver and not one_source(story, a, b):
            return "different-scope", "One of the numbers is a party's own, which a report sets against another.", "own-count"
        return None

    def _one_act(self, story: Story, a: Count, b: Count) -> bool:
        """Two numbers for one kind of thing and one deed, in sentences that another number shows to tell one act."""
        x, y = a.figure, b.figure
        if (
            not a.thing
            or a.thing != b.thing
            or a.deeds != b.deeds
            or not any(is_event(d) for d in a.deeds)
            or meet(x, y)
            or x.unit != y.unit
        ):
            return False
        if (
            a.bare
            or b.bare
            or x.bound != "exact"
            or y.bound != "exact"
            or not is_thing(a.thing)
            or (a.where and b.where and not a.where & b.where)
        ):
            return False
        return (story.sentence(x.anchor), story.sentence(y.anchor)) in self.tied


def _tied(story: Story, blocks: Mapping[str, Sequence[Count]]) -> Iterator[tuple[Anchor, Anchor]]:
    """Sentences of two reports that give one telling number of one unit, with one deed between them at the least."""
    known: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for key in sorted(blocks):
        for c in blocks[key]:
            if (
                c.figure.unit is not None
                and c.figure.bound == "exact"
                and value(c.figure) >= TELLING
                and c.figure.unit not in ("%", "times")
            ):
                known[c.figure.low, c.figure.high, c.figure.unit].append(c)
    for rows in known.values():
        for a, b in permutations(rows[:MAX_TIED], 2):
            if a.figure.anchor.article != b.figure.anchor.article:
                yield story.sentence(a.figure.anchor), story.sentence(b.figure.anchor)


MAX_TIED = 20
"""Sentences with one number that are laid beside each other: 380 pairs; a bound on cost."""


NEXT_FEW = 4
"""Numbers of one kind behind a number among which the one that it is set against stands."""


def _told_as(count: Count) -> tuple[object, ...]:
    kind: object = count.topic or count.thing
    if count.thing in PEOPLE:
        kind = (count.deeds, "" if count.thing in ANYBODY else count.thing)
    return count.figure.low, count.figure.high, count.figure.unit, kind
