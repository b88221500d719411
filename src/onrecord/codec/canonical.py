"""JSON <-> text, one text for one value.

A document's keys stand one a line, and so do the rows of its lists: two records can be compared line by line. Characters stand as they are,
but a lone surrogate, which no encoding can hold, is written as an escape. The text ends with a newline.
"""

from __future__ import annotations

import json
import re
from typing import cast

from onrecord.codec.shape import Json
from onrecord.errors import RecordFormatError

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def dumps(document: dict[str, Json]) -> str:
    """The text of a document. Raises ValueError for a number that JSON does not have (infinite, or not a number)."""
    if not document:
        return "{}\n"
    lines = [f"{_compact(key)}: {_value(value)}" for key, value in document.items()]
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", "{\n" + ",\n".join(lines) + "\n}\n")


def loads(text: str) -> Json:
    """The value of a JSON text. Raises RecordFormatError with the line of the fault."""
    try:
        return cast(Json, json.loads(text))
    except json.JSONDecodeError as error:
        raise RecordFormatError(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except (RecursionError, ValueError) as error:
        raise RecordFormatError(f"not JSON that can be read: {error}") from error


def _value(value: Json) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
