"""One matter that two reports tell, each in its own words."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import two
from tests.comparing.test_retold import rows

TOLD = [
    (
        "The county will build a memorial to the drowned sailors on the old quay.",
        "A memorial to the sailors will soon be built on the old quay.",
        "variant",
    ),
    (
        "The council closed the swing bridge in Velm after cracks were found in its northern pier.",
        "Cracks in the northern pier made the council shut the swing bridge, the harbour office said.",
        "variant",
    ),
    (
        "The dredger pumped 900 tonnes of gravel onto the beach at Lissen on 4 May 2031.",
        "The dredger pumped gravel onto the beach at Lissen.",
        "vaguer",
    ),
]
OTHERWISE = [
    (
        "Five divers died when the bell flooded, and 13 are missing, the port said.",
        "Thirteen divers died when the bell flooded, the guild said.",
    ),
    (
        "The price of herring rose in the northern markets in spring, and fishers were glad.",
        "Fishers were angry: in the northern markets the price of herring fell in spring.",
    ),
    ("Mayor Ana Okafor opened the new bridge in Velm.", "A tanker spilled oil below the new bridge in Velm."),
    (
        "The council closed the swing bridge after cracks were found in its northern pier.",
        "The council never closed the swing bridge after the cracks in its northern pier.",
    ),
    (
        "The dredger pumped 900 tonnes of gravel onto the beach at Lissen.",
        "The dredger pumped 400 tonnes of gravel onto the beach at Lissen.",
    ),
    (
        "The dredger pumped gravel onto the northern beach at Lissen on 4 May 2031.",
        "The dredger pumped gravel onto the northern beach at Lissen on 19 June 2031.",
    ),
    (
        "The dredger pumped gravel onto the northern beach at Lissen.",
        "The dredger may pump gravel onto the northern beach at Lissen.",
    ),
    (
        "Ada Bright will be taken to the harbour court in Velm on Friday.",
        "Ivo Lund will be taken to the harbour court in Velm on Friday.",
    ),
]


@pytest.mark.parametrize(("left", "right", "verdict"), TOLD)
def test_one_matter_in_two_wordings(left: str, right: str, verdict: str) -> None:
    assert verdict in {v for *_, v in rows(two(left, right), "wording/aligned")}


@pytest.mark.parametrize(("left", "right"), OTHERWISE)
def test_what_differs_in_who_when_how_many_or_whether_is_no_second_wording(left: str, right: str) -> None:
    assert not rows(two(left, right), "wording/aligned")


def test_what_is_only_meant_is_not_the_deed_done() -> None:
    plan = "The council plans to close three seaside theatres"
    told = rows(
        two(
            f"{plan}, the paper said. Actors protested outside the council building on Wednesday.",
            "The council closed three seaside theatres last year after actors protested outside the council building.",
        ),
        "wording/aligned",
    )
    assert told
    assert plan not in [left for left, _, _ in told]
