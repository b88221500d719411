"""Comparison: two anchors, a dimension, a verdict and the rule that gave it; and what else follows from comparing one story's reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.claim import Claim, Origin
from onrecord.model.span import Anchor

Dimension = Literal["figure", "date", "place", "attribution", "wording", "extent", "status"]
Verdict = Literal["agree", "conflict", "updated", "different-scope", "part-of", "vaguer", "variant"]
CoverageState = Literal["carries", "omits", "contradicts"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`reason` is a plain sentence that names what decided; `rule` is the step and rule."""

    id: str
    dimension: Dimension
    left: Anchor
    right: Anchor
    verdict: Verdict
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event: `when` is TIMEX3, `anchor` the words that tell it, `also` the same event in other reports."""

    when: str
    precision: Literal["day", "month", "season", "year"]
    anchor: Anchor
    also: tuple[Anchor, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Coverage:
    claim: str
    article: str
    state: CoverageState
    rule: str = "coverage/evidence"


@dataclass(frozen=True, slots=True)
class DateRepair:
    """What the other reports of the story say about one report's publication date; the article itself is never edited.

    From `earliest` to `latest` are the days that fit what the report shares with the others; its times are read as of these. Null where
    the others only bound the day.
    """

    article: str
    value: str | None
    reason: str
    anchors: tuple[Anchor, ...]
    rule: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Comparisons:
    comparisons: tuple[Comparison, ...] = ()
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    repairs: tuple[DateRepair, ...] = ()
