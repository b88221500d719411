"""A span of an article's text -> the two W3C selectors that find it again.

What enters: a text and a span in it. What leaves: a TextQuoteSelector and a TextPositionSelector (Web Annotation Data Model, 4.2.4 and
4.2.5). Rules: `exact`, `prefix` and `suffix` are the text's own code points; prefix and suffix grow until the three stand in the text
only once; positions are code points, the end exclusive.
"""

from __future__ import annotations

from onrecord.codec.shape import Json
from onrecord.model import Span

CONTEXT = 32
"""Code points before and after, at the least: what Hypothesis and Apache Annotator take."""


def selectors(text: str, span: Span) -> list[Json]:
    """The quote first, since it outlives a change elsewhere in the page."""
    start, end = context(text, span)
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[start : span.start],
            "suffix": text[span.end : end],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def context(text: str, span: Span) -> tuple[int, int]:
    """Where the shortest unambiguous surroundings begin and end, among CONTEXT, twice that, and so on up to the whole text."""
    size = CONTEXT
    while True:
        start, end = max(0, span.start - size), min(len(text), span.end + size)
        if (start == 0 and end == len(text)) or _once(text, start, end):
            return start, end
        size *= 2


def _once(text: str, start: int, end: int) -> bool:
    window = text[start:end]
    return text.find(window) == start and text.find(window, start + 1) < 0
