"""Entities -> an index of their mentions: which entity do these words name?

A phrase names the entity whose mention holds the phrase's head: `Norwegian leader Berg` is Berg, and `a spokesman for the
Interior Ministry` or `Swedish officials` is neither the ministry nor Sweden. Built once an article; each look-up is logarithmic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model import Entity, Parse, Span, Token


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of an article's entities, sorted by start; `at` is its main use."""

    parse: Parse
    _rows: tuple[tuple[Span, Entity], ...] = field(repr=False)
    _longest: int = field(repr=False)

    @classmethod
    def of(cls, entities: Iterable[Entity], parse: Parse) -> Mentions:
        rows = [(anchor.hull, entity) for entity in entities for anchor in entity.mentions]
        rows.sort(key=lambda row: (row[0], row[1].id))
        return cls(parse, tuple(rows), max((len(span) for span, _ in rows), default=0))

    def named(self, name: str) -> Entity | None:
        """The entity of this very name, if the article has it."""
        return next((entity for _, entity in self._rows if entity.name == name), None)

    def within(self, span: Span) -> tuple[tuple[Span, Entity], ...]:
        """The mentions that share a code point with the span, in text order."""
        first = bisect_left(self._rows, span.start - self._longest, key=_start)
        last = bisect_left(self._rows, span.end, key=_start)
        return tuple(row for row in self._rows[first:last] if row[0].end > span.start)

    def at(self, span: Span) -> Entity | None:
        """The entity that the words of the span name: by an equal mention, else by the best mention that holds the span's head word."""
        rows = self.within(span)
        if not rows:
            return None
        best, entity = max(rows, key=lambda row: (_dice(row[0], span), -row[0].start))
        if best == span:
            return entity
        head = head_of(self.parse, span)
        if head is None:
            return entity if best.contains(span) else None
        holding = [row for row in rows if row[0].start <= head.start and head.end <= row[0].end and self._heads(row[0], head)]
        return max(holding, key=lambda row: (_dice(row[0], span), -row[0].start))[1] if holding else None

    def of_token(self, token: Token) -> Entity | None:
        """The entity whose mention the token heads, if any; of several, the longest mention's."""
        span = Span(token.start, token.end)
        rows = [row for row in self.within(span) if row[0].contains(span) and self._heads(row[0], token)]
        return max(rows, key=lambda row: (len(row[0]), -row[0].start))[1] if rows else None

    def _heads(self, mention: Span, token: Token) -> bool:
        head = head_of(self.parse, mention)
        return head is None or head.i == token.i


def head_of(parse: Parse, span: Span) -> Token | None:
    """The word of a phrase that the others hang on: its first token whose own head lies outside; punctuation and determiners don't count.

    In `"a spokesman for the ministry"` that is `spokesman`; in a coordination it is the first conjunct.
    """
    return head_among(parse, parse.tokens_in(span))


def head_among(parse: Parse, tokens: Sequence[Token]) -> Token | None:
    """As `head_of`, for tokens that stand together."""
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    for token in tokens:
        inside = first <= token.head <= last and token.head != token.i
        if not inside and token.pos not in ("PUNCT", "DET", "PART", "SPACE"):
            return token
    return None


def _start(row: tuple[Span, Entity]) -> int:
    return row[0].start


def _dice(a: Span, b: Span) -> float:
    return 2 * max(0, min(a.end, b.end) - max(a.start, b.start)) / (len(a) + len(b))
