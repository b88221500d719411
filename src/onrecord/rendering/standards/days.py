"""TIMEX3 values -> the dates that other standards can hold.

What enters: a value of the record. What leaves: a calendar day, month or year, or nothing. Rule: what is vaguer than the form allows is
left out, never rounded.
"""

from __future__ import annotations

import re

from onrecord.model.calendar import day_range

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def calendar_date(value: str | None) -> str:
    """`2031-05-04TEV` -> `2031-05-04`, `2031-05`, `2031`; empty for a season, a week, an interval, an unknown year."""
    day = (value or "").split("T", 1)[0]
    return day if _DAY.fullmatch(day) and day_range(day)[0] else ""


def calendar_day(value: str | None) -> str:
    """A whole day, or nothing."""
    day = calendar_date(value)
    return day if len(day) == 10 else ""
