"""A word's stem -> how much it tells that a report holds it, by a shipped table of how many reports do.

The table is the same for every collection and never grows, so that the first report of an archive is read as the hundred thousandth is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table

UNKNOWN = 0.35
"""Of 1,000 reports, what a word that the table does not list counts for: half a report of the 1,452 that it was counted on."""


_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class CommonRow:
    """A row of `commonness.toml`: stems, separated by blanks, that about `of_1000` of 1,000 reports hold."""

    of_1000: int
    words: str
    example: str


def rarity(stem: str) -> float:
    """Inverse document frequency, `ln(1000 / reports in 1,000)`: 0.8 for the commonest words, 8.0 for names that no other report holds."""
    return _rarities().get(stem, math.log(1000 / UNKNOWN))


def is_year(stem: str) -> bool:
    """Whether a word is a year of the last or this century: every report of a year may print it, and no table of older reports knows."""
    return _YEAR.fullmatch(stem) is not None


@cache
def _rarities() -> Mapping[str, float]:
    return {word: math.log(1000 / row.of_1000) for row in table("commonness", CommonRow) for word in row.words.split()}
