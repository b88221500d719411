"""Profiles, one after another -> the stories that they stand in, as events.

The index holds the reports of the days around the one that is placed. A report is compared only with those that share a telling word or
name with it and were published within WINDOW days of it, so that its cost depends on the window and not on the archive. The caller keeps
what the index needs beyond that: `wants` says which days to hand over by `hold` before a report can be placed.

    for first, last in index.wants(profile):
        index.hold(members of the archive with first <= profile.day <= last, first, last)
    for event in index.place(profile):
        record it
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.model import Profile, StoryEvent, StoryMember

WINDOW = 30
"""Days of publication between two reports that can still meet. A story goes on for as long as a report follows within them."""
JOIN = 0.3
"""Likeness from which a report joins a story."""


def story_id(article: str) -> str:
    """The id of the story that an article founds: it never changes, whatever becomes of the story."""
    return "s" + article.removeprefix("a")


class StoryIndex:
    """The reports of a run of days, ready to be compared; `place` adds to it."""

    def __init__(self) -> None:
        self._span: tuple[str, str] | None = None
        self._members: dict[str, StoryMember] = {}
        self._by_term: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._members)

    def wants(self, profile: Profile) -> tuple[tuple[str, str], ...]:
        """The runs of days (ISO, both inclusive) that the index must hold before the report can be placed; empty where it holds them."""
        first, last = _around(profile.day)
        if self._span is None or first > self._span[1] or last < self._span[0]:
            return ((first, last),)
        low, high = self._span
        out = []
        if first < low:
            out.append((first, _shift(low, -1)))
        if last > high:
            out.append((_shift(high, 1), last))
        return tuple(out)

    def hold(self, members: Iterable[StoryMember], first: str, last: str) -> None:
        """Take over the archive's reports of the days `first` to `last`, and let go of days further than two windows away."""
        if self._span is None or first > _shift(self._span[1], 1) or last < _shift(self._span[0], -1):
            self._forget(lambda day: True)
            self._span = (first, last)
        low, high = min(first, self._span[0]), max(last, self._span[1])
        self._span = (max(low, _shift(first, -3 * WINDOW)), min(high, _shift(last, 3 * WINDOW)))
        self._forget(lambda day: not self._span[0] <= day <= self._span[1])
        for member in members:
            self._add(member)

    def place(self, profile: Profile, *, barred: Iterable[str] = ()) -> tuple[StoryEvent, ...]:
        """Put a report into the story that it belongs to, or start one; the events say which, in the order to apply them.

        A report that the index holds already gives no event. `barred` are stories that somebody took the report out of.
        """
        if profile.article in self._members:
            return ()
        if self.wants(profile):
            raise ValueError(f"days around {profile.day} are not held")
        scores: defaultdict[str, list[float]] = defaultdict(list)
        near: dict[str, None] = {}
        for term in profile.terms:
            near.update(self._by_term[term])
        for article in near:
            member = self._members[article]
            if member.story not in barred and abs(_days(member.profile.day) - _days(profile.day)) <= WINDOW:
                scores[member.story].append(self._cosine(profile, member.profile))
        best = max(((sum(s) / len(s), story) for story, s in scores.items()), default=(0.0, ""))
        if best[0] >= JOIN:
            founded = next(m.founded for m in self._members.values() if m.story == best[1])
            event = StoryEvent("joins", best[1], (profile.article,), profile.received, "stories/alike", None, round(best[0], 3))
        else:
            founded = profile.received
            event = StoryEvent("starts", story_id(profile.article), (profile.article,), profile.received, "stories/none-alike")
        self._add(StoryMember(profile, event.story, founded))
        return (event,)

    def _add(self, member: StoryMember) -> None:
        self._members[member.profile.article] = member
        for term in member.profile.terms:
            self._by_term[term][member.profile.article] = None

    def _forget(self, gone) -> None:  # type: ignore[no-untyped-def]
        for article in [a for a, m in self._members.items() if gone(m.profile.day)]:
            for term in self._members.pop(article).profile.terms:
                del self._by_term[term][article]

    def _cosine(self, left: Profile, right: Profile) -> float:
        total = len(self._members) + 1

        def vector(one: Profile) -> dict[str, float]:
            return {t: (1 + math.log(n)) * math.log(1 + total / (1 + len(self._by_term[t]))) for t, n in one.terms.items()}

        a, b = vector(left), vector(right)
        size = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
        return sum(v * b[t] for t, v in a.items() if t in b) / size if size else 0.0


def consolidate(members: Iterable[StoryMember], *, first: str, last: str, received: str) -> tuple[StoryEvent, ...]:
    """Settle anew who stands where among the reports of the days `first` to `last`; the events say what changes.

    `members` also hold the reports around those days (WINDOW on both sides), which stay where they are. What comes out depends on the
    reports and on the stories of those that stay, not on the order in which any arrived.
    """
    return ()


def stories_of(events: Iterable[StoryEvent]) -> dict[str, str]:
    """Article -> story after a log of events, applied in order."""
    home: dict[str, str] = {}
    for event in events:
        if event.kind == "merges":
            home.update({a: event.story for a, s in home.items() if s == event.other})
        home.update(dict.fromkeys(event.articles, event.story))
    return dict(sorted(home.items()))


def _around(day: str) -> tuple[str, str]:
    return _shift(day, -WINDOW), _shift(day, WINDOW)


def _shift(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(by)).isoformat()


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal()
