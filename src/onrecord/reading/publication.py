"""When a report was published: the day, on what basis, and what in the text speaks against it.

    header 2031-05-04 (a Sunday), text "closed Monday"     kept, with a doubt
    no date, text "In a note late on June 11"               null, earliest that day
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.lexicon import table
from onrecord.model import Published, Region
from onrecord.model.article import PublishedBasis
from onrecord.reading.dates import WEEKDAYS, DayMention, day_of_url, scan, weekday_of
from onrecord.reading.facts import Facts
from onrecord.reading.zones import Zoned

LATER_MOST = 45
"""A day told as past up to this many days after the date is a contradiction; farther off the year is in question, not the date."""
LAG = 2
"""A dateline up to two days before the date is ordinary: reports are printed the day after, and on Monday what was written on Saturday."""
LEAD = 2
"""Paragraphs that carry the news itself; farther down a weekday may be last week's."""
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|\n")
_REACH = 300
VERB_WORDS = 5
"""How near before a day the verb stands that it belongs to: `opened the lock on June 3`."""
AHEAD_WORDS = 8
"""How far before that verb a word such as `will` or `expected` still governs it: `is expected to begin on May 3, followed by`."""
OPENING_WORDS = 5
"""A day within the first words of a sentence belongs to the verb after it: `In its note late on June 11, the harbour board said`."""
_WORD = re.compile(r"[\w’'-]+")
_NAMED = {"header": "the header", "meta": "the metadata", "dateline": "the dateline", "url": "the address", "given": "the date given"}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b(?!,? \d|’s|'s)")


@dataclass(frozen=True, slots=True)
class DayHint:
    """A row of `day_hints.toml`."""

    sense: str
    words: tuple[str, ...]
    example: str


def published(text: str, zoned: Zoned, facts: Facts) -> Published:
    """The publication day of a report: given, metadata, header, dateline, address, in this order; else null and the earliest day."""
    value, basis = _stated(zoned, facts)
    past = _past_days(text, zoned)
    if value is None:
        floor = _earliest(past, _dated(text, zoned))
        return Published(None, floor.isoformat() if floor else None, "none")
    doubts, earliest = _doubts(text, zoned, past, value, basis)
    return Published(value, max(value, earliest or value), basis, "; ".join(doubts) or None)


def _stated(zoned: Zoned, facts: Facts) -> tuple[str | None, PublishedBasis]:
    if facts.date:
        return facts.date, facts.basis
    if zoned.header and zoned.header.iso:
        return zoned.header.iso, "header"
    if zoned.dateline and zoned.dateline.day and zoned.dateline.day.iso:
        return zoned.dateline.day.iso, "dateline"
    of_url = day_of_url(facts.url)
    return (of_url, "url") if of_url else (None, "none")


def _doubts(text: str, zoned: Zoned, past: tuple[DayMention, ...], value: str, basis: PublishedBasis) -> tuple[list[str], str | None]:
    """What speaks against `value`, and the earliest day that would answer all of it."""
    day, doubts, later = date.fromisoformat(value), [], []
    where = _NAMED.get(basis, "the date")
    others = (("header", zoned.header), ("dateline", zoned.dateline.day if zoned.dateline else None))
    for name, mention in others:
        if mention is None or not mention.day or name == basis:
            continue
        other = mention.nearest(day)
        if other and not -LAG <= (other - day).days <= 0:
            doubts.append(f"the {name} is of {other.isoformat()}, {where} is {value}")
            later.append(other)
    for mention in past:
        told = mention.nearest(day) if mention.day else None
        if told and 0 < (told - day).days <= LATER_MOST:
            doubts.append(f"the text tells of {told.isoformat()} as past, {where} is {value}")
            later.append(told)
            break
    tomorrow = day + timedelta(days=1)
    if _tells_weekday(text, zoned.regions, weekday_of(tomorrow.isoformat())):
        doubts.append(f"the text reports {weekday_of(tomorrow.isoformat())} as past, {where} is a {weekday_of(value)}")
        later.append(tomorrow)
    return doubts, max(later).isoformat() if later else None


def _tells_weekday(text: str, regions: tuple[Region, ...], weekday: str) -> bool:
    """Whether the lead tells of something done on that weekday, in so many words: `confirmed Monday`, `were found late on Monday`."""
    for sentence in _lead(text, regions):
        for match in _WEEKDAY.finditer(sentence):
            if match.group() != weekday:
                continue
            before = [w.lower() for w in _WORD.findall(sentence, max(0, match.start() - _REACH), match.start())]
            while before and before[-1] in ("on", "early", "late"):
                before.pop()
            if before and before[-1] not in _sense("repeated") and _told(before):
                return True
    return False


def _told(before: list[str]) -> bool:
    """Whether a past verb is the nearest telling word among the last ones, and nothing before it puts it ahead (`will be closed`)."""
    near = range(len(before) - 1, max(len(before) - 1 - VERB_WORDS, -1), -1)
    verb = next((i for i in near if _is_past(before[i]) or before[i] in _sense("ahead")), None)
    if verb is None or before[verb] in _sense("ahead"):
        return False
    return _sense("ahead").isdisjoint(before[max(0, verb - AHEAD_WORDS) : verb]) and before[max(0, verb - 1)] not in _sense("attributive")


def _lead(text: str, regions: tuple[Region, ...]) -> list[str]:
    lines: list[str] = []
    for region in regions:
        if region.kind == "body":
            lines.extend(line for line in text[region.start : min(region.end, region.start + 4000)].splitlines() if line.strip())
        if len(lines) >= LEAD:
            break
    return [s for line in lines[:LEAD] for s in _SENTENCE_END.split(line + " ") if s]


def _past_days(text: str, zoned: Zoned) -> tuple[DayMention, ...]:
    """The explicit days that the report tells of as past, and the days of the posts that it shows."""
    return tuple(
        mention
        for region in zoned.regions
        if region.kind in ("body", "caption", "embed")
        for mention in scan(text, region.start, region.end)
        if (mention.end == region.end if region.kind == "embed" else _is_behind(text, mention, region))
    )


def _is_behind(text: str, mention: DayMention, region: Region) -> bool:
    """Whether a past verb stands close before the day, or after it where the day opens the sentence.

    `Lissen opened the lock on June 3` and `On June 11, the harbour board said` are behind; `the May 9 debate` tells nothing.
    """
    floor = max(region.start, mention.start - _REACH)
    begin = max((m.end() for m in _SENTENCE_END.finditer(text, floor, mention.start)), default=floor)
    before = [w.lower() for w in _WORD.findall(text, begin, mention.start) if w not in WEEKDAYS]
    if not _sense("until").isdisjoint(before[-2:]) or not (_sense("attributive") | _sense("genitive")).isdisjoint(before[-1:]):
        return False
    if mention.year and before[:1] in (["published"], ["posted"], ["updated"], ["update"]):
        return True
    if len(before) <= OPENING_WORDS and before[:1] and before[0] in _sense("opening"):
        ceiling = min(region.end, mention.end + _REACH)
        end = _SENTENCE_END.search(text, mention.end, ceiling)
        after = [w.lower() for w in _WORD.findall(text, mention.end, end.start() if end else ceiling)]
        told = next((w for w in after if _is_past(w) or w in _sense("ahead")), "")
        return _is_past(told)
    return _told(before)


def _dated(text: str, zoned: Zoned) -> tuple[date, ...]:
    """The days printed with their year that nothing near speaks of as to come."""
    out: list[date] = []
    for region in zoned.regions:
        if region.kind not in ("body", "caption"):
            continue
        for mention in scan(text, region.start, region.end):
            day = mention.nearest(date(mention.year, 1, 1)) if mention.year and mention.day else None
            before = [w.lower() for w in _WORD.findall(text, max(region.start, mention.start - 60), mention.start)]
            if day and _sense("ahead").isdisjoint(before[-6:]) and (_sense("deadline") | _sense("attributive")).isdisjoint(before[-1:]):
                out.append(day)
    return tuple(out)


def _earliest(past: tuple[DayMention, ...], dated: tuple[date, ...]) -> date | None:
    """The latest day told as past. A day without a year is taken in the year that brings it nearest to the latest full date."""
    full = [*dated, *(d for m in past if m.year and (d := m.nearest(date(m.year, 1, 1))))]
    if not full:
        return None
    anchor = max(full)
    return max([anchor, *(d for m in past if not m.year and (d := m.nearest(anchor)))])


def _is_past(word: str) -> bool:
    low = word.lower()
    return (low.endswith("ed") and len(low) > 4) or low in _sense("behind")


@cache
def _sense(sense: str) -> frozenset[str]:
    return frozenset(w for row in table("day_hints", DayHint) if row.sense == sense for w in row.words)

