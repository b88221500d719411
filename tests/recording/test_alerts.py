"""Events by name: which change is which, and that no change is two events."""

from __future__ import annotations

import pytest
from tests.recording.test_changes import FIRST, OTHER, article, at, claim, figure, record, statement

from onrecord.model import Comparison, Record
from onrecord.recording.alerts import ALERTS, alerts_in
from onrecord.recording.changes import changes

QUAY, PORT = article(1, FIRST), article(3, OTHER, "port.txt")
LATER = article(4, "Storm: 15 boats sank, Ada Moss said on Friday.", "later.txt")
BEFORE = record(QUAY, figures=[figure(QUAY, "At least 12 boats", 12)], claims=[claim("asserted", at(QUAY, "12 boats sank"))])
CORRECTED = article(2, "Correction below. Storm sinks boats. At least 14 boats sank, Ada Moss said.")


def updated() -> Record:
    left, right = at(QUAY, "At least 12 boats"), at(LATER, "15 boats")
    row = Comparison("c1", "figure", left, right, "updated", "Ada Moss gave the number again.", "figures/same-source")
    return record(QUAY, LATER, figures=[figure(QUAY, "At least 12 boats", 12), figure(LATER, "15 boats", 15)], comparisons=[row])


def denied() -> Record:
    wording = at(PORT, "the pier was closed")
    return record(QUAY, PORT, claims=[claim("denied", wording, (at(PORT, "denied that the pier was closed"), "denies", "port office"))])


@pytest.mark.parametrize(
    ("old", "new", "event", "says"),
    [
        (None, BEFORE, "new report", "is a new report"),
        (None, BEFORE, "new claim", "“12 boats sank” (Quay), asserted"),
        (None, BEFORE, "new figure", "“At least 12 boats” (Quay): at-least 12 to ? boats sunk"),
        (BEFORE, updated(), "figure changed", "“At least 12 boats” (Quay) and “15 boats” (Later): Ada Moss gave the number again."),
        (BEFORE, record(CORRECTED, figures=[figure(CORRECTED, "At least 14 boats", 14)]), "figure changed", "(was “At least 12 boats”)"),
        (BEFORE, record(CORRECTED, figures=[figure(CORRECTED, "At least 14 boats", 14)]), "correction", "was revised"),
        (BEFORE, denied(), "new denial", "port office denies: “denied that the pier was closed” (Port)"),
        (None, record(QUAY, statements=[statement(QUAY, "At least 12 boats sank", "Ada Moss")]), "new statement", "Ada Moss (say)"),
        (BEFORE, record(QUAY, claims=[claim("disputed", at(QUAY, "12 boats sank"))]), "status changed", "is disputed (was asserted)"),
    ],
)
def test_an_event_is_found(old: Record | None, new: Record, event: str, says: str) -> None:
    found = list(alerts_in(changes(old, new), [event]))
    assert found
    assert {name for name, _ in found} == {event}
    assert any(says in change.text for _, change in found)


def test_a_change_is_one_event_however_many_are_wanted() -> None:
    found = changes(BEFORE, record(CORRECTED, figures=[figure(CORRECTED, "At least 14 boats", 14)]))
    events = list(alerts_in(found, list(ALERTS)))
    assert len({id(change) for _, change in events}) == len(events)
    assert [name for name, change in events if change.noun == "figure"] == ["figure changed"]


def test_nothing_changed_is_no_event() -> None:
    assert list(alerts_in(changes(BEFORE, BEFORE), list(ALERTS))) == []
