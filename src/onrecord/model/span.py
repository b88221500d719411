"""Span and Anchor: the only way to point at printed words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets `[start, end)` in Unicode code points of an article's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """An article's id and one or more spans of it: non-empty, sorted, disjoint."""

    article: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("an anchor needs a span")
        for left, right in zip(self.spans, self.spans[1:], strict=False):
            if left.end > right.start:
                raise ValueError(f"spans not sorted and disjoint: {left}, {right}")

    @classmethod
    def at(cls, article: str, start: int, end: int) -> Anchor:
        return cls(article, (Span(start, end),))

    @classmethod
    def over(cls, article: str, spans: Iterable[Span]) -> Anchor:
        """The anchor of any spans: sorted, touching and overlapping ones joined."""
        return cls(article, joined(spans))

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    @property
    def hull(self) -> Span:
        """The one span from the first code point to the last."""
        return Span(self.start, self.end)

    def overlaps(self, other: Anchor) -> bool:
        return self.article == other.article and any(a.overlaps(b) for a in self.spans for b in other.spans)

    def text_in(self, text: str) -> str:
        """The printed words; separate spans are joined by ` … `."""
        return " … ".join(text[span.start : span.end] for span in self.spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch or overlap."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Dice: the share of code points that two sets of disjoint spans have in common, 0 to 1."""
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return 2 * shared / (sum(map(len, a)) + sum(map(len, b)))
