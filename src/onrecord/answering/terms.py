"""Words -> the keys by which a question and a report meet: stem, word family, polity, name.

A printed word or a name enters, a set of keys leaves; two words mean the same where their keys meet. Nothing here knows of one story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_nouns, cue_verbs
from onrecord.lexicon.families import Family, title_words
from onrecord.lexicon.fates import fates
from onrecord.lexicon.stems import stem, words_in

_ENDINGS = re.compile(r"(?:ians?|eans?|ans?|ese|ish|ns|ia|is|a|i|s)$")
"""What the name of a country and the word for its people end in: `Sorrenia`, `Sorrenian`."""
MIN_ROOT = 4
"""Letters that must be left when an ending is taken off a name; shorter roots meet by chance (`Oman`, `Omar`)."""
SHARP = frozenset({"confirm", "deny", "accuse", "praise"})
"""Acts whose words mean much the same; the words of the others (`promise`: pledge, swear, offer) do not."""


@dataclass(frozen=True, slots=True)
class StrongVerb:
    """A row of `strong_verbs.toml`."""

    lemma: str
    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A row of `questions.toml`."""

    class_: str
    words: tuple[str, ...]
    example: str


@cache
def asking(class_: str) -> frozenset[str]:
    """The words of one class of `questions.toml`."""
    return frozenset(word for row in table("questions", Asking) if row.class_ == class_ for word in row.words)


@cache
def _strong() -> dict[str, str]:
    return {form: row.lemma for row in table("strong_verbs", StrongVerb) for form in row.forms}


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("families", Family):
        for word in row.words:
            if " " not in word:
                found.setdefault(_root(word), set()).add(f"{row.kind}:{row.family}")
    for part in ("subject", "state", "noun"):
        for word, fate in fates(part).items():
            if fate in _FATES:
                found.setdefault(_root(word), set()).add(_FATES[fate])
    return {root: frozenset(names) for root, names in found.items()}


_FATES = {"killed": "event:kill", "injured": "event:wound"}


@cache
def _phrases() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in table("families", Family):
        for words in (word.split() for word in row.words):
            if len(words) == 2:
                found.setdefault((_root(words[0]), _root(words[1])), set()).add(f"{row.kind}:{row.family}")
    return {pair: frozenset(names) for pair, names in found.items()}


def families_in(forms: Sequence[str]) -> frozenset[str]:
    """The families of words that follow one another, those of two words (`taken prisoner`) with them."""
    roots = [root_of(form) for form in forms]
    out: set[str] = set()
    for form in forms:
        out |= families_of(form)
    for pair in zip(roots, roots[1:], strict=False):
        out |= _phrases().get(pair, frozenset())
    return frozenset(out)


def _root(form: str) -> str:
    return stem(_strong().get(form, form))


@lru_cache(maxsize=65536)
def root_of(form: str) -> str:
    """The stem of a word in small letters, an irregular verb by its infinitive: `sent` -> `send`."""
    return _root(form)


@lru_cache(maxsize=65536)
def families_of(form: str) -> frozenset[str]:
    """The word families that a word in small letters belongs to."""
    return _families().get(_root(form), frozenset())


@lru_cache(maxsize=65536)
def acts_of(form: str) -> frozenset[str]:
    """The sharp acts that a word of attribution names: `denial`, `denied` -> deny."""
    return _acts().get(_root(form), frozenset())


@cache
def _acts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for rows in (cue_verbs(), cue_nouns()):
        for lemma, row in rows.items():
            if row.act in SHARP and " " not in lemma:
                found.setdefault(_root(lemma), set()).add(row.act)
    return {root: frozenset(acts) for root, acts in found.items()}


@lru_cache(maxsize=65536)
def name_root(form: str) -> str:
    """A name's word without the ending of a country or a people, in small letters: `sorrenian` -> `sorren`."""
    short = _ENDINGS.sub("", form)
    return short if len(short) >= MIN_ROOT else form


def name_roots(text: str) -> frozenset[str]:
    """The roots of a name's words; titles and small words are left out where anything else stands."""
    words = [w.form for w in words_in(text) if w.content] or [w.form for w in words_in(text)]
    kept = [w for w in words if w not in title_words()]
    return frozenset(name_root(w) for w in (kept or words))


def roots_of(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(root_of(form) for form in forms)


def content_forms(text: str) -> tuple[str, ...]:
    """The words of a text that have content of their own, in order."""
    return tuple(w.form for w in words_in(text) if w.content)
