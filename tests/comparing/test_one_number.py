"""One range that two reports give of one thing."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import pairs, two


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "Pilots would take a course of 30 to 45 hours, the port said.",
            "The port wants pilots to go through a 30- to 45-hour course.",
            "agree",
        ),
        (
            "Pilots would take a course of 30 to 45 hours, the port said.",
            "The port wants pilots to go through a 50- to 55-hour course.",
            None,
        ),
        ("Pilots would take a course of 30 to 45 hours, the port said.", "The bakery's ovens need 30 to 45 hours to cool.", None),
        ("Winds will blow from the north at 5 to 10 mph.", "Winds will blow from the east at 5 to 10 mph.", None),
    ],
)
def test_the_same_two_bounds(left: str, right: str, verdict: str | None) -> None:
    assert {v for *_, v in pairs(two(left, right), "figure")} == ({verdict} if verdict else set())
