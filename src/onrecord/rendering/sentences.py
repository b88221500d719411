"""Text -> paragraphs and the sentence around a stretch, without a parser.

What enters: an article's text and regions. What leaves: blocks (paragraphs that don't cross a region) and sentence bounds. Rule: bounds
are only for showing words in their context; nothing is derived from them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Article, RegionKind, Span

# A line break inside a paragraph that was wrapped by hand stands after 45 to 100 characters; news paragraphs are longer or end with a blank
# line.
_WRAPPED = (45, 100)
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t\u00a0]*(?:\r\n|\r|\n)\s*")
_LINE = re.compile(r"(?:\r\n|\r|\n)\s*")
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜŠŽ—–])")
_NO_END = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Sen|Rep|Gov|Prof|Rev|Hon|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, trimmed of white space, and the region it lies in."""

    start: int
    end: int
    kind: RegionKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def blocks(article: Article) -> tuple[Block, ...]:
    """The paragraphs of an article in order; white space between them is in none. A text without regions is all body."""
    kinds: list[tuple[int, int, RegionKind]] = [(r.start, r.end, r.kind) for r in article.regions] or [(0, len(article.text), "body")]
    out: list[Block] = []
    last = 0
    for start, end, kind in sorted(kinds):
        if start > last:
            out.extend(_paragraphs(article.text, last, start, "body"))
        out.extend(_paragraphs(article.text, max(start, last), end, kind))
        last = max(last, end)
    out.extend(_paragraphs(article.text, last, len(article.text), "body"))
    return tuple(out)


def _paragraphs(text: str, start: int, end: int, kind: RegionKind) -> list[Block]:
    if start >= end:
        return []
    stretch = text[start:end]
    breaks = _BLANK_LINE if _wrapped(stretch) else _LINE
    out: list[Block] = []
    left = 0
    for m in breaks.finditer(stretch):
        _add(out, stretch, start, left, m.start(), kind)
        left = m.end()
    _add(out, stretch, start, left, len(stretch), kind)
    return out


def _add(out: list[Block], stretch: str, offset: int, left: int, right: int, kind: RegionKind) -> None:
    part = stretch[left:right]
    lead = len(part) - len(part.lstrip())
    body = part.strip()
    if body:
        out.append(Block(offset + left + lead, offset + left + lead + len(body), kind))


def _wrapped(stretch: str) -> bool:
    """Whether single line breaks are only typesetting: several lines, most as long as a hand-wrapped line."""
    lines = sorted(len(line) for line in stretch.splitlines() if line.strip())
    return len(lines) > 3 and _WRAPPED[0] <= lines[len(lines) // 2] <= _WRAPPED[1] and lines[-1] <= _WRAPPED[1] + 20


def sentences(text: str, block: Block) -> tuple[Span, ...]:
    """The sentences of one block, by its punctuation; titles before names and initials don't end one."""
    out: list[Span] = []
    left = block.start
    for m in _END.finditer(text, block.start, block.end):
        if text[m.start()] == "." and _NO_END.search(text, max(left, m.start() - 8), m.start() + 1):
            continue
        head = text[left : m.end()].rstrip()
        if head:
            out.append(Span(left, left + len(head)))
        left = m.end()
    if left < block.end:
        out.append(Span(left, block.end))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Sentences:
    """All sentences of an article, for looking up the one around a stretch."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, article: Article) -> Sentences:
        spans = tuple(s for block in blocks(article) for s in sentences(article.text, block))
        return cls(spans, tuple(s.start for s in spans))

    def around(self, stretch: Span) -> Span:
        """From the start of the sentence that holds the first code point to the end of the one that holds the last."""
        first, last = self._at(stretch.start), self._at(stretch.end - 1)
        return Span(min(first.start, stretch.start) if first else stretch.start, max(last.end, stretch.end) if last else stretch.end)

    def touching(self, stretches: Sequence[Span]) -> tuple[Span, ...]:
        """Every sentence that holds some of the stretches, in order."""
        found: set[int] = set()
        for stretch in stretches:
            i = max(0, bisect_right(self.starts, stretch.start) - 1)
            while i < len(self.spans) and self.spans[i].start < stretch.end:
                if self.spans[i].overlaps(stretch):
                    found.add(i)
                i += 1
        return tuple(self.spans[i] for i in sorted(found))

    def _at(self, offset: int) -> Span | None:
        i = bisect_right(self.starts, offset) - 1
        return self.spans[i] if i >= 0 and offset < self.spans[i].end else None
