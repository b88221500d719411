"""How rows are written on either database, and the forms that values have in them."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.codec import dumps, loads
from onrecord.codec.shape import Json
from onrecord.store.opened import Transaction

MAX_KEY = 500
"""Characters of a locator that an index takes as they are; PostgreSQL refuses index rows of more than 2,700 bytes."""


def once(transaction: Transaction, table: Table, **values: Any) -> bool:
    """Insert a row unless one with its keys is there; says whether it was inserted."""
    insert = postgresql.insert(table) if transaction.dialect.name == "postgresql" else sqlite.insert(table)
    key = next(iter(table.primary_key))
    return transaction.execute(insert.values(**values).on_conflict_do_nothing().returning(key)).first() is not None


def latest(transaction: Transaction, table: Table, **values: Any) -> None:
    """Insert a row, or give the row with its primary or only unique key these values."""
    key = "key" if "key" in table.c else next(column.name for column in table.primary_key)
    insert = postgresql.insert(table) if transaction.dialect.name == "postgresql" else sqlite.insert(table)
    changed = {name: value for name, value in values.items() if name != key}
    transaction.execute(insert.values(**values).on_conflict_do_update(index_elements=[key], set_=changed))


def plain(text: str) -> str:
    """Text that either database takes: no NUL, no half of a surrogate pair."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def key_of(*parts: str) -> str:
    """What stands in an index for text of any length."""
    whole = "\n".join(parts)
    return plain(whole) if len(whole) <= MAX_KEY else "sha256:" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def packed(document: dict[str, Json]) -> bytes:
    """A document's canonical JSON, compressed."""
    return zlib.compress(dumps(document).encode("utf-8"))


def unpacked(content: bytes) -> Json:
    """The document in compressed JSON."""
    return loads(zlib.decompress(content).decode("utf-8"))
