"""Statements -> the pieces that utterances are made of: quoted words and whole contents, each with speaker, time and channel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.lexicon.stems import Word, words_in
from onrecord.linking.frames import Frame
from onrecord.linking.parties import Parties
from onrecord.model import Anchor, Annotations, Article, Span, Statement, When

_QUOTED = re.compile(r"“([^“”]{2,600})[”\"]|\"([^\"“”]{2,600})[\"”]|(?<!\w)[‘']([^‘’'\n]{2,300}(?:[’']\w[^‘’'\n]{0,300}){0,4})[’'](?!\w)")
_MIN_CONTENT = 2
"""Content words of a quoted piece: below two it is a scare quote or a single loaded word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that somebody is said to have said.

    `content` are the words with content of their own, names of countries left out: everybody says them. `quoted` pieces are printed in
    quotation marks; `near` are the people that the article names; `spokes` marks who speaks for somebody else.
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
    """All pieces in article and text order: of direct and indirect speech the content, of mixed speech each quoted part as well."""
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
                    out.append(
                        Piece(
                            anchor,
                            words,
                            content,
                            quoted,
                            statement,
                            statement.source.name,
                            key,
                            sides,
                            statement.said,
                            len(out),
                            *_certainty(article, statement, key, parties),
                            near,
                        )
                    )
    return tuple(out)


def with_clauses(
    articles: Sequence[Article], pieces: Sequence[Piece], events: Sequence[Sequence[Frame]]
) -> tuple[tuple[Piece, ...], tuple[tuple[int, int], ...]]:
    """The pieces, more pieces for the quoted clauses of events that two articles tell, and the pairs of these that tell one event."""
    by_statement = {p.statement.id: p for p in pieces}
    out, pairs = list(pieces), []
    for event in events:
        added: list[Piece] = []
        for frame in event:
            base = by_statement.get(frame.statement.id) if frame.statement is not None else None
            text = articles[frame.article].text
            if base is None or base.statement.form == "indirect" or "noun" in frame.proposition.rule or not _has_quoted(base, frame, text):
                continue
            words = tuple(w for span in frame.proposition.anchor.spans for w in words_in(text, span.start, span.end))
            content = tuple(w for w in words if w.content)
            added.append(
                replace(base, anchor=frame.proposition.anchor, words=words, content=content, quoted=True, order=len(out) + len(added))
            )
        if len({p.anchor.article for p in added}) > 1:
            pairs += [(a.order, b.order) for a, b in combinations(added, 2) if a.anchor.article != b.anchor.article]
            out += added
    return tuple(out), tuple(pairs)


def _has_quoted(base: Piece, frame: Frame, text: str) -> bool:
    hull = frame.proposition.anchor.hull
    return base.statement.form == "direct" or any(mark in text[hull.start : hull.end + 1] for mark in '“"”')


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
    """Of a statement and one inside it, the one whose words are not its own: speech told inside a quotation, else what wraps the other."""
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
