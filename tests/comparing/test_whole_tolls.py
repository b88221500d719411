"""Tolls of the whole: later ones, bounds, two voices, parts of a toll, and who was hit."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import pairs, two

DAYS = ("2031-05-06", "2031-05-07")


@pytest.mark.parametrize(
    ("left", "right", "row"),
    [
        (
            "At least 18 people died when a market hall in Velm collapsed, the fire brigade said.",
            "The death toll from the collapse in Velm rose to 21, Doctor Ana Okafor said.",
            ("21", "At least 18 people", "updated"),
        ),
        (
            "The mayor said 21 people had died in the collapse.",
            "A county official spoke of between 20 and 24 deaths.",
            ("21 people", "between 20 and 24 deaths", "vaguer"),
        ),
        (
            "The collapse killed 21 people, police said.",
            "Doctor Ana Okafor said 21 people had died in the collapse.",
            ("21 people", "21 people", "agree"),
        ),
        (
            "The collapse left 44 others hurt, police said.",
            "Police said 44 people were hurt in the collapse.",
            ("44 others", "44 people", "agree"),
        ),
        (
            "The collapse killed 21 people, police said.",
            "The union of market traders speaks of 21 martyrs.",
            ("21 martyrs", "21 people", "agree"),
        ),
    ],
)
def test_two_tolls(left: str, right: str, row: tuple[str, str, str]) -> None:
    assert row in pairs(two(left, right, days=DAYS), "figure")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Police said 21 people had died in the raid. Nine of the agency's drivers are among the dead. The agency closed its office.",
            ("21 people", "Nine of the agency's drivers", "part-of"),
        ),
        ("Six men were shot at the fair on Sunday. Police said five men were wounded.", ("Six men", "five men", "part-of")),
        (
            "The hospital in Velm said 18 people died in the raid. "
            + "Trams stood still in the old town, and the bells of the harbour church rang until noon. " * 4
            + "A spokesman of the guild put the death toll at 40.",
            ("18 people", "40", "different-scope"),
        ),
    ],
)
def test_two_tolls_of_one_report(text: str, row: tuple[str, str, str]) -> None:
    found = pairs((("Courier", text, DAYS[0]),), "figure")
    assert {(*sorted(row[:2]), row[2])} <= found


@pytest.mark.parametrize(
    "told",
    [
        "Of the 60 traders carried to the clinic in Velm, 21 have died, Doctor Ana Okafor said.",
        "Twenty-one of the 60 traders carried to the clinic in Velm have died, Doctor Ana Okafor said.",
    ],
)
def test_those_of_whom_some_died_are_no_toll(told: str) -> None:
    rows = pairs(two("At least 18 people died when a market hall in Velm collapsed, police said.", told, days=DAYS), "figure")
    assert {row[2] for row in rows if "60" in row[0] + row[1]} == {"part-of"}


def test_the_number_of_one_kind_of_victims_is_no_toll() -> None:
    left, right = "The raid killed 21 people, police said.", "The raid killed 21 people, among them four nurses, and 4 nurses were hurt."
    assert not any(v == "conflict" for *_, v in pairs(two(left, right, days=DAYS), "figure"))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The blast happened at about 5 a.m. on Monday.", "The blast, at 7:40 a.m. on Monday, woke the town.", "conflict"),
        ("The stabbing happened around 4 p.m. on Monday.", "The stabbing took place about 4:20 p.m. on Monday.", "vaguer"),
        ("The blast happened at 5 a.m. on Monday.", "The explosion at 5 a.m. on Monday woke the town.", "agree"),
        ("The blast happened at 5 a.m. on Monday.", "The mayor told reporters of the blast at 9 a.m. on Monday.", None),
        ("The blast happened at 5 a.m. on Monday.", "A tanker crashed at 7 a.m. on Monday.", None),
    ],
)
def test_hours(left: str, right: str, verdict: str | None) -> None:
    rows = {v for a, b, v in pairs(two(left, right, days=DAYS), "date") if ".m" in a and ".m" in b}
    assert rows == ({verdict} if verdict else set())


def test_a_part_of_one_kind_is_not_the_other_reports_toll() -> None:
    left = "The raid killed 15 people, police said."
    right = "The ministry said 19 people died in the raid, among them 15 citizens of Norland."
    assert not any({a, b} == {"15 people", "15 citizens"} for a, b, _ in pairs(two(left, right, days=DAYS), "figure"))
