"""`happenings.toml` -> what happens at one hour, by the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Happening:
    """A row of `happenings.toml`: printed words, lower case, for one kind of sudden event; `nouns` name the event itself."""

    kind: str
    nouns: tuple[str, ...]
    words: tuple[str, ...]
    example: str


@cache
def happenings() -> Mapping[str, str]:
    """Printed words -> the kind of event."""
    return MappingProxyType({word: row.kind for row in table("happenings", Happening) for word in (*row.nouns, *row.words)})


@cache
def happening_names() -> frozenset[str]:
    """The words that name an event."""
    return frozenset(word for row in table("happenings", Happening) for word in row.nouns)


@cache
def happening_pattern() -> re.Pattern[str]:
    """Any of the words, the longest first, whatever its case."""
    listed = sorted(happenings(), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)
