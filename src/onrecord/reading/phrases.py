"""One line of a report -> the kind that its fixed words give it (`zones.toml`), or null for a line that is text.

The comparison is on a plain form of the line (one blank, straight quotation marks, no case); nothing of the text is changed by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.model import RegionKind

_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u200b": None, "\ufeff": None, "*": None})
_GAP = r"(?:\S+ ){0,6}"
LONGEST = 900
"""A line of more code points is never looked up: the longest copyright notices have 700."""


@dataclass(frozen=True, slots=True)
class ZonePhrase:
    """A row of `zones.toml`; its head comment explains the fields."""

    words: tuple[str, ...]
    kind: RegionKind
    at: str
    example: str
    most: int = 40
    then: str = ""
    needs: tuple[str, ...] = ()


def plain_form(line: str) -> str:
    """`  “See  Also”` -> `"see also"`."""
    return " ".join(line.translate(_CURLY).split()).lower()


def phrase_of(line: str) -> ZonePhrase | None:
    """The row whose words the line holds at their place: `SEE ALSO: Harrow Bridge Reopens` is a link. Rows are tried in file order."""
    if len(line) > LONGEST:
        return None
    form = plain_form(line)
    words = form.count(" ") + 1
    bare = form.strip(" .:;,-–—|•·*>»[]#!")
    for at, pattern in _patterns():
        match = pattern.search(bare if at in ("whole", "end") else form)
        if match is None:
            continue
        for row, own in _rows(at):
            if words <= row.most and own.search(bare if at in ("whole", "end") else form) and _needs_met(row, form):
                return row
    return None


def _needs_met(row: ZonePhrase, form: str) -> bool:
    return not row.needs or any(need in form for need in row.needs)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern over all rows for each place: most lines fail it at once."""
    out = []
    for at in ("whole", "start", "end", "any"):
        words = sorted({w for row in table("zones", ZonePhrase) if row.at == at for w in row.words}, key=lambda w: (-len(w), w))
        out.append((at, _compiled(at, tuple(words))))
    return tuple(out)


@cache
def _rows(at: str) -> tuple[tuple[ZonePhrase, re.Pattern[str]], ...]:
    return tuple((row, _compiled(at, row.words)) for row in table("zones", ZonePhrase) if row.at == at)


def _compiled(at: str, words: tuple[str, ...]) -> re.Pattern[str]:
    any_of = "|".join(_pattern(w) for w in words)
    if at == "whole":
        return re.compile(rf"^(?:{any_of})$")
    if at == "start":
        return re.compile(rf"^(?:[-–—•·*>»|\[(#]+ ?)?(?:{any_of})(?!\w)")
    if at == "end":
        return re.compile(rf"(?<!\w)(?:{any_of})$")
    return re.compile(rf"(?:{any_of})")


def _pattern(words: str) -> str:
    """`follow … on twitter` -> up to six words in the gap; a blank at the end of a phrase is part of it."""
    return _GAP.join(re.escape(part.lstrip()) for part in words.lower().split("…"))
