"""Profiles, one after another -> the stories that they stand in, as events.

The index holds the reports of the days around the one that is placed and nothing else, so that a report's cost depends on the window and
not on the archive, and a place is a function of the report and of what the archive holds around it: an index made anew gives the same. The
caller keeps the reports, and hands over the days that the index asks for:

    for first, last in index.wants(profile):
        index.hold(members of the archive with first <= profile.day <= last, first, last)
    for event in index.place(profile):
        record it

A batch is best placed in the order of days. What the order within a day changes, `consolidate` (linking/consolidation.py) repairs.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from sys import intern

from onrecord.linking.likeness import Group, Vector, log_odds, ordinal, probability, vector
from onrecord.linking.nearby import Nearby
from onrecord.model import Profile, StoryEvent, StoryMember

WINDOW = 60
"""Days between two reports that can still meet; a story goes on for as long as a report follows within them. 30 cost a tenth of a point."""


def story_id(article: str) -> str:
    """The id of the story that an article founds: it never changes, whatever becomes of the story."""
    return "s" + article.removeprefix("a")


@dataclass(frozen=True, slots=True)
class _Held:
    """A report in the index: its vector, packed, and where it stands."""

    keys: tuple[str, ...]
    values: array[int]
    ordinal: int | None
    story: str
    founded: str
    barred: frozenset[str]

    @property
    def vector(self) -> Vector:
        return dict(zip(self.keys, self.values, strict=True))


class StoryIndex:
    """The reports of the days around the one placed last, by story; `place` adds to it."""

    def __init__(self, *, vectors: Callable[[Profile], Vector] = vector) -> None:
        """`vectors` makes a report's vector; a caller that places the same days again and again may remember them."""
        self._vectors = vectors
        self._span: tuple[str, str] | None = None
        self._held: dict[str, _Held] = {}
        self._on: defaultdict[str, list[str]] = defaultdict(list)
        self._groups: defaultdict[str, Group] = defaultdict(Group)
        self._members: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._nearby = Nearby()

    def __len__(self) -> int:
        return len(self._held)

    def wants(self, profile: Profile) -> tuple[tuple[str, str], ...]:
        """The runs of days (ISO, both inclusive) that the index must hold before the report can be placed; empty where it holds them."""
        first, last = around(profile.day)
        if self._span is None or first > self._span[1] or last < self._span[0]:
            return ((first, last),)
        low, high = self._span
        before = ((first, _shift(low, -1)),) if first < low else ()
        return (*before, (_shift(high, 1), last)) if last > high else before

    def hold(self, members: Iterable[StoryMember], first: str, last: str) -> None:
        """Take over the archive's reports of the days `first` to `last`, all of them, and let go of what is not next to those days."""
        if self._span is None or first > _shift(self._span[1], 1) or last < _shift(self._span[0], -1):
            self._forget("9999-12-31", "")
            self._span = (first, last)
        self._span = (min(first, self._span[0]), max(last, self._span[1]))
        for member in members:
            if member.profile.article not in self._held:
                self._add(member.profile, member.story, member.founded, member.barred)

    def place(self, profile: Profile, *, barred: Collection[str] = ()) -> tuple[StoryEvent, ...]:
        """Put a report into the story that it belongs to, or start one; the events say which, in the order to apply them.

        A report that joins may show that another story is the same one; the younger then goes into the older. A report that the index
        holds already gives no event. `barred` are stories that somebody took the report out of. Raises ValueError where `wants` was
        not followed.
        """
        if profile.article in self._held:
            return ()
        if self.wants(profile):
            raise ValueError(f"the days around {profile.day} are not held")
        self._forget(*around(profile.day))
        mine = Group()
        mine.add(self._vectors(profile), Counter([ordinal(profile)]))
        names = [name for name in self._nearby.near(mine.sums) if name not in barred]
        odds = sorted((-log_odds(mine, self._groups[name]), name) for name in names)
        like = [(name, -against) for against, name in odds if against <= 0]
        if not like:
            story = story_id(profile.article)
            self._add(profile, story, profile.received, barred)
            return (StoryEvent("starts", story, (profile.article,), profile.received, "stories/none-alike"),)
        story, sure = like[0]
        self._add(profile, story, self._founded(story), barred)
        events = [StoryEvent("joins", story, (profile.article,), profile.received, "stories/alike", None, probability(sure))]
        for name, _ in like[1:]:
            if (sure := log_odds(self._groups[story], self._groups[name])) >= 0 and not self._apart(story, name):
                story, other = sorted((story, name), key=lambda s: (self._founded(s), s))
                gone = tuple(sorted(self._members[other]))
                events.append(StoryEvent("merges", story, gone, profile.received, "stories/shown-alike", other, probability(sure)))
                self._merge(other, story)
        return tuple(events)

    def _apart(self, left: str, right: str) -> bool:
        """Whether somebody took a report of one story out of the other."""
        return any(theirs in self._held[a].barred for mine, theirs in ((left, right), (right, left)) for a in self._members[mine])

    def _founded(self, story: str) -> str:
        return min(self._held[article].founded for article in self._members[story])

    def _add(self, profile: Profile, story: str, founded: str, barred: Collection[str]) -> None:
        values = self._vectors(profile)
        keys = tuple(intern(key) for key in values)
        self._held[profile.article] = _Held(keys, array("i", values.values()), ordinal(profile), story, founded, frozenset(barred))
        self._on[profile.day].append(profile.article)
        self._enter(profile.article)

    def _enter(self, article: str) -> None:
        held = self._held[article]
        values = held.vector
        self._groups[held.story].add(values, Counter([held.ordinal]))
        self._members[held.story][article] = None
        self._nearby.add(held.story, values)

    def _leave(self, article: str) -> None:
        held = self._held[article]
        values = held.vector
        self._nearby.remove(held.story, values)
        del self._members[held.story][article]
        if self._members[held.story]:
            self._groups[held.story].remove(values, held.ordinal)
        else:
            del self._groups[held.story], self._members[held.story]

    def _merge(self, other: str, story: str) -> None:
        founded = self._founded(story)
        for article in list(self._members[other]):
            self._leave(article)
            self._held[article] = replace(self._held[article], story=story, founded=founded)
            self._enter(article)

    def _forget(self, first: str, last: str) -> None:
        """Let go of the days before `first` and after `last`."""
        for day in [d for d in self._on if not first <= d <= last]:
            for article in self._on.pop(day):
                self._leave(article)
                del self._held[article]
        if self._span is not None:
            self._span = (max(first, self._span[0]), min(last, self._span[1]))


def stories_of(events: Iterable[StoryEvent]) -> dict[str, str]:
    """Article -> story after a log of events, applied in order."""
    home: dict[str, str] = {}
    for event in events:
        if event.kind == "merges":
            home.update({a: event.story for a, s in home.items() if s == event.other})
        home.update(dict.fromkeys(event.articles, event.story))
    return dict(sorted(home.items()))


def around(day: str) -> tuple[str, str]:
    """The first and the last day of the window around a day."""
    return _shift(day, -WINDOW), _shift(day, WINDOW)


def _shift(day: str, by: int) -> str:
    return date.fromordinal(min(max(date.fromisoformat(day).toordinal() + by, 1), date.max.toordinal())).isoformat()
