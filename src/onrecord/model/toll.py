"""Toll: what one report says of a fate; Tally: the figure that a named rule picks from the tolls of a story's reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.figure import Bound
from onrecord.model.span import Anchor
from onrecord.model.time import When

Fate = Literal["killed", "injured"]


@dataclass(frozen=True, slots=True)
class Toll:
    """One report's count of the killed or the injured: a figure's id; `rule` says whether it is printed or counted from persons told."""

    article: str
    fate: Fate
    figure: str
    rule: str


@dataclass(frozen=True, slots=True)
class Tally:
    """UCDP's best, low and high of one fate: `best` is what `rule` picks, under the `bound` of the figure that it comes from.

    `low` and `high` are the smallest and the largest number that any report gives; nothing is averaged. `figures` are the chosen figure
    and those that it was chosen from; `anchor` has the chosen one's words, `as_of` the day that it is of; `reason` says how it was picked.
    """

    id: str
    fate: Fate
    best: float
    low: float
    high: float
    bound: Bound
    as_of: When | None
    figures: tuple[str, ...]
    anchor: Anchor
    reason: str
    rule: str
