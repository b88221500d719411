"""EventCount: one count of a story's event as its reports give it, ready for those who code events."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.figure import Bound
from onrecord.model.span import Anchor
from onrecord.model.toll import Fate


@dataclass(frozen=True, slots=True)
class EventCount:
    """`best` is what the named rule picks, under the `bound` of the figure that it comes from; `low` and `high` are the smallest and the
    largest number that any report gives. `fate` is None where something else than the killed and the injured is counted.

    `sources` are those who give a number, each once; `origins` what the numbers go back to, as far as the record knows, and `unknown` how
    many reports have a number that it knows no origin of. `when` is the TIMEX3 day of the event, and `place` where it was, None where no
    report says so of the counted ones.
    """

    id: str
    fate: Fate | None
    measure: str
    unit: str | None
    subject: str | None
    best: float
    low: float
    high: float
    bound: Bound
    figures: tuple[str, ...]
    anchor: Anchor
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    unknown: int
    when: str | None
    place: str | None
    reason: str
    rule: str
