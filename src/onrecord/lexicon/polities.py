"""Polities by any of their printed names: `Pretoria`, `South African` -> `South Africa`.

`find` is used where a source or a slot speaks for a country without naming it in full. Names that are also common words or other
places stay with the longest match; what the table does not know is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon.load import table
from onrecord.lexicon.stems import words_in


@dataclass(frozen=True, slots=True)
class Polity:
    """A row of `places.toml`; kind is `country`, `territory` or `state`."""

    name: str
    kind: str
    example: str
    other: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PolityMention:
    """Printed words, lower case, that name a polity."""

    name: str
    words: tuple[str, ...]


def polities_in(text: str) -> tuple[str, ...]:
    """Names of the polities that a phrase mentions, in order of mention, each once."""
    return tuple(dict.fromkeys(m.name for m in polity_mentions(text)))


@lru_cache(maxsize=16384)
def polity_mentions(text: str) -> tuple[PolityMention, ...]:
    """Every mention of a polity in a phrase, longest match first, names printed with a capital letter only."""
    plain = text.replace(".", "")
    words = words_in(plain)
    index, longest, first = _index()
    out: list[PolityMention] = []
    i = 0
    while i < len(words):
        if words[i].form not in first:
            i += 1
            continue
        for n in range(min(longest, len(words) - i), 0, -1):
            forms = tuple(w.form for w in words[i : i + n])
            name = index.get(forms)
            printed = plain[words[i].start : words[i].end]
            if name is not None and printed[0].isupper() and not (forms == ("us",) and printed != "US"):
                out.append(PolityMention(name, forms))
                i += n
                break
        else:
            i += 1
    return tuple(out)


@cache
def _index() -> tuple[dict[tuple[str, ...], str], int, frozenset[str]]:
    index: dict[tuple[str, ...], str] = {}
    for row in table("places", Polity):
        if row.kind not in ("country", "territory"):
            continue
        for printed in (row.name, *row.other, *row.adjectives, *row.people, *row.capital, *row.seats):
            key = tuple(w.form for w in words_in(printed.replace(".", "")))
            if key:
                index.setdefault(key, row.name)
    return index, max(map(len, index), default=1), frozenset(key[0] for key in index)
