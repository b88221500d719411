"""What was taken out: digests, a sketch and the reason stay, so that it does not come back with the next feed. No word of it stays."""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select

from onrecord.store.articles import BATCH
from onrecord.store.opened import Transaction
from onrecord.store.rows import once, plain
from onrecord.store.schema import placements, stories, tombstone_words, tombstones

INDEXED = 16
"""Values of a sketch by which a tombstone is found: of a text that has half of its runs, one in 65,536 shares none of them."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The article that was taken out, the digests of its bytes and of what a reader saw, why, by whom, and when (an ISO time).

    `outlet` and `place` are digests of its outlet's name and of the address that it had to itself; `sketch` tells its words when they come
    back edited. Without an outlet any outlet is meant, without a sketch the same words alone.
    """

    article: str
    sha256: str
    content: str
    reason: str
    author: str
    made: str
    outlet: str | None = None
    place: str | None = None
    sketch: tuple[int, ...] = ()


def add_tombstone(transaction: Transaction, stone: Tombstone) -> bool:
    """Note that an article was taken out; False when that is noted."""
    added = once(
        transaction, tombstones, article=stone.article, sha256=stone.sha256, content=stone.content, reason=plain(stone.reason),
        author=plain(stone.author), made=stone.made, outlet=stone.outlet, place=stone.place, sketch=_packed(stone.sketch),
    )  # fmt: skip
    if added and stone.sketch:
        rows = [{"value": value, "article": stone.article} for value in stone.sketch[:INDEXED]]
        transaction.execute(tombstone_words.insert(), rows)
    return added


def tombstones_on(transaction: Transaction, *, sha256: str, content: str) -> tuple[Tombstone, ...]:
    """The tombstones of these bytes or of these words, the first one first."""
    query = select(tombstones).where(or_(tombstones.c.sha256 == sha256, tombstones.c.content == content)).order_by(tombstones.c.seq)
    return tuple(map(_stone, transaction.execute(query)))


def tombstone_of(transaction: Transaction, *, sha256: str, content: str) -> Tombstone | None:
    """The first tombstone of these bytes or of these words, whatever the outlet."""
    return next(iter(tombstones_on(transaction, sha256=sha256, content=content)), None)


def sketched(transaction: Transaction) -> bool:
    """Whether there is any tombstone that tells edited words: else no arrival needs to be sketched."""
    return transaction.execute(select(tombstone_words.c.value).limit(1)).first() is not None


def tombstones_near(transaction: Transaction, sketch: Sequence[int], *, place: str | None) -> tuple[Tombstone, ...]:
    """The tombstones with a sketch that stand at a place, or whose words may be near to those of a sketch; the first one first."""
    found: set[str] = set()
    for at in range(0, len(sketch), BATCH):
        query = select(tombstone_words.c.article).where(tombstone_words.c.value.in_(list(sketch[at : at + BATCH]))).distinct()
        found.update(transaction.execute(query).scalars())
    alike = tombstones.c.article.in_(sorted(found))
    query = select(tombstones).where(or_(alike, tombstones.c.place == place) if place else alike).order_by(tombstones.c.seq)
    return tuple(stone for stone in map(_stone, transaction.execute(query)) if stone.sketch)


def all_tombstones(transaction: Transaction) -> tuple[Tombstone, ...]:
    """Every tombstone, in the order in which they were set."""
    return tuple(map(_stone, transaction.execute(select(tombstones).order_by(tombstones.c.seq))))


def tombstones_in(transaction: Transaction, story: str) -> tuple[Tombstone, ...]:
    """The tombstones of the reports that stood last in a story, or in one that was merged into it, in the order in which they were set."""
    within, fresh = {story}, [story]
    while fresh:
        query = select(stories.c.id).where(stories.c.merged_into.in_(fresh))
        fresh = sorted(set(transaction.execute(query).scalars()) - within)
        within.update(fresh)
    later = placements.alias()
    last = ~select(later.c.event).where(later.c.article == placements.c.article, later.c.event > placements.c.event).exists()
    query = select(placements.c.article).where(placements.c.story.in_(sorted(within)), last)
    return tuple(map(_stone, transaction.execute(select(tombstones).where(tombstones.c.article.in_(query)).order_by(tombstones.c.seq))))


def _packed(sketch: Collection[int]) -> bytes | None:
    return struct.pack(f">{len(sketch)}I", *sketch) if sketch else None


def _stone(row: Row[Any]) -> Tombstone:
    sketch = struct.unpack(f">{len(row.sketch) // 4}I", row.sketch) if row.sketch else ()
    return Tombstone(row.article, row.sha256, row.content, row.reason, row.author, row.made, row.outlet, row.place, sketch)
