"""Counts and times as intervals: can two be of one thing?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.lexicon.families import thing_family
from onrecord.model import Figure

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 12)}


SPREAD = 1.6
"""Two counts of one thing, one of them at least a bound, a range or a rough number, differ by no more than this factor between their
nearest ends; a bare bound stands for its number. Set by reading merged claims, not tuned on a score: wider joins parts with wholes."""


def distinct_counts(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    """Whether two clauses give counts of one kind that cannot be one count, or only one of them gives a number of what it counts."""
    a, b = _counts(left), _counts(right)
    if not a and not b:
        return False
    if not a or not b:
        return True
    return not any(_unit(x) == _unit(y) and may_be_one_count(x, y) for x in a for y in b)


def may_be_one_count(x: Figure, y: Figure) -> bool:
    """`up to 500` and `400 to 500` may be one count; `up to 500` and `90` are not, though the interval holds it, nor are `14` and `15`."""
    if x.bound == y.bound == "exact":
        return x.low == y.low
    if _rules_out(x, y) or _rules_out(y, x):
        return False
    x_low, x_high = _ends(x)
    y_low, y_high = _ends(y)
    low, high = max(x_low, y_low), min(x_high, y_high)
    return low <= high * SPREAD if low > high else True


def _rules_out(bound: Figure, exact: Figure) -> bool:
    """`At least 16` leaves no room for `15`, nor `up to 40` for `41`."""
    if exact.bound != "exact" or exact.low is None or (bound.low is None) == (bound.high is None):
        return False
    return exact.low < bound.low if bound.low is not None else bound.high is not None and exact.low > bound.high


def _ends(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return low or 0.0, high or 0.0


def _counts(figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.part_of is None and (f.low is not None or f.high is not None)]


def _unit(figure: Figure) -> str:
    return thing_family((figure.unit or "").lower())


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value; None for what is not a stretch of the calendar."""
    try:
        if m := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return day, day
        if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            day = date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
            return day, day + timedelta(1 if m[3] else 6)
        if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            first, last = _SEASONS[m[2]]
            return date(int(m[1]), first, 1), date(int(m[1]), last, monthrange(int(m[1]), last)[1])
        if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return date(int(m[1]), int(m[2]), 1), date(int(m[1]), int(m[2]), monthrange(int(m[1]), int(m[2]))[1])
        if m := re.fullmatch(r"(\d{4})", value):
            return date(int(m[1]), 1, 1), date(int(m[1]), 12, 31)
        if m := re.fullmatch(r"(\d{4})/(\d{4})", value):
            return date(int(m[1]), 1, 1), date(int(m[2]), 12, 31)
    except ValueError:
        return None
    return None


def clocks_apart(left: Sequence[str], right: Sequence[str]) -> bool:
    """Both tell hours, and no hour of one is within ten minutes of one of the other: `sank at 9:40`, `sank at 11:30`."""
    a, b = ([60 * int(m[1]) + int(m[2]) for v in values if (m := _CLOCK.search(v))] for values in (left, right))
    return bool(a) and bool(b) and all(abs(x - y) > ROUNDED for x in a for y in b)


_CLOCK = re.compile(r"T(\d\d):(\d\d)")
ROUNDED = 10
"""Minutes within which two tellings of one hour claim the same; whoever says another hour does not say so."""


def disjoint_times(left: Sequence[str], right: Sequence[str]) -> bool:
    """Both are dated, and no date of one meets a date of the other."""
    a, b = [d for v in left if (d := days_of(v))], [d for v in right if (d := days_of(v))]
    return bool(a and b) and not any(x[0] <= y[1] and y[0] <= x[1] for x in a for y in b)
