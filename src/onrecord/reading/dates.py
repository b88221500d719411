"""Text -> the days that it names outright: `April 28, 2025`, `28 April`, `2025-04-28`, `Apr. 28`, `March 2025`.

Only explicit dates, for finding when an article was published; expressions such as `last Monday` belong to annotating.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH = f"(?:{_MONTH}|{_MONTH.upper()})"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DAY = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<iy>{_YEAR})[-/.](?P<im>0?[1-9]|1[0-2])[-/.](?P<id>{_DAY})(?![\d/-])"
    rf"|(?P<mm>{MONTH})\s+(?P<md>{_DAY})(?:st|nd|rd|th)?(?![\d:])(?!,\d)(?:,?\s+(?P<my>{_YEAR}))?"
    rf"|(?P<dd>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dm>{MONTH})\b(?:,?\s+(?P<dy>{_YEAR}))?"
    rf"|(?P<om>{MONTH}),?\s+(?:of\s+)?(?P<oy>{_YEAR})"
    rf"|(?P<sa>\d{{1,2}})(?P<sep>[/.])(?P<sb>\d{{1,2}})(?P=sep)(?P<sy>{_YEAR})"
    rf")(?:(?!\w)|(?=T\d))"
)
"""A day or a month as printed. Slashed and dotted days count only where no doubt is possible which number is the month."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)/(" + "|".join(_NAMES) + r")/(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day as printed at `[start, end)`; `year` or `day` is null where it is not printed."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def iso(self) -> str | None:
        """The ISO day, null unless year, month and day are all printed."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year and self.day else None

    def nearest(self, to: date) -> date | None:
        """The day in the printed year or, without one, in the year that brings it nearest to `to`; null when there is no such day."""
        days = (_day(year, self.month, self.day or 1) for year in ((self.year,) if self.year else (to.year - 1, to.year, to.year + 1)))
        return min((d for d in days if d), key=lambda d: abs(d - to), default=None)


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[DayMention]:
    """Every explicit day or month with a year in `text[start:end]`, in order; impossible days (30 February) are left out."""
    for match in DAY.finditer(text, start, len(text) if end is None else end):
        mention = _mention(match)
        if mention is not None:
            yield mention


def parse_day(value: object) -> str | None:
    """One date as data -> its ISO day as printed, no time zone applied: `2025-10-16T17:42+02:00`, `Thu, 16 Oct 2025`, epoch seconds."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat()
    compact = re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T|\s|$|\d{6})", text)
    if compact:
        found = _day(*(int(g) for g in compact.groups()))
        return found.isoformat() if found else None
    iso = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", text)
    if iso:
        found = _day(*(int(g) for g in iso.groups()))
        return found.isoformat() if found else None
    for mention in scan(text):
        if mention.iso:
            return mention.iso
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def day_of_url(url: str | None) -> str | None:
    """`https://courier.example/2025/10/16/ferry-fire` -> `2025-10-16`; the stamp of a web archive doesn't count."""
    if not url:
        return None
    inner = url.rfind("http", 1)
    path = url[inner:] if inner > 0 else url
    for match in _URL_DAY.finditer(path):
        found = _day(int(match[1]), int(match[3]), int(match[4]))
        if found:
            return found.isoformat()
    named = _URL_MONTH_NAME.search(path.lower())
    if named:
        found = _day(int(named[1]), _NAMES.index(named[2]) + 1, int(named[3]))
        return found.isoformat() if found else None
    return None


def weekday_of(iso: str) -> str:
    return WEEKDAYS[date.fromisoformat(iso).weekday()]


def _mention(match: re.Match[str]) -> DayMention | None:
    g = match.groupdict()
    if g["iy"]:
        year, month, day = int(g["iy"]), int(g["im"]), int(g["id"])
    elif g["mm"]:
        year, month, day = int(g["my"] or 0), _month(g["mm"]), int(g["md"])
    elif g["dd"]:
        year, month, day = int(g["dy"] or 0), _month(g["dm"]), int(g["dd"])
    elif g["om"]:
        return DayMention(match.start(), match.end(), int(g["oy"]), _month(g["om"]), None)
    else:
        first, second = int(g["sa"]), int(g["sb"])
        if (first > 12) == (second > 12) and first != second:
            return None
        year, month, day = int(g["sy"]), *((second, first) if first > 12 else (first, second))
    if _day(year or 2000, month, day) is None:
        return None
    return DayMention(match.start(), match.end(), year or None, month, day)


def _month(name: str) -> int:
    return _NAMES.index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
