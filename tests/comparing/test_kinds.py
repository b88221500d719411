"""Counts of two kinds of people, of two owners, and numbers that nobody gives, are no one count."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, pairs, two

ONE_COUNT = {"agree", "updated", "vaguer", "conflict"}


def verdicts(reports: Reports) -> set[str]:
    return {v for *_, v in pairs(reports, "figure")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Four farmers were killed in the raid, the Velm ministry said.",
            "Four soldiers of Dorvik were killed in the raid, the Dorvik army said.",
        ),
        (
            "Eleven soldiers were killed, the Velm ministry said. The Dorvik army said that three of its own soldiers had been killed.",
            "It rained.",
        ),
        ("Three nurses were killed in the fire, police said.", "Three of the nine guests are dead, the ministry said."),
        ("At least 16 people were killed, the mayor said. Dr Lund said that brought the number of farmers dead to five.", "It rained."),
        ("A widow of 70 had died of burns, the clinic said.", "Police said 16 people died of burns."),
        ("Police said 11 people were killed. An earlier version of this article said that 13 people were killed.", "It rained."),
    ],
)
def test_two_kinds_of_people_are_no_one_count(left: str, right: str) -> None:
    assert not verdicts(two(left, right)) & ONE_COUNT


def test_a_kind_that_is_all_of_its_report_agrees_with_people() -> None:
    left, right = "Police said nine sailors were killed in the fire.", "The ministry said nine people were killed in the fire."
    assert verdicts(two(left, right)) == {"agree"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mill has 500 clerks, of whom 350 are on strike, the guild says. Lund Mills puts the number at 140.",
            {("350", "500 clerks", "part-of"), ("140", "350", "conflict")},
        ),
        (
            "The guild says that 900 people marched, 40 of them masked. The police put the number at 700.",
            {("40", "900 people", "part-of"), ("700", "900 people", "conflict")},
        ),
    ],
)
def test_a_number_is_held_against_the_part_that_the_sentence_before_tells(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert pairs(two(text, "It rained in Lissen."), "figure") == expected


def test_no_pronoun_is_named_as_who_gives_a_number() -> None:
    text = "The guild called the offer six percent on Friday. It now calls it five percent. He counted 40 clerks. She counted 90 clerks."
    for row in compared(two(text, "It rained in Lissen.")).comparisons:
        assert not {"by It", "by He", "by She"} & {row.reason[i : i + n] for i in range(len(row.reason)) for n in (5, 6)}
