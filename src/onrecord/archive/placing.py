"""A report that was just stored -> the story it stands in, inside the transaction that stores it.

The index of `linking.stories` is kept in memory from report to report. What other writers did meanwhile is taken over before each
placement, so that several processes that add at once place as one would.
"""

from __future__ import annotations

from onrecord.linking.profiles import profile
from onrecord.linking.stories import StoryIndex
from onrecord.model import Annotations, Article, Profile, StoryEvent, StoryMember
from onrecord.store import Transaction
from onrecord.store.stories import add_event, add_profile, members_between, members_of, newest_event, story_log, story_members, story_of

PROFILE_VERSION = "1"
"""Counts up when `linking.profiles` makes other profiles of the same article: old ones are then left aside."""


class Placing:
    """The index, and the event up to which it knows the archive's log."""

    def __init__(self) -> None:
        self._index = StoryIndex()
        self._seen: int | None = None

    def forget(self) -> None:
        """Start anew from the archive: a transaction was undone after the index had taken part in it."""
        self._index = StoryIndex()
        self._seen = None

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
        """Make the index hold the days around a report as the archive has them now."""
        newest = newest_event(transaction)
        if self._seen is not None and self._seen < newest:
            changed = self._changed(transaction)
            ((first, last),) = StoryIndex().wants(made)
            if self._index.wants(made) or any(not first <= member.profile.day <= last for member in changed):
                self._index = StoryIndex()
            else:
                self._index.hold(changed, first, last)
        for first, last in self._index.wants(made):
            self._index.hold(members_between(transaction, first, last, version=PROFILE_VERSION), first, last)
        self._seen = newest

    def _changed(self, transaction: Transaction) -> tuple[StoryMember, ...]:
        """The reports that others' events since then moved, where they stand now."""
        ids: set[str] = set()
        for stored in story_log(transaction, since=self._seen or 0):
            ids.update(stored.event.articles)
            if stored.event.kind == "merges":
                ids.update(story_members(transaction, stored.event.story))
        return tuple(members_of(transaction, ids, version=PROFILE_VERSION))
