"""A report that was just stored -> the story it stands in, inside the transaction that stores it; and days settled anew when all are in.

The index of `linking.stories` is kept in memory from report to report. What other writers did meanwhile is taken over before each
placement, so that several processes that add at once place as one would.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.linking.consolidation import consolidate
from onrecord.linking.profiles import profile
from onrecord.linking.stories import StoryIndex, around
from onrecord.model import Annotations, Article, Position, Profile, StoryEvent
from onrecord.store import Store, Transaction
from onrecord.store.judgement_log import log_length
from onrecord.store.progress import position, set_position
from onrecord.store.stories import (
    add_event,
    add_profile,
    members_between,
    members_of,
    merged_ids,
    newest_event,
    profile_days,
    story_log,
    story_of,
)

PROFILE_VERSION = "1"
"""Counts up when `linking.profiles` makes other profiles of the same article: old ones are then left aside."""


CHUNK_DAYS = 30
"""Days settled at a time. The reports of these and of the window on both sides are in memory at once; with fewer days the window would be
read for too few reports."""
TRIES = 3
"""How often a run of days is settled anew because others wrote meanwhile, before it is done with them waiting."""
_SETTLED = "stories/settled"


class Placing:
    """The index, and the event up to which it knows the archive's log."""

    def __init__(self) -> None:
        self._index = StoryIndex()
        self._seen: int | None = None
        self._decided: tuple[int, int] | None = None

    def forget(self) -> None:
        """Start anew from the archive: a transaction was undone after the index had taken part in it."""
        self._index = StoryIndex()
        self._seen = self._decided = None

    def place(
        self, transaction: Transaction, article: Article, annotations: Annotations, *, received: str, revises: str | None = None
    ) -> tuple[StoryEvent, ...]:
        """Put a report into its story and log that. A revision goes where the report stands that it revises."""
        made = profile(article, annotations, received=received)
        add_profile(transaction, made, version=PROFILE_VERSION)
        home = story_of(transaction, revises) if revises else None
        if home:
            event = StoryEvent("joins", home, (article.id,), received, "archive/revision")
            add_event(transaction, event)
            return (event,)
        self._catch_up(transaction, made)
        events = self._index.place(made)
        for event in events:
            self._seen = add_event(transaction, event)
        return events

    def _catch_up(self, transaction: Transaction, made: Profile) -> None:
        """Make the index hold the days around a report as the archive has them now.

        What people decided meanwhile holds at once: a report that was taken out draws no other to its story any more, and a judgement or
        its withdrawal moves what may stand together.
        """
        newest, decided = newest_event(transaction), log_length(transaction)
        if self._decided != decided:
            self._index, self._decided = StoryIndex(), decided
        log = story_log(transaction, since=self._seen) if self._seen is not None and self._seen < newest else ()
        if any(stored.event.kind not in ("starts", "joins") for stored in log):
            self._index = StoryIndex()  # a report that the index holds stands elsewhere now
        for first, last in self._index.wants(made):
            self._index.hold(members_between(transaction, first, last, version=PROFILE_VERSION), first, last)
        if log:
            first, last = around(made.day)
            came = {article for stored in log for article in stored.event.articles}
            members = members_of(transaction, came, version=PROFILE_VERSION)
            self._index.hold((m for m in members if first <= m.profile.day <= last), first, last)
        self._seen = newest


def settle(store: Store, *, now: str) -> int:
    """Settle anew the days of what was placed since the last time, so that the order of arrival has no say; gives the number of events.

    How far the log was settled is kept with the events, so that a run that is cut off is made up for by the next one.
    """
    days, newest = _unsettled(store)
    found = 0
    for first, last in _runs(days):
        found += _settle_run(store, first, last, now)
    if days:
        with store.write() as transaction:
            set_position(transaction, Position(_SETTLED, PROFILE_VERSION, newest, found))
    return found


def _settle_run(store: Store, first: str, last: str, now: str) -> int:
    """Settle a run of days. It takes seconds, so that it is decided outside of the transaction, and again when others wrote meanwhile."""
    for _ in range(TRIES):
        with store.read() as transaction:
            seen, events = _basis(transaction), _consolidated(transaction, first, last, now)
        with store.write() as transaction:
            if _basis(transaction) == seen:
                return _log(transaction, events)
    with store.write() as transaction:
        return _log(transaction, _consolidated(transaction, first, last, now))


def _basis(transaction: Transaction) -> tuple[int, tuple[int, int]]:
    """Where the log of stories, and those of judgements and of what was taken out, end."""
    return newest_event(transaction), log_length(transaction)


def _consolidated(transaction: Transaction, first: str, last: str, now: str) -> tuple[StoryEvent, ...]:
    low, high = around(first)[0], around(last)[1]
    members = members_between(transaction, low, high, version=PROFILE_VERSION)
    return consolidate(members, first=first, last=last, received=now, retired=merged_ids(transaction))


def _log(transaction: Transaction, events: Sequence[StoryEvent]) -> int:
    for event in events:
        add_event(transaction, event)
    return len(events)


def _unsettled(store: Store) -> tuple[tuple[str, ...], int]:
    """The days of the reports that came since the stories were settled last, sorted, and the log's end."""
    with store.read() as transaction:
        known = position(transaction, _SETTLED)
        since = known.offset if known and known.stamp == PROFILE_VERSION else 0
        came = {
            a for stored in story_log(transaction, since=since) if stored.event.kind in ("starts", "joins") for a in stored.event.articles
        }
        return profile_days(transaction, came, version=PROFILE_VERSION), newest_event(transaction)


def _runs(days: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Sorted days as runs of up to CHUNK_DAYS, first and last day of each; days that stand farther apart are runs of their own."""
    first: str | None = None
    last = ""
    for day in days:
        if first is None or (date.fromisoformat(day) - date.fromisoformat(first)).days >= CHUNK_DAYS:
            if first is not None:
                yield first, last
            first = day
        last = day
    if first is not None:
        yield first, last
