"""The table of words by which a number is given without a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of `counts.toml`: verbs of one kind, the nouns of a `number`, or of a `reckoning` that has its maker.

    `hands` count without being a body, `lengths` place a thing, what `goes on` behind a cue is said too, and acts that give no number.
    """

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def count_words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("counts", CountRow) if row.kind == kind for word in row.words)
