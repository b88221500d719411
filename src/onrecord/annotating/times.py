"""Article and Parse -> its Times, in text order.

Patterns find what is printed, checks drop what is no time where it stands, and each expression is then read against the publication date and
the dates printed before it. What the text leaves open stays open: an unknown year is `XXXX`, a vague time `PAST_REF`, and a weekday that the
publication date makes doubtful keeps both readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.annotating.time_checks import is_time
from onrecord.annotating.time_patterns import Printed, printed_in
from onrecord.annotating.time_frame import Frame, Reading
from onrecord.annotating.time_readings import read_time
from onrecord.annotating.time_tense import tense_at
from onrecord.annotating.time_values import Moment
from onrecord.annotating.time_words import month_of
from onrecord.annotating.times_when import when_of
from onrecord.model import Anchor, Article, Parse, RegionKind, Span, Time
from onrecord.model.calendar import day_range, precision_of

__all__ = ["find_times", "when_of"]

UNREAD: frozenset[RegionKind] = frozenset({"header", "boilerplate"})

HISTORY_YEARS = 5
"""A text is a history when it prints at least this many years that lie HISTORY_DISTANCE or more before publication …"""
HISTORY_DISTANCE = 2
HISTORY_SHARE = 0.6
"""… these are at least this share of the years printed, and …"""
HISTORY_DEICTIC = 0.2
"""… expressions that count from the day of writing (`yesterday`, `last week`, a weekday) are at most this share of them. News with a background
paragraph prints fewer old years, and many more of these. Chosen on Wikinews openings and on histories of wars, between wide margins."""

FORWARD_YEARS = 4
HEAD_WIDTH = 12
"""How far a bare year may take a history forward, and how many characters may stand before one that opens its sentence (`Throughout `)."""

UNDATED_ROUNDS = 3
"""An undated article is read against the latest day that it tells, which moves as yearless dates are read: at most so often."""

_JOIN = re.compile(r"(?:\s|,|&|[-–—‐‑]|and\b|or\b|to\b|until\b|till\b|through\b|from\b|the\b|of\b)*")
_RANGE_END = re.compile(r"\d{3,4} ?[-–—] ?$")
_DEICTIC = frozenset({"weekday", "today", "ago", "weekend", "part-relative"})
_DAY_KINDS = frozenset({"date", "iso", "weekday", "today", "numeric", "bare-day"})
_LATE = frozenset({"clock", "part"})


@dataclass(frozen=True, slots=True)
class _Found:
    printed: Printed
    reading: Reading


def find_times(article: Article, parse: Parse) -> tuple[Time, ...]:
    """Every time expression outside the header and the boilerplate, with ids in text order."""
    printed = _printed_of(article, parse)
    frame = _first_frame(article, printed)
    found = _read_all(article, parse, printed, frame)
    for _ in range(UNDATED_ROUNDS if article.published.value is None and not frame.history else 0):
        known = _latest_told(found, parse)
        if known is None or frame.published is not None and known <= frame.published:
            break
        frame = replace(frame, published=known)
        found = _read_all(article, parse, printed, frame)
    return tuple(_time_of(article, number, row, frame) for number, row in enumerate(found, 1))


def _printed_of(article: Article, parse: Parse) -> list[Printed]:
    text = article.text
    rows = [
        row
        for region in article.regions
        if region.kind not in UNREAD
        for row in printed_in(text, region.start, region.end)
        if is_time(row, text, parse)
    ]
    return _joined_parts(rows, text)


def _joined_parts(rows: list[Printed], text: str) -> list[Printed]:
    """`Monday at noon` is two expressions, `noon Monday` and `the morning of April 19` are one: the part and the day it belongs to."""
    out: list[Printed] = []
    for row in rows:
        last = out[-1] if out else None
        if last is not None and last.kind in _LATE and row.kind in ("date", "weekday", "today") and "part" not in row.parts:
            if re.fullmatch(r"[^\S\r\n]+(?:of |of the )?", text[last.end : row.start]):
                clock = {("part" if last.kind == "part" else "clock_text"): last.parts.get("part", text[last.start : last.end])}
                out[-1] = Printed(last.start, row.end, f"{last.kind}+{row.kind}", {**last.parts, **row.parts, **clock})
                continue
        out.append(row)
    return out


def _first_frame(article: Article, printed: Sequence[Printed]) -> Frame:
    published = _published_of(article, printed)
    return Frame(published, until=_doubted_until(article), history=_is_history(printed, published))


def _doubted_until(article: Article) -> date | None:
    """The day that the text speaks for where it doubts the publication date: the earliest that answers the doubt, at the least the day after."""
    value, earliest = (_day_in(v) if v else None for v in (article.published.value, article.published.earliest))
    if article.published.doubt is None or value is None:
        return None
    return earliest if earliest is not None and earliest > value else value + timedelta(1)


def _published_of(article: Article, printed: Sequence[Printed]) -> date | None:
    for value in (article.published.value, article.published.earliest):
        if value and (known := _day_in(value)) is not None:
            return known
    for region in article.regions:
        if region.kind == "dateline":
            for row in printed:
                if region.start <= row.start < region.end and "year" in row.parts and "day" in row.parts:
                    reading = read_time(row, Frame(None))
                    if reading and reading.moment and (day := reading.moment.as_date()):
                        return day
    return None


def _day_in(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _is_history(printed: Sequence[Printed], published: date | None) -> bool:
    years = [int(row.parts["year"]) for row in printed if "year" in row.parts and row.parts["year"].isdigit()]
    era = sum("era" in row.parts for row in printed)
    deictic = sum(row.kind in _DEICTIC for row in printed)
    far = [year for row in printed if "year" in row.parts and (year := -int(row.parts["year"]) if "era" in row.parts else int(row.parts["year"])) is not None
           and published is not None and year <= published.year - HISTORY_DISTANCE]
    if published is None or len(far) + era * 0 < HISTORY_YEARS:
        return False
    return len(far) >= HISTORY_SHARE * len(years) and deictic <= HISTORY_DEICTIC * len(far)


def _read_all(article: Article, parse: Parse, printed: Sequence[Printed], frame: Frame) -> list[_Found]:
    out: list[_Found] = []
    for i, row in enumerate(printed):
        near = frame
        if row.kind in ("date", "month", "bare-day", "holiday") and "year" not in row.parts:
            near = _lent(article.text, printed, i, near, out)
        if row.kind in _LATE:
            near = replace(near, near_day=_day_beside(article.text, printed, i, frame, out, parse))
        tense = tense_at(parse, Span(row.start, row.end)) if _needs_tense(row) else ""
        if article.published.value is None:
            tense = "" if row.kind in ("date", "month") else tense
        reading = _read(row, replace(near, tense=tense))
        if reading is None:
            continue
        out.append(_Found(row, reading))
        if reading.moment is not None:
            frame = _told(frame, reading.moment, moves=_moves(parse, article.text, row))
    return out


def _told(frame: Frame, moment: Moment, *, moves: bool | None) -> Frame:
    """The frame after a dated expression. `moves` says whether it takes a history's telling along; None leaves that to how far off its year is."""
    narrated = frame.narrated
    near = narrated is None or 0 <= moment.year - narrated.year <= FORWARD_YEARS
    if moves or (moves is None and near):
        narrated = moment
    return replace(frame, narrated=narrated, last=moment, last_day=moment if moment.day is not None else frame.last_day)


def _moves(parse: Parse, text: str, row: Printed) -> bool | None:
    """A month or a day moves the telling, and so does a year at the head of a sentence or a line; the end of a range and a year to come don't.

    `a report declassified in 2005` does not take the story to 2005 unless the story has nearly come there.
    """
    if row.kind not in ("year", "years", "unit", "shift", "ago", "bc", "short-year"):
        return True
    if _RANGE_END.search(text, max(0, row.start - 8), row.start) or (row.kind == "year" and tense_at(parse, Span(row.start, row.end)) == "future"):
        return False
    return True if _opens(parse, text, row) else None


def _opens(parse: Parse, text: str, row: Printed) -> bool:
    """Whether the expression stands at the head of its sentence or line, behind a preposition at most."""
    sentence = parse.sentence_at(row.start)
    start = sentence.start if sentence is not None else text.rfind("\n", 0, row.start) + 1
    return row.start - start <= HEAD_WIDTH


def _read(row: Printed, frame: Frame) -> Reading | None:
    """The reading of a row; of a part of the day joined to its day, the day's reading with the clock behind it."""
    if "+" not in row.kind:
        return read_time(row, frame)
    part, kind = row.kind.split("+")
    inner = {k: v for k, v in row.parts.items() if k not in ("part", "clock_text", "hour", "minute", "half", "zone")}
    day = read_time(Printed(row.start, row.end, kind, inner), frame)
    if day is None or day.moment is None or day.type != "DATE":
        return day
    clock = read_time(Printed(row.start, row.end, part, row.parts), replace(frame, near_day=day.moment))
    return day if clock is None else replace(clock, moment=day.moment)


def _needs_tense(row: Printed) -> bool:
    return row.kind in ("date", "month", "weekday", "weekend", "season", "quarter", "holiday", "weekday") and "year" not in row.parts or "+" in row.kind


def _lent(text: str, printed: Sequence[Printed], i: int, frame: Frame, found: Sequence[_Found]) -> Frame:
    """The frame with the year (and for a bare day the month) of the neighbour in the same phrase: `26-30 November 1950`, `May 4 and 5`."""
    row = printed[i]
    if row.kind == "bare-day" and i and found and found[-1].printed is printed[i - 1] and _joins(text, printed[i - 1], row):
        moment = found[-1].reading.moment
        if moment is not None and moment.month is not None and "month" in printed[i - 1].parts and row.start - printed[i - 1].end <= 9:
            return replace(frame, year=int(row.parts.get("year", moment.year)), month=moment.month)
    for j in range(i + 1, min(i + 4, len(printed))):
        other = printed[j]
        if other.kind not in ("date", "month", "bare-day") or not _joins(text, printed[j - 1], other):
            break
        if row.kind == "bare-day" and "month" in other.parts and frame.month is None:
            reading = read_time(other, replace(_lent(text, printed, j, frame, found)))
            if reading is not None and reading.moment is not None:
                return replace(frame, year=reading.moment.year, month=reading.moment.month)
        if "year" in other.parts and "month" in row.parts and "month" in other.parts:
            year = int(other.parts["year"]) * (-1 if "era" in other.parts else 1)
            return replace(frame, year=year - (month_of(row.parts["month"]) > month_of(other.parts["month"])))
    return frame


def _joins(text: str, left: Printed, right: Printed) -> bool:
    return right.start - left.end <= 20 and _JOIN.fullmatch(text, left.end, right.start) is not None


def _day_beside(text: str, printed: Sequence[Printed], i: int, frame: Frame, found: Sequence[_Found], parse: Parse) -> Moment | None:
    """The day that the same sentence gives for a time of day: the next one when it follows at once, else one before it, else one after it."""
    sentence = parse.sentence_at(printed[i].start)
    start, end = (sentence.start, sentence.end) if sentence else (text.rfind("\n", 0, printed[i].start) + 1, printed[i].end + 80)
    after = next((row for row in printed[i + 1 : i + 3] if row.kind in _DAY_KINDS and row.start < end), None)
    moment = None
    if after is not None:
        reading = read_time(after, replace(frame, tense=tense_at(parse, Span(after.start, after.end))))
        moment = reading.moment if reading else None
        if moment is not None and moment.day is not None and after.start - printed[i].end <= 8:
            return moment
    if found and found[-1].printed.start >= start and found[-1].reading.moment is not None and found[-1].reading.moment.day is not None:
        return found[-1].reading.moment
    return moment if moment is not None and moment.day is not None else None


def _latest_told(found: Sequence[_Found], parse: Parse) -> date | None:
    """The latest day that the text dates without telling it as to come: an article without a date is not older than that."""
    days = []
    for row in found:
        day = row.reading.moment.as_date() if row.reading.moment is not None else None
        if day is not None and row.reading.type == "DATE" and tense_at(parse, Span(row.printed.start, row.printed.end)) != "future":
            days.append(day)
    return max(days, default=None)


def _time_of(article: Article, number: int, row: _Found, frame: Frame) -> Time:
    value = row.reading.values[0]
    first, last = day_range(value)
    ranges = [day_range(v) for v in row.reading.values]
    if len(ranges) > 1:
        firsts, lasts = [a for a, _ in ranges if a], [b for _, b in ranges if b]
        first, last = min(firsts, default=None), max(lasts, default=None)
    return Time(
        f"{article.id}.t{number}", Anchor.at(article.id, row.printed.start, row.printed.end), row.reading.type, value, first, last,
        row.reading.values, precision_of(value), f"times/{row.reading.rule}",
    )
