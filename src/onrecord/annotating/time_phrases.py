"""Expressions that lend each other what they don't print: the month, the year, the day.

`26-30 November 1950` prints two days and one month, `May and June 2019` two months and one year, `the morning of May 4` a part and its day.
Printed rows in text order enter, and the readings found before; a fuller row or a fuller frame leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotating.time_frame import Frame, Reading, Sentences, era_of, sentence_at
from onrecord.annotating.time_patterns import Printed
from onrecord.annotating.time_readings import read_time
from onrecord.annotating.time_values import Moment
from onrecord.annotating.time_words import month_of

LENDING_REACH = 4
"""Members of one phrase that a year or a month is lent over: `January, February and March 2019`."""
JOIN_WIDTH = 20
BARE_DAY_WIDTH = 9
"""Characters between two members of a phrase at most; fewer before a bare day, which is a number like any other."""
LINE_WIDTH = 200
"""How far back a place without sentences is looked through for its day."""
BESIDE_WIDTH = 8
"""A day this near after a time of day is its day: `at 11 a.m. on May 4`."""

PARTS_OF_DAY = frozenset({"clock", "part"})

_JOIN = re.compile(r"(?:\s|,|&|[-–—‐‑]|and\b|or\b|to\b|until\b|till\b|through\b|from\b|the\b|of\b)*")
_PART_OF = re.compile(r"[^\S\r\n]+(?:of |of the )?")
_DAYS = frozenset({"date", "iso", "weekday", "today", "numeric", "bare-day"})
_DAYS_OF_PARTS = frozenset({"date", "weekday", "today"})
_MEMBERS = frozenset({"date", "month", "bare-day"})


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and what it means."""

    printed: Printed
    reading: Reading


def with_days(rows: Sequence[Printed], text: str) -> list[Printed]:
    """The rows, a part of a day made one with the day right behind it: `noon Monday`, `the morning of April 19`, not `noon on Monday`."""
    out: list[Printed] = []
    for row in rows:
        part = out[-1] if out and out[-1].kind in PARTS_OF_DAY and out[-1].day is None else None
        whole_day = row.kind in _DAYS_OF_PARTS and "part" not in row.parts
        if part is not None and whole_day and _PART_OF.fullmatch(text, part.end, row.start):
            out[-1] = replace(part, end=row.end, day=row)
        else:
            out.append(row)
    return out


def lent(text: str, printed: Sequence[Printed], i: int, frame: Frame, found: Sequence[Found]) -> Frame:
    """The frame of row `i` with the year, and for a bare day the month, that another member of its phrase prints."""
    row = printed[i]
    if row.kind == "bare-day" and found and i and found[-1].printed is printed[i - 1]:
        before, moment = printed[i - 1], found[-1].reading.moment
        near = row.start - before.end <= BARE_DAY_WIDTH and _joined(text, before, row)
        if near and "month" in before.parts and moment is not None and moment.month is not None:
            return replace(frame, year=int(row.parts.get("year", moment.year)), month=moment.month)
    for j in range(i + 1, min(i + LENDING_REACH, len(printed))):
        other = printed[j]
        if other.kind not in _MEMBERS or not _joined(text, printed[j - 1], other):
            break
        if row.kind == "bare-day" and "month" in other.parts:
            reading = read_time(other, lent(text, printed, j, frame, found))
            if reading is not None and reading.moment is not None:
                return replace(frame, year=reading.moment.year, month=reading.moment.month)
        if "year" in other.parts and "month" in row.parts and "month" in other.parts:
            passed = month_of(row.parts["month"]) > month_of(other.parts["month"])
            return replace(frame, year=era_of(other.parts, int(other.parts["year"])) - passed)
    return frame


def day_beside(text: str, printed: Sequence[Printed], i: int, frame: Frame, found: Sequence[Found], sentences: Sentences) -> Moment | None:
    """The day that the sentence gives for the time of day in row `i`: one right after it, else one before it, else one farther on."""
    row = printed[i]
    sentence = sentence_at(sentences, row.start)
    floor = max(0, row.start - LINE_WIDTH)
    start = sentence[0] if sentence is not None else max(floor, text.rfind("\n", floor, row.start) + 1)
    end = sentence[1] if sentence is not None else row.end + JOIN_WIDTH
    after = next((other for other in printed[i + 1 : i + 3] if other.kind in _DAYS and other.start < end), None)
    ahead = None
    if after is not None:
        ahead = _day_of(read_time(after, replace(frame, tense=after.tense)))
        if ahead is not None and after.start - row.end <= BESIDE_WIDTH:
            return ahead
    before = _day_of(found[-1].reading) if found and found[-1].printed.start >= start else None
    return before or ahead


def _day_of(reading: Reading | None) -> Moment | None:
    moment = reading.moment if reading is not None else None
    return moment if moment is not None and moment.day is not None else None


def _joined(text: str, left: Printed, right: Printed) -> bool:
    return right.start - left.end <= JOIN_WIDTH and _JOIN.fullmatch(text, left.end, right.start) is not None
