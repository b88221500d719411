"""Sums of money: one kind about one owner or event is compared, sums of different things never."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import pairs, two


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "The ministry said the flood caused $3 million in damage to Lissen.",
            "The mayor said the damage from the flood in Lissen was $5 million.",
            "conflict",
        ),
        (
            "Police said robbers stole $40,000 from the Lissen bank.",
            "The bank said $55,000 was stolen in the robbery of the Lissen bank.",
            "conflict",
        ),
        (
            "Police said robbers stole $40,000 from the Lissen bank.",
            "The bank said $40,000 was stolen in the robbery of the Lissen bank.",
            "agree",
        ),
    ],
)
def test_one_sum_in_two_reports(left: str, right: str, verdict: str) -> None:
    assert {v for _, _, v in pairs(two(left, right), "figure")} == {verdict}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The regulator fined the Lissen trust $3 million.", "The repair cost the Lissen trust $5 million."),
        ("The regulator fined the Lissen trust $3 million.", "The repair cost the Lissen trust $3 million."),
        ("The repair of the Lissen bridge will cost $3 million.", "The repair of the Aske bridge will cost $5 million."),
        ("Police said robbers stole $40,000 from the Lissen bank.", "The Aske bank said $55,000 was stolen there in May."),
        ("The flood caused $3 million in damage to Lissen.", "The flood caused €5 million in damage to Lissen."),
    ],
)
def test_other_sums_are_not_compared(left: str, right: str) -> None:
    assert pairs(two(left, right), "figure") == set()
