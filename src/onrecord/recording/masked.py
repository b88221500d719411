"""A record and a function of text -> the record with every text passed through it: names, printed words, titles, addresses.

What enters: a record and a mask (`Ada Holm` -> `████████`). What leaves: a record that any form can be made of, in which what the mask
hides stands nowhere: no form takes a text from elsewhere than the record. Rules: a mask keeps the length of a text, so that every anchor
still stands on its words; ids, digests and the words that the format itself defines are no texts, and stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.codec.shape import Choice, Maybe, Noun, Pair, Plain, Rows, Shape, Table, noun_of
from onrecord.model import Record

Mask = Callable[[str], str]
KEYS = frozenset({
    "id", "sha256", "article", "articles", "entity", "statement", "inside", "part_of", "figure", "figures", "claim", "origin", "origins",
    "independent", "rule",
})  # fmt: skip
"""Fields that name rows, digests and rules."""


def masked(record: Record, mask: Mask) -> Record:
    """The record under a mask. Raises ValueError where the mask changes the length of a text."""

    def kept(text: str) -> str:
        shown = mask(text)
        if len(shown) != len(text):
            raise ValueError(f"a mask must keep the length of a text: {len(text)} became {len(shown)}")
        return shown

    out: Record = _noun(record, noun_of(Record), kept)
    return out


def _noun(value: Any, noun: Noun, mask: Mask) -> Any:
    fields = {f.name: getattr(value, f.name) for f in noun.fields}
    return replace(value, **{f.name: _value(fields[f.name], f.shape, mask) for f in noun.fields if not _is_key(f.name, f.shape)})


def _is_key(name: str, shape: Shape) -> bool:
    """A key is a text or a list of texts; a list of rows may bear the same name (`origins` of a claim, `origins` of the record)."""
    inner = shape.of if isinstance(shape, Maybe | Rows) else shape
    return name in KEYS and isinstance(inner, Plain)


def _value(value: Any, shape: Shape, mask: Mask) -> Any:
    match shape:
        case Plain("string"):
            return mask(value)
        case Maybe(of):
            return None if value is None else _value(value, of, mask)
        case Rows(of):
            return tuple(_value(one, of, mask) for one in value)
        case Table(of):
            table: Mapping[str, Any] = value
            return {key: _value(one, of, mask) for key, one in table.items()}
        case Noun():
            return _noun(value, shape, mask)
        case Plain() | Choice() | Pair():
            return value
