"""Text and overlapping marks -> pieces that nest.

What enters: a text's length, marks with one or more spans each, and the places where a block (a paragraph) ends. What leaves: stretches of
text in order, each with the marks to open before it and the number to close after it. Rule: the pieces' texts joined are the text; each
mark's first piece, and no other, carries its id; what opens closes in the same block, so markup made of them is well formed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One anchor as an element: `key` is its id, `kinds` the layers it belongs to (`s`, `f`, …), `note` what it says when pointed at."""

    key: str
    spans: tuple[Span, ...]
    kinds: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A mark that opens here. Its id stands at its first piece; `parts` marks one that comes in several pieces."""

    mark: Mark
    first: bool
    parts: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Open `opens`, print the text `[start, end)`, close `closes` elements."""

    start: int
    end: int
    opens: tuple[Opened, ...]
    closes: int


def clipped(marks: Iterable[Mark], windows: Sequence[Span]) -> tuple[Mark, ...]:
    """The marks as far as they lie in the windows (sorted, disjoint); a mark that lies in none is left out."""
    ends = [window.end for window in windows]
    out: list[Mark] = []
    for mark in marks:
        spans: list[Span] = []
        for span in mark.spans:
            i = bisect_right(ends, span.start)
            while i < len(windows) and windows[i].start < span.end:
                spans.append(Span(max(span.start, windows[i].start), min(span.end, windows[i].end)))
                i += 1
        if spans:
            out.append(replace(mark, spans=tuple(spans)))
    return tuple(out)


def pieces(length: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> tuple[Piece, ...]:
    """Nest the marks of a text of `length` code points; nothing stays open over a cut. Linear in marks times their depth."""
    known = sorted(marks, key=lambda mark: mark.key)
    spans = [(max(0, s.start), min(length, s.end), i) for i, mark in enumerate(known) for s in mark.spans if s.start < length]
    fences = {cut for cut in cuts if 0 < cut < length}
    stretches = _stretches(length, spans, fences)
    return _nested(known, stretches, fences)


def _stretches(length: int, spans: Sequence[tuple[int, int, int]], fences: set[int]) -> list[tuple[int, int, tuple[int, ...]]]:
    """The elementary stretches, each with the marks that cover it, outermost first: what opened earlier lies outside, then the longer."""
    opening: dict[int, list[tuple[int, int]]] = {}
    closing: dict[int, set[int]] = {}
    for start, end, i in spans:
        opening.setdefault(start, []).append((-end, i))
        closing.setdefault(end, set()).add(i)
    edges = sorted({0, length, *fences, *opening, *closing})
    active: list[int] = []
    out: list[tuple[int, int, tuple[int, ...]]] = []
    for here, there in pairwise(edges):
        if gone := closing.get(here):
            active = [i for i in active if i not in gone]
        active.extend(i for _, i in sorted(opening.get(here, ())))
        out.append((here, there, tuple(active)))
    return out


def _nested(marks: Sequence[Mark], stretches: Sequence[tuple[int, int, tuple[int, ...]]], fences: set[int]) -> tuple[Piece, ...]:
    opened: list[list[int]] = []
    kept_after: list[int] = []
    times = [0] * len(marks)
    before: tuple[int, ...] = ()
    for start, _, cover in stretches:
        shared = 0 if start in fences else _common(before, cover)
        kept_after.append(shared)
        fresh = list(cover[shared:])
        for i in fresh:
            times[i] += 1
        opened.append(fresh)
        before = cover
    kept_after.append(0)
    seen: set[int] = set()
    out: list[Piece] = []
    for n, (start, end, cover) in enumerate(stretches):
        opens = tuple(Opened(marks[i], i not in seen, times[i] > 1) for i in opened[n])
        seen.update(opened[n])
        out.append(Piece(start, end, opens, len(cover) - kept_after[n + 1]))
    return tuple(out)


def _common(left: tuple[int, ...], right: tuple[int, ...]) -> int:
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count
