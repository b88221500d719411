"""Words for what befalls people, and nouns for people: which fate a word tells, and of how many a noun speaks without a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Fate:
    """A row of `fates.toml`."""

    fate: str
    part: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Persons:
    """A row of `persons.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str
    count: int = 1


@cache
def fates(part: str) -> Mapping[str, str]:
    """Word -> fate, for the words that take this part in a clause: `fates("object")["kill"]` is `killed`."""
    return {word: row.fate for row in table("fates", Fate) if row.part == part for word in row.words}


@cache
def persons() -> Mapping[str, Persons]:
    """Singular noun -> its row; a group's noun stands for `count` people."""
    out: dict[str, Persons] = {}
    for row in table("persons", Persons):
        for word in row.words:
            out.setdefault(word, row)
    return out
