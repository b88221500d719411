"""Words -> what the lexicon knows of them: countries and their people, seats of government, organisations, nouns of bodies.

The rule: a name is known only as it is printed (case counts: `US` is no `us`), and the longest known name wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from onrecord.lexicon import table
from onrecord.lexicon.polities import Polity
from onrecord.model import EntityKind

Sense = Literal["name", "adjective", "people", "capital", "seat", "organisation"]
LONGEST = 7
"""Words of the longest name worth looking up (`Organization for Security and Co-operation in Europe`)."""

_WORD = re.compile(r"[^\W_][\w.'-]*[\w.]|\w")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of `organisations.toml`."""

    name: str
    kind: EntityKind
    example: str
    other: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A row of `bodies.toml`: a noun that makes a name a body; `also` are the head nouns that the bare noun can refer back to.

    `national`: a country has one. `unsaid`: a body can be one whose name does not say it. `loose`: the bare noun is as often no body.
    """

    noun: str
    kind: EntityKind
    example: str
    also: tuple[str, ...] = ()
    national: bool = False
    unsaid: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a printed name is known to be: `name` is its canonical form, `country` the country it belongs to (itself, for a country)."""

    name: str
    sense: Sense
    kind: EntityKind
    country: str
    place_kind: str = ""


def known(words: str) -> Known | None:
    """What the lexicon knows under exactly these words: `Wellington` -> the capital of New Zealand."""
    return _names().get(plain(words))


def names_of(organisation: str) -> tuple[str, ...]:
    """The other printed names of an organisation that the lexicon knows by this one: `FBI` -> `Federal Bureau of Investigation`."""
    return _organisations().get(organisation, ())


def starts_known(word: str) -> bool:
    """Does any known name start with this word? A cheap test before `known`."""
    return word.replace("’", "'") in _first_words()


def country_of(words: str) -> str | None:
    """The one country or territory that the words point at: `the South African minister's`, `Pretoria` -> `South Africa`.

    None where they point at none or at several.
    """
    tokens = [m.group() for m in _WORD.finditer(plain(words))]
    tokens = [t.removesuffix("'s") for t in tokens]
    found: list[str] = []
    i = 0
    while i < len(tokens):
        step = 1
        for j in range(min(len(tokens), i + LONGEST), i, -1):
            hit = _names().get(" ".join(tokens[i:j]))
            if hit is not None and hit.country:
                found.append(hit.country)
                step = j - i
                break
        i += step
    return found[0] if len(set(found)) == 1 else None


def body_noun_of(words: tuple[str, ...]) -> BodyNoun | None:
    """The noun that makes lower-case words a body: the longest at their end, or before `of` and `for` (`ministry of the interior`)."""
    for cut in (words, _before_link(words)):
        for size in (4, 3, 2, 1):
            if len(cut) >= size:
                noun = body_nouns().get(" ".join(cut[-size:]))
                if noun is not None:
                    return noun
    return None


@cache
def body_nouns() -> Mapping[str, BodyNoun]:
    """The rows of `bodies.toml` by noun, with the regular plurals (`intelligence services`)."""
    out: dict[str, BodyNoun] = {}
    for row in table("bodies", BodyNoun):
        out[row.noun] = row
        out.setdefault(_plural(row.noun), row)
    return MappingProxyType(out)


@cache
def places() -> Mapping[str, Polity]:
    """The rows of `places.toml` by name."""
    return MappingProxyType({row.name: row for row in table("places", Polity)})


@dataclass(frozen=True, slots=True)
class Craft:
    """A row of `crafts.toml`; `wide` nouns stand for any thing of the row."""

    wide: tuple[str, ...]
    words: tuple[str, ...]
    example: str
    signs: tuple[str, ...] = ()


@cache
def craft_signs(sort: str) -> frozenset[str]:
    """Words that stand beside the names of this sort."""
    return frozenset(word for row in table("crafts", Craft) if row.wide[0] == sort for word in row.signs)


@cache
def crafts() -> Mapping[str, str]:
    """Noun -> the first noun of its row."""
    return MappingProxyType({word: row.wide[0] for row in table("crafts", Craft) for word in (*row.wide, *row.words)})


@cache
def wide_crafts() -> frozenset[str]:
    """Nouns that stand for any thing of their row: `ship`, not `ferry`."""
    return frozenset(word for row in table("crafts", Craft) for word in row.wide)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A row of `place_words.toml`; kind is region, end, start or realm."""

    kind: str
    words: tuple[str, ...]
    example: str


@cache
def place_words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("place_words", PlaceWords) if row.kind == kind for word in row.words)


def plain(words: str) -> str:
    """One space between words, straight apostrophes."""
    return " ".join(words.replace("’", "'").split())


@cache
def _names() -> Mapping[str, Known]:
    out: dict[str, Known] = {}
    for org in table("organisations", Organisation):
        for words in (org.name, *org.other):
            out.setdefault(words, Known(org.name, "organisation", org.kind, ""))
    rows = table("places", Polity)
    senses: tuple[Sense, ...] = ("name", "capital", "seat", "people", "adjective")
    for sense in senses:
        for row in rows:
            country = "" if row.kind == "state" else row.name
            if sense == "capital" and not country:
                continue
            hit = Known(row.name, sense, "place" if sense == "name" else "government", country, row.kind)
            for words in _printed(row, sense):
                out.setdefault(words, hit)
                if len(words) > 3:
                    out.setdefault(words.upper(), hit)
    return MappingProxyType(out)


@cache
def _organisations() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({row.name: row.other for row in table("organisations", Organisation)})


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[ /-]", words)[0].split("'")[0] for words in _names()) | frozenset(w.split(" ")[0] for w in _names())


_REALMS = ("Republic of ", "Kingdom of ", "Islamic Republic of ", "People's Republic of ", "Federal Republic of ", "Sultanate of ")


def _printed(row: Polity, sense: Sense) -> tuple[str, ...]:
    match sense:
        case "name":
            return (row.name, *row.other, *(realm + row.name for realm in _REALMS if row.kind == "country"))
        case "capital":
            return row.capital
        case "seat":
            return row.seats
        case "people":
            return row.people
        case _:
            return row.adjectives


def _before_link(words: tuple[str, ...]) -> tuple[str, ...]:
    for i, word in enumerate(words):
        if word in ("of", "for", "on", "in") and i:
            return words[:i]
    return ()


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
