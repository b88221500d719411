"""Attributions that run on -> one a printed stretch: a paragraph each, and a quoted sentence apart from the retold one before it.

The tagger, as the annotators whom it learned from, gives one cue all that its speaker goes on to say. A retelling and the quotation after
it are two pieces of evidence, and so are the quotations of two paragraphs; they keep their source and the cue that governs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_subjects import turns_to_another
from onrecord.annotating.near import Near
from onrecord.model import Parse, Quotation, Span

_BREAK = re.compile(r"[ \t\xa0]*[\r\n]+\s*")
_MARKS = '"“”'


def in_parts(text: str, parse: Parse, quotations: Sequence[Quotation], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Each attribution, cut where its content leaves the cue's paragraph and where a quotation of whole sentences begins."""
    near = Near((q.outer.start, q.outer.end, q) for q in quotations if not q.scare)
    quoted = Near((p.start, p.end, p) for q in quotations for p in q.inner)
    for a in found:
        for part in _paragraphs(text, parse, near, quoted, a):
            yield from _retold_and_quoted(text, near, part)


def _paragraphs(text: str, parse: Parse, near: Near[Quotation], quoted: Near[Span], a: Attribution) -> Iterator[Attribution]:
    pieces = [p for s in a.content for p in _lines(text, s)]
    own = tuple(p for p in pieces if any(_one_line(text, p, c) for c in a.cue))
    if not own or len(own) == len(pieces):
        yield a
        return
    yield replace(a, content=own)
    for p in pieces:
        if p not in own and _quoted(text, p) and not _in_doubt(parse, near, quoted, a, own, p):
            yield replace(a, content=(p,), rule="speech/goes-on")


def _in_doubt(parse: Parse, near: Near[Quotation], quoted: Near[Span], a: Attribution, own: Sequence[Span], piece: Span) -> bool:
    """A closed quotation in a paragraph before the cue's may answer it; after words on another person it may be that one's."""
    if piece.end <= own[0].start:
        return any(q.closed for q in near.touching(piece.start, piece.end))
    said = max(s.end for s in (*own, *a.cue, *a.source) if s.end <= piece.start)
    return turns_to_another(parse, a.source, Span(said, piece.start), quoted)


def _quoted(text: str, span: Span) -> bool:
    """A paragraph of quotation; a retelling doesn't run on into the next paragraph, whatever the tagger makes of it."""
    return any(m in text[max(0, span.start - 1) : span.end + 1] for m in _MARKS)


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _BREAK.finditer(text, span.start, span.end):
        if start < match.start():
            yield Span(start, match.start())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def _one_line(text: str, a: Span, b: Span) -> bool:
    between = min(a.end, b.end), max(a.start, b.start)
    return between[0] >= between[1] or not any(c in text[between[0] : between[1]] for c in "\r\n")


def _retold_and_quoted(text: str, near: Near[Quotation], a: Attribution) -> Iterator[Attribution]:
    """`said [that it had sunk. “Nobody came.”]`: what is quoted after a full stop of what is retold stands by itself."""
    whole = a.content[0]
    quoted = None
    if len(a.content) == 1 and a.cue:
        inside = near.touching(whole.start, whole.end) if all(c.end <= whole.start for c in a.cue) else ()
        quoted = next((q for q in inside if _after_sentence(text, whole, q)), None)
    if quoted is None:
        yield a
        return
    end = whole.start + len(text[whole.start : quoted.outer.start].rstrip())
    yield replace(a, content=(Span(whole.start, end),))
    yield replace(a, content=(Span(quoted.outer.start, whole.end),), rule="speech/goes-on")


def _after_sentence(text: str, whole: Span, q: Quotation) -> bool:
    if not whole.start < q.outer.start < whole.end:
        return False
    before = text[whole.start : q.outer.start].rstrip()
    return before.endswith((".", "!", "?")) and not any(m in before for m in _MARKS)
