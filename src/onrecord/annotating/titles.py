"""Words -> titles before or beside a person's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.lexicon import table


@dataclass(frozen=True, slots=True)
class Title:
    """A row of `titles.toml`: sort is honorific, office, rank, role or modifier; `full` is what an abbreviation stands for."""

    word: str
    sort: str
    example: str
    gender: str = ""
    full: str = ""


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A row of `office_kinds.toml`: a noun for whoever holds one of the offices."""

    noun: str
    words: tuple[str, ...]
    example: str


LONGEST_TITLE = 3
"""Words of the longest title (`Secretary of State`)."""


def title_at(words: Sequence[str], start: int) -> tuple[int, str, str]:
    """The title that starts at a word: how many words it takes, its words in lower case, its gender; (0, "", "") where none does.

    Modifiers run along: `Deputy Foreign Minister` is one title; modifiers alone are none.
    """
    end, gender, whole = start, "", False
    while end < len(words):
        size, row = _row_at(words, end)
        if row is None:
            break
        if row.sort != "modifier":
            whole, gender = True, row.gender or gender
        end += size
    while end > start and not whole:
        end = start
    return (end - start, " ".join(words[start:end]).lower(), gender) if whole else (0, "", "")


def title_gender(words: str) -> str:
    """`male`, `female` or empty: what a title's last word says."""
    row = _titles().get(words.lower()) or _titles().get(words.lower().rsplit(" ", 1)[-1])
    return row.gender if row else ""


def is_title(words: str) -> bool:
    row = _titles().get(words.lower())
    return row is not None and row.sort != "modifier"


def is_modifier(word: str) -> bool:
    """A word that only goes before a title: `Assistant`, `Deputy`."""
    row = _titles().get(word.lower())
    return row is not None and row.sort == "modifier"


def full_title(words: str) -> str:
    """The title with its abbreviations written out: `Gov.` -> governor."""
    row = _titles().get(words.lower())
    return row.full if row is not None and row.full else words.lower()


def is_office(words: str) -> bool:
    """A title that says by itself who is meant: one governor, one general, against many lawyers."""
    row = _titles().get(words.lower())
    return row is not None and row.sort in ("office", "rank")


@cache
def office_kinds() -> Mapping[str, frozenset[str]]:
    """`officer` -> captain, colonel and the rest."""
    return MappingProxyType({row.noun: frozenset(row.words) for row in table("office_kinds", OfficeKind)})


def is_honorific(words: str) -> bool:
    row = _titles().get(words.lower())
    return row is not None and row.sort == "honorific"


def _row_at(words: Sequence[str], start: int) -> tuple[int, Title | None]:
    for size in range(min(LONGEST_TITLE, len(words) - start), 0, -1):
        printed = " ".join(words[start : start + size])
        row = _titles().get(printed.lower()) or _of_several(printed)
        if row is not None:
            return size, row
    return 0, None


def _of_several(printed: str) -> Title | None:
    """`Senators Amy Dole and Karl Ott`, `Reps. Dole and Ott`: the title that several share, printed as one in capitals."""
    bare = printed.removesuffix(".")
    row = _titles().get(bare[:-1].lower()) if bare[:1].isupper() and bare.endswith("s") else None
    return row if row is not None and row.sort in ("office", "rank") else None


@cache
def _titles() -> Mapping[str, Title]:
    out: dict[str, Title] = {}
    for row in table("titles", Title):
        key = row.word.lower()
        if key not in out or out[key].sort == "modifier":
            out[key] = row
            out[key.removesuffix(".")] = row
    return MappingProxyType(out)
