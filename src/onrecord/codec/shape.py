"""A noun's type -> its shape, which `encode`, `decode` and `schema` go by: the dataclasses in `model` alone describe the format.

A field is written under its own name. A Span is `[start, end]`; a tuple is a list; a Mapping is an object with sorted keys; None is null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord.model import Span

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Plain:
    """Text, a number or a flag, under its name in JSON Schema."""

    kind: Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two offsets: a Span, or a plain pair of integers where `span` is False."""

    span: bool


@dataclass(frozen=True, slots=True)
class Maybe:
    of: Shape


@dataclass(frozen=True, slots=True)
class Rows:
    of: Shape


@dataclass(frozen=True, slots=True)
class Table:
    """Text keys to values."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    shape: Shape
    required: bool


@dataclass(frozen=True, slots=True)
class Noun:
    type: type[Any]
    fields: tuple[Field, ...]


Shape = Plain | Choice | Pair | Maybe | Rows | Table | Noun

_PLAIN: Mapping[Any, Plain] = {str: Plain("string"), int: Plain("integer"), float: Plain("number"), bool: Plain("boolean")}


@cache
def shape_of(kind: Any) -> Shape:
    """The shape of a type as written in a noun's field. Raises TypeError for one that the format has no form for."""
    if kind is Span:
        return Pair(span=True)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind) and isinstance(kind, type):
        return Noun(kind, _fields_of(kind))
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return Choice(args)
    if origin in (Union, UnionType) and len(args) == 2 and NoneType in args:
        return Maybe(shape_of(args[0] if args[1] is NoneType else args[1]))
    if origin is tuple and args == (int, int):
        return Pair(span=False)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return Rows(shape_of(args[0]))
    if origin is Mapping and args[0] is str:
        return Table(shape_of(args[1]))
    raise TypeError(f"no form in JSON for {kind}")


def noun_of(kind: Any) -> Noun:
    """The shape of a dataclass. Raises TypeError for another type."""
    shape = shape_of(kind)
    if not isinstance(shape, Noun):
        raise TypeError(f"not a noun: {kind}")
    return shape


def _fields_of(kind: type[Any]) -> tuple[Field, ...]:
    """A dataclass's fields in their order; one with a default may be absent when read."""
    hints = get_type_hints(kind)
    return tuple(Field(f.name, shape_of(hints[f.name]), f.default is MISSING and f.default_factory is MISSING) for f in fields(kind))
