"""Words by which a party reacts to the news: what it condemns, welcomes, mourns or asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Reaction:
    """A row of `reactions.toml`."""

    part: Literal["cue", "content"]
    words: tuple[str, ...]
    example: str


@cache
def reaction_words(part: str) -> tuple[str, ...]:
    """The words of this part, in the table's order."""
    return tuple(dict.fromkeys(word for row in table("reactions", Reaction) if row.part == part for word in row.words))
