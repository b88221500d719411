"""Timeline entries and publications -> days.

What enters: a record and its references. What leaves: days in order, each with the events told of it and the reports published on it.
Rule: an event keeps the precision it was told with; the outlets' own dates stand apart from the events'.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Anchor, Record, TimelineEntry
from onrecord.rendering.dates import printed, span
from onrecord.rendering.references import Marker, References
from onrecord.rendering.speakers import outlet_of

_WORDS = 240
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
    days: tuple[Day, ...]
    events: int
    extent: str


def timeline(record: Record, references: References) -> TimelineView:
    events: dict[str, list[TimelineEntry]] = {}
    for entry in record.timeline:
        events.setdefault(entry.when[:10], []).append(entry)
    published: dict[str, list[str]] = {}
    for article in record.articles:
        if article.published.value and record.timeline:
            published.setdefault(article.published.value, []).append(article.id)
    days = tuple(
        _day(value, events.get(value, []), published.get(value, []), references) for value in sorted({*events, *published}, key=_sort_key)
    )
    exact = sorted(value for value in events if len(value) == len("2025-04-28") and value[4] == "-" and value[5:7].isdigit())
    return TimelineView(days, len(record.timeline), span(exact[0], exact[-1]) if exact else "")


def _sort_key(value: str) -> tuple[str, str]:
    """A month stands before its days, a season before its first month."""
    seasons = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}
    return (value[:5] + seasons.get(value[5:7], value[5:]), value)


def _day(value: str, entries: list[TimelineEntry], articles: list[str], references: References) -> Day:
    events = [
        Event(_told(e.anchor, references), references.speakers.who(e.anchor), e.precision, references.markers((e.anchor, *e.also)))
        for e in sorted(
            entries, key=lambda e: (e.when, -len({a.article for a in e.also}), references.rank(e.anchor.article), e.anchor.spans)
        )
    ]
    reports = sorted(articles, key=references.rank)
    return Day(
        value, printed(value), tuple(events), tuple((references.report(a), outlet_of(references.speakers.articles[a])) for a in reports)
    )


def _told(anchor: Anchor, references: References) -> str:
    """The printed words, or their sentence where they are a bare time or name."""
    words = references.printed(anchor, _WORDS)
    if len(words.split()) >= _TELLING:
        return words
    sentence = references.sentences[anchor.article].around(anchor.hull)
    return cut(references.article(anchor).text[sentence.start : sentence.end], _WORDS)
