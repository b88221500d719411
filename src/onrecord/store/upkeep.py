"""Looking after an archive: is it whole, a copy of it, its space given back."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Table, func, select, text

from onrecord.codec import decode, decode_annotations, loads
from onrecord.errors import RecordFormatError, StoreError
from onrecord.store.articles import articles_since, content_digest
from onrecord.store.bodies import restored
from onrecord.store.erasure import scrub, scrub_due
from onrecord.store.opened import Store, Transaction, translated
from onrecord.store.rows import unpacked
from onrecord.store.schema import annotation_rows, articles, bytes_read, members, records, stories
from onrecord.store.stories import all_placements, story_log
from onrecord.store.tombstones import all_tombstones

Progress = Callable[[int, int], None]


def check(store: Store, *, progress: Progress | None = None) -> tuple[str, ...]:
    """What is wrong in an archive, one line each; empty when it is whole.

    The database checks its own pages and indexes; then every article, annotation and record version is read back and held against its
    digest, and the stories against what their log says.
    """
    found: list[str] = []
    try:
        found.extend(_checked(store, progress))
    except StoreError as error:
        found.append(error.reason)
    return tuple(found)


def _checked(store: Store, progress: Progress | None) -> Iterator[str]:
    with store.read() as transaction:
        broken = tuple(_database(transaction))
        if broken:  # what such pages give back says nothing
            yield from broken
            return
        total = sum(_count(transaction, table) for table in (articles, annotation_rows, records, bytes_read))
        done = 0
        for rows in (_articles, _annotations, _records, _bytes):
            for fault in rows(transaction):
                done += 1
                if fault:
                    yield fault
                if progress:
                    progress(done, total)
        yield from _stories(transaction)
        due = scrub_due(transaction)
        if due:
            yield f"erasure: words of reports taken down on {due[:10]} may still be in freed pages; run `onrecord db vacuum`"


def backup(store: Store, target: Path) -> None:
    """A copy of the archive's file as it is now, whatever is written meanwhile; it appears whole or not at all. Raises StoreError."""
    if store.path is None:
        raise StoreError(store.name, "PostgreSQL has its own tool for this: pg_dump")
    if target.exists():
        raise StoreError(str(target), "is there already; a backup never takes the place of a file")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        source, copy = sqlite3.connect(store.path), sqlite3.connect(part)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
            source.close()
        os.replace(part, target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise StoreError(str(target), f"the backup could not be written: {error}") from error


def vacuum(store: Store) -> None:
    """Give the space of deleted rows back, and let the database learn anew how its tables are filled. Raises StoreError.

    What an erasure left to do is done here: only then is every page written anew on PostgreSQL too.
    """
    with store.read() as transaction:
        due = scrub_due(transaction)
    if due:
        scrub(store)
    with translated(store.name, store.patience), store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        if isinstance(raw, sqlite3.Connection):
            for statement in (*(() if due else ("VACUUM",)), "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.execute(statement)
        else:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM ANALYZE"))


def _database(transaction: Transaction) -> Iterator[str]:
    if transaction.dialect.name == "sqlite":
        for row in transaction.exec_driver_sql("PRAGMA integrity_check"):
            yield from (f"damaged: {line}" for line in str(row[0]).splitlines() if line not in ("ok", "*** in database main ***"))


def _articles(transaction: Transaction) -> Iterator[str | None]:
    seq = 0
    while batch := articles_since(transaction, seq):
        for stored in batch:
            whole = content_digest(stored.article) == stored.content
            yield None if whole else f"article {stored.article.id}: its text is not the one that was stored"
        seq = batch[-1].seq


def _annotations(transaction: Transaction) -> Iterator[str | None]:
    for row in _by_seq(transaction, annotation_rows):
        try:
            decode_annotations(unpacked(row.content))
            yield None
        except (RecordFormatError, zlib.error, UnicodeDecodeError) as error:
            yield f"annotations of {row.article}: {error}"


def _records(transaction: Transaction) -> Iterator[str | None]:
    """One line for each damaged version; those that were kept as differences from it are named in its line."""
    for story in transaction.execute(select(records.c.story).distinct().order_by(records.c.story)).scalars().all():
        texts: dict[int, str] = {}
        damaged: dict[int, str] = {}
        source: dict[int, int] = {}
        query = select(records.c.number).where(records.c.story == story).order_by(records.c.number)
        for number in transaction.execute(query).scalars().all():
            row = transaction.execute(select(records).where(records.c.story == story, records.c.number == number)).one()
            if row.base in source and row.base not in texts:
                source[number] = source[row.base]
                yield None
                continue
            try:
                if row.base is not None and row.base not in texts:
                    raise RecordFormatError(f"differs from record {row.base}, which is not there")
                text = restored(row.content, texts.get(row.base))
                texts = {number: text}
                if hashlib.sha256(text.encode("utf-8")).hexdigest() != row.digest:
                    raise RecordFormatError("not the bytes that its digest is of")
                decode(loads(text))
                yield None
            except (RecordFormatError, zlib.error, ValueError, TypeError, LookupError) as error:
                source[number] = source.get(row.base, number)
                if source[number] == number:
                    damaged[number] = str(error)
                else:
                    yield None
        for number, fault in damaged.items():
            resting = [str(one) for one, root in source.items() if root == number and one != number]
            also = f"; lost with it, since they are kept as differences from it: {', '.join(resting)}" if resting else ""
            yield f"record {number} of story {story}: {fault}{also}"


def _bytes(transaction: Transaction) -> Iterator[str | None]:
    keys = transaction.execute(select(bytes_read.c.sha256).order_by(bytes_read.c.sha256)).scalars().all()
    for key in keys:
        content = transaction.execute(select(bytes_read.c.content).where(bytes_read.c.sha256 == key)).scalar_one()
        try:
            whole = hashlib.sha256(zlib.decompress(content)).hexdigest() == key
        except zlib.error:
            whole = False
        yield None if whole else f"bytes {key}: not those that the digest is of"


def _stories(transaction: Transaction) -> Iterator[str]:
    """Members and merged stories held against the log, but for reports that were taken out: an event after that moves them no more."""
    gone = {stone.article for stone in all_tombstones(transaction)}
    home: dict[str, str] = {}
    merged: dict[str, str] = {}
    seen: set[str] = set()
    moves: set[tuple[str, int, str]] = set()
    for stored in story_log(transaction):
        event = stored.event
        seen.add(event.story)
        moved = set(event.articles)
        if event.kind == "merges" and event.other:
            merged[event.other] = event.story
            moved.update(article for article, story in home.items() if story == event.other)
        home.update(dict.fromkeys(moved, event.story))
        moves.update((article, stored.seq, event.story) for article in moved)
    for article, number, story in sorted(moves ^ set(all_placements(transaction))):
        if article in gone:
            continue
        yield f"event {number} of the stories' log: its move of article {article} to story {story} is not indexed as it stands"
    kept = {row.article: row.story for row in transaction.execute(select(members))}
    for article in sorted((home.keys() | kept.keys()) - gone):
        if home.get(article) != kept.get(article):
            yield f"article {article}: stands in {kept.get(article)}, its story's log says {home.get(article)}"
    for row in transaction.execute(select(stories).order_by(stories.c.id)):
        if row.id not in seen or merged.get(row.id) != row.merged_into:
            yield f"story {row.id}: is not as its log says"


def _count(transaction: Transaction, table: Table) -> int:
    return int(transaction.execute(select(func.count()).select_from(table)).scalar_one())


def _by_seq(transaction: Transaction, table: Table) -> Iterator[Row[Any]]:
    """The rows of a table, a batch at a time: contents of a whole archive do not fit into memory."""
    seq = 0
    while rows := transaction.execute(select(table).where(table.c.seq > seq).order_by(table.c.seq).limit(50)).all():
        yield from rows
        seq = rows[-1].seq
