"""Dates of acts that a number, an object or a doer ties; and renderings of one quotation."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, pairs, two


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "The board fined the line 3.2 million euros in August 2029.",
            "The 3.2 million euro fine was imposed in September 2029.",
            "conflict",
        ),
        ("Norway has held the Velm islands since 1978.", "The Velm islands have been held by Norway since 1979.", "conflict"),
        ("Norway has controlled the Velm islands since 1978.", "Norway has administered the Velm islands since 1979.", "conflict"),
        (
            "The two ports signed a code of conduct in Lissen in 2016.",
            "Under the code of conduct signed in Lissen in 2017, tugs report.",
            "conflict",
        ),
        ("The union wrote to the port about the crane in May.", "The union wrote to the port about the crane on 14 May.", "vaguer"),
        ("The board fined the line 90,000 euros in August 2029.", "The board fined the works 7,000 euros in September 2029.", None),
    ],
)
def test_dates_of_one_act(left: str, right: str, verdict: str | None) -> None:
    found = {v for *_, v in pairs(two(left, right, days=("2031-05-20", "2031-05-20")), "date")}
    assert found == ({verdict} if verdict else set())


def test_an_act_that_one_report_dates_twice_was_done_twice() -> None:
    left = "The board fined the line 3.2 million euros in August 2029. It fined the line 3.2 million euros again in March 2030."
    right = "The board fined the line 3.2 million euros in September 2029."
    assert "conflict" not in {v for *_, v in pairs(two(left, right), "date")}


def quoted(left: str, right: str) -> Reports:
    return two(f"“{left},” said Mayor Ana Okafor.", f"“{right},” Mayor Ana Okafor said.")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The harbour spoke to us and nobody wanted to listen", "The harbour talked to us and no one would hear it", "variant"),
        ("We are not leaving the quay until they tell us who paid", "We aren't leaving the quay until they say who paid", "variant"),
        ("The harbour spoke to us and nobody wanted to listen", "The harbour is closed and the boats are all in Velm", None),
        ("I want to thank you all very much", "I want to thank the crew of the tug", None),
    ],
)
def test_renderings(left: str, right: str, verdict: str | None) -> None:
    assert {v for *_, v in pairs(quoted(left, right), "wording")} == ({verdict} if verdict else set())


def test_other_speakers_say_other_things() -> None:
    reports = two(
        "“The harbour spoke to us and nobody wanted to listen,” said Mayor Ana Okafor.",
        "“The harbour talked to us and no one would hear it,” said the skipper, Ivo Lund.",
    )
    assert pairs(reports, "wording") == set()
