"""What a focus of the brief may be called: `casualties`, `money`, `dates`, and what stands for each in print and in the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.load import table


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of `concepts.toml`."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    example: str
    acts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    unit: str = ""
    lines: tuple[str, ...] = ()
    times: bool = False
    figures: bool = False


@cache
def concepts() -> Mapping[str, Concept]:
    """Each name that a focus may go by -> its concept."""
    return {name: row for row in table("concepts", Concept) for name in row.names}
