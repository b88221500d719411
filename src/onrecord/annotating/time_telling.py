"""What a text's dates are read against: its publication, or in a history the date that its telling has come to.

An Article and its printed expressions enter, the first Frame leaves; after every dated expression the next Frame is made of the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotating.time_frame import Frame, Sentences, era_of, sentence_at
from onrecord.annotating.time_patterns import Printed
from onrecord.annotating.time_readings import read_time
from onrecord.annotating.time_values import Moment
from onrecord.annotating.time_words import weekday_of
from onrecord.model import Article

HISTORY_YEARS = 5
"""A text is a history when it prints at least this many years that lie HISTORY_DISTANCE or more before publication …"""
HISTORY_DISTANCE = 2
HISTORY_SHARE = 0.6
"""… these are at least this share of the years printed, …"""
HISTORY_DATES = 3
HISTORY_OPEN_DATES = 8
"""… at least so many of them with their month or before the era, or so many dates that leave their year to be told, and …"""
HISTORY_DEICTIC = 0.2
"""… expressions that count from the day of writing (`yesterday`, a weekday) are at most this share of them.

News with a background paragraph prints fewer old years, seldom with a month, and many more weekdays. Chosen so that every one of 16
histories of wars is one, no Wikinews opening is, and of a day's press (612 articles) only a review of a book of history.
"""

TOLD_AGAIN = 2
"""Times that the weekday after publication's is told as past before the date is doubted: one may be last week's."""
FORWARD_YEARS = 4
HEAD_WIDTH = 12
"""How far a bare year may take a history forward, and how many characters may stand before one that opens its sentence (`Throughout `)."""

_RANGE_END = re.compile(r"\d{3,4} ?[-–—] ?$")
_DEICTIC = frozenset({"weekday", "today", "ago", "weekend", "part-relative"})
_YEARLESS = frozenset({"date", "month"})
_FREE_TO_MOVE = frozenset({"year", "years", "unit", "shift", "ago", "bc", "short-year"})


def first_frame(article: Article, printed: Sequence[Printed]) -> Frame:
    """What the article's first expression is read against."""
    published = _published_of(article, printed)
    until = _doubted_until(article) or _told_tomorrow(article, printed)
    floor = _day_in(article.published.earliest) if article.published.value is None and article.published.earliest else None
    return Frame(published, until=until, floor=floor, history=is_history(printed, published))


def is_history(printed: Sequence[Printed], published: date | None) -> bool:
    """Whether the text tells of years gone by, so that a date without a year takes it from the dates before it.

    Without a publication date the latest year that it prints stands for that.
    """
    with_year = [row for row in printed if "year" in row.parts]
    years = [(era_of(row.parts, int(row.parts["year"])), "month" in row.parts or "era" in row.parts) for row in with_year]
    if not years:
        return False
    written = published.year if published is not None else max(year for year, _ in years)
    far = [dated for year, dated in years if year <= written - HISTORY_DISTANCE]
    deictic = sum(row.kind in _DEICTIC for row in printed)
    open_dates = sum(row.kind in _YEARLESS and "year" not in row.parts and "other_year" not in row.parts for row in printed)
    return (
        len(far) >= max(HISTORY_YEARS, HISTORY_SHARE * len(years))
        and (sum(far) >= HISTORY_DATES or open_dates >= HISTORY_OPEN_DATES)
        and deictic <= HISTORY_DEICTIC * len(far)
    )


def told(frame: Frame, moment: Moment, *, moves: bool | None) -> Frame:
    """The frame after a dated expression.

    `moves` says whether it takes a history's telling along; None leaves that to how far off its year is.
    """
    narrated = frame.narrated
    near = narrated is None or 0 <= moment.year - narrated.year <= FORWARD_YEARS
    if moves or (moves is None and near):
        narrated = moment
    return replace(frame, narrated=narrated, last=moment, last_day=moment if moment.day is not None else frame.last_day)


def moves_telling(sentences: Sentences, text: str, row: Printed) -> bool | None:
    """Whether an expression takes a history's telling along.

    A month or a day does, and so does a year at the head of a sentence or a line; the end of a range and a year to come don't;
    `a report declassified in 2005` does not take the story to 2005 unless the story has nearly come there.
    """
    if row.kind not in _FREE_TO_MOVE:
        return True
    if _RANGE_END.search(text, max(0, row.start - 8), row.start):
        return False
    if row.kind == "year" and row.told == "future":
        return False
    return True if _opens(sentences, text, row) else None


def _published_of(article: Article, printed: Sequence[Printed]) -> date | None:
    """The day of publication, else the earliest it can be, else the dateline's."""
    for value in (article.published.value, article.published.earliest):
        if value and (known := _day_in(value)) is not None:
            return known
    lines = [region for region in article.regions if region.kind == "dateline"]
    for row in printed:
        if "year" in row.parts and "day" in row.parts and any(line.start <= row.start < line.end for line in lines):
            reading = read_time(row, Frame(None))
            if reading is not None and reading.moment is not None and (day := reading.moment.as_date()) is not None:
                return day
    return None


def _doubted_until(article: Article) -> date | None:
    """The day that the text speaks for where it contradicts the publication date: the earliest that answers it, else the day after."""
    value, earliest = (_day_in(v) if v else None for v in (article.published.value, article.published.earliest))
    if article.published.doubt is None or value is None:
        return None
    return earliest if earliest is not None and earliest > value else value + timedelta(1)


def _told_tomorrow(article: Article, printed: Sequence[Printed]) -> date | None:
    """The day after publication, where the text tells of its weekday as past again and again: six days back it would say `last`.

    On a Sunday the Monday is of the same week, and reviews of the week tell of it.
    """
    value = _day_in(article.published.value) if article.published.value else None
    if value is None or value == date.max or article.published.basis == "given":
        return None
    tomorrow = value + timedelta(1)
    if tomorrow.isoweekday() == 1:
        return None
    told = [row for row in printed if row.kind == "weekday" and not {"relative", "frequent"} & row.parts.keys() and row.tense == "past"]
    return tomorrow if sum(weekday_of(row.parts["weekday"]) == tomorrow.isoweekday() for row in told) >= TOLD_AGAIN else None


def _day_in(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _opens(sentences: Sentences, text: str, row: Printed) -> bool:
    """Whether the expression stands at the head of its sentence or line, behind a preposition at most."""
    sentence = sentence_at(sentences, row.start)
    if sentence is not None:
        return row.start - sentence[0] <= HEAD_WIDTH
    return row.start <= HEAD_WIDTH or "\n" in text[row.start - HEAD_WIDTH - 1 : row.start]
