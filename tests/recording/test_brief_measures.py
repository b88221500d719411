"""Printed numbers of one count -> the sentence that tells it: the newest of each party, what it replaced, who gives which."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.recording.counted import Count, counted

from onrecord.model import Verdict
from onrecord.recording.brief_figures import casualty_lines, figure_lines
from onrecord.recording.brief_measures import measured, noun_of

Verdicts = Sequence[tuple[str, str, Verdict, str]]


def dead(name: str, report: str, number: int, *, by: str = "", day: str = "2031-05-05") -> Count:
    words = f"{by} said that {number} climbers were killed." if by else f"In all {number} climbers were killed."
    return Count(name, report, words, str(number), number, number, "climbers killed", by, day)


def sentence(rows: Sequence[Count], verdicts: Verdicts = (), *, condition: str = "kill") -> str:
    story, figures = counted(rows, verdicts)
    found = measured(story, list(figures.values()), counted="the number of deaths", condition=condition)
    assert found is not None
    text, told = found
    assert set(told) <= set(figures.values())
    return text


@pytest.mark.parametrize(
    ("rows", "verdicts", "text"),
    [
        (
            [dead("a", "Post", 9, by="The guard"), dead("b", "Mail", 12, by="The club")],
            [("a", "b", "conflict", "figures/two-sources")],
            "The number of deaths is 12 according to the club and 9 according to the guard.",
        ),
        (
            [dead("a", "Post", 9, by="The guard"), dead("b", "Mail", 12, by="The guard", day="2031-05-06")],
            [("a", "b", "updated", "figures/running")],
            "The number of deaths is 12 according to the guard, updated from 9.",
        ),
        (
            [dead("a", "Post", 9, by="The guard"), dead("b", "Mail", 9, by="The club")],
            [],
            "The number of deaths is 9 according to the club and the guard.",
        ),
        (
            [dead("a", "Post", 9), dead("b", "Mail", 12, day="2031-05-06")],
            [("a", "b", "updated", "figures/running")],
            "The number of deaths is 12 according to Mail, updated from 9.",
        ),
        (
            [dead("a", "Post", 9), dead("b", "Mail", 9, by="The guard")],
            [],
            "The number of deaths is 9 according to the guard.",
        ),
    ],
)
def test_who_gives_which_number(rows: list[Count], verdicts: Verdicts, text: str) -> None:
    assert sentence(rows, verdicts) == text


def test_a_corrected_toll_falls() -> None:
    rows = [
        dead("old", "Post", 31, by="The guard"),
        dead("new", "Mail", 30, by="The guard", day="2031-05-07"),
        dead("first", "Echo", 14, by="The guard", day="2031-05-04"),
    ]
    found = sentence(rows, [("old", "new", "updated", "figures/superseded"), ("first", "old", "updated", "figures/running")])
    assert found == "The number of deaths is 30 according to the guard, updated from 31 and 14."


def test_one_partys_number_is_not_replaced_by_anothers_that_it_repeats_later() -> None:
    rows = [
        dead("low", "Post", 9, by="The guard"),
        dead("high", "Mail", 12, by="The club", day="2031-05-06"),
        dead("again", "Echo", 9, by="The guard", day="2031-05-07"),
    ]
    found = sentence(rows, [("low", "high", "updated", "figures/running")])
    assert "9 according to the guard" in found
    assert "updated" not in found


def test_two_numbers_of_a_party_that_nothing_puts_in_order_both_stand() -> None:
    rows = [
        Count("a", "Post", "The guard said that 40 huts burned.", "40", 40, 40, "huts burned", "The guard"),
        Count("b", "Mail", "The guard said that 55 huts burned.", "55", 55, 55, "huts burned", "The guard"),
    ]
    assert sentence(rows, condition="") == "The number of deaths is 40 according to the guard and 55 according to the guard."


def test_an_open_end_says_no_more_than_the_number_that_its_party_gives() -> None:
    rows = [
        Count("a", "Post", "The guard said that more than 50 huts burned.", "50", 50, None, "huts burned", "The guard", bound="more-than"),
        Count("b", "Mail", "The guard said that 55 huts burned.", "55", 55, 55, "huts burned", "The guard"),
    ]
    assert sentence(rows, condition="") == "The number of deaths is 55 according to the guard."


@pytest.mark.parametrize(
    ("label", "unit", "noun"),
    [
        ("doubtful ballots", None, "the number of doubtful ballots"),
        ("soldiers killed or wounded", None, "the number of soldiers killed or wounded"),
        ("tonnes of salt", "t", "the amount of salt"),
        ("percent turnout", "%", "the turnout"),
        ("people", None, None),
        ("kilometres evacuation radius widened", "km", None),
        ("brought", None, None),
        ("kilogram", "kg", None),
        ("percent of the vote", "%", None),
        ("Lund spoke", None, None),
        ("tonnes salt widened", "t", None),
    ],
)
def test_a_label_heads_a_sentence_only_as_a_noun(label: str, unit: str | None, noun: str | None) -> None:
    story, figures = counted([Count("n", "Post", "There were 9 of them.", "9", 9, 9, label, unit=unit, unit_text=unit)])
    assert noun_of(story, list(figures.values()), condition="", label=label, people=True) == noun


@pytest.mark.parametrize(("condition", "noun"), [("kill", "the number of deaths"), ("miss", "the number of people missing")])
def test_a_condition_of_people_names_the_count(condition: str, noun: str) -> None:
    story, figures = counted([dead("a", "Post", 9)])
    assert noun_of(story, list(figures.values()), condition=condition, label="x y z", people=True) == noun


def test_a_count_without_a_noun_is_told_in_printed_sentences() -> None:
    rows = [
        Count("a", "Post", "The guard said that the closed ring was widened to 5 kilometres.", "5", 5, 5, "kilometres ring widened", "The guard",
              unit="km", unit_text="kilometres"),
        Count("b", "Mail", "The club said that the closed ring was widened to 3 kilometres.", "3", 3, 3, "kilometres ring widened", "The club",
              unit="km", unit_text="kilometres"),
    ]  # fmt: skip
    story, _ = counted(rows, [("a", "b", "conflict", "figures/x")])
    texts = [line.text for line in figure_lines(story)]
    assert not any(text.startswith("Kilometres") for text in texts)
    assert all(text.count(" said ") >= 1 for text in texts)


def test_the_dead_are_told_in_one_line() -> None:
    rows = [dead("a", "Post", 9, by="The guard"), dead("b", "Mail", 12, by="The club"), dead("c", "Echo", 12)]
    story, _ = counted(rows, [("a", "b", "conflict", "figures/x"), ("b", "c", "agree", "figures/x")])
    lines = list(casualty_lines(story))
    assert [line.text for line in lines] == ["The number of deaths is 12 according to the club and 9 according to the guard."]
    assert {a.article for line in lines for a in line.evidence} == {"aPost", "aMail", "aEcho"}


def test_small_numbers_that_one_report_gives_beside_the_toll_are_no_toll() -> None:
    toll = [dead("a", "Post", 90, by="The guard"), dead("b", "Mail", 120, by="The club")]
    lone = [dead("d", "Echo", 3, by="The nurse"), dead("e", "Echo", 2, by="The guide")]
    both: tuple[str, str, Verdict, str] = ("a", "b", "conflict", "figures/x")
    told: tuple[str, str, Verdict, str] = ("d", "e", "conflict", "figures/x")
    story, _ = counted([*toll, *lone], [both, told])
    assert [line.text for line in casualty_lines(story)] == [
        "The number of deaths is 120 according to the club and 90 according to the guard."
    ]
    alone, _ = counted(lone, [told])
    assert [line.text for line in casualty_lines(alone)] == [
        "The number of deaths is 3 according to the nurse and 2 according to the guide."
    ]
