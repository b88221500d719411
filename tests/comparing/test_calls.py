"""Calls of two reports for one thing, whoever they have call for it."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import pairs, two

RIVER = "A harbour inquiry recommended that ports widen the shipping lanes to allow larger ferries to pass."
CALLS = [
    (RIVER, "The inquiry urged ports to widen shipping lanes so that trained pilots can bring in larger ferries.", {"variant"}),
    (RIVER, "The inquiry urged ports to close the old lighthouse and sell its lamps to a museum.", set()),
    (RIVER, "The inquiry urged ports not to widen the shipping lanes for larger ferries.", set()),
    (RIVER, "Reporters asked whether ports would widen the shipping lanes for larger ferries.", set()),
    (
        "The mayor called for the ban on wood stoves in the old town to be lifted.",
        "The bakers' guild demanded that the ban on wood stoves be lifted in the old town.",
        {"variant"},
    ),
    (
        "The mayor called for a ban on wood stoves in the old town.",
        "The bakers' guild demanded that the town lower its rents for wood workshops beside the canal.",
        set(),
    ),
    (
        "The harbour company asked for the old basin to stay shut for three months from Monday.",
        "The court ordered that the old basin stay shut for three weeks from Monday.",
        set(),
    ),
]


@pytest.mark.parametrize(("left", "right", "verdicts"), CALLS)
def test_calls_for_one_thing(left: str, right: str, verdicts: set[str]) -> None:
    assert {v for *_, v in pairs(two(left, right), "wording")} == verdicts


def test_who_calls_for_it() -> None:
    reports = two(*CALLS[4][:2])
    assert pairs(reports, "attribution") == {("The bakers' guild", "The mayor", "variant")}


def test_one_party_is_no_second_caller() -> None:
    assert not pairs(two(RIVER, CALLS[0][1]), "attribution")
