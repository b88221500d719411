"""The record versions of all stories in the order in which they were written: what a listener follows."""

from __future__ import annotations

from sqlalchemy import select

from onrecord.store.opened import Transaction
from onrecord.store.records import HEAD, Version, version_in
from onrecord.store.schema import records


def versions_after(transaction: Transaction, seq: int, *, story: str | None = None, most: int) -> tuple[tuple[int, Version], ...]:
    """The first `most` versions after one with this `seq`, each with its own; of one story where that is given."""
    query = select(records.c.seq, *HEAD).where(records.c.seq > seq).order_by(records.c.seq).limit(most)
    rows = transaction.execute(query if story is None else query.where(records.c.story == story)).all()
    return tuple((int(row.seq), version_in(row)) for row in rows)


def version_before(transaction: Transaction, version: Version) -> Version | None:
    """The version of the same story that came right before."""
    query = select(*HEAD).where(records.c.story == version.story, records.c.number < version.number)
    row = transaction.execute(query.order_by(records.c.number.desc()).limit(1)).one_or_none()
    return version_in(row) if row else None
