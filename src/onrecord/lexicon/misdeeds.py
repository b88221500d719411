"""Nouns of misdeeds -> the words by which somebody was said to have done them (`tampering`: `alter`, `rewrite`), by stem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table
from onrecord.lexicon.stems import stem


@dataclass(frozen=True, slots=True)
class MisdeedRow:
    """A row of `misdeeds.toml`."""

    nouns: tuple[str, ...]
    told: tuple[str, ...]
    example: str


@cache
def misdeeds() -> Mapping[str, frozenset[str]]:
    """Noun -> the stems of the words that tell its deed."""
    out: dict[str, frozenset[str]] = {}
    for row in table("misdeeds", MisdeedRow):
        out.update({noun: out.get(noun, frozenset()) | {stem(w) for w in (*row.told, *row.nouns)} for noun in row.nouns})
    return out


@cache
def any_misdeed() -> frozenset[str]:
    """The stems of the words that tell any misdeed."""
    return frozenset().union(*misdeeds().values())


@cache
def misdeed_kinds(verb: str) -> frozenset[str]:
    """The kinds of misdeeds that a verb tells, each by its first noun behind a mark: `sway` -> `!interference`."""
    return frozenset(f"!{row.nouns[0]}" for row in table("misdeeds", MisdeedRow) if verb in row.told)
