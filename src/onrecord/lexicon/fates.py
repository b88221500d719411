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


@dataclass(frozen=True, slots=True)
class PersonEnding:
    """A row of `person_endings.toml`: nouns that end so are people, but for those that `others` lists."""

    ending: str
    others: tuple[str, ...]
    example: str


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


@cache
def person_of(noun: str) -> Persons | None:
    """The row of a singular noun for people: a listed one, one whose last word is (`shop-owner`), or one made by an ending (`glazier`).

    Long lists of trades never hold all of them; an ending holds the rest, and its exceptions are few.
    """
    last = noun.rpartition("-")[2]
    row = persons().get(noun) or persons().get(last)
    if row is not None:
        return row
    for ending in _endings():
        if last.endswith(ending.ending):
            return None if last in ending.others or len(last) < _SHORTEST else _MADE
    return None


_SHORTEST = 5
"""Letters of a noun that an ending makes: shorter ones (`beer`, `fist`) are words of their own."""
_MADE = Persons("trade", (), "")


@cache
def _endings() -> tuple[PersonEnding, ...]:
    return tuple(sorted(table("person_endings", PersonEnding), key=lambda r: (-len(r.ending), r.ending)))
