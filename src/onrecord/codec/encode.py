"""A noun -> JSON values (`onrecord/1`). Every field is written, in the order of the noun; whole numbers are integers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from onrecord.codec.document import FORMAT, Annotated
from onrecord.codec.shape import Choice, Json, Maybe, Noun, Pair, Plain, Rows, Shape, Table, noun_of
from onrecord.model import Annotations, Article, Profile, Record, Refusal

Encoder = Callable[[Any], Json]

_FIRST = ("title", "title_anchor")
"""What a reader of the file wants to see before the articles' texts."""


def encode(record: Record) -> dict[str, Json]:
    """A record as a document."""
    return _document(record, Record)


def encode_annotated(articles: Iterable[Article], annotations: Iterable[Annotations], refusals: Iterable[Refusal] = ()) -> dict[str, Json]:
    """The per-article part alone, as a document."""
    return _document(Annotated.of(articles, annotations, refusals), Annotated)


def encode_annotations(annotations: Annotations) -> dict[str, Json]:
    """All that one article holds, with the propositions and sentences that no document shows: what a step hands to the next."""
    return _noun(annotations, Annotations)


def encode_profile(profile: Profile) -> dict[str, Json]:
    """What a report is clustered by, as the archive keeps it."""
    return _noun(profile, Profile)


def _document(value: Any, kind: type[Any]) -> dict[str, Json]:
    body = _noun(value, kind)
    return {"format": FORMAT} | {key: body[key] for key in _FIRST if key in body} | {k: v for k, v in body.items() if k not in _FIRST}


def _noun(value: Any, kind: type[Any]) -> dict[str, Json]:
    return {field.name: encoder(field.shape)(getattr(value, field.name)) for field in noun_of(kind).fields}


@cache
def encoder(shape: Shape) -> Encoder:
    """The function that writes values of one shape."""
    match shape:
        case Plain("number"):
            return _number
        case Plain() | Choice():
            return _same
        case Pair(span=True):
            return lambda span: [span.start, span.end]
        case Pair():
            return list
        case Maybe(of):
            some = encoder(of)
            return lambda value: None if value is None else some(value)
        case Rows(of):
            row = encoder(of)
            return lambda values: [row(value) for value in values]
        case Table(of):
            cell = encoder(of)
            return lambda table: {key: cell(table[key]) for key in sorted(table)}
        case Noun(_, fields):
            parts = tuple((field.name, encoder(field.shape)) for field in fields)
            return lambda noun: {name: part(getattr(noun, name)) for name, part in parts}


def _same(value: Any) -> Json:
    return value  # type: ignore[no-any-return]


def _number(value: float) -> Json:
    return int(value) if isinstance(value, int) or value.is_integer() else value
