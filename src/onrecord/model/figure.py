"""Figure: a number as an interval with its bound, what it counts, whose, where and as of when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Anchor
from onrecord.model.time import When

Bound = Literal["exact", "about", "more-than", "at-least", "at-most", "less-than", "range"]


@dataclass(frozen=True, slots=True)
class Figure:
    """`anchor` covers the number, its modifiers and the counted noun. `low` or `high` is None where the words set no such end."""

    id: str
    anchor: Anchor
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None
    unit_text: str | None
    measure: str
    subject: str | None
    place: str | None
    as_of: When | None
    statement: str | None
    part_of: str | None
    rule: str
