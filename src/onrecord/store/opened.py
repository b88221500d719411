"""Path or URL -> Store: an open archive, read and written in transactions. Every fault of the database leaves as a StoreError.

One writer at a time, on PostgreSQL too: what is annotated or fetched is prepared outside of a transaction, and what is written in one is
either there as a whole or not at all. Readers see the archive as it was when they began, and wait for nobody. Since writers follow one
another, the `seq` of a table tells the order in which rows became visible.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from onrecord.errors import StoreError
from onrecord.store.migrations import MARK, MIGRATIONS, NEWEST, Migrated, apply

Transaction = Connection
"""What `Store.read` and `Store.write` give, and the functions of the store's modules take."""

PATIENCE = 30.0
"""Seconds that a writer waits for another one before it gives up."""

_WRITES = "onrecord_writes"
_LOCK = 0x6F6E7265636F7264
"""The advisory lock of PostgreSQL that writers of archives take: `onrecord` in ASCII."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open archive. `name` is what a reader is told of it: the path, or the URL without the password."""

    name: str
    engine: Engine
    patience: float = PATIENCE

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that sees the archive as it is now, whatever is written meanwhile. Raises StoreError."""
        with translated(self.name, self.patience), self._connected() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that is alone in writing: committed at the end, undone when anything is raised. Raises StoreError."""
        with translated(self.name, self.patience), self._connected() as connection:
            writing = connection.execution_options(**{_WRITES: True})
            with writing.begin():
                if writing.dialect.name == "postgresql":
                    writing.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield writing

    @property
    def path(self) -> Path | None:
        """The archive's file, where it is one."""
        database = self.engine.url.database
        return Path(database) if self.engine.dialect.name == "sqlite" and database else None

    def version(self) -> int:
        """The number of the archive's newest migration; 0 where it has had none."""
        with self.read() as transaction:
            return _version(transaction)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection


def open_store(place: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Store:
    """The archive in a file, or in PostgreSQL by `postgresql://…`; made where there is none. Raises StoreError when it can't be used.

    An archive of an older schema is refused with the command that brings it up to date, one of a newer schema with what is needed instead.
    """
    store = connect(place, create=create, patience=patience)
    try:
        version = store.version()
        if version == 0 and create:
            migrate(store)
        elif version != NEWEST:
            raise StoreError(store.name, _refusal(version))
    except BaseException:
        store.close()
        raise
    return store


def migrate(store: Store, *, to: int = NEWEST) -> tuple[Migrated, ...]:
    """Bring an archive up to a schema, one transaction a migration; gives those that were run. Raises StoreError.

    One that is cut off leaves the archive as it was before it, and the next run goes on there.
    """
    done: list[Migrated] = []
    for migration in MIGRATIONS:
        with store.write() as transaction:
            version = _version(transaction)
            if version > NEWEST:
                raise StoreError(store.name, _refusal(version))
            if version < migration.number <= to:
                done.append(apply(transaction, migration))
    return tuple(done)


def connect(place: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Store:
    """The archive at a place, whatever its schema. Raises StoreError when there is none, or no way to it."""
    url = _url(place)
    if url.get_backend_name() == "postgresql":
        options: dict[str, Any] = {"connect_timeout": 10, "options": f"-c lock_timeout={int(patience * 1000)}"}
        name = url.set(drivername="postgresql").render_as_string(hide_password=True)
        return Store(name, create_engine(url, connect_args=options, pool_pre_ping=True), patience)
    path = Path(str(url.database))
    if path.is_dir():
        raise StoreError(str(path), "a folder, not an archive")
    if not path.exists():
        if not create:
            raise StoreError(str(path), "no archive there; `onrecord add` makes one")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(str(path), f"its folder can't be made: {error.strerror or error}") from error
    engine = create_engine(url, connect_args={"timeout": patience, "check_same_thread": False})
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begun)
    return Store(str(path), engine, patience)


def _url(place: str | Path) -> URL:
    text_of = str(place)
    if "://" not in text_of:
        return URL.create("sqlite", database=text_of)
    try:
        url = make_url(text_of.replace("postgres://", "postgresql://", 1) if text_of.startswith("postgres://") else text_of)
    except (ArgumentError, ValueError) as error:
        raise StoreError(text_of.split("@")[-1], "not the URL of a database") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        return URL.create("sqlite", database=url.database)
    raise StoreError(url.render_as_string(hide_password=True), "an archive is a file, or a URL that begins with postgresql://")


def _sqlite_connected(connection: sqlite3.Connection, _: object) -> None:
    """Transactions are begun by `_sqlite_begun`, never by the driver, so that a migration's tables are in them too."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -16000"):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begun(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


def _version(transaction: Transaction) -> int:
    tables = inspect(transaction)
    if tables.has_table(MARK):
        return int(transaction.execute(text(f"SELECT coalesce(max(version), 0) FROM {MARK}")).scalar_one())
    if transaction.dialect.name == "sqlite" and tables.get_table_names():
        raise StoreError(str(transaction.engine.url.database), "a database of another program, not an archive")
    return 0


def _refusal(version: int) -> str:
    if version == 0:
        return "no archive there; `onrecord add` makes one"
    if version > NEWEST:
        return f"made by a newer onrecord: its schema is {version}, this program knows {NEWEST}; nothing was changed"
    return f"its schema is {version}, this program needs {NEWEST}: run `onrecord db migrate` (`onrecord db backup` first, if you like)"


@contextmanager
def translated(name: str, patience: float) -> Iterator[None]:
    """Whatever the database raises leaves as a StoreError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(name, _said(error.orig, patience)) from error
    except SQLAlchemyError as error:
        raise StoreError(name, " ".join(str(error).split())) from error


_OF_SQLITE = {
    "SQLITE_BUSY": "locked by another program for more than {patience:g} s; what it was to write was not written",
    "SQLITE_LOCKED": "locked by another program for more than {patience:g} s; what it was to write was not written",
    "SQLITE_FULL": "the disk is full; the step that was under way was undone, what was stored before is intact",
    "SQLITE_IOERR": "the disk can't be read or written (full, or failing); the step that was under way was undone",
    "SQLITE_CORRUPT": "damaged; `onrecord db check` says where, a backup helps",
    "SQLITE_NOTADB": "not an archive: the file is no SQLite database",
    "SQLITE_READONLY": "can't be written: the file or its folder is read-only",
    "SQLITE_CANTOPEN": "can't be opened: no such folder, or no permission",
    "SQLITE_PERM": "can't be opened: no permission",
}
_OF_POSTGRES = {
    "53100": "the server's disk is full; the step that was under way was undone, what was stored before is intact",
    "53300": "the server takes no more connections",
    "55P03": "locked by another program for more than {patience:g} s; what it was to write was not written",
    "57P01": "the server was shut down; the step that was under way was undone",
    "25006": "the server is read-only",
    "3D000": "no such database",
    "28P01": "the password was not accepted",
    "42501": "no permission",
}


def _said(cause: BaseException | None, patience: float) -> str:
    plain = " ".join(str(cause).split())
    name = str(getattr(cause, "sqlite_errorname", "") or "")
    while name:
        if name in _OF_SQLITE:
            return _OF_SQLITE[name].format(patience=patience)
        name = name.rpartition("_")[0]
    known = _OF_POSTGRES.get(str(getattr(cause, "sqlstate", "") or ""))
    return known.format(patience=patience) if known else plain
