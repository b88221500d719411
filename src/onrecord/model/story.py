"""Profile: what a report is clustered by; StoryMember: a report in its story; StoryEvent: one line of the log of all stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

StoryEventKind = Literal["starts", "joins", "merges", "splits", "moves"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A report in a few kilobytes: words with their counts, names, places, the days it tells of and its counts of victims.

    `published` is the ISO day that the report gives, None where it gives none; `received` the ISO time at which the archive got it.
    """

    article: str
    published: str | None
    received: str
    terms: Mapping[str, int]
    title: tuple[str, ...] = ()
    names: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    days: tuple[str, ...] = ()
    counts: Mapping[str, float] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The ISO day at which the report stands in the window: that of publication, else of arrival."""
        return self.published or self.received[:10]


@dataclass(frozen=True, slots=True)
class StoryMember:
    """A report and the story that it stands in; `founded` is when that story started, as `received` of its first report.

    `pinned`: somebody decided it, and no consolidation moves the report. `barred` are stories that somebody took it out of.
    """

    profile: Profile
    story: str
    founded: str
    pinned: bool = False
    barred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One change of who stands where; applied in order, the events give every report's story.

    starts: `story` begins with its first report. joins: a report comes to it. merges: all reports of `other` now stand in `story`, and
    `other` points to it for ever. splits: `story` begins with reports out of `other`. moves: reports go from `other` to `story`.
    `articles` are the reports that change; for a merge those that were at hand, while all of `other` go.
    """

    kind: StoryEventKind
    story: str
    articles: tuple[str, ...]
    received: str
    rule: str
    other: str | None = None
    confidence: float | None = None
