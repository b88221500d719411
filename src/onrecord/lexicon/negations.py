"""Words that negate, by kind, from `negations.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table

FOCUS = "focus"
"""The kind of words that single something out (`only`), and deny nothing."""


@dataclass(frozen=True, slots=True)
class NegationRow:
    """A row of `negations.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def negating(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(word for row in table("negations", NegationRow) if row.kind == kind for word in row.words)


@cache
def denying() -> frozenset[str]:
    """The words of every kind that denies."""
    return frozenset(word for row in table("negations", NegationRow) if row.kind != FOCUS for word in row.words)
