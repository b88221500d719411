"""What is told of counted people (`unaccounted for`, `taken ashore`), how a number is told to be an earlier one, and units of one kind.

Phrases are looked for as printed, whole words, the longest first: `taken ashore` before `taken`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Condition:
    """A row of `conditions.toml`."""

    condition: str
    words: tuple[str, ...]
    example: str
    open: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A row of `given.toml`."""

    class_: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """A row of `conversions.toml`."""

    unit: str
    kind: str
    factor: float
    example: str


@cache
def condition_pattern() -> re.Pattern[str]:
    """Any phrase of any condition, as whole words in the case that it is listed in."""
    return _any(word for row in table("conditions", Condition) for word in row.words)


@cache
def conditions() -> Mapping[str, str]:
    """Phrase -> condition; the first row that lists it."""
    return {word: row.condition for row in reversed(table("conditions", Condition)) for word in row.words}


@cache
def open_conditions() -> frozenset[str]:
    """The conditions whose number changes as news comes in."""
    return frozenset(row.condition for row in table("conditions", Condition) if row.open)


@cache
def condition_titles() -> Mapping[str, str]:
    """Condition -> what a list of its numbers is headed with (`Missing`)."""
    return {row.condition: row.title for row in table("conditions", Condition) if row.title}


@cache
def told_in(label: str) -> frozenset[str]:
    """The condition that a number's label tells last (`wounded crew released` are released); both of `killed or wounded`."""
    found = [conditions()[m[0]] for m in condition_pattern().finditer(label.lower())]
    return frozenset(_ALIKE.get(c, c) for c in (found if " or " in label else found[-1:]))


_ALIKE = {"hospital": "wound", "survive": "rescue"}
"""Conditions whose numbers stand together before a reader."""


@cache
def all_conditions() -> frozenset[str]:
    """Every condition of the table."""
    return frozenset(row.condition for row in table("conditions", Condition))


@cache
def condition_words() -> frozenset[str]:
    """The single words that conditions are told with (`found` of `found alive`)."""
    return frozenset(part for row in table("conditions", Condition) for word in row.words for part in word.split())


@cache
def given_pattern(class_: str) -> re.Pattern[str]:
    """Any phrase of one class of `given.toml`, as whole words, whatever its case."""
    return re.compile(_any(word for row in table("given", Given) if row.class_ == class_ for word in row.words).pattern, re.IGNORECASE)


@cache
def conversions() -> Mapping[str, Conversion]:
    """Normalised unit -> its row."""
    return {row.unit: row for row in table("conversions", Conversion)}


def _any(words: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(set(words), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, listed))})(?![\w’'-])")
