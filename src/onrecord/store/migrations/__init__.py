"""Numbered steps from an empty database to the schema of this program. Each is one transaction, and none is ever edited once released."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from onrecord.store.migrations import m0001_first

MARK = "schema_versions"
"""The table that says which migrations a database has had; a database without it is no archive."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    upgrade: Callable[[Connection], None]


MIGRATIONS = (Migration(1, "first", m0001_first.upgrade),)
NEWEST = MIGRATIONS[-1].number


def apply(connection: Connection, migration: Migration) -> None:
    """Run one migration in the transaction of the connection, and note it."""
    migration.upgrade(connection)
    connection.execute(
        text(f"INSERT INTO {MARK} (version, name) VALUES (:version, :name)"), {"version": migration.number, "name": migration.name}
    )
