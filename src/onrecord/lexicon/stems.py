"""Words of a text with their offsets, and stems that let `fought`/`fighting` stay apart but `wipes`/`wiping`, `honour`/`honor` meet.

Light on purpose: no dictionary, suffixes only, the same for every text. Used to propose and to align, never to store.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon.load import table

_WORD = re.compile(r"\d[\d,.]*\d|(?:\b[^\W\d_]\.){2,}|\w+(?:[’']\w+)*")
_SUFFIXES = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ness",
    "ings",
    "ing",
    "ions",
    "ion",
    "edly",
    "ies",
    "ied",
    "ed",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
_BRITISH = (
    (re.compile(r"our"), "or"),
    (re.compile(r"is(e|ed|es|ing|ation)$"), r"iz\1"),
    (re.compile(r"^(defen|offen|licen|preten)ce"), r"\1se"),
)


@dataclass(frozen=True, slots=True)
class Stopwords:
    """A row of `stopwords.toml`."""

    class_: str
    words: tuple[str, ...]
    example: str


class Word(NamedTuple):
    """A printed word: offsets, lower-case form without possessive, stem, and whether it has content of its own."""

    start: int
    end: int
    form: str
    stem: str
    content: bool


def words_in(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of a stretch of text, with offsets into the text."""
    out, light = [], stopwords()
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        form = match[0].lower().replace("’", "'")
        form = form.removesuffix("'s") if form[1:2] != "." else form.replace(".", "")  # `F.B.I.` is `FBI`
        out.append(Word(match.start(), match.end(), form, stem(form), form not in light))
    return tuple(out)


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """The word without inflection and common derivation, British spelling folded; never shorter than three letters."""
    if len(form) < 4 or not form.isalpha():
        return form
    for pattern, replacement in _BRITISH:
        form = pattern.sub(replacement, form)
    for suffix in _SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= 3:
            form = form[: -len(suffix)]
            break
    if len(form) > 3 and form[-1] == form[-2] and form[-1] not in "aeiou":
        form = form[:-1]
    return form


@cache
def stopwords() -> frozenset[str]:
    """All words of `stopwords.toml`."""
    return frozenset(word.replace("’", "'") for row in table("stopwords", Stopwords) for word in row.words)
