"""What people decided: a log of opaque entries, never changed; one that no longer holds is withdrawn by a later one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from onrecord.codec import dumps, loads
from onrecord.codec.shape import Json
from onrecord.store.opened import Transaction
from onrecord.store.rows import once, plain
from onrecord.store.schema import judgements


@dataclass(frozen=True, slots=True)
class StoredJudgement:
    """`document` is the judgement as JSON; `withdraws` the id of the entry that it takes back."""

    seq: int
    id: str
    kind: str
    author: str
    made: str
    withdraws: str | None
    document: Json


def add_judgement(
    transaction: Transaction,
    judgement_id: str,
    *,
    kind: str,
    author: str,
    made: str,
    document: dict[str, Json],
    withdraws: str | None = None,
) -> bool:
    """Append an entry; False when one of its id is there."""
    return once(
        transaction, judgements, id=judgement_id, kind=kind, author=plain(author), made=made, withdraws=withdraws, document=dumps(document)
    )


def judgement_log(transaction: Transaction, *, since: int = 0) -> tuple[StoredJudgement, ...]:
    """The entries after one with this `seq`, in order, withdrawn ones too."""
    return tuple(map(_stored, transaction.execute(select(judgements).where(judgements.c.seq > since).order_by(judgements.c.seq))))


def _stored(row: Row[Any]) -> StoredJudgement:
    return StoredJudgement(row.seq, row.id, row.kind, row.author, row.made, row.withdraws, loads(row.document))
