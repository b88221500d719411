"""Words that judge or colour, by the classes that neutral editors take out; sources and classes are named at the top of the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table
from onrecord.model.loaded import LoadedKind


@dataclass(frozen=True, slots=True)
class Loaded:
    """A row of `loaded.toml`."""

    kind: LoadedKind
    words: tuple[str, ...]
    example: str


@cache
def loaded_words() -> Mapping[str, LoadedKind]:
    """Word or phrase, small -> its class."""
    return {word: row.kind for row in table("loaded", Loaded) for word in row.words}


@cache
def loaded_pattern() -> re.Pattern[str]:
    """Finds any of them as whole words, the longest first."""
    words = sorted(loaded_words(), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
