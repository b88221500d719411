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
_BULLETS = "-–—•·*>»|[(# "
_EDGES = " .:;,-–—|•·*>»[]#!"
KEY = 3
"""Characters under which phrases are filed; most lines share them with no phrase at all."""
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
    bare = form.strip(_EDGES)
    opening = form.lstrip(_BULLETS)
    tables = _tables()
    candidates = [
        *(phrase for phrase in tables.whole.get(bare, ())),
        *(phrase for phrase in _keyed(tables.start, opening[:KEY]) if phrase.opens(opening)),
        *(phrase for phrase in _keyed(tables.end, bare[-KEY:][::-1]) if phrase.closes(bare)),
        *(phrase for phrase in tables.anywhere if phrase.words in form),
    ]
    fitting = (p.row for p in candidates if words <= p.row.most and (not p.row.needs or any(need in form for need in p.row.needs)))
    return next(fitting, None)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One phrase of a row; `rest` matches what follows a gap."""

    words: str
    row: ZonePhrase
    rest: re.Pattern[str] | None = None

    def opens(self, form: str) -> bool:
        if not form.startswith(self.words):
            return False
        if self.rest is not None:
            return self.rest.match(form, len(self.words)) is not None
        return not (self.words[-1].isalnum() and form[len(self.words) : len(self.words) + 1].isalnum())

    def closes(self, form: str) -> bool:
        return form.endswith(self.words) and not (self.words[0].isalnum() and form[: -len(self.words)][-1:].isalnum())


@dataclass(frozen=True, slots=True)
class _Tables:
    """The phrases by place: whole lines by their words, openings and endings by their first or last characters."""

    whole: dict[str, list[_Phrase]]
    start: dict[str, list[_Phrase]]
    end: dict[str, list[_Phrase]]
    anywhere: list[_Phrase]


@cache
def _tables() -> _Tables:
    tables = _Tables({}, {}, {}, [])
    for row in table("zones", ZonePhrase):
        for words in row.words:
            words = words.lower()
            if row.at == "whole":
                tables.whole.setdefault(words.strip(_EDGES), []).append(_Phrase(words, row))
            elif row.at == "start":
                first, gap, rest = words.lstrip(_BULLETS).partition("…")
                phrase = _Phrase(first, row, re.compile(_GAP + re.escape(rest.strip()) + r"(?!\w)") if gap else None)
                tables.start.setdefault(first[:KEY], []).append(phrase)
            elif row.at == "end":
                bare = words.strip(_EDGES)
                tables.end.setdefault(bare[-KEY:][::-1], []).append(_Phrase(bare, row))
            else:
                tables.anywhere.append(_Phrase(words, row))
    return tables


def _keyed(phrases: dict[str, list[_Phrase]], key: str) -> list[_Phrase]:
    """The phrases filed under the key or, where they are shorter than a key, under its beginning."""
    return [phrase for length in range(len(key), 0, -1) for phrase in phrases.get(key[:length], ())]
