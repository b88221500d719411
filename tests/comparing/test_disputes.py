"""Who is set against whom: two parties that the reports name, each once, and two speakers only where each is named beside the words."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, two

NAMED = "The union said that the tank leaked oil into the harbour."
DENIAL = "The harbour trust denied that the tank leaked oil into the harbour."


def conflicts(reports: Reports, dimension: str) -> int:
    return sum(c.verdict == "conflict" and c.dimension == dimension for c in compared(reports).comparisons)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(NAMED, DENIAL, 1, id="two-parties"),
        pytest.param("The tank leaked oil into the harbour.", DENIAL, 0, id="the-outlet-is-no-party"),
        pytest.param(
            "Ms Lund said that the mayor won the vote in Orm.", "Mr Brandt said that the ferry lost six ropes in Orm.", 0, id="two-matters"
        ),
        pytest.param("The harbour trust has denied leaking oil into the harbour.", DENIAL, 0, id="a-denial-is-no-assertion"),
    ],
)
def test_a_dispute_is_between_parties(left: str, right: str, expected: int) -> None:
    assert conflicts(two(left, right), "status") == expected


def test_a_dispute_that_three_papers_print_alike_is_shown_once() -> None:
    both = f"{NAMED} {DENIAL}"
    reports = tuple((outlet, both, "2031-05-06") for outlet in ("Courier", "Post", "Herald"))
    assert conflicts(reports, "status") == 1


WORDS = "“The harbour will be closed to every ship of the northern line until the inquiry ends in the spring,”"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(f"{WORDS} Mara Lund said.", f"{WORDS} Ivo Brandt said.", 1, id="two-persons"),
        pytest.param(f"{WORDS} Mara Lund said.", f"{WORDS} the northern harbour secretary said.", 0, id="an-office"),
        pytest.param(f"{WORDS} Mara Lund said.", f"{WORDS} according to the Lissen Herald.", 0, id="a-paper"),
        pytest.param(f"{WORDS} Mara Huntsman said.", f"{WORDS} Huntman said.", 0, id="a-slip"),
        pytest.param(
            f"{WORDS} Mara Lund said.", f"Ivo Brandt asked Mara Lund about the ships. He smiled. {WORDS} she said.", 0, id="whose-pronoun"
        ),
    ],
)
def test_words_have_two_speakers_only_where_both_are_named(left: str, right: str, expected: int) -> None:
    assert conflicts(two(left, right), "attribution") == expected


@pytest.mark.parametrize(
    ("left", "right", "days", "expected"),
    [
        pytest.param(
            "The two towns signed the water treaty on May 4.",
            "The two towns signed the water treaty on May 9.",
            ("2031-05-20", "2031-05-20"),
            1,
            id="two-days",
        ),
        pytest.param(
            "The two towns signed the water treaty on Friday.",
            "The two towns signed the water treaty on Friday.",
            ("2031-05-06", "2031-05-20"),
            0,
            id="one-weekday",
        ),
        pytest.param(
            "The two towns signed the water treaty on May 9.",
            "The two towns signed the water treaty last week.",
            ("2031-05-11", "2031-05-11"),
            0,
            id="last-week-on-a-sunday",
        ),
        pytest.param(
            "The two towns signed the water treaty on May 9.",
            "The two towns signed the water treaty in May 2004.",
            ("2031-05-11", "2031-05-11"),
            0,
            id="years-apart",
        ),
    ],
)
def test_dates_conflict_by_what_is_printed(left: str, right: str, days: tuple[str, str], expected: int) -> None:
    assert conflicts(two(left, right, days=days), "date") == expected
