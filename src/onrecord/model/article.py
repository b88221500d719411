"""Article: one report, its text never changed after reading, its regions typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

RegionKind = Literal["header", "title", "byline", "dateline", "caption", "link", "credit", "embed", "boilerplate", "body"]
PublishedBasis = Literal["header", "meta", "dateline", "url", "text", "given", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A stretch of the text and what it is; regions are sorted, disjoint, and leave only white space uncovered."""

    start: int
    end: int
    kind: RegionKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: ISO days, on what basis, and what speaks against it."""

    value: str | None
    earliest: str | None
    basis: PublishedBasis
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One report. `id` is `a` and the first 16 hex digits of `sha256`, the digest of the bytes read."""

    id: str
    locator: str
    sha256: str
    title: str | None
    outlet: str | None
    bylines: tuple[str, ...]
    language: str
    published: Published
    text: str
    regions: tuple[Region, ...]

    def region_at(self, offset: int) -> Region | None:
        return next((r for r in self.regions if r.start <= offset < r.end), None)
