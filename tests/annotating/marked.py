"""Marked text -> text and labelled spans: `[src:Ms Lee] [cue:said] [con:no one was hurt]`. Marks may nest and repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Article, Published, Region, Span

_MARK = re.compile(r"\[(\w+):|\]")


@dataclass(frozen=True, slots=True)
class Marked:
    text: str
    spans: dict[str, tuple[Span, ...]]

    def words(self, label: str) -> list[str]:
        return [self.text[s.start : s.end] for s in self.spans.get(label, ())]


def marked(source: str) -> Marked:
    """Raises ValueError when marks are not closed."""
    text, at = "", 0
    stack: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {}
    for match in _MARK.finditer(source):
        text += source[at : match.start()]
        at = match.end()
        if match[1]:
            stack.append((match[1], len(text)))
        else:
            label, start = stack.pop()
            spans.setdefault(label, []).append(Span(start, len(text)))
    text += source[at:]
    if stack:
        raise ValueError(f"not closed: {stack}")
    return Marked(text, {label: tuple(sorted(rows)) for label, rows in spans.items()})


def article_of(text: str, *, published: str | None = "2031-05-06", regions: tuple[Region, ...] | None = None) -> Article:
    """A bare article: one body region, an outlet, a day."""
    body = regions or ((Region(0, len(text), "body"),) if text.strip() else ())
    return Article(
        "a0000000000000000",
        "x.txt",
        "0" * 64,
        None,
        "The Courier",
        (),
        "en",
        Published(published, published, "given" if published else "none"),
        text,
        body,
    )
