"""Reports in some order -> stories, as an archive would hold them: the index asked for days, the events applied, nights consolidated."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from onrecord.linking.consolidation import consolidate
from onrecord.linking.likeness import Vector, vector
from onrecord.linking.stories import StoryIndex, around
from onrecord.model import Profile, StoryEvent, StoryMember


class Archive:
    """What a store keeps: the members by day, and the log."""

    def __init__(self) -> None:
        self._vectors: dict[str, Vector] = {}
        self.index = StoryIndex(vectors=self._vector)
        self.log: list[StoryEvent] = []
        self.home: dict[str, str] = {}
        self._profiles: dict[str, Profile] = {}
        self._founded: dict[str, str] = {}
        self._articles: dict[str, list[str]] = {}
        self._on: dict[str, list[str]] = {}
        self._days: list[str] = []

    def members(self, first: str, last: str) -> list[StoryMember]:
        """The reports of a run of days."""
        days = self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]
        return [StoryMember(self._profiles[a], self.home[a], self._founded[self.home[a]]) for day in days for a in self._on[day]]

    def add(self, profile: Profile) -> None:
        """Place a report and apply the events."""
        for first, last in self.index.wants(profile):
            self.index.hold(self.members(first, last), first, last)
        events = self.index.place(profile)
        self._profiles[profile.article] = profile
        if profile.day not in self._on:
            insort(self._days, profile.day)
        self._on.setdefault(profile.day, []).append(profile.article)
        self._apply(events)

    def consolidate(self, first: str, last: str) -> None:
        """Settle the reports of some days anew; the index is made anew as after a restart."""
        low, high = around(first)[0], around(last)[1]
        self._apply(consolidate(self.members(low, high), first=first, last=last, received=f"{last}T23:59:59Z"))
        self.index = StoryIndex(vectors=self._vector)

    def _vector(self, profile: Profile) -> Vector:
        if profile.article not in self._vectors:
            self._vectors[profile.article] = vector(profile)
        return self._vectors[profile.article]

    def _apply(self, events: Iterable[StoryEvent]) -> None:
        for event in events:
            self.log.append(event)
            if event.kind in ("starts", "splits"):
                self._founded[event.story] = event.received
                self._articles[event.story] = []
            gone = self._articles.pop(str(event.other)) if event.kind == "merges" else list(event.articles)
            if event.kind in ("splits", "moves"):
                left = set(gone)
                self._articles[str(event.other)] = [a for a in self._articles[str(event.other)] if a not in left]
            self._articles[event.story] += gone
            self.home.update(dict.fromkeys(gone, event.story))


def streamed(profiles: Sequence[Profile], *, nights: int = 0) -> Archive:
    """The archive after the reports came in the order given; with `nights`, that many days are consolidated at the end of each day."""
    archive = Archive()
    for number, profile in enumerate(profiles):
        archive.add(profile)
        if nights and (number + 1 == len(profiles) or profiles[number + 1].day > profile.day):
            archive.consolidate((date.fromisoformat(profile.day) - timedelta(nights - 1)).isoformat(), profile.day)
    return archive


def whole(archive: Archive, profiles: Sequence[Profile]) -> Mapping[str, str]:
    """Article -> story after all days were consolidated at once."""
    archive.consolidate(min(p.day for p in profiles), max(p.day for p in profiles))
    return archive.home


def shuffled(profiles: Sequence[Profile], seed: int, *, within_day: bool) -> list[Profile]:
    """The reports in another order: of the reports of each day, or of all."""
    draw = random.Random(seed)
    mixed = sorted(profiles, key=lambda p: p.article)
    draw.shuffle(mixed)
    return sorted(mixed, key=lambda p: p.day) if within_day else mixed
