"""Dates of one deed that nothing links as an event: on the days of the news and off them, named years, copies, two deeds of one day."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import compared, pairs, two

REST = " Gulls sat on the roof of the weighing hall. The harbour master keeps his bees behind it, and sells their honey in jars."
"""A report holds more than its dates: what is rare in it tells."""


@pytest.mark.parametrize(
    ("left", "right", "row"),
    [
        (
            "The judge set the sentencing of the bakers for June 28.",
            "A federal judge is scheduled to sentence the two bakers on June 28.",
            ("June 28", "June 28", "agree"),
        ),
        (
            "Orla Venn was first elected to the harbour board in 1995.",
            "Elected to the harbour board in 1995 from the fishing quarter, Orla Venn has never lost a vote.",
            ("1995", "1995", "agree"),
        ),
        (
            "Orla Venn pleaded guilty on Monday to hiding two barges from the harbour board.",
            "Orla Venn, once of the harbour board, pleaded guilty on Monday to a charge of hiding barges.",
            ("Monday", "Monday", "agree"),
        ),
    ],
)
def test_one_deed_on_one_day(left: str, right: str, row: tuple[str, str, str]) -> None:
    assert row in pairs(two(left + REST, f"{right} It rained.{REST}"), "date")  # the date is no part of the passage that both have


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # much happens on the days of the news
        ("Orla Venn sold a barge on Monday.", "The harbour board asked Orla Venn on Monday for her keys."),
        # off those days too: two matters of one kind
        ("The strike of the bakers began on March 2.", "The strike of the tanners ended on March 2."),
        # a year that names something
        ("She wrote of the 2029 barge race in the harbour.", "The 2029 barge race in the harbour was won by Orla Venn."),
        # another day
        ("The judge set the sentencing of the bakers for June 28.", "A federal judge is to sentence the two bakers on July 3."),
    ],
)
def test_no_row(left: str, right: str) -> None:
    rows = compared(two(left + REST, REST.strip() + " " + right)).comparisons
    assert not [row for row in rows if row.rule.startswith("dates/one-deed")]


def test_a_passage_in_both_is_a_copy() -> None:
    text = "The judge set the sentencing of the two bakers of Port Ellery, who had hidden barges from the harbour board, for June 28 at noon."
    rows = compared(two(text + REST, text + REST)).comparisons
    assert not [row for row in rows if row.rule.startswith("dates/one-deed")]
