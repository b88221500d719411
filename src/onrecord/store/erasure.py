"""Taking a report out: every row that holds its words goes, a tombstone stays, and the file is written anew without what was deleted.

What is kept of a report: its id and digests in the tombstone, and its id in the log of stories, which holds no words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from sqlalchemy import delete, func, or_, select, text

from onrecord.errors import StoreError
from onrecord.model import Position
from onrecord.store.articles import StoredArticle, articles_of
from onrecord.store.opened import Store, Transaction, translated
from onrecord.store.progress import forget_position, position, set_position
from onrecord.store.rows import key_of
from onrecord.store.schema import annotation_rows, articles, bytes_read, failures, fetches, links, members, profiles, tombstones
from onrecord.store.search import forget_article
from onrecord.store.tombstones import Tombstone, add_tombstone


def articles_named(transaction: Transaction, name: str) -> tuple[StoredArticle, ...]:
    """The articles that a person means: by id or digest the one, by a place they were read from every version that came from there."""
    exact = select(articles.c.id).where(or_(articles.c.id == name, articles.c.sha256 == name))
    ids = transaction.execute(exact).scalars().all()
    if not ids:
        place = or_(articles.c.locator_key == key_of(name), articles.c.address == key_of(name))
        addresses = select(articles.c.address).where(place, articles.c.address.is_not(None))
        ids = transaction.execute(select(articles.c.id).where(or_(place, articles.c.address.in_(addresses)))).scalars().all()
    return tuple(articles_of(transaction, ids))


def articles_before(transaction: Transaction, received: str, *, outlets: Collection[str] = ()) -> tuple[StoredArticle, ...]:
    """The articles received before an ISO time; of some outlets, in any case of letters, where these are given."""
    rows = transaction.execute(select(articles.c.id, articles.c.outlet).where(articles.c.received < received)).all()
    wanted = {outlet.casefold() for outlet in outlets}
    return tuple(articles_of(transaction, [row.id for row in rows if not wanted or (row.outlet or "").casefold() in wanted]))


def erase_article(transaction: Transaction, stored: StoredArticle, stone: Tombstone) -> None:
    """Delete all that is kept of an article but the records it stands in, and set its tombstone.

    The bytes go even where other articles were read from them too: they hold its words.
    """
    article = stored.article
    add_tombstone(transaction, stone)
    forget_article(transaction, article.id)
    for table in (annotation_rows, profiles, members):
        transaction.execute(delete(table).where(table.c.article == article.id))
    transaction.execute(delete(links).where(or_(links.c.left_article == article.id, links.c.right_article == article.id)))
    transaction.execute(delete(bytes_read).where(bytes_read.c.sha256 == article.sha256))
    transaction.execute(delete(articles).where(articles.c.id == article.id))
    places = {place for place in (article.locator, article.url, stored.address) if place}
    transaction.execute(delete(fetches).where(fetches.c.key.in_(sorted(map(key_of, places)))))
    transaction.execute(delete(failures).where(failures.c.locator.in_(sorted(places))))


def forget_words(transaction: Transaction) -> None:
    """Write the search index anew in the transaction that erased: until then it only marks what was deleted, and still holds the words."""
    if transaction.dialect.name == "sqlite":
        transaction.exec_driver_sql("INSERT INTO passages_words (passages_words) VALUES ('optimize')")


def mark_scrub_due(transaction: Transaction, *, at: str) -> None:
    """Note, in the transaction that erases, that the file still holds the words in freed pages; `scrub` takes the note away."""
    newest = int(transaction.execute(select(func.coalesce(func.max(tombstones.c.seq), 0))).scalar_one())
    set_position(transaction, Position(_SCRUB, at, newest, 0))


def scrub_due(transaction: Transaction) -> str | None:
    """When the reports were taken out whose words are still in freed pages, an ISO time; None where there are none."""
    due = position(transaction, _SCRUB)
    return due.stamp if due else None


def scrub(store: Store) -> None:
    """Write the database anew without what was deleted, and empty its write-ahead log. Raises StoreError, which says that it was erased.

    On PostgreSQL the server's own write-ahead log and backups are its keeper's to clear.
    """
    with store.read() as transaction:
        due = position(transaction, _SCRUB)
    try:
        with translated(store.name, store.patience), store.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.execute("VACUUM")
                busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            else:
                connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM FULL"))
                busy = 0
    except (StoreError, sqlite3.Error) as error:
        raise StoreError(store.name, f"{_DONE}; the file could not be written anew ({error}): {_LATER}") from error
    if busy:
        raise StoreError(store.name, f"{_DONE}; another program still reads the archive as it was: {_LATER}")
    with store.write() as transaction:
        if due and position(transaction, _SCRUB) == due:  # another erasure may have come meanwhile
            forget_position(transaction, _SCRUB)


_SCRUB = "erasure/scrub"
_DONE = "the report is taken out"
_LATER = "run `onrecord db vacuum` when nobody else uses it, or its words stay in freed pages"
