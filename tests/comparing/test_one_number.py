"""One number that two reports give of things of one name, whatever their clauses tell of it; two numbers of one name."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import compared, pairs, two

RANGES = [
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
]


@pytest.mark.parametrize(("left", "right", "verdict"), RANGES)
def test_the_same_two_bounds(left: str, right: str, verdict: str | None) -> None:
    assert {v for *_, v in pairs(two(left, right), "figure")} == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        pytest.param(
            "The museum has lined the quay with some 140 lanterns mocking the mayor.",
            "A shipyard paid for 140 lanterns on the way to the opera.",
            "vaguer",
            id="a-participle-of-one-clause",
        ),
        pytest.param(
            "The guild hung seven lanterns along the quay of the old shipyard.",
            "On the quay of the shipyard, seven lanterns were lit at dusk.",
            "agree",
            id="a-small-number-told-alike",
        ),
        pytest.param("The guild hung seven lanterns in the chapel.", "A bakery sold seven lanterns to tourists.", None, id="by-chance"),
        pytest.param(
            "At least 12 harbours were searched by divers before the regatta began.",
            "Divers searched for mines in 12 harbours before the regatta.",
            "vaguer",
            id="a-bound",
        ),
        pytest.param(
            "Of the weavers who fled, about 31,500 came as far as the looms of Lissen.",
            "The guild feeds about 31,500 weavers by the looms of Lissen.",
            "agree",
            id="without-its-noun",
        ),
        pytest.param(
            "The judge ordered the ledgers of 14 lace mills to be read again.",
            "Fourteen lace mills lost ledgers in the flood.",
            "agree",
            id="a-name-of-two-words",
        ),
        pytest.param(
            "Nine pupils were hurt when the bus left the road near the mill in Lissen.",
            "Nine pupils were rescued when the bus left the road near the mill in Lissen.",
            None,
            id="another-fate",
        ),
        pytest.param(
            "The prosecutor read from the 47-page complaint against the shipyard and its owner, Ana Brook.",
            "In a 48-page complaint the prosecutor accused the shipyard of Ana Brook of fraud.",
            "conflict",
            id="the-size-of-one-thing",
        ),
        pytest.param(
            "Boxes with 50,000 letters of the admiral were brought to the archive in Lissen.",
            "The mayor said that the archive had received 55,000 letters of the admiral.",
            "different-scope",
            id="close-numbers-of-one-name",
        ),
    ],
)
def test_one_number_of_things_of_one_name(left: str, right: str, verdict: str | None) -> None:
    found = {(c.verdict, c.rule) for c in compared(two(left, right)).comparisons if c.dimension == "figure"}
    assert {v for v, _ in found} == ({verdict} if verdict else set()), found


@pytest.mark.parametrize(
    "text",
    [
        "The tax rate in Lissen was 35 percent. With the duty on salt the combined rate was 45 percent.",
        "The yard earned 13 million crowns in 2029. It earned nearly 20 million crowns between 2024 and 2031.",
        "Divers counted 97 million oysters in the bay; about 14 percent of them were dead.",
        "Two hatches from deck five were locked, the skipper said.",
    ],
)
def test_other_numbers_of_one_report_are_no_change(text: str) -> None:
    rows = compared((("Courier", text, "2031-05-06"), ("Post", "Boats stayed in port.", "2031-05-06"))).comparisons
    assert not [c for c in rows if c.verdict == "updated"]
