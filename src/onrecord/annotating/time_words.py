"""The lexicon of time words -> regex parts and look-ups.

`lexicon/times.toml` enters; what leaves are the alternations that `time_patterns` is written in, and the numbers and TIMEX3 parts that
`time_values` reads out of a match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from onrecord.errors import LexiconError
from onrecord.lexicon import table

WordKind = Literal[
    "month", "weekday", "season", "unit", "part", "reference", "set", "holiday", "number", "vague-number", "ordinal", "decade"
]
WORD_KINDS: tuple[WordKind, ...] = get_args(WordKind)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """Words that stand for one thing: `kind` says what, `code` is its number or TIMEX3 part, `example` a sentence with one of them."""

    words: tuple[str, ...]
    kind: WordKind
    code: str
    example: str


@cache
def codes(kind: WordKind) -> dict[str, str]:
    """Lower-case word -> code, for the words of one kind."""
    return {word.lower(): row.code for row in table("times", TimeWord) if row.kind == kind for word in row.words}


@cache
def alternation(kind: WordKind) -> str:
    """The words of one kind as a regex alternation, longest first; the first letter in either case unless the word is a name."""
    words = sorted({word for row in table("times", TimeWord) if row.kind == kind for word in row.words}, key=lambda w: (-len(w), w))
    return "|".join(either_case(word) for word in words)


@cache
def full_names(kind: WordKind) -> str:
    """The first word of every row of one kind: month and weekday names without their short forms."""
    return "|".join(row.words[0] for row in table("times", TimeWord) if row.kind == kind)


@cache
def short_names(kind: WordKind) -> str:
    """The short forms of months or weekdays, longest first."""
    words = {word for row in table("times", TimeWord) if row.kind == kind for word in row.words[1:]}
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@dataclass(frozen=True, slots=True)
class ContextRow:
    """A row of `time_contexts.toml`: words beside a time expression, and what they do there."""

    sense: str
    words: tuple[str, ...]
    example: str


@cache
def context(sense: str) -> frozenset[str]:
    """The words of one sense; raises LexiconError when no row has it."""
    words = frozenset(word for row in table("time_contexts", ContextRow) if row.sense == sense for word in row.words)
    if not words:
        raise LexiconError("time_contexts.toml", f"no words of the sense {sense!r}")
    return words


def either_case(word: str) -> str:
    """A regex for the word as printed inside a sentence or at its start; a capitalised name stays as it is."""
    first = word[0]
    return word if not first.islower() else f"[{first.upper()}{first}]{word[1:]}"


def number_of(words: str) -> float | None:
    """The number that digits or words stand for, None for `several` and its like.

    >>> number_of("twenty-five"), number_of("2.5"), number_of("two and a half"), number_of("several")
    (25.0, 2.5, 2.5, None)
    """
    text = re.sub(r"\s+", " ", words.lower().replace("-", " ")).strip()
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    if text in codes("vague-number"):
        code = codes("vague-number")[text]
        return None if code == "X" else float(code)
    extra = 0.0
    if text.endswith("and a half"):
        text, extra = text.removesuffix("and a half").strip(), 0.5
    if text in ("half a", "half an", "half"):
        return 0.5
    numbers, total = codes("number"), 0.0
    for word in text.split():
        if word in ("a", "an"):
            total += 1
        elif word in ("hundred", "dozen"):
            total = max(total, 1) * float(numbers[word])
        elif word in numbers:
            total += float(numbers[word])
        elif word not in ("and", "of"):
            return None
    return total + extra if total or extra else None


def ordinal_of(words: str) -> int | None:
    """The number of an ordinal: `12th`, `twelfth`."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    code = codes("ordinal").get(words.lower().replace(" ", "-"))
    return int(code) if code else None


def month_of(name: str) -> int:
    """1 for `January` and `Jan.`."""
    return int(codes("month")[name.rstrip(".").lower()])


def weekday_of(name: str) -> int:
    """1 for Monday, 7 for Sunday, as ISO 8601 counts."""
    return int(codes("weekday")[name.rstrip(".").lower()])


def unit_of(name: str) -> str:
    """The unit's code (`Y`, `Mo`, `W`, …) for a singular or plural."""
    word = name.lower()
    units = codes("unit")
    return units.get(word) or units.get(word.removesuffix("s")) or units["century"]
