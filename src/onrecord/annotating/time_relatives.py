"""Expressions that count from the day of writing or from what the text has told -> their readings.

Weekdays, `last month`, `two days later`, seasons and quarters without a year. What can't be counted (`days ago`) is a reference.
"""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.annotating.time_frame import Frame, Parts, Reading, at_moment, dated, undated, year_of
from onrecord.annotating.time_values import (
    Moment,
    duration_value,
    moment_of,
    season_year,
    shifted,
    unit_value,
    week_value,
    weekday_near,
    year_value,
)
from onrecord.annotating.time_words import codes, number_of, unit_of, weekday_of

SATURDAY = 6
SUNDAY = 7
HALF_WEEK = 3
_LAST_WEEK = date.max - timedelta(7)
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "Mo": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
"""The value of a unit of time that nothing places on the calendar."""


def read_quarter(parts: Parts, frame: Frame) -> Reading | None:
    word = parts["ordinal"].lower()
    half = parts.get("span") == "half"
    number = int(word[0]) if word[0].isdigit() else {"first": 1, "second": 2, "third": 3, "fourth": 4, "latter": 2}.get(word)
    has_year = "year" in parts or "other_year" in parts or "the_year" in parts
    if half and (not has_year or number not in (1, 2, None)):
        return None
    per_year = 2 if half else 4
    letter = "H" if half else "Q"
    if has_year:
        found = year_of(parts, frame, None, None) if "the_year" not in parts else ((frame.base.year, "base") if frame.base else None)
        return dated(f"{year_value(found[0])}-{letter}{number or per_year}", "quarter", Moment(found[0])) if found else None
    base = frame.base
    if base is None or base.month is None:
        return None
    running = (base.month - 1) // 3 + 1
    if number is None:
        before = base.year * 4 + running - 2
        return dated(f"{year_value(before // 4)}-Q{before % 4 + 1}", "quarter/last", Moment(before // 4))
    year = base.year
    if not frame.history and frame.tense != "future" and number > running:
        year -= frame.tense == "past" or number - running > 2
    if not frame.history and frame.tense == "future" and number < running:
        year += 1
    return dated(f"{year_value(year)}-Q{number}", "quarter/published-year", Moment(year))


def read_season(parts: Parts, frame: Frame) -> Reading | None:
    season = codes("season")[parts["season"].lower()]
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    if "year" in parts or "other_year" in parts:
        found = year_of(parts, frame, None, None)
        return dated(f"{year_value(found[0])}-{season}", "season", Moment(found[0], first)) if found else None
    word = parts.get("relative", "").lower()
    told = word in ("that", "the same", "the following", "the previous", "the preceding")
    base = frame.mentioned if told or frame.history else frame.base
    if base is None:
        return Reading("DATE", (f"XXXX-{season}",), "season-of-unknown-year")
    at = base.month or 1
    if word in ("last", "this past", "the previous", "the preceding"):
        year = base.year - (at <= min(first + 2, 12) if season != "WI" else at != 12 or base.day is None)
    elif word in ("next", "the next", "the following", "this coming"):
        year = base.year + (at >= first)
    elif word or frame.history or frame.published is None:
        year = base.year
    else:
        year = season_year(season, frame.published, frame.tense)
    return dated(f"{year_value(year)}-{season}", "season/relative" if word else "season/inferred", Moment(year, first))


def read_weekday(parts: Parts, frame: Frame) -> Reading | None:
    weekday = weekday_of(parts["weekday"])
    if "frequent" in parts:
        return Reading("SET", (f"XXXX-WXX-{weekday}",), "weekday/set")
    word = parts.get("relative", "").lower()
    told = word in ("that", "the following", "the previous", "the next", "the same")
    part = codes("part")[parts["part"].lower()] if "part" in parts else ""
    days: list[date]
    anchor = frame.last_day.as_date() if (frame.history or told) and frame.last_day else frame.published
    if anchor is None:
        return Reading("DATE", (f"XXXX-WXX-{weekday}",), "weekday-of-unknown-week")
    rule = "weekday/relative"
    if told or (frame.history and not word):
        ahead = (weekday - anchor.isoweekday()) % 7
        days = [anchor + timedelta(ahead or 7)] if word in ("the following", "the next") else [anchor + timedelta(ahead)]
        if word == "the previous":
            days = [anchor - timedelta((anchor.isoweekday() - weekday) % 7 or 7)]
    elif word in ("last", "the past", "this past"):
        days = [anchor - timedelta((anchor.isoweekday() - weekday) % 7 or 7)]
        if word == "last" and weekday < anchor.isoweekday():
            days.append(days[0] - timedelta(7))
    elif word in ("next", "this coming"):
        days = [anchor + timedelta((weekday - anchor.isoweekday()) % 7 or 7)]
        if word == "next" and weekday > anchor.isoweekday():
            days.append(days[0] + timedelta(7))
    else:
        day = weekday_near(weekday, anchor, frame.tense)
        days, rule = [day], "weekday/told"
        later = weekday_near(weekday, frame.until, "past") if frame.until else anchor
        if frame.tense != "future" and anchor < later <= anchor + timedelta(6):
            days, rule = [later, day], "weekday/doubted-publication"
        elif frame.tense != "future" and frame.until is not None and later > anchor + timedelta(HALF_WEEK):
            # the report is not of the week that its date says: it tells of the days around the last that it dates in full
            days, rule = [_nearest(weekday, frame.until)], "weekday/refuted-publication"
        elif frame.tense != "future" and frame.floor is not None and frame.floor < _LAST_WEEK:
            # a report that dates its past in full came out days after it
            days, rule = [frame.floor + timedelta((weekday - frame.floor.isoweekday()) % 7)], "weekday/undated-publication"
    values = tuple(f"{d.isoformat()}{part}" for d in days)
    return Reading("TIME" if part else "DATE", values, rule, moment_of(days[0]))


def _nearest(weekday: int, day: date) -> date:
    """The day of that name at most three days before or after the day."""
    return day + timedelta((weekday - day.isoweekday() + HALF_WEEK) % 7 - HALF_WEEK)


def read_today(parts: Parts, frame: Frame) -> Reading | None:
    word = parts["day"].lower()
    if frame.published is None or frame.history:
        if word == "today":
            return Reading("DATE", ("PRESENT_REF",), "today/unknown")
        return undated(f"XXXX-XX-XX{_part_of(parts, word)}", frame, "today")
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if word != "today" and parts.get("shift") in ("before", "after"):
        step *= 2
    day = frame.published + timedelta(step)
    part = _part_of(parts, word)
    if part:
        return Reading("TIME", (f"{day.isoformat()}{part}",), "today/part", moment_of(day))
    return at_moment(moment_of(day), "today")


def _part_of(parts: Parts, word: str) -> str:
    return codes("part")[parts["part"].lower()] if "part" in parts else "TNI" if word == "tonight" else ""


def read_part_relative(parts: Parts, frame: Frame) -> Reading | None:
    word = parts["relative"].lower()
    if word in ("this", "last"):
        day = None if frame.history else frame.published
        moment = moment_of(day - timedelta(word == "last")) if day else None
    else:
        told = frame.mentioned_day
        step = {"the following": 1, "the next": 1, "after": 1, "the previous": -1, "before": -1, "earlier": -1}.get(word, 0)
        moment = shifted(told, "D", step) if told else None
    part = codes("part")[parts["part"].lower()]
    if moment is None:
        return undated(f"XXXX-XX-XX{part}", frame, "part-of-day")
    return Reading("TIME", (f"{moment.value}{part}",), "part-of-day/relative", moment)


def read_weekend(parts: Parts, frame: Frame) -> Reading | None:
    word = parts["relative"].lower()
    told = word in ("that", "the same", "the following", "the next", "the previous") or frame.history
    anchor = frame.last_day.as_date() if told and frame.last_day else frame.published
    if anchor is None:
        return undated("XXXX-WXX-WE", frame, "weekend")
    if frame.floor is not None and word in ("", "the") and not told:
        anchor = frame.floor
    monday = anchor - timedelta(anchor.isoweekday() - 1)
    running = anchor.isoweekday() >= SATURDAY
    ahead = told or running or anchor == frame.floor or frame.tense == "future" or (word == "this" and frame.tense == "")
    if word == "next" or (running and word in ("this coming", "the next", "the following")):
        monday += timedelta(7)
    elif word in ("last", "this past", "the past", "the previous") or not ahead:
        monday -= timedelta(7)
    return dated(f"{week_value(monday)}-WE", "weekend", moment_of(monday + timedelta(SATURDAY - 1)))


def read_ago(parts: Parts, frame: Frame) -> Reading | None:
    unit = unit_of(parts["unit"])
    count = number_of(parts["number"]) if "number" in parts else None
    base = frame.base
    if count is None or base is None or unit in ("S", "M", "H"):
        return Reading("TIME" if unit in ("S", "M", "H") else "DATE", ("PAST_REF",), "ago/vague")
    return at_moment(shifted(base, unit, -count), "ago")


def read_shift(parts: Parts, frame: Frame) -> Reading | None:
    unit, direction = unit_of(parts["unit"]), parts["direction"].lower()
    has_number = "number" in parts
    count = number_of(parts["number"]) if has_number else None
    whole = not has_number and parts["unit"].lower() in ("day", "week", "month", "year")
    if whole:
        told = frame.mentioned_day if unit in ("D", "W") else frame.mentioned
        step = 1 if direction in ("after", "following") else -1
        moment = shifted(told, unit, step) if told else None
        return at_moment(moment, "shift/told") or Reading("DATE", ("PAST_REF",), "shift/vague")
    if direction in ("after", "before", "prior"):
        return Reading("DURATION", (duration_value(count, unit),), "duration/to-event")
    ahead = direction not in ("earlier", "previously", "beforehand")
    told = frame.mentioned_day if unit in ("D", "W", "F", "N") else frame.mentioned
    if ahead and (frame.last_day if unit in ("D", "W", "F", "N") else frame.last) is None:
        told = None
    if count is not None and told is not None and unit not in ("S", "M", "H"):
        moment = shifted(told, unit, count if ahead else -count)
        if moment is not None and not (ahead and _lies_ahead(moment, frame)):
            return at_moment(moment, "shift/told")
    if direction == "on":
        return Reading("DURATION", (duration_value(count, unit),), "duration/since")
    return Reading("TIME" if unit in ("S", "M", "H") else "DATE", ("PAST_REF",), "shift/vague")


def _lies_ahead(moment: Moment, frame: Frame) -> bool:
    """`11 days later`, told as past, is not after the report: then it counts from something that no date tells."""
    day = moment.as_date()
    base = frame.until or frame.published
    if frame.history or frame.tense != "past" or base is None:
        return False
    return day > base if day is not None else moment.year > base.year


def read_period(parts: Parts, frame: Frame) -> Reading | None:
    base = frame.last or frame.base
    if base is None:
        return None
    return at_moment(Moment(base.year - 1, base.month), "period-a-year-before")


def read_window(parts: Parts, frame: Frame) -> Reading | None:
    unit = unit_of(parts["unit"])
    if "number" not in parts:
        word = parts["relative"].lower()
        return Reading("DATE", ("FUTURE_REF" if "coming" in word or "next" in word else "PAST_REF",), "window/vague")
    return Reading("DURATION", (duration_value(number_of(parts["number"]), unit),), "window")


def read_unit(parts: Parts, frame: Frame) -> Reading | None:
    unit, word = unit_of(parts["unit"]), parts["relative"].lower()
    if unit == "N":
        return None
    if unit == "F" and word in ("last", "next", "the last", "the next", "the coming", "the past", "this past", "this coming"):
        return Reading("DURATION", (duration_value(1, unit),), "window")
    if word in ("the past", "past") or (word in ("the last", "the next", "the coming") and unit in ("DE", "CE")):
        return Reading("DURATION", (duration_value(1, unit),), "window")
    small = unit in ("D", "W", "F")
    if word in ("that", "that same", "the same", "the entire", "the whole"):
        told = frame.mentioned_day if small else frame.mentioned
        step = 0
    elif word in ("the following", "the next", "the previous", "previous", "the preceding"):
        told = frame.mentioned_day if small else (frame.mentioned if frame.history or word != "the next" else frame.base)
        step = 1 if word in ("the following", "the next") else -1
    elif word in ("the", "end"):
        told = frame.mentioned_day if unit == "D" else frame.mentioned if frame.history or word == "end" else frame.base
        step = 0
    else:
        told = frame.base
        step = {"last": -1, "this past": -1, "the last": -1, "next": 1, "this coming": 1, "the coming": 1}.get(word, 0)
        if unit == "W" and not frame.history and (sunday := told.as_date() if told else None) and sunday.isoweekday() == SUNDAY:
            # a Sunday's `last week` is the one that ends, and what is to come `this week` comes in the one that begins
            step = 0 if step < 0 else int(frame.tense == "future") if word == "this" else step
    if told is None:
        if word.startswith("the") and unit == "D":
            return Reading("DATE", ("PAST_REF",), "unit/unknown")
        return undated(_UNKNOWN[unit], frame, "unit") if unit in _UNKNOWN else None
    moved = told if step == 0 else shifted(told, unit, step)
    if moved is None:
        return None
    value = unit_value(moved, unit)
    keep = moved if unit != "Q" and unit != "W" else None
    if unit == "Y":
        keep = Moment(moved.year)
    elif unit == "Mo":
        keep = Moment(moved.year, moved.month)
    return dated(value, f"unit/{word.replace(' ', '-')}", keep)
