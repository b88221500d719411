"""Dated clauses -> the timeline: one entry an event and date, with every report that tells it.

The event's own time counts: a clause is dated by a date inside it, a statement by the day on which it was said. Entries run by date, the
coarser date after the finer ones that it holds; events before statements of the same day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from onrecord.comparing.story import Place, Story
from onrecord.model import Anchor, Proposition, Time, TimelineEntry

_PRECISION: dict[str, Literal["day", "month", "season", "year"]] = {
    "time": "day",
    "day": "day",
    "week": "day",
    "month": "month",
    "season": "season",
    "year": "year",
}
_RANK = {"day": 0, "season": 2, "month": 1, "year": 3}


def timeline_of(story: Story) -> tuple[TimelineEntry, ...]:
    """The story's dated events in order."""
    rows: dict[tuple[str, str], list[tuple[Time, Anchor, bool]]] = defaultdict(list)
    for one in story.annotations:
        for clause in one.propositions:
            time = _dated(story, clause)
            if time is not None:
                event = story.event_of.get(clause.id)
                rows[time.value[:10], f"event {event}" if event is not None else clause.id].append((time, clause.anchor, False))
        for statement in one.statements:
            if statement.said is not None and statement.said.precision in ("day", "time"):
                key = story.links.entity_of.get(
                    (statement.source.entity if statement.source else None) or "", statement.source.name if statement.source else ""
                )
                when = next(iter(story.times_in(statement.said.anchor)), None) if statement.said.anchor is not None else None
                if when is not None:
                    rows[statement.said.value[:10], f"said {key}"].append((when, statement.anchor, True))
    return tuple(entry for _, entry in sorted(_entries(story, rows), key=lambda row: row[0]))


def _dated(story: Story, clause: Proposition) -> Time | None:
    """The clause's only date, of year precision or finer; clauses that are not told as done, or bear two dates, date nothing."""
    if clause.rule == "propositions/open" or clause.negated:
        return None
    dated = [t for t in story.times_in(clause.anchor) if t.type in ("DATE", "TIME") and t.precision in _PRECISION and t.earliest]
    return dated[0] if len({t.value[:10] for t in dated}) == 1 and len(dated[0].readings) == 1 else None


def _entries(
    story: Story, rows: dict[tuple[str, str], list[tuple[Time, Anchor, bool]]]
) -> Iterator[tuple[tuple[str, int, bool, Place], TimelineEntry]]:
    for found in rows.values():
        ordered = sorted(found, key=lambda row: story.place(row[1]))
        time, anchor, said = ordered[0]
        precision = _PRECISION[time.precision]
        also = tuple(dict.fromkeys(a for _, a, _ in ordered[1:] if a != anchor))
        rule = "timeline/said" if said else "timeline/event"
        key = (time.earliest or time.value, _RANK[precision], said, story.place(anchor))
        yield key, TimelineEntry(time.value, precision, anchor, also, rule)
