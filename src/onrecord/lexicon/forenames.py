"""`forenames.toml` -> whether a word is somebody's given name, and of which gender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Forenames:
    """A row of `forenames.toml`; an empty gender: either."""

    gender: str
    names: tuple[str, ...]
    example: str


def is_forename(word: str) -> bool:
    return word in _forenames()


def forename_gender(word: str) -> str:
    """`male`, `female`, or nothing where it is either or unknown."""
    return _forenames().get(word, "")


@cache
def _forenames() -> Mapping[str, str]:
    return MappingProxyType({name: row.gender for row in table("forenames", Forenames) for name in row.names})
