"""The JSON Schema (draft 2020-12) of `onrecord/1`, made from the nouns.

What has `claims` is a record; anything else is the per-article part. Known fields are strict; unknown ones pass, since fields may be added.
`python -m onrecord.codec.schema FILE` writes it; the copies in this package and under docs/ are checked against the nouns by a test.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.codec.document import FORMAT, Annotated
from onrecord.codec.shape import Choice, Json, Maybe, Noun, Pair, Plain, Rows, Shape, Table, noun_of
from onrecord.model import Record

FILE = "onrecord-1.schema.json"

_STRICTER: dict[tuple[str, str], dict[str, Json]] = {
    ("Anchor", "spans"): {"minItems": 1},
    ("Article", "sha256"): {"pattern": "^[0-9a-f]{64}$"},
    ("BriefLine", "evidence"): {"minItems": 1},
}
"""What a type alone does not say: no anchor without words, no sentence of the brief without evidence."""


def schema(*, closed: bool = False) -> dict[str, Json]:
    """The schema: what this version reads. `closed` also requires every field and allows no other: what this version writes."""
    definitions: dict[str, Json] = {"Span": {"type": "array", "prefixItems": [_OFFSET, _OFFSET], "minItems": 2, "maxItems": 2}}
    for document in (Record, Annotated):
        _define(noun_of(document), definitions, closed=closed)
        _as_document(definitions[document.__name__])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:onrecord:1",
        "title": FORMAT,
        "description": "The record of a story's coverage. Offsets are Unicode code points into articles[].text, half-open.",
        "if": {"required": ["claims"]},
        "then": {"$ref": "#/$defs/Record"},
        "else": {"$ref": "#/$defs/Annotated"},
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """The schema as it is to be published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def published() -> str:
    """The schema as shipped in this package: the same text, as a test checks."""
    return (files("onrecord.codec") / FILE).read_text(encoding="utf-8")


_OFFSET: dict[str, Json] = {"type": "integer", "minimum": 0}


def _as_document(definition: Any) -> None:
    definition["properties"] = {"format": {"const": FORMAT}} | definition["properties"]
    definition["required"] = ["format", *definition["required"]]


def _define(noun: Noun, definitions: dict[str, Json], *, closed: bool) -> None:
    name = noun.type.__name__
    if name in definitions:
        return
    properties: dict[str, Json] = {}
    definitions[name] = None
    for field in noun.fields:
        properties[field.name] = _schema_of(field.shape, definitions, closed=closed) | _STRICTER.get((name, field.name), {})
    definition: dict[str, Json] = {
        "type": "object",
        "description": (noun.type.__doc__ or "").strip().split("\n")[0],
        "properties": properties,
        "required": [field.name for field in noun.fields if field.required or closed],
    }
    if str(definition["description"]).startswith(f"{name}("):
        del definition["description"]  # a dataclass without a docstring has its signature there
    definitions[name] = definition | ({"additionalProperties": False} if closed else {})


def _schema_of(shape: Shape, definitions: dict[str, Json], *, closed: bool) -> dict[str, Json]:
    match shape:
        case Plain(kind):
            return {"type": kind}
        case Choice(values):
            return {"enum": list(values)}
        case Pair():
            return {"$ref": "#/$defs/Span"}
        case Maybe(of):
            return {"anyOf": [_schema_of(of, definitions, closed=closed), {"type": "null"}]}
        case Rows(of):
            return {"type": "array", "items": _schema_of(of, definitions, closed=closed)}
        case Table(of):
            return {"type": "object", "additionalProperties": _schema_of(of, definitions, closed=closed)}
        case Noun():
            _define(shape, definitions, closed=closed)
            return {"$ref": f"#/$defs/{shape.type.__name__}"}


if __name__ == "__main__":
    for target in sys.argv[1:]:
        Path(target).write_text(text(), encoding="utf-8")
