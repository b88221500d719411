"""Dates with a name or a number of their own -> their readings: days, months, years, decades, centuries, holidays.

A part that is not printed (most often the year) comes from the frame; a day that the calendar does not have is no date.
"""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.annotating.time_frame import Frame, Parts, Reading, at_moment, dated, undated, year_of
from onrecord.annotating.time_values import Moment, day_of, moment_of, shifted, week_value, year_value
from onrecord.annotating.time_words import codes, month_of, ordinal_of, weekday_of

NEAR_DAYS = 14
"""A slashed day that could be either of two is the one that lies this near to publication, when only one does."""


def read_iso(parts: Parts, frame: Frame) -> Reading | None:
    moment = Moment(int(parts["year"]), int(parts["month_number"]), int(parts["day"]))
    if moment.as_date() is None:
        return None
    if "clock" in parts:
        return Reading("TIME", (f"{moment.value}T{parts['clock']}{parts.get('zone', '')}",), "iso", moment)
    return at_moment(moment, "iso")


def read_numeric(parts: Parts, frame: Frame) -> Reading | None:
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if len(parts["year"]) == 2:
        if parts["mark"] == ".":
            return None
        year += 2000 if year < 50 else 1900
    readings = [d for d in (day_of(year, second, first), day_of(year, first, second)) if d is not None]
    if not readings:
        return None
    if len(set(readings)) > 1 and parts["mark"] == ".":
        readings = readings[:1]
    if len(set(readings)) > 1:
        near = [d for d in readings if frame.published is not None and abs((frame.published - d).days) <= NEAR_DAYS]
        if len(near) != 1:
            return Reading("DATE", tuple(d.isoformat() for d in readings), "numeric-date/either")
        readings = near
    return at_moment(moment_of(readings[0]), "numeric-date")


def read_day(parts: Parts, frame: Frame) -> Reading | None:
    month, day = month_of(parts["month"]), int(parts["day"])
    found = year_of(parts, frame, month, day)
    if found is None:
        return Reading("DATE", (f"XXXX-{month:02d}-{day:02d}",), "day-of-unknown-year") if day <= 31 else None
    year, how = found
    if how == "published-year" and "its_weekday" in parts and frame.published is not None:
        year, how = _year_of_weekday(parts["its_weekday"], Moment(year, month, day), frame.until or frame.published, how)
    if (month, day) == (2, 29) and how != "explicit":
        year = next((y for y in range(year, year + 5) if day_of(y, 2, 29) is not None), year)
    moment = Moment(year, month, day)
    if year > 0 and moment.as_date() is None:
        return None
    return at_moment(moment, f"day/{how}")


def _year_of_weekday(name: str, moment: Moment, published: date, how: str) -> tuple[int, str]:
    """`Monday, May 8`, told as past on April 12: the year in which May 8 is a Monday, where that is a nearer May 8 than the one read.

    A misprinted weekday moves nothing: the year that it fits is farther off.
    """
    years = (moment.year - 1, moment.year, moment.year + 1)
    days = [d for y in years if moment.month and moment.day and (d := day_of(y, moment.month, moment.day)) is not None]
    nearest = min(days, key=lambda d: abs(d - published), default=None)
    read = moment.as_date()
    weekday = weekday_of(name)
    if nearest is None or read is None or read.isoweekday() == weekday or nearest.isoweekday() != weekday:
        return moment.year, how
    return nearest.year, "weekday-year"


def read_bare_day(parts: Parts, frame: Frame) -> Reading | None:
    if frame.month is None or frame.year is None:
        return None
    moment = Moment(frame.year, frame.month, int(parts["day"]))
    return at_moment(moment, "day/shared-month") if moment.as_date() else None


def read_month(parts: Parts, frame: Frame) -> Reading | None:
    month = month_of(parts["month"])
    found = year_of(parts, frame, month, None)
    if found is None:
        return Reading("DATE", (f"XXXX-{month:02d}",), "month-of-unknown-year")
    return at_moment(Moment(found[0], month), f"month/{found[1]}")


def read_relative_month(parts: Parts, frame: Frame) -> Reading | None:
    month, word = month_of(parts["month"]), parts["relative"].lower()
    told = word in ("that", "the same", "the following", "the previous", "the preceding")
    base = frame.mentioned if told else frame.base
    if base is None:
        return undated(f"XXXX-{month:02d}", frame, "month")
    at = base.month or 1
    if word in ("last", "past", "this past", "the past", "the last", "the previous", "the preceding"):
        year = base.year - (month >= at)
    elif word in ("next", "the next", "the following", "this coming", "the coming"):
        year = base.year + (month <= at)
    else:
        year = base.year
    return at_moment(Moment(year, month), "month/relative")


def read_week_of(parts: Parts, frame: Frame) -> Reading | None:
    month = month_of(parts["month"])
    found = year_of(parts, frame, month, None)
    if found is None or found[0] < 1:
        return None
    order = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(parts["ordinal"])
    first = day_of(found[0], month, 1)
    if first is None:
        return None
    if order is None:
        after = shifted(moment_of(first), "Mo", 1)
        following = day_of(after.year, after.month or 1, 1) if after else None
        day = following - timedelta(7) if following else None
    else:
        day = first + timedelta(7 * order)
    return dated(week_value(day), "week-of-month", Moment(found[0], month)) if day else None


def read_year(parts: Parts, frame: Frame) -> Reading | None:
    return at_moment(Moment(int(parts["year"])), "year")


def read_era_year(parts: Parts, frame: Frame) -> Reading | None:
    if "ad" in parts:
        return at_moment(Moment(int(parts["ad"])), "year/era")
    year = int(parts["year"])
    return None if "year_to" in parts and year <= int(parts["year_to"]) else at_moment(Moment(-year), "year/era")


def read_years(parts: Parts, frame: Frame) -> Reading | None:
    first = int(parts["year"])
    last = first - first % 100 + int(parts["short"])
    if last <= first:
        return None
    return dated(f"{year_value(first)}/{year_value(last)}", "years", Moment(last))


def read_short_year(parts: Parts, frame: Frame) -> Reading | None:
    base = frame.base
    if base is None or base.year < 0:
        return None
    century = base.year // 100 - (int(parts["short"]) > base.year % 100)
    return at_moment(Moment(century * 100 + int(parts["short"])), "year/short")


def read_decade(parts: Parts, frame: Frame) -> Reading | None:
    word = parts["decade"].lower()
    decade = int(word) // 10 if word.isdigit() else int(codes("decade")[word])
    if "era" in parts:
        return dated(f"BC{decade:03d}", "decade", Moment(-decade * 10))
    if decade >= 100:
        return dated(str(decade), "decade", Moment(decade * 10))
    century = {"nineteen": 19, "eighteen": 18}.get(parts.get("century", "").lower())
    if century is None:
        now = frame.base.year if frame.base and frame.base.year > 0 else 2000
        century = now // 100 - (decade * 10 > now % 100)
    return dated(f"{century}{decade}", "decade", Moment(century * 100 + decade * 10))


def read_century(parts: Parts, frame: Frame) -> Reading | None:
    ordinal = ordinal_of(parts["ordinal"])
    if ordinal is None or not 1 <= ordinal <= 30:
        return None
    return dated(f"BC{ordinal - 1:02d}" if "era" in parts else f"{ordinal - 1:02d}", "century")


def read_holiday(parts: Parts, frame: Frame) -> Reading | None:
    month, day = (int(p) for p in codes("holiday")[parts["holiday"].lower()].split("-"))
    found = year_of(parts, frame, month, day)
    if found is None:
        return undated(f"XXXX-{month:02d}-{day:02d}", frame, "holiday")
    return at_moment(Moment(found[0], month, day), f"holiday/{found[1]}")
