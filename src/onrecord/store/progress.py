"""Where reading stands: what each address answered last, how far into a long file the work is, and what could not be read and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, select

from onrecord.model import FetchState, Position, Refusal
from onrecord.store.opened import Transaction
from onrecord.store.rows import key_of, latest, plain
from onrecord.store.schema import failures, fetches, positions


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """An input that was not taken, with its reason, first and last when (ISO), and how often."""

    refusal: Refusal
    first: str
    last: str
    times: int


def fetch_state(transaction: Transaction, url: str) -> FetchState:
    """What is known of an address; an empty state where it was never asked."""
    row = transaction.execute(select(fetches).where(fetches.c.key == key_of(url))).one_or_none()
    return FetchState(row.url, row.etag, row.modified, row.checked, row.next_try, row.failures) if row else FetchState(url)


def set_fetch_state(transaction: Transaction, state: FetchState) -> None:
    latest(
        transaction, fetches, key=key_of(state.url), url=plain(state.url), etag=state.etag, modified=state.modified,
        checked=state.checked, next_try=state.next_try, failures=state.failures,
    )  # fmt: skip


def position(transaction: Transaction, source: str) -> Position | None:
    """How far a source has been read."""
    row = transaction.execute(select(positions).where(positions.c.key == key_of(source))).one_or_none()
    return Position(row.source, row.stamp, row.offset, row.done) if row else None


def set_position(transaction: Transaction, at: Position) -> None:
    latest(transaction, positions, key=key_of(at.source), source=plain(at.source), stamp=at.stamp, offset=at.offset, done=at.done)


def forget_position(transaction: Transaction, source: str) -> None:
    """Read a source from its beginning the next time."""
    transaction.execute(delete(positions).where(positions.c.key == key_of(source)))


def note_failure(transaction: Transaction, refusal: Refusal, *, at: str) -> None:
    """Keep what was not taken; the same input with the same reason is one row that counts."""
    key = key_of(refusal.locator, refusal.reason)
    row = transaction.execute(select(failures.c.first, failures.c.times).where(failures.c.key == key)).one_or_none()
    latest(
        transaction, failures, key=key, locator=plain(refusal.locator), reason=plain(refusal.reason), done=plain(refusal.done),
        first=row.first if row else at, last=at, times=row.times + 1 if row else 1,
    )  # fmt: skip


def note_failures(transaction: Transaction, refusals: Iterable[Refusal], *, at: str) -> None:
    for refusal in refusals:
        note_failure(transaction, refusal, at=at)


def failures_since(transaction: Transaction, last: str = "") -> tuple[StoredFailure, ...]:
    """What was not taken at or after an ISO time, in the order of the first time."""
    return tuple(map(_failure, transaction.execute(select(failures).where(failures.c.last >= last).order_by(failures.c.seq))))


def _failure(row: Row[Any]) -> StoredFailure:
    return StoredFailure(Refusal(row.locator, row.reason, row.done), row.first, row.last, row.times)
