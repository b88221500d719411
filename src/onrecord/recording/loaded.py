"""Articles and statements -> loaded words, each with its owner: quoted, told in somebody's name, or the outlet's own voice.

The words are those of `lexicon/loaded.toml`, found in titles, bodies and captions. Whose they are is read off the page, not judged:
inside a statement they are its source's, between quotation marks word for word; elsewhere the outlet's. The outlet's own voice is the
narrow class: a name that holds such a word (`the Heroes Bridge`) and words in marks that no statement covers are not counted as its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.lexicon.loaded import loaded_pattern, loaded_words
from onrecord.model import Anchor, Article, LoadedWord, Owner, Record, Span, Statement

REGIONS = frozenset({"title", "body", "caption"})
_MARKS = '"“”„'


def find_loaded(record: Record) -> tuple[LoadedWord, ...]:
    """The loaded words of all articles, in the order of the articles and of the words."""
    names = {(m.article, s) for e in record.entities for m in e.mentions for s in m.spans}
    found: list[LoadedWord] = []
    for article in record.articles:
        mine = sorted((s for s in record.statements if s.anchor.article == article.id), key=lambda s: (sum(map(len, s.anchor.spans)), s.id))
        held = sorted(span for a, span in names if a == article.id)
        for start, end in _places(article):
            span = Span(start, end)
            if article.text[start].isupper() and _in_name(held, span):
                continue
            found.append(_owned(article, span, mine, f"w{len(found) + 1}"))
    return tuple(found)


def _places(article: Article) -> Iterator[tuple[int, int]]:
    for region in article.regions:
        if region.kind in REGIONS:
            yield from ((m.start(), m.end()) for m in loaded_pattern().finditer(article.text, region.start, region.end))


def _in_name(held: Sequence[Span], span: Span) -> bool:
    """Whether a name's mention holds the word and more."""
    at = bisect_right(held, Span(span.start, 1 << 60))
    return any(h.contains(span) and len(h) > len(span) for h in held[max(0, at - 8) : at])


def _owned(article: Article, span: Span, statements: Sequence[Statement], identifier: str) -> LoadedWord:
    kind = loaded_words()[article.text[span.start : span.end].lower()]
    anchor = Anchor(article.id, (span,))
    statement = next((s for s in statements if s.source is not None and any(p.contains(span) for p in s.anchor.spans)), None)
    marked = in_marks(article.text, span.start)
    owner: Owner = "quoted" if marked else "attributed" if statement is not None else "outlet"
    if statement is not None and statement.source is not None:
        by = statement.source.name
    else:
        by = "" if marked else article.label
    return LoadedWord(identifier, anchor, kind, owner, by, statement.id if statement is not None else None, f"loaded/{kind}")


def in_marks(text: str, at: int) -> bool:
    """Whether a place stands between double quotation marks opened in its paragraph; a mark left open holds to the paragraph's end."""
    begin = max((text.rfind(end, 0, at) for end in ("\n\n", "\r\n\r\n", "\n")), default=-1) + 1
    inside = False
    for match in re.finditer(f"[{_MARKS}]", text[begin:at]):
        inside = match[0] in "“„" or (match[0] == '"' and not inside)
    return inside


__all__ = ["find_loaded"]
