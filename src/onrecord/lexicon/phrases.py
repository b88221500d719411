"""Phrases by what they tell (`for the first time`: somebody's first word; `nobody`: a silence of all) -> patterns over printed words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of `phrases.toml`."""

    class_: str
    words: tuple[str, ...]
    example: str


@cache
def phrases(class_: str) -> frozenset[str]:
    """The phrases of one class, lower case."""
    return frozenset(word for row in table("phrases", Phrase) if row.class_ == class_ for word in row.words)


@cache
def phrase_pattern(class_: str) -> re.Pattern[str]:
    """Any phrase of the class as whole words, the longest first, whatever its case."""
    listed = sorted(phrases(class_), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)
