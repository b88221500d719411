"""TIMEX3 value -> the calendar days it covers, and how precise it is.

A value enters, two inclusive ISO days or None leave. A value that sits nowhere on the calendar (a duration, a set, `PAST_REF`,
a value with an unknown year, a year BC) gives None on both sides, never a guess.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.model.time import Precision

SEASONS: dict[str, tuple[int, int]] = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the meteorological seasons of the northern hemisphere; a winter is named for the year it begins in."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?:(?P<weekend>WE)|(?P<weekday>[1-7])))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?P<time>T.+)?"
)
_TIME = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}T.+|T\d\d.*")
_DAY_UNKNOWN = re.compile(r"(?:-XX)+(?=T|$)")


def day_range(value: str) -> tuple[str | None, str | None]:
    """The first and the last day of a TIMEX3 value, inclusive; an interval `A/B` runs from A's first day to B's last.

    >>> day_range("2025-04"), day_range("2024-SU"), day_range("P3D")
    (('2025-04-01', '2025-04-30'), ('2024-06-01', '2024-08-31'), (None, None))
    """
    first, slash, last = value.partition("/")
    if slash:
        return day_range(first)[0], day_range(last)[1]
    if re.fullmatch(r"\d{2}|\d{3}", value):
        low = value.ljust(4, "0")
        return _iso(int(low), 1, 1), _iso(int(value.ljust(4, "9")), 12, 31)
    match = _VALUE.fullmatch(_DAY_UNKNOWN.sub("", value))
    if match is None:
        return None, None
    return _range_of(match)


def precision_of(value: str) -> Precision:
    """How precise a TIMEX3 value is; an interval is as precise as its coarser end, a duration, a set or a reference is vague.

    >>> precision_of("2025-04-28"), precision_of("2024-FA"), precision_of("199"), precision_of("P8M")
    ('day', 'season', 'decade', 'vague')
    """
    if "/" in value:
        return max((precision_of(part) for part in value.split("/")), key=_COARSENESS.index)
    if _TIME.fullmatch(value):
        return "time"
    bare = value.removeprefix("BC")
    if re.fullmatch(r"\d{2}", bare):
        return "century"
    if re.fullmatch(r"\d{3}", bare):
        return "decade"
    match = _VALUE.fullmatch(_DAY_UNKNOWN.sub("", bare.replace("XXXX", "0001", 1)))
    if match is None:
        return "vague"
    if match["weekday"] or match["day"]:
        return "day"
    if match["week"]:
        return "week"
    if match["month"]:
        return "month"
    if match["quarter"] or match["half"] or match["season"]:
        return "season"
    return "vague" if bare.startswith("XXXX") else "year"


_COARSENESS: tuple[Precision, ...] = ("time", "day", "week", "month", "season", "year", "decade", "century", "vague")


def _range_of(match: re.Match[str]) -> tuple[str | None, str | None]:
    year = int(match["year"])
    if match["week"]:
        return _week(year, int(match["week"]), match["weekend"], match["weekday"])
    if match["quarter"]:
        quarter = int(match["quarter"])
        return _months(year, 3 * quarter - 2, year, 3 * quarter)
    if match["half"]:
        half = int(match["half"])
        return _months(year, 6 * half - 5, year, 6 * half)
    if match["season"]:
        first, last = SEASONS[match["season"]]
        return _months(year, first, year + (last < first), last)
    if match["month"] and match["day"]:
        day = _iso(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), year, int(match["month"]))
    return _iso(year, 1, 1), _iso(year, 12, 31)


def _week(year: int, week: int, weekend: str | None, weekday: str | None) -> tuple[str | None, str | None]:
    try:
        monday = date.fromisocalendar(year, week, 1)
        if weekday:
            return ((monday + timedelta(int(weekday) - 1)).isoformat(),) * 2
        return (monday + timedelta(5 if weekend else 0)).isoformat(), (monday + timedelta(6)).isoformat()
    except (ValueError, OverflowError):
        return None, None


def _months(year: int, first: int, last_year: int, last: int) -> tuple[str | None, str | None]:
    start = _iso(year, first, 1)
    if start is None or _iso(last_year, last, 1) is None:
        return None, None
    return start, _iso(last_year, last, monthrange(last_year, last)[1])


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
