"""Statements -> the pieces that utterances are made of: quoted words and whole contents, each with speaker, time and channel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.stems import Word, words_in
from onrecord.linking.parties import Parties
from onrecord.model import Anchor, Annotations, Article, Span, Statement, When

_QUOTED = re.compile(r"“([^“”]{2,600})[”\"]|\"([^\"“”]{2,600})[\"”]|(?<!\w)[‘']([^‘’'\n]{2,300}(?:[’']\w[^‘’'\n]{0,300}){0,4})[’'](?!\w)")
_MIN_CONTENT = 2
"""Content words of a quoted piece: below two it is a scare quote or a single loaded word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that somebody is said to have said.

    `content` are the words with content of their own, names of countries left out: everybody says them. `quoted` pieces are printed in quotation marks; `near` are the people that the article names; `spokes` marks who speaks for somebody else.
    """

    anchor: Anchor
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    quoted: bool
    statement: Statement
    speaker: str
    key: str
    sides: frozenset[str]
    said: When | None
    order: int
    by_pronoun: bool
    spokes: bool
    near: frozenset[str]

def pieces_of(articles: Sequence[Article], annotations: Sequence[Annotations], parties: Parties) -> tuple[Piece, ...]:
    """All pieces in article and text order, of the innermost statements: for direct speech its content, for mixed speech each quoted part, for indirect speech its content."""
    out: list[Piece] = []
    for article, one in zip(articles, annotations, strict=True):
        near = frozenset(parties.entity_of[e.id] for e in one.entities if e.kind == "person")
        skipped = _doubled(article, one)
        for statement in one.statements:
            if statement.source is None or statement.negated or statement.id in skipped:
                continue
            key, sides = parties.source_key(statement.source), parties.source_sides(statement.source)
            for anchor, quoted in _parts(article, statement):
                words = tuple(w for span in anchor.spans for w in words_in(article.text, span.start, span.end))
                countries = parties.named(anchor.text_in(article.text))[1]
                content = tuple(w for w in words if w.content and w.form not in countries)
                if len(content) >= _MIN_CONTENT:
                    out.append(Piece(anchor, words, content, quoted, statement, statement.source.name, key, sides, statement.said, len(out), *_certainty(article, statement, key, parties), near))
    return tuple(out)


def _parts(article: Article, statement: Statement) -> Iterator[tuple[Anchor, bool]]:
    if statement.form == "direct":
        yield statement.anchor, True
        return
    if statement.form == "mixed":
        for span in statement.anchor.spans:
            for match in _QUOTED.finditer(article.text, max(0, span.start - 1), min(len(article.text), span.end + 1)):
                group = next(i for i in (1, 2, 3) if match[i] is not None)
                start, end = max(span.start, match.start(group)), min(span.end, match.end(group))
                if start < end:
                    yield Anchor(article.id, (Span(start, end),)), True
    yield statement.anchor, False


def _doubled(article: Article, one: Annotations) -> frozenset[str]:
    """Of a statement and one inside it, the one whose words are not its own: reported speech inside a quotation, and what wraps any other."""
    outer = {s.id: s for s in one.statements}
    out: set[str] = set()
    for inner in one.statements:
        around = outer.get(inner.inside or "")
        if around is None:
            continue
        region = article.region_at(around.anchor.start)
        quoted = around.form == "direct" and (region is None or region.kind != "embed")
        out.add(inner.id if quoted else around.id)
    return frozenset(out)


def _certainty(article: Article, statement: Statement, key: str, parties: Parties) -> tuple[bool, bool]:
    """Whether the source is printed as `he` or `she` (a pronoun of a person), and whether it is a spokesperson by its description."""
    spans = statement.source.spans if statement.source is not None else ()
    printed = " ".join(article.text[s.start : s.end] for s in spans).lower()
    return printed in ("he", "she"), key in parties.spokes or "spokes" in printed
