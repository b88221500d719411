"""5: a record version may be kept as what it differs in from the version before it. Those of before stay whole."""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> str:
    connection.exec_driver_sql("ALTER TABLE records ADD COLUMN base INTEGER")
    return "record versions can be kept as differences"
