"""An archive as the first schema left it, on either database.

`first_schema.json` holds every row of one that the program of that schema wrote (2031, invented): a report and its revision, words and names
beyond ASCII, reports parted by a judgement, a note and a grade, a report taken down, and a story that lost its only report.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from sqlalchemy import text

from onrecord.store import connect, migrate

ROWS = Path(__file__).with_name("first_schema.json")
STEP = "first"
"""What the annotations in it are kept under."""


def rows() -> dict[str, list[dict[str, Any]]]:
    """Table -> its rows; bytes as bytes."""
    found: dict[str, list[dict[str, Any]]] = json.loads(ROWS.read_text(encoding="utf-8"))
    return {table: [{name: _value(value) for name, value in row.items()} for row in listed] for table, listed in found.items()}


def first_schema(place: str) -> None:
    """Write the archive to a place."""
    with connect(place) as store:
        migrate(store, to=1)
        with store.write() as transaction:
            quoted = transaction.dialect.identifier_preparer.quote
            for table, listed in rows().items():
                if table == "schema_versions" or not listed:
                    continue
                columns = list(listed[0])
                names, values = ", ".join(map(quoted, columns)), ", ".join(f":{name}_" for name in columns)
                transaction.execute(
                    text(f"INSERT INTO {table} ({names}) VALUES ({values})"), [{f"{name}_": row[name] for name in columns} for row in listed]
                )
                if transaction.dialect.name == "postgresql" and "seq" in columns:
                    transaction.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'seq'), (SELECT max(seq) FROM {table}))"))


def _value(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value
