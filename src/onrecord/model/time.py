"""Time: a time expression as printed, with its TIMEX3 value; When: a time as a property of something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Anchor

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["time", "day", "week", "month", "season", "year", "decade", "century", "vague"]
Tense = Literal["past", "future", ""]
"""How the text tells what a time dates; empty where the grammar leaves it open."""


@dataclass(frozen=True, slots=True)
class When:
    """The time of something (a saying, a count): TIMEX3 value, precision, and the printed words where there are any."""

    value: str
    precision: Precision
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is TIMEX3; `earliest` and `latest` are ISO days, inclusive; `readings` holds every value that stands.

    `value`, `earliest` and `latest` are what the article supports by itself. `settled` is the reading that the story's other reports settle
    where they do, with the words of another report that settle it; it stands among the readings.
    """

    id: str
    anchor: Anchor
    type: TimeType
    value: str
    earliest: str | None
    latest: str | None
    readings: tuple[str, ...]
    precision: Precision
    rule: str
    tense: Tense = ""
    settled: When | None = None
