"""Articles as they came in: added once, never changed. A revision is an article of its own that names the one it revises."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select

from onrecord.codec import dumps, loads
from onrecord.codec.decode import decoder
from onrecord.codec.encode import encoder
from onrecord.codec.shape import noun_of
from onrecord.model import Article
from onrecord.store.folding import folded_name
from onrecord.store.opened import Transaction
from onrecord.store.rows import key_of, once, plain
from onrecord.store.schema import articles, bytes_read

BATCH = 500
"""Ids in one query; SQLite takes 32,766 values at the most."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article and how it came in: `seq` counts up in the order of arrival; `received` is an ISO time; `revises` an article's id.

    `address` is what stays when the report is revised, `content` the digest of what a reader sees of it.
    """

    seq: int
    article: Article
    address: str | None
    content: str
    received: str
    revises: str | None


def add_article(
    transaction: Transaction,
    article: Article,
    *,
    received: str,
    address: str | None = None,
    revises: str | None = None,
    data: bytes | None = None,
) -> bool:
    """Add an article, and the bytes it was read from; False when one with its id is there, and then nothing changes."""
    added = once(
        transaction,
        articles,
        id=article.id,
        locator=plain(article.locator),
        address=key_of(address) if address else None,
        sha256=article.sha256,
        content=content_digest(article),
        received=received,
        revises=revises,
        published=article.published.value,
        outlet=plain(article.outlet) if article.outlet else None,
        locator_key=key_of(article.locator),
        outlet_key=folded_name(article.outlet) if article.outlet else None,
        title=plain(article.title) if article.title else None,
        document=dumps(_encode(article)),
    )
    if added and data is not None:
        once(transaction, bytes_read, sha256=article.sha256, size=len(data), content=zlib.compress(data))
    return added


def article_of(transaction: Transaction, article_id: str) -> StoredArticle | None:
    """The article of an id."""
    return next(articles_of(transaction, [article_id]), None)


def articles_of(transaction: Transaction, ids: Iterable[str]) -> Iterator[StoredArticle]:
    """The articles of these ids, in the order of arrival within each BATCH; those that aren't there are left out."""
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), BATCH):
        yield from _found(transaction, select(articles).where(articles.c.id.in_(wanted[at : at + BATCH])).order_by(articles.c.seq))


def articles_since(transaction: Transaction, seq: int, *, most: int = BATCH) -> tuple[StoredArticle, ...]:
    """The articles that arrived after the one with this `seq`, the first `most` of them."""
    return tuple(_found(transaction, select(articles).where(articles.c.seq > seq).order_by(articles.c.seq).limit(most)))


def with_sha256(transaction: Transaction, sha256: str) -> tuple[StoredArticle, ...]:
    """The articles read from bytes of this digest, oldest first."""
    return tuple(_found(transaction, select(articles).where(articles.c.sha256 == sha256).order_by(articles.c.seq)))


def with_content(transaction: Transaction, content: str) -> tuple[StoredArticle, ...]:
    """The articles that show a reader what this is the digest of, oldest first."""
    return tuple(_found(transaction, select(articles).where(articles.c.content == content).order_by(articles.c.seq)))


def newest_at(transaction: Transaction, address: str) -> StoredArticle | None:
    """The article that arrived last at an address."""
    query = select(articles).where(articles.c.address == key_of(address)).order_by(articles.c.seq.desc()).limit(1)
    return next(_found(transaction, query), None)


def revised(transaction: Transaction, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that another article revises."""
    wanted, out = sorted(set(ids)), set[str]()
    for at in range(0, len(wanted), BATCH):
        rows = transaction.execute(select(articles.c.revises).where(articles.c.revises.in_(wanted[at : at + BATCH])))
        out.update(str(row[0]) for row in rows)
    return frozenset(out)


def article_bytes(transaction: Transaction, sha256: str) -> bytes | None:
    """The bytes that an article was read from, where they were kept."""
    content = transaction.execute(select(bytes_read.c.content).where(bytes_read.c.sha256 == sha256)).scalar_one_or_none()
    return None if content is None else zlib.decompress(content)


def count_articles(transaction: Transaction) -> int:
    return int(transaction.execute(select(func.count()).select_from(articles)).scalar_one())


def content_digest(article: Article) -> str:
    """The digest of what a reader sees: other bytes with the same words, title, day and bylines are the same report."""
    seen = dumps({"title": article.title, "published": article.published.value, "bylines": list(article.bylines), "text": article.text})
    return hashlib.sha256(seen.encode("utf-8")).hexdigest()


def _found(transaction: Transaction, query: Select[Any]) -> Iterator[StoredArticle]:
    return map(_stored, transaction.execute(query).all())


def _stored(row: Row[Any]) -> StoredArticle:
    return StoredArticle(row.seq, _decode(loads(row.document), "$", []), row.address, row.content, row.received, row.revises)


_encode: Any = encoder(noun_of(Article))
_decode: Any = decoder(noun_of(Article))
