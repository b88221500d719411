"""Two reports -> the passages by which both tell one matter, each in its own words.

As sentences are aligned across comparable texts: two tellings are alike by the weight of the words, names and claims that they share, rare
ones of the story weighing more, and a pair stands only where each is the other's best match between the two reports, clearly before the
next. What differs in polarity, number, person, day or modality tells of something else or against it, and is left to the rules for that; so
is what another rule laid beside each other already.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.comparing.one_matter import of_one_deed, of_one_matter, of_two_speakers, tells_less
from onrecord.comparing.retold import copied_passages, cut
from onrecord.comparing.story import Story, verdict_row
from onrecord.comparing.tellings import Telling, tellings_of
from onrecord.lexicon.commonness import rarity
from onrecord.model import Anchor, Comparison

ALIKE = 0.33
"""Shared weight at the least. Chosen, as the bounds below, on eleven stories whose gold lists what can be compared, by reading the rows
that less would add: of those from 0.28 to 0.33 hardly half tell one matter."""
SURE = 0.55
"""Shared weight from which no deed need be shared: `had a dispute`, `knew each other and had a dispute`."""
EACH = 0.45
"""Shared weight below which each must tell the other's deed."""
SHARED = 3
"""Words and names shared at the least; two where both are quotations."""
WORDS = 2
"""Words among them: two names alone are in many sentences of a story."""
TELLING = 4.0
"""Rarity of the shared words together, over news at large: `want to thank`, `two men` are phrases of any story."""
AHEAD = 1.15
"""Likeness of a match over that of the next passage elsewhere in the same report."""
HOLDERS = 40
"""Passages before it that have a word and that one is laid beside for it: a bound on cost."""
MAX_ROWS = 12
"""Rows for two reports, the surest: a bound on length; of the stories read the most had six."""

Pair = tuple[int, int]


def compare_aligned(story: Story, *, shown: Sequence[Comparison]) -> Iterator[Comparison]:
    """`agree`, `vaguer` and `variant` rows of passages that tell one matter, where no row that is `shown` has both."""
    tellings = list(tellings_of(story))
    known = _Known(story, shown)
    taken: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for i, j in _matches(story, tellings):
        a, b = tellings[i], tellings[j]
        rows = taken[a.anchor.article, b.anchor.article]
        if len(rows) < MAX_ROWS and not any(_within(tellings, (i, j), other) for other in rows) and not known.has(a.anchor, b.anchor):
            rows.append((i, j))
            yield _judged(story, a, b)


def _within(tellings: Sequence[Telling], pair: Pair, other: Pair) -> bool:
    return all(tellings[x].anchor.overlaps(tellings[y].anchor) for x, y in zip(pair, other, strict=True))


def _matches(story: Story, tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Mutual best matches that are of one matter, the surest first."""
    scores = likenesses(tellings)
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (i, j), score in scores.items():
        rivals[i, tellings[j].anchor.article].append((-score, j))
        rivals[j, tellings[i].anchor.article].append((-score, i))
    for rows in rivals.values():
        rows.sort()
    for (i, j), score in sorted(scores.items(), key=lambda row: (-row[1], row[0])):
        if score < ALIKE:
            return
        a, b = tellings[i], tellings[j]
        mutual = all(_is_first(tellings, rivals[x, tellings[y].anchor.article], y) for x, y in ((i, j), (j, i)))
        if mutual and (score >= SURE or of_one_deed(a, b, each=score < EACH)) and of_one_matter(a, b) and not of_two_speakers(story, a, b):
            yield i, j


def _is_first(tellings: Sequence[Telling], rivals: Sequence[tuple[float, int]], mine: int) -> bool:
    """The best of the rivals, and ahead of those that stand elsewhere."""
    if rivals[0][1] != mine:
        return False
    elsewhere = next((-score for score, j in rivals if not tellings[j].anchor.overlaps(tellings[mine].anchor)), 0.0)
    return -rivals[0][0] >= AHEAD * elsewhere


def likenesses(tellings: Sequence[Telling]) -> Mapping[Pair, float]:
    """Likeness of the pairs of two reports that share enough: the shared weight over the geometric mean of both weights, or over the
    lighter one's where both make one claim, so that what one of them tells beside it costs nothing.

    What more than HOLDERS tellings have is looked up in the nearest of them before and proposes no others, so that cost stays linear.
    """
    matter = [t.matter for t in tellings]
    holders: dict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(matter):
        for word in sorted(words):
            holders[word].append(n)
    total = len(tellings)
    weight = {word: math.log(1 + total / len(rows)) for word, rows in holders.items()}
    whole = [math.fsum(weight[w] for w in words) for words in matter]
    out: dict[Pair, float] = {}
    for j, telling in enumerate(tellings):
        near: Counter[int] = Counter()
        for word in telling.words:
            rows = holders[word]
            at = bisect_left(rows, j)
            near.update(rows[max(0, at - HOLDERS) : at])
        for i, found in near.items():
            other = tellings[i]
            if found < WORDS or other.anchor.article == telling.anchor.article:
                continue
            shared = matter[j] & matter[i]
            if (len(shared) >= SHARED or (telling.quoted and other.quoted)) and _tell_something(shared, matter[i] | matter[j]):
                size = min(whole[i], whole[j]) if telling.claims & other.claims else math.sqrt(whole[i] * whole[j])
                out[i, j] = math.fsum(weight[w] for w in shared) / size
    return out


def _tell_something(shared: frozenset[str], all_words: frozenset[str]) -> bool:
    """What two tellings share is no phrase of any story, or is all that they say."""
    return (len(shared) >= SHARED and shared == all_words) or math.fsum(rarity(w) for w in shared if w[0] != "@") >= TELLING


class _Known:
    """What other rules laid beside each other, and what two reports share word for word."""

    def __init__(self, story: Story, shown: Sequence[Comparison]) -> None:
        self._copied = copied_passages(story)
        self._shown: dict[tuple[str, str], list[tuple[Anchor, Anchor]]] = defaultdict(list)
        for row in shown:
            if row.dimension not in ("figure", "date"):
                self._shown[row.left.article, row.right.article].append((row.left, row.right))
                self._shown[row.right.article, row.left.article].append((row.right, row.left))

    def has(self, a: Anchor, b: Anchor) -> bool:
        pair = a.article, b.article
        if any(a.overlaps(x) and b.overlaps(y) for x, y in self._copied.get(pair, ())):
            return True
        return any(_touch(a, x) and _touch(b, y) for x, y in self._shown.get(pair, ()))


def _touch(a: Anchor, b: Anchor) -> bool:
    """They have half of the shorter one in common."""
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.spans for y in b.spans)
    return 2 * common >= min(sum(map(len, a.spans)), sum(map(len, b.spans)))


def _judged(story: Story, a: Telling, b: Telling) -> Comparison:
    if a.words == b.words and a.names == b.names:
        return verdict_row(story, "wording", a.anchor, b.anchor, "agree", "Both tell it with the same telling words.", "wording/aligned")
    short = a if tells_less(a, b) else b if tells_less(b, a) else None
    if short is not None:
        said = f"One matter, of which one tells less: “{cut(story, short.anchor)}”."
        return verdict_row(story, "wording", a.anchor, b.anchor, "vaguer", said, "wording/aligned")
    said = f"One matter in two wordings: “{cut(story, a.anchor)}”, “{cut(story, b.anchor)}”."
    return verdict_row(story, "wording", a.anchor, b.anchor, "variant", said, "wording/aligned")
