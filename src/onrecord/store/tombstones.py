"""What was taken out: its digest and the reason stay, so that it does not come back with the next feed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from onrecord.store.opened import Transaction
from onrecord.store.rows import once, plain
from onrecord.store.schema import tombstones


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The article that was taken out, the digests of its bytes and of what a reader saw, why, by whom, and when (an ISO time)."""

    article: str
    sha256: str
    content: str
    reason: str
    author: str
    made: str


def add_tombstone(transaction: Transaction, stone: Tombstone) -> bool:
    """Note that an article was taken out; False when that is noted."""
    return once(
        transaction, tombstones, article=stone.article, sha256=stone.sha256, content=stone.content, reason=plain(stone.reason),
        author=plain(stone.author), made=stone.made,
    )  # fmt: skip


def tombstone_of(transaction: Transaction, *, sha256: str, content: str) -> Tombstone | None:
    """The tombstone of these bytes or of these words, where there is one."""
    query = (
        select(tombstones).where(or_(tombstones.c.sha256 == sha256, tombstones.c.content == content)).order_by(tombstones.c.seq).limit(1)
    )
    row = transaction.execute(query).one_or_none()
    return Tombstone(row.article, row.sha256, row.content, row.reason, row.author, row.made) if row else None


def all_tombstones(transaction: Transaction) -> tuple[Tombstone, ...]:
    """Every tombstone, in the order in which they were set."""
    rows = transaction.execute(select(tombstones).order_by(tombstones.c.seq))
    return tuple(Tombstone(row.article, row.sha256, row.content, row.reason, row.author, row.made) for row in rows)
