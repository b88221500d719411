"""The log of judgements as nouns: `Judgement` enters and leaves, JSON lies in between."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update

from onrecord.codec import dumps
from onrecord.codec.decode import decoder
from onrecord.codec.encode import encoder
from onrecord.codec.shape import noun_of
from onrecord.model import Judgement
from onrecord.store.judgements import add_judgement, judgement_log
from onrecord.store.opened import Transaction
from onrecord.store.schema import judgements, tombstones


def append_judgement(transaction: Transaction, judgement: Judgement) -> bool:
    """Add an entry at the end of the log; False when it is there."""
    return add_judgement(
        transaction, judgement.id, kind=judgement.kind, author=judgement.by, made=judgement.when, document=_encode(judgement),
        withdraws=judgement.withdraws,
    )  # fmt: skip


def all_judgements(transaction: Transaction, *, until: str | None = None) -> tuple[Judgement, ...]:
    """The log in its order, withdrawals and withdrawn entries too; with `until`, an ISO time, those made by then."""
    return tuple(_decode(row.document, "$", []) for row in judgement_log(transaction) if until is None or row.made <= until)


def log_length(transaction: Transaction) -> tuple[int, int]:
    """A pair of numbers that changes with every entry and every erasure: who remembers it can tell whether the log is still the same."""
    last = select(func.coalesce(func.max(judgements.c.seq), 0))
    gone = select(func.coalesce(func.max(tombstones.c.seq), 0))
    return int(transaction.execute(last).scalar_one()), int(transaction.execute(gone).scalar_one())


def rewrite_judgement(transaction: Transaction, judgement: Judgement) -> None:
    """Put an entry in the place of the one with its id: for an erasure alone, which takes a report's words out of the log."""
    transaction.execute(update(judgements).where(judgements.c.id == judgement.id).values(document=dumps(_encode(judgement))))


_encode: Any = encoder(noun_of(Judgement))
_decode: Any = decoder(noun_of(Judgement))
