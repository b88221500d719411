"""Printed expressions of an article, in text order -> its Times: each is read against the publication date and the dates before it.

No parse enters: what the grammar has to say is the expressions' tense and the bounds of the sentences. So an article can be read again, as
of another day, from what was kept of it (`times_anew`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotating.time_frame import Frame, Reading, Sentences
from onrecord.annotating.time_patterns import Printed
from onrecord.annotating.time_phrases import PARTS_OF_DAY, Found, day_beside, lent
from onrecord.annotating.time_readings import read_time
from onrecord.annotating.time_telling import first_frame, moves_telling, told
from onrecord.annotating.time_values import Moment, moment_of
from onrecord.model import Anchor, Article, Time
from onrecord.model.calendar import day_range, precision_of
from onrecord.model.time import Tense

UNDATED_ROUNDS = 3
"""An undated article is read against the latest day that it tells, which moves as yearless dates are read: at most so often."""

LIVE_HEADINGS = 2
"""Times of day that stand alone, from which a report is one that is written on as things happen, each part under its hour."""

_SEPARATOR = r"[\n#|_*•]"
_BEFORE_HEADING = re.compile(rf"(?:^|{_SEPARATOR})\s*$")
_AFTER_HEADING = re.compile(rf"[^\S\n]*(?:{_SEPARATOR}|$)")
_BESIDE = 8
"""Code points before a heading in which its separator stands."""
_DAYS = frozenset({"weekday", "date", "today"})
_BORROWING = frozenset({"date", "month", "bare-day", "holiday"})
_TENSED = frozenset({"date", "month", "weekday", "weekend", "season", "quarter", "holiday", "shift", "unit"})
_NEAREST_WHEN_UNDATED = frozenset({"date", "month"})


def read_in_order(article: Article, printed: Sequence[Printed], sentences: Sentences) -> tuple[Time, ...]:
    """The Times of the expressions, ids by their order; an expression without a reading is left out."""
    frame = first_frame(article, printed)
    found = _read_all(article, printed, sentences, frame)
    for _ in range(UNDATED_ROUNDS if article.published.value is None and not frame.history else 0):
        known = _latest_told(found)
        if known is None or (frame.published is not None and known <= frame.published):
            break
        frame = replace(frame, published=known)
        found = _read_all(article, printed, sentences, frame)
    return tuple(_time_of(article, number, row) for number, row in enumerate(found, 1))


def _read_all(article: Article, printed: Sequence[Printed], sentences: Sentences, frame: Frame) -> list[Found]:
    found: list[Found] = []
    live = _live_day(article, printed, frame)
    for i, row in enumerate(printed):
        near = replace(frame, tense=_tense(article, row.day or row))
        if row.kind in _BORROWING and "year" not in row.parts:
            near = lent(article.text, printed, i, near, found)
        if row.kind in PARTS_OF_DAY and row.day is None:
            alone = live if _is_heading(article.text, row) else None
            near = replace(near, near_day=alone or day_beside(article.text, printed, i, near, found, sentences))
        reading = _read(row, near)
        if reading is None:
            continue
        found.append(Found(row, reading))
        if reading.moment is not None:
            frame = told(frame, reading.moment, moves=moves_telling(sentences, article.text, row))
    return found


def _live_day(article: Article, printed: Sequence[Printed], frame: Frame) -> Moment | None:
    """The day whose hours head the parts of a report: the latest that it tells of publication's and the day before, else publication's."""
    headings = sum(_is_heading(article.text, row) for row in printed)
    if headings < LIVE_HEADINGS or frame.published is None or frame.history:
        return None
    days: list[date] = []
    for row in printed:
        tense = _tense(article, row)
        reading = read_time(row, replace(frame, tense=tense)) if row.kind in _DAYS and tense != "future" else None
        day = reading.moment.as_date() if reading is not None and reading.moment is not None else None
        if day is not None and timedelta(0) <= frame.published - day <= timedelta(1):
            days.append(day)
    return moment_of(max(days, default=frame.published))


def _is_heading(text: str, row: Printed) -> bool:
    """Whether a time of day stands alone on its line or between the marks that part a page's lines."""
    if row.kind != "clock" or row.day is not None or not _AFTER_HEADING.match(text, row.end):
        return False
    return _BEFORE_HEADING.search(text[max(0, row.start - _BESIDE) : row.start]) is not None


def _tense(article: Article, row: Printed) -> Tense:
    """The tense that a reading heeds; an article without a date takes a day or a month as near as it can be."""
    if row.kind not in _TENSED or "year" in row.parts or (article.published.value is None and row.kind in _NEAREST_WHEN_UNDATED):
        return ""
    return row.tense


def _read(row: Printed, frame: Frame) -> Reading | None:
    """The reading of a row; of a part of a day with its day, the day's reading and the part behind it."""
    if row.day is None:
        return read_time(row, frame)
    day = read_time(row.day, frame)
    if day is None or day.moment is None or day.type != "DATE":
        return day
    part = read_time(row, replace(frame, near_day=day.moment))
    return day if part is None else replace(part, moment=day.moment)


def _latest_told(found: Sequence[Found]) -> date | None:
    """The latest day that the text dates without telling it as to come: an article without a date is not older than that."""
    days: list[date] = []
    for row in found:
        day = row.reading.moment.as_date() if row.reading.moment is not None and row.reading.type == "DATE" else None
        if day is not None and row.printed.told != "future":
            days.append(day)
    return max(days, default=None)


def _time_of(article: Article, number: int, row: Found) -> Time:
    values = row.reading.values
    ranges = [day_range(value) for value in values]
    return Time(
        id=f"{article.id}.t{number}",
        anchor=Anchor.at(article.id, row.printed.start, row.printed.end),
        type=row.reading.type,
        value=values[0],
        earliest=min((first for first, _ in ranges if first is not None), default=None),
        latest=max((last for _, last in ranges if last is not None), default=None),
        readings=values,
        precision=precision_of(values[0]),
        rule=f"times/{row.reading.rule}",
        tense=row.printed.told,
    )
