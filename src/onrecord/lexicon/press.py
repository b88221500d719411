"""The table of nouns for what prints and broadcasts news."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class PressRow:
    """A row of `press.toml`: a `noun` says it alone, an `agency` only behind a word of kind `of-agency`, a `before-name` noun only right
    before a name, a `label` is part of a name."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def press_words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("press", PressRow) if row.kind == kind for word in row.words)
