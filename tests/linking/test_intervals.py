"""Counts that can be one, and those that a bound rules out."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.linking.intervals import may_be_one_count


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("at least 16 divers", "15 divers", False),
        ("at least 16 divers", "18 divers", True),
        ("up to 40 divers", "41 divers", False),
        ("up to 40 divers", "38 divers", True),
        ("about 40 divers", "41 divers", True),
        ("14 divers", "15 divers", False),
    ],
)
def test_whether_two_counts_are_one(left: str, right: str, one: bool) -> None:
    _, found = annotated(
        ("Paper", f"The port said that {left} were hurt.", "2031-05-05"), ("Post", f"The port said that {right} were hurt.", "2031-05-05")
    )
    (x,), (y,) = (a.figures for a in found)
    assert may_be_one_count(x, y) is one
    assert may_be_one_count(y, x) is one
