"""Spans of an article's text -> the two W3C selectors that find each again.

What enters: a text and spans in it. What leaves: a TextQuoteSelector and a TextPositionSelector for each (Web Annotation Data Model, 4.2.4
and 4.2.5). Rules: `exact`, `prefix` and `suffix` are the text's own code points; prefix and suffix grow until the three stand in the text
only once; positions are code points, the end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.codec.shape import Json
from onrecord.model import Span

CONTEXT = 32
"""Code points before and after, at the least: half a line, as much as annotation clients commonly keep."""


def selectors(text: str, span: Span, around: Span) -> list[Json]:
    """The quote first, since it outlives a change elsewhere in the page; `around` is the span with its prefix and suffix."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[around.start : span.start],
            "suffix": text[span.end : around.end],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def surroundings(text: str, spans: Iterable[Span]) -> Mapping[Span, Span]:
    """For each span the least unambiguous surroundings among CONTEXT, twice that, and so on up to the whole text.

    One pass over the text for each size, and only while a span is left whose words and surroundings are printed twice.
    """
    out: dict[Span, Span] = {}
    left, size = sorted(set(spans)), CONTEXT
    while left:
        windows = {span: Span(max(0, span.start - size), min(len(text), span.end + size)) for span in left}
        places = _places(text, {text[w.start : w.start + CONTEXT] for w in windows.values()})
        for span, window in windows.items():
            words = text[window.start : window.end]
            twins = (at for at in places[words[:CONTEXT]] if at != window.start)
            if not any(text.startswith(words, at) for at in twins):
                out[span] = window
        left, size = [span for span in left if span not in out], size * 2
    return out


def _places(text: str, heads: set[str]) -> Mapping[str, list[int]]:
    """Where each of the windows' heads stands; a head is CONTEXT long, or the rest of the text."""
    out: dict[str, list[int]] = {head: [] for head in heads}
    for at in range(len(text)):
        head = text[at : at + CONTEXT]
        if head in out:
            out[head].append(at)
    return out
