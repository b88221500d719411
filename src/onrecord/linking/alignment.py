"""Two reports' words -> the passages that they share: seed, extend, filter.

The scheme is that of text alignment for text reuse (Potthast et al., Overview of the 5th International Competition on Plagiarism
Detection, CLEF 2013; Sanchez-Perez, Sidorov and Gelbukh, PAN at CLEF 2014), and of reprint detection in newspapers (Smith, Cordell and
Mullen, Computational Methods for Uncovering Reprinted Texts in Antebellum Newspapers, American Literary History 27, 2015). Seeds are
maximal runs of eight words and sentences that align over most of their words. Seeds in the same order on both sides with little between
them are one passage. A passage is kept when enough of its words are the report's own, not a quotation's, and not names and titles only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.linking.shingles import RUN, Range, Shingles, Text

NEAR = 0.7
"""Share of words aligned, over the longer side, from which a passage is one lightly edited: rewrites stay below."""
GAP = 12
"""Words between two seeds of one passage, on either side."""
OWN = 8
"""Aligned words outside quotation marks that make a passage a copy: with fewer it is a quotation, which is one utterance, not a copy."""
PLAIN = 3
"""Plain words (no names, titles, function words) among them: `President A B and President C D met in E on Monday` is nobody's sentence."""
LONE_OWN, LONE_PLAIN = 12, 5
"""The same for a passage that is all that two reports share: a run of nine common words may be chance."""
LONG = 60
"""Words from which a stretch that one report quotes and the other has as its own is the other's text: no post is longer."""
_CODE = re.compile(r"\w\(\{|\}\)|= ?\[\]|\(\) ?[;{]|</?\w+[ >]|\bfunction ?\(")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of each text, in words, and the ranges on the left that the right has too, word for word."""

    left: Range
    right: Range
    matched: tuple[Range, ...]

    @property
    def words(self) -> int:
        return sum(end - start for start, end in self.matched)

    @property
    def share(self) -> float:
        return self.words / max(self.left[1] - self.left[0], self.right[1] - self.right[0])


def passages_of(
    left: Text, right: Text, shared: tuple[Shingles, Shingles], sentences: Iterable[tuple[Range, Range]]
) -> tuple[Passage, ...]:
    """The passages that two reports share, in the order of the left; none when all that they share is too little to tell a copy."""
    found = _chained(left, right, _runs(*shared))
    extra = []
    for a, b in sentences:
        if any(_inside(a, p.left) and _inside(b, p.right) for p in found):
            continue
        aligned = _aligned(left, right, a, b)
        if aligned is not None:
            extra.append(aligned)
    if extra:
        found = _chained(left, right, [*found, *extra])
    kept = [p for p in found if p.share >= NEAR and (_counted(left, right, p, OWN, PLAIN) or _credits(left, right, p))]
    if len(kept) == 1 and not _counted(left, right, kept[0], LONE_OWN, LONE_PLAIN):
        return ()
    return _once(kept)


def _once(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages less those that hold nothing new on either side: of a caption printed twice in both reports two, not four."""
    lefts: list[Range] = []
    rights: list[Range] = []
    out = []
    for p in sorted(passages, key=lambda p: (-p.words, abs(p.left[0] - p.right[0]), p.left, p.right)):
        if not (any(_inside(p.left, x) for x in lefts) and any(_inside(p.right, x) for x in rights)):
            out.append(p)
            lefts.append(p.left)
            rights.append(p.right)
    return tuple(sorted(out, key=lambda p: (p.left, p.right)))


REPEATS = 64
"""Pairs of places at which one shingle may stand in two texts; one that repeats more is a refrain or noise, and costs their product."""


def _runs(left: Shingles, right: Shingles) -> list[Passage]:
    """Maximal runs of the same words: shared shingles on one diagonal, joined."""
    diagonals: dict[int, list[int]] = {}
    for k in left.keys() & right.keys():
        if len(left[k]) * len(right[k]) > REPEATS:
            continue
        for i in left[k]:
            for j in right[k]:
                diagonals.setdefault(j - i, []).append(i)
    out = []
    for shift, starts in diagonals.items():
        starts.sort()
        first = last = starts[0]
        for i in (*starts[1:], -1):
            if i == last + 1:
                last = i
                continue
            whole = (first, last + RUN)
            out.append(Passage(whole, (first + shift, last + RUN + shift), (whole,)))
            first = last = i
    return out


def _chained(left: Text, right: Text, seeds: Sequence[Passage]) -> list[Passage]:
    """Seeds joined greedily in the order of the left, while what is joined stays alike and crosses no cut."""
    out: list[Passage] = []
    for seed in sorted(seeds, key=lambda p: (p.left, p.right)):
        for n in range(len(out) - 1, max(-1, len(out) - 5), -1):
            joined = _joined(left, right, out[n], seed)
            if joined is not None:
                out[n] = joined
                break
        else:
            out.append(seed)
    return sorted(out, key=lambda p: (p.left, p.right))


def _joined(left: Text, right: Text, a: Passage, b: Passage) -> Passage | None:
    if _inside(b.left, a.left) and _inside(b.right, a.right):
        return a
    if b.left[0] < a.left[0] or b.right[0] < a.right[0] or b.left[1] < a.left[1] or b.right[1] < a.right[1]:
        return None
    if b.left[0] - a.left[1] > GAP or b.right[0] - a.right[1] > GAP:
        return None
    whole, other = (a.left[0], b.left[1]), (a.right[0], b.right[1])
    for text, (start, end) in ((left, whole), (right, other)):
        if text.cuts[end] - text.cuts[start]:
            return None
    passage = Passage(whole, other, _merged([*a.matched, *b.matched]))
    return passage if passage.share >= NEAR else None


def _merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _aligned(left: Text, right: Text, a: Range, b: Range) -> Passage | None:
    """Two sentences as a passage, when they align over most of the words of the longer."""
    sizes = a[1] - a[0], b[1] - b[0]
    if min(sizes) < NEAR * max(sizes):
        return None
    matcher = SequenceMatcher(None, [w.stem for w in left.words[a[0] : a[1]]], [w.stem for w in right.words[b[0] : b[1]]], autojunk=False)
    if matcher.quick_ratio() * sum(sizes) < 2 * NEAR * max(sizes):
        return None
    blocks = [m for m in matcher.get_matching_blocks() if m.size]
    passage = Passage(a, b, tuple((a[0] + m.a, a[0] + m.a + m.size) for m in blocks))
    return passage if passage.share >= NEAR else None


def _inside(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _counted(left: Text, right: Text, passage: Passage, own: int, plain: int) -> bool:
    """Whether enough of the aligned words are told by the reports themselves, and plain.

    What either report has as somebody's words is a quotation; but when one quotes what the other has as its own, and it is long, it is
    the other's text.
    """
    theirs = right.spoken[passage.right[1]] - right.spoken[passage.right[0]]
    ours = sum(left.spoken[end] - left.spoken[start] for start, end in passage.matched)
    spoken = min(ours, theirs) if passage.words > LONG else max(ours, theirs)
    return passage.words - spoken >= own and sum(left.plain[end] - left.plain[start] for start, end in passage.matched) >= plain


def _credits(left: Text, right: Text, passage: Passage) -> bool:
    """Whether both reports name, in the same run of words, the medium by which they have it: `said in a letter printed by the Mail`."""
    a, b = passage.left, passage.right
    return bool(passage.share == 1.0 and left.media[a[1]] - left.media[a[0]] and right.media[b[1]] - right.media[b[0]])


def is_code(printed: str) -> bool:
    """Whether a stretch is a page's script: `window.push({mode: 'thumbs'});`."""
    return _CODE.search(printed) is not None
