"""Profile: what a report is clustered by; StoryMember: a report in its story; StoryEvent: one line of the log of all stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

StoryEventKind = Literal["starts", "joins", "merges", "splits", "moves"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A report in two or three kilobytes: stems with their counts, and which of them are names or stand in the headline.

    `day` is the ISO day at which the report stands among the others; `dated` says whether that is its day of publication, or only the best
    that could be had. `days` are the ISO days around it that the report dates something to. `received` is the ISO time of its arrival.
    """

    article: str
    day: str
    dated: bool
    received: str
    terms: Mapping[str, int]
    names: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


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
    `articles` are the reports that change; for a merge those that were at hand, while all of `other` go. `confidence` is a probability.
    """

    kind: StoryEventKind
    story: str
    articles: tuple[str, ...]
    received: str
    rule: str
    other: str | None = None
    confidence: float | None = None
