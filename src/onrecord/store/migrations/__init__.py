"""Numbered steps from an empty database to the schema of this program. Each is one transaction, and none is ever edited once released."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from onrecord.store.migrations import m0001_first, m0002_decisions, m0003_folding, m0004_tombstones, m0005_bases

MARK = "schema_versions"
"""The table that says which migrations a database has had; a database without it is no archive."""


@dataclass(frozen=True, slots=True)
class Migration:
    """`upgrade` says in a few words what it did to the rows that were there."""

    number: int
    name: str
    upgrade: Callable[[Connection], str]


@dataclass(frozen=True, slots=True)
class Migrated:
    """A migration that was run, and what it did."""

    number: int
    name: str
    what: str


MIGRATIONS = (
    Migration(1, "first", m0001_first.upgrade),
    Migration(2, "decisions", m0002_decisions.upgrade),
    Migration(3, "folding", m0003_folding.upgrade),
    Migration(4, "tombstones", m0004_tombstones.upgrade),
    Migration(5, "bases", m0005_bases.upgrade),
)
NEWEST = MIGRATIONS[-1].number


def apply(connection: Connection, migration: Migration) -> Migrated:
    """Run one migration in the transaction of the connection, and note it."""
    what = migration.upgrade(connection)
    connection.execute(
        text(f"INSERT INTO {MARK} (version, name) VALUES (:version, :name)"), {"version": migration.number, "name": migration.name}
    )
    return Migrated(migration.number, migration.name, what)
