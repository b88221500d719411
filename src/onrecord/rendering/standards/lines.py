"""Values -> JSON text, and a record -> JSON Lines: one row of the record on one line.

What enters: a record. What leaves: UTF-8 lines, each an object with `row` (its kind), `id`, `story`, `words` (the printed words, one for
each anchor of the row) and the fields that `onrecord/1` gives the noun. Rule: the same value gives the same bytes; a lone surrogate is
written as an escape.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from onrecord.codec.shape import Json
from onrecord.model import Record
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.rows import rows_of

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def render_lines(record: Record) -> bytes:
    """`{"row": "statement", "id": "….s3", "story": "urn:uuid:…", "words": ["the dam is safe"], …}`, a line feed after each."""
    story = Addresses.of(record).story
    texts = {a.id: a.text for a in record.articles}
    return json_lines(
        {"row": row.kind, "id": row.id, "story": story, "words": [a.text_in(texts[a.article]) for a in row.anchors], **row.fields}
        for row in rows_of(record)
    )


def json_lines(values: Iterable[Mapping[str, Json]]) -> bytes:
    """One compact object a line."""
    return "".join(f"{json_text(value)}\n" for value in values).encode()


def json_document(value: Mapping[str, Json]) -> bytes:
    """One object, indented, for people and for `diff`."""
    return (json_text(value, indent=1) + "\n").encode()


def json_text(value: Mapping[str, Json], *, indent: int | None = None) -> str:
    """JSON with its characters as they are. Raises ValueError for a number that JSON does not have."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, separators=(",", ": ") if indent else (", ", ": "))
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
