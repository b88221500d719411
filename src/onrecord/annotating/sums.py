"""Parse and a sum of money -> what it is a sum of, in one word for all reports: `stolen`, `damage`, `cost`, `fine`.

`$40,000 was taken in the theft`, `made off with $40,000` and `the robbery of $40,000` are one measure, or no two reports could be compared.
The nearest word of `lexicon/sums.toml` decides: the noun that the sum stands with, its participles, then what governs it, step by step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.model import Parse, Token

CLIMB = 4
"""Heads above a sum that are asked: in `made off with about $40,000 in cash` the verb is three up; further off another clause begins."""
_BELOW = frozenset({"amod", "compound", "nmod", "acl"})
_BESIDE = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "prt", "advmod"})


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row of `sums.toml`."""

    measure: str
    words: tuple[str, ...]
    example: str


@cache
def _measures() -> Mapping[str, str]:
    out: dict[str, str] = {}
    for row in table("sums", SumRow):
        for word in row.words:
            out.setdefault(word, row.measure)
    return out


def sum_of(parse: Parse, number: Token, noun: Token | None) -> str | None:
    """The measure of a sum whose number is `number` and which counts or stands with `noun`; None where no word tells."""
    for token in _around(parse, number, noun):
        found = _measure(parse, token)
        if found is not None:
            return found
    return None


def _around(parse: Parse, number: Token, noun: Token | None) -> Iterator[Token]:
    """The words that can tell, the nearest first."""
    for spot in (noun, number) if noun is not None else (number,):
        yield spot
        yield from (c for c in parse.children(spot) if c.dep in _BELOW)
        own = next((c for c in parse.children(spot) if c.dep == "relcl"), None)
        if own is not None:  # `the $5 million that she had asked for`
            yield own
            return
    above = number
    for _ in range(CLIMB):
        if above.head == above.i:
            return
        below, above = above, parse.head(above)
        yield above
        yield from (c for c in parse.children(above) if c.i != below.i and c.dep in _BELOW and c.i < above.i)
        if above.pos in ("VERB", "AUX"):
            yield from (c for c in parse.children(above) if c.i != below.i and c.dep in _BESIDE and c.pos == "NOUN")
            if above.dep not in ("xcomp", "acl", "relcl"):
                return


def _measure(parse: Parse, token: Token) -> str | None:
    if token.pos == "VERB":
        for c in parse.children(token):
            if c.dep in ("prt", "advmod", "prep") and (found := _measures().get(f"{token.lemma.lower()} {c.lower}")) is not None:
                return found
    if token.pos not in ("VERB", "NOUN", "ADJ", "ADP", "PROPN") or token.pos == "PROPN" and not token.text.islower():
        return None
    forms = (token.lower, token.lemma.lower(), token.lower.removesuffix("d"), token.lower.removesuffix("ed"))
    return next((found for form in forms if (found := _measures().get(form)) is not None), None)  # taggers read `fined` as of `fin`
