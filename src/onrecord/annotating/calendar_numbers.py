"""Days, months and years: numbers that the calendar names, whether or not the times of the article are known."""

from __future__ import annotations

import re

from onrecord.annotating.numbers import Numeral
from onrecord.annotating.surroundings import Surroundings, within

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_MONTH_BEFORE = re.compile(
    rf"\b(?:{MONTHS})\.?\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?\d{{1,2}})?,?\s+)?$", re.IGNORECASE
)
_MONTH_AFTER = re.compile(rf"(?:\s+(?:of\s+)?|-)(?:{MONTHS})\b\.?(?!\s+[a-z]{{3,}}ed\b)", re.IGNORECASE)
MONTH_NAMES = re.compile(rf"(?:{MONTHS})\b", re.IGNORECASE)
_YEARS = range(1800, 2100)
_OLD_YEARS = range(1000, 1800)


def calendar_number(near: Surroundings, numeral: Numeral, start: int, end: int) -> str | None:
    """The rule by which the number is a day or a year (`in 1998`, `on 3 May`), or None."""
    text, at, stop = near.text, numeral.start, numeral.end
    if within(near.calendar, at, stop) or _is_clock(text, at, stop):
        return "time"
    if numeral.written or numeral.value is None or numeral.value != int(numeral.value) or numeral.magnitude != 1.0:
        return None
    value, size = int(numeral.value), stop - at
    token = near.parse.token_at(at)
    head = near.parse.head(token) if token is not None else None
    counts = token is not None and head is not None and token.dep == "nummod" and head.tag in {"NNS", "NNPS"} and 0 < head.i - token.i <= 4
    previous = text[max(start, at - 24) : at]
    if (size <= 2 and value <= 31) or (size == 4 and value in _YEARS):
        if _MONTH_BEFORE.search(previous) and (previous.strip().endswith(".") or _capital_month(previous)) and not counts:
            return "date"
        if _MONTH_AFTER.match(text, stop, end) and text[stop + 1 : stop + 4].strip()[:1].isupper():
            return "date"
    if size != 4 or numeral.grouped:
        return None
    if value in _YEARS:
        round_count = value % 100 == 0 and counts and not re.search(r"\b(?:in|since|by|the|of|from|until)\s$", previous, re.IGNORECASE)
        bounded = re.search(r"\b(?:than|about|some|over|nearly|around|least|to|almost|roughly|approximately)\s$", previous, re.IGNORECASE)
        if round_count or (bounded and counts):
            return None
        return "year"
    if value in _OLD_YEARS and not counts:
        range_of_years = re.search(r"\b(?:between|from)\s$", previous, re.IGNORECASE) and re.match(
            r"\s(?:and|to)\s(?:1[89]|20)\d\d\b", text[stop : stop + 10]
        )
        return "year" if range_of_years or re.search(r"\b(?:in|since|circa)\s$", previous, re.IGNORECASE) else None
    return None


_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d(?![.,]?\d)")
_AT = re.compile(
    r"(?<!\bstood )(?<!\bstands )(?<!\bclosed )(?<!\btraded )(?<!\bwas )(?<!\bis )(?<!\bset )(?<!\bvalued )(?<!\bpriced )(?<!\brate )"
    r"\b(?:at|until|till|before|since)\s$",
    re.IGNORECASE,
)
"""What a time of day stands behind; not `the index closed at`."""
_COUNTED = re.compile(r"\s*(?:%|[a-z]+(?<!\band)(?<!\bwhen)(?<!\bon)(?<!\bas)(?<!\bbut)(?<!\bin)(?<!\bwhile)(?<!\bor)\b)")
"""What makes `at 4.15` a rate or a length: a word right behind it that is none that goes on with the sentence."""
_MINUTES = r"(?:five|ten|twenty(?:-five)?|a? ?quarter|half)"
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR_WORDS = re.compile(rf"\b(?:at|by|until|till|before|after|around|about)\s+{_MINUTES}\s+(?:to|past)\s+(?:{_HOURS})\b", re.IGNORECASE)
CLOCK_REACH = 32
"""Code points around a number that hold a time of day written in words."""


def _is_clock(text: str, start: int, stop: int) -> bool:
    """`opened fire at 4.15.`, `at twenty to five`: the hour of a day, with a dot or in words."""
    first = max(0, start - CLOCK_REACH)
    if _CLOCK.fullmatch(text, start, stop):
        return _AT.search(text, first, start) is not None and _COUNTED.match(text, stop) is None
    return any(m.start() <= start and stop <= m.end() for m in _HOUR_WORDS.finditer(text, first, stop + CLOCK_REACH))


def _capital_month(previous: str) -> bool:
    names = MONTH_NAMES.findall(previous)
    return bool(names) and names[-1][0].isupper()
