"""Timeline entries and publications -> days.

What enters: a record and its references. What leaves: days in order, each with the events told of it and the reports published on it.
Rule: an event keeps the precision it was told with; the outlets' own dates stand apart from the events'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Anchor, Record, TimelineEntry
from onrecord.rendering.dates import printed, span
from onrecord.rendering.references import Marker, References
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.words import cut

_WORDS = 240
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
# Days: what a report tells from longer before its own day is background to the story, not its course: more than one such day
# folds, one alone in a list of over _LISTED days.
_BACKGROUND = 30
_LISTED = 12
# Fewer words than this don't tell an event by themselves: their sentence is printed.
_TELLING = 5


@dataclass(frozen=True, slots=True)
class Event:
    """Printed words of one event, who tells it, and everywhere it is told."""

    printed: str
    who: str
    precision: str
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """`label` is the day, month, season or year; `published` the reports of that day, with their outlets."""

    value: str
    label: str
    events: tuple[Event, ...]
    published: tuple[tuple[Marker, str], ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """`earlier` days lie well before the first report: background, folded where the list is long."""

    days: tuple[Day, ...]
    earlier: tuple[Day, ...]
    events: int
    extent: str


def timeline(record: Record, references: References) -> TimelineView:
    events: dict[str, list[TimelineEntry]] = {}
    for entry in record.timeline:
        events.setdefault(_day_of(entry.when), []).append(entry)
    published: dict[str, list[str]] = {}
    for article in record.articles:
        if article.published.value and record.timeline:
            published.setdefault(article.published.value, []).append(article.id)
    days = tuple(
        _day(value, events.get(value, []), published.get(value, []), references) for value in sorted({*events, *published}, key=_sort_key)
    )
    fence = _fence(record)
    course = [value for value in events if value >= fence] or list(events)
    exact = sorted(value for value in course if _ISO_DAY.fullmatch(value))
    earlier = tuple(day for day in days if _sort_key(day.value)[0] < fence)
    earlier = earlier if len(earlier) < len(days) and (len(earlier) > 1 or len(days) > _LISTED) else ()
    return TimelineView(days[len(earlier) :], earlier, len(record.timeline), span(exact[0], exact[-1]) if exact else "")


def _fence(record: Record) -> str:
    """The day before which an event is background."""
    first = min((day for a in record.articles if (day := a.published.value or a.published.earliest)), default="")
    try:
        return (date.fromisoformat(first) - timedelta(days=_BACKGROUND)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _day_of(when: str) -> str:
    """A TIMEX3 value without its time of day: `2031-05-04TEV` -> `2031-05-04`."""
    return when[:10] if _ISO_DAY.match(when) else when


def _sort_key(value: str) -> tuple[str, str]:
    """A month stands before its days, a season before its first month, a week before its Monday, a weekend before its Saturday."""
    if (week := _WEEK.match(value)) and 1 <= int(week[2]) <= 52:
        return date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1).isoformat(), ""
    seasons = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}
    return (value[:5] + seasons.get(value[5:7], value[5:]), value)


def _day(value: str, entries: list[TimelineEntry], articles: list[str], references: References) -> Day:
    ordered = sorted(entries, key=lambda e: (e.when, -len({a.article for a in e.also}), references.rank(e.anchor.article), e.anchor.spans))
    events = [_event(same, references) for same in _overlapping(ordered)]
    reports = sorted(articles, key=references.rank)
    return Day(
        value, printed(value), tuple(events), tuple((references.report(a), outlet_of(references.speakers.articles[a])) for a in reports)
    )


def _told(anchor: Anchor, references: References) -> str:
    """The printed words, or their sentence where they are a bare time or name."""
    words = references.wording(anchor, _WORDS)
    if len(words.split()) >= _TELLING:
        return words
    sentence = references.sentences[anchor.article].around(anchor.hull)
    return cut(references.article(anchor).text[sentence.start : sentence.end], _WORDS)


def _overlapping(entries: list[TimelineEntry]) -> list[list[TimelineEntry]]:
    """Entries of one day whose words overlap are one event; events in the order of their first entry."""
    place = {id(entry): i for i, entry in enumerate(entries)}
    groups: list[list[TimelineEntry]] = []
    for entry in sorted(entries, key=lambda e: (e.anchor.article, e.anchor.start, -e.anchor.end, place[id(e)])):
        first = groups[-1][0].anchor if groups else None
        if first is not None and first.article == entry.anchor.article and entry.anchor.start < first.end:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return sorted(groups, key=lambda group: min(place[id(entry)] for entry in group))


def _event(same: list[TimelineEntry], references: References) -> Event:
    longest = max(same, key=lambda e: len(references.printed(e.anchor)))
    anchors = [longest.anchor, *(anchor for e in same for anchor in e.also)]
    return Event(_told(longest.anchor, references), references.speakers.who(longest.anchor), same[0].precision, references.markers(anchors))
