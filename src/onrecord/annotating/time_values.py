"""Moments and how they are written in TIMEX3, and the arithmetic of dates in news.

A moment is a year with or without a month and a day. Everything here is a pure function of its arguments; what the printed words mean
is decided by the readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.time import Tense

QUARTER_MONTHS = 3
GRACE_DAYS = 7
"""A day told as past this little after publication is that day: a wrong or an early date of publication, not an event of last year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year (negative: BC), perhaps a month, perhaps a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value, as precise as the moment."""
        text = year_value(self.year)
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text

    def as_date(self) -> date | None:
        """The calendar day, None when there is none (no day given, a year BC, the 30th of February)."""
        if self.month is None or self.day is None:
            return None
        return day_of(self.year, self.month, self.day)


def moment_of(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_value(year: int) -> str:
    """`2025`; `BC0480` for a year before the era."""
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def shifted(moment: Moment, unit: str, count: float) -> Moment | None:
    """The moment moved by a count of units, as precise as the unit allows; None where the moment is too coarse for the unit.

    Years and decades give a year, months a month, weeks and days a day.
    """
    if unit in ("Y", "DE", "CE"):
        years = count * {"Y": 1, "DE": 10, "CE": 100}[unit]
        if years == int(years) or moment.month is None:
            return Moment(moment.year + round(years))
        return shifted(moment, "Mo", round(years * 12))
    if unit in ("Mo", "Q"):
        if moment.month is None:
            return None
        months = moment.year * 12 + moment.month - 1 + round(count * (1 if unit == "Mo" else QUARTER_MONTHS))
        return Moment(months // 12, months % 12 + 1)
    day = moment.as_date()
    step = {"D": 1.0, "N": 1.0, "W": 7.0, "F": 14.0}.get(unit)
    if day is None or step is None:
        return None
    return _moved(day, round(step * count))


def _moved(day: date, days: int) -> Moment | None:
    try:
        return moment_of(day + timedelta(days))
    except OverflowError:
        return None


def unit_value(moment: Moment, unit: str) -> str | None:
    """The TIMEX3 value of the unit that holds the moment: its day, week, month, quarter, year, decade or century."""
    if unit == "Y":
        return year_value(moment.year)
    if unit in ("DE", "CE"):
        return year_value(moment.year)[: -1 if unit == "DE" else -2]
    if unit in ("W", "F"):
        day = moment.as_date()
        return None if day is None else week_value(day)
    if moment.month is None:
        return None
    if unit == "Mo":
        return Moment(moment.year, moment.month).value
    if unit == "Q":
        return f"{year_value(moment.year)}-Q{(moment.month - 1) // QUARTER_MONTHS + 1}"
    return moment.value if moment.day is not None else None


def week_value(day: date) -> str:
    """The ISO week: `2025-W17`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def duration_value(count: float | None, unit: str) -> str:
    """`P3D`, `PT6H`, `P2.5Y`, `PXM` for a count that the words leave open; a decade is ten years, a fortnight two weeks."""
    if count is None:
        return {"S": "PTXS", "M": "PTXM", "H": "PTXH", "N": "PXD", "F": "PXW", "Mo": "PXM", "Q": "PXM"}.get(unit) or f"PX{unit}"
    if count == 0.5 and unit in ("Y", "H", "DE"):
        return {"Y": "P6M", "H": "PT30M", "DE": "P5Y"}[unit]
    scale, letter = {"F": (2, "W"), "Mo": (1, "M"), "Q": (3, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "N": (1, "D")}.get(unit, (1, unit))
    amount = f"{count * scale:g}" if count * scale < 1e6 else f"{count * scale:.0f}"
    return f"P{'T' if unit in ('S', 'M', 'H') else ''}{amount}{letter}"


def latest(candidates: list[date | None], day: date) -> date | None:
    """The last of the candidate days that is not after `day`."""
    return max((c for c in candidates if c is not None and c <= day), default=None)


def earliest(candidates: list[date | None], day: date) -> date | None:
    """The first of the candidate days that is not before `day`."""
    return min((c for c in candidates if c is not None and c >= day), default=None)


MONTHS_AHEAD = 9
"""A plan for a bare month is at most so many months off: of a refit `due in October` a report of December tells what was due then."""


def year_of_month(month: int, day: int | None, published: date, tense: Tense) -> int:
    """The year of a month or of its day, printed without one: the last such when told as past, the next when to come, else the nearest.

    A month that is the month of publication is that month. `The pact was signed in June`, printed in April, is last year's June.
    """
    if day is None:
        if month == published.month:
            return published.year
        if tense == "past":
            return published.year - (month > published.month)
        ahead = (month - published.month) % 12
        if tense == "future":
            return published.year + (month < published.month and ahead <= MONTHS_AHEAD)
        return published.year + (month < published.month) if ahead < 12 - ahead else published.year - (month > published.month)
    candidates = [day_of(published.year + step, month, day) for step in range(-4, 5)]
    grace = published + timedelta(GRACE_DAYS if tense == "past" else 0)
    before, after = latest(candidates, grace), earliest(candidates, published)
    if before is None or after is None:
        return published.year
    if tense == "past":
        return before.year
    if tense == "future":
        return after.year
    return before.year if published - before <= after - published else after.year


def weekday_near(weekday: int, published: date, tense: Tense) -> date:
    """The day that a weekday's name means in news: the last one, publication day among them, or the next one when told as to come."""
    if tense == "future":
        return published + timedelta((weekday - published.isoweekday()) % 7)
    return published - timedelta((published.isoweekday() - weekday) % 7)


def season_year(season: str, published: date, tense: Tense) -> int:
    """The year of a season printed without one, by its first month: `in the fall`, told as past in spring, is last year's."""
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    begun = published.month >= first
    if tense == "future":
        running_winter = season == "WI" and published.month <= 2
        over = published.month > first + 2
        return published.year + (over and not running_winter)
    return published.year - (not begun)
