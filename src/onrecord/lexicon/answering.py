"""Words with which a party answers another: verbs that deny or reject, and the nouns by which an answer points back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.load import table

Use = Literal["fact", "view", "pointer"]


@dataclass(frozen=True, slots=True)
class Answering:
    """A row of `answering.toml`."""

    use: Use
    words: tuple[str, ...]
    example: str
    it: bool = False


@cache
def answering(use: Use) -> frozenset[str]:
    """The words of this use: lemmas of `fact` and `view`, printed forms of `pointer`."""
    return frozenset(word for row in table("answering", Answering) if row.use == use for word in row.words)


@cache
def denies_it() -> frozenset[str]:
    """The lemmas that may stand before a bare `it`."""
    return frozenset(word for row in table("answering", Answering) if row.it for word in row.words)
