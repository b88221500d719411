"""The record versions of all stories in the order in which they were written: what a listener follows."""

from __future__ import annotations

from sqlalchemy import select

from onrecord.store.opened import Transaction
from onrecord.store.records import Version, record_versions
from onrecord.store.schema import records


def versions_after(transaction: Transaction, seq: int, *, story: str | None = None, most: int) -> tuple[tuple[int, Version], ...]:
    """The first `most` versions after one with this `seq`, each with its own; of one story where that is given."""
    query = select(records.c.seq, records.c.story, records.c.number).where(records.c.seq > seq).order_by(records.c.seq).limit(most)
    rows = transaction.execute(query if story is None else query.where(records.c.story == story)).all()
    found = {(v.story, v.number): v for name in dict.fromkeys(row.story for row in rows) for v in record_versions(transaction, name)}
    return tuple((int(row.seq), found[row.story, row.number]) for row in rows)
