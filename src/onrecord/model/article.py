"""Article: one report, its text never changed after reading, its regions typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

RegionKind = Literal["header", "title", "byline", "dateline", "caption", "link", "credit", "embed", "boilerplate", "body"]
PublishedBasis = Literal["header", "meta", "dateline", "url", "text", "given", "none"]

_DIGEST = re.compile(r"[-_.]?(?=[0-9a-f]*[0-9])[0-9a-f]{8,}$", re.I)
"""A file name's tail of hexadecimal digits says nothing to a reader."""


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
    url: str | None = None

    @property
    def label(self) -> str:
        """What a sentence calls the report: its outlet, else its file's name without the ending and without a digest in it."""
        if self.outlet:
            return self.outlet
        name = self.locator.replace("\\", "/").rsplit("/", 1)[-1]
        stem = name.rsplit(".", 1)[0] if "." in name and "#" not in name else name
        return _DIGEST.sub("", stem) or stem

    def region_at(self, offset: int) -> Region | None:
        return next((r for r in self.regions if r.start <= offset < r.end), None)
