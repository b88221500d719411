"""What changed in a record -> the events that somebody asked to hear of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from onrecord.recording.changes import Change

ALERTS: Mapping[str, Callable[[Change], bool]] = {
    "new report": lambda c: (c.noun, c.sort) == ("report", "new"),
    "new claim": lambda c: (c.noun, c.sort) == ("claim", "new"),
    "status changed": lambda c: (c.noun, c.sort) == ("claim", "changed"),
    "new denial": lambda c: (c.noun, c.sort, c.stance) == ("stance", "new", "denies"),
    "new confirmation": lambda c: (c.noun, c.sort, c.stance) == ("stance", "new", "confirms"),
    "new statement": lambda c: (c.noun, c.sort) == ("statement", "new"),
    "new figure": lambda c: (c.noun, c.sort) == ("figure", "new"),
    "figure changed": lambda c: c.noun == "figure" and c.sort in ("changed", "corrected"),
    "new conflict": lambda c: (c.noun, c.sort) == ("difference", "new"),
    "correction": lambda c: c.sort == "corrected" or (c.noun == "report" and c.sort == "changed"),
}
"""The events by name. A `correction` is a report that was revised, or a row that took the place of another in one report."""


def alerts_in(found: Sequence[Change], wanted: Sequence[str]) -> Iterator[tuple[str, Change]]:
    """Each change with the first wanted event that it is, in the order of the changes."""
    for change in found:
        event = next((name for name in wanted if ALERTS[name](change)), None)
        if event is not None:
            yield event, change
