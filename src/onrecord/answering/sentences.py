"""Article -> its sentences, each with the kind of region that it stands in; no parse is needed.

A sentence never crosses a paragraph or a region, so that its offsets are those of the article's text. What is not part of the report
(a link to another report, a credit, a header) is kept with the kind of its region, so that an answer can say where its words stand; what is
boilerplate gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Article, RegionKind, Span
from onrecord.model.paragraph import paragraphs_of

_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_SHORT = 3
"""A capitalised word of so few letters before a full stop (`Sen.`, `J.`, `St.`) ends no sentence."""


def sentences_of(article: Article) -> Iterator[tuple[Span, RegionKind]]:
    """Each sentence's span and its region's kind."""
    for region in article.regions:
        if region.kind != "boilerplate":
            for paragraph in paragraphs_of(article.text, region.start, region.end):
                for span in _split(article.text, paragraph):
                    yield span, region.kind


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if text[match.start()] == "." and _is_short(text, match.start()):
            continue
        end = match.start() + len(match[0].rstrip())
        if start < end:
            yield Span(start, end)
        start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _is_short(text: str, at: int) -> bool:
    """Whether the word before a full stop is an abbreviation: `Dr.`, `U.S.`, `a.m.`."""
    word = _WORD_BEFORE.search(text, max(0, at - 12), at)
    if word is None:
        return False
    letters = word[0]
    return (len(letters) <= _SHORT and letters[0].isupper() and letters.isalpha()) or (len(letters) == 1 and letters.isalpha())
