"""4: a tombstone says whose report it was and where it stood, as digests, and what words it had, as a sketch that holds none of them.

Those of before keep what they had: the same bytes or words are refused, of any outlet.
"""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    "ALTER TABLE tombstones ADD COLUMN outlet TEXT",
    "ALTER TABLE tombstones ADD COLUMN place TEXT",
    "ALTER TABLE tombstones ADD COLUMN sketch {blob}",
    "CREATE INDEX tombstones_place ON tombstones (place)",
    """CREATE TABLE tombstone_words (value {big} NOT NULL, article TEXT NOT NULL,
        CONSTRAINT tombstone_words_once PRIMARY KEY (value, article))""",
)
_TYPES = {"sqlite": {"blob": "BLOB", "big": "INTEGER"}, "postgresql": {"blob": "BYTEA", "big": "BIGINT"}}


def upgrade(connection: Connection) -> str:
    for statement in _TABLES:
        connection.exec_driver_sql(statement.format(**_TYPES[connection.dialect.name]))
    return "tombstones can tell an edited report"
