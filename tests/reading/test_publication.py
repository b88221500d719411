"""The publication day: its basis, the earliest day that the text allows, and doubts."""

from __future__ import annotations

import pytest

from onrecord.model import Published
from onrecord.reading.facts import Facts
from onrecord.reading.publication import published
from onrecord.reading.zones import zone

# 2025-03-02 is a Sunday.
LEAD = "The bridge over the Lissen is closed, the council says."


def day_of(text: str, facts: Facts | None = None) -> Published:
    return published(text, zone(text), facts or Facts())


@pytest.mark.parametrize(
    ("text", "facts", "value", "basis"),
    [
        (f" date 2025-03-04 {LEAD}", Facts(), "2025-03-04", "header"),
        (f"Bridge closed\n\nPublished: March 4, 2025\n\n{LEAD}", Facts(), "2025-03-04", "header"),
        (f"LISSEN, March 4, 2025 (AFP) - {LEAD}", Facts(), "2025-03-04", "dateline"),
        (LEAD, Facts(url="https://courier.example/2025/03/04/bridge"), "2025-03-04", "url"),
        (LEAD, Facts(url="http://web.archive.org/web/20260101000000/http://courier.example/2025/mar/04/bridge"), "2025-03-04", "url"),
        (f" date 2025-03-04 {LEAD}", Facts(date="2025-03-04", basis="given"), "2025-03-04", "given"),
        (LEAD, Facts(), None, "none"),
    ],
)
def test_value_and_basis(text: str, facts: Facts, value: str | None, basis: str) -> None:
    found = day_of(text, facts)
    assert (found.value, found.basis, found.doubt) == (value, basis, None)


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("In a letter on June 11, 2025, the company said the bridge was safe.", "2025-06-11"),
        ("The lease of November 7, 2023, holds. In its answer late on March 21, the company said it would pay nothing. It was inspected on March 3.", "2024-03-21"),
        ("This drawing made on August 5, 2024, shows the bridge.\n\nThe council closed it on January 15.", "2025-01-15"),
        ("The council closed it on January 15.", None),
        ("The bridge will reopen on May 9, 2025, the council says.", None),
        ("The answer is due by May 9, 2025.", None),
        ("The company withdrew from the May 9, 2025, debate it was invited to.", None),
    ],
)
def test_earliest_without_a_date(text: str, earliest: str | None) -> None:
    assert day_of(text) == Published(None, earliest, "none", None)


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the bridge Monday after two storms.",
        "The bridge was closed on Monday, the council says.",
        "The council announced late Monday that divers had found cracks.",
    ],
)
def test_a_weekday_told_as_past_that_is_tomorrow_is_a_doubt(text: str) -> None:
    found = day_of(f" date 2025-03-02 {text}")
    assert (found.value, found.earliest) == ("2025-03-02", "2025-03-03")
    assert found.doubt == "the text reports Monday as past, the header is a Sunday"


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the bridge Saturday.",
        "The bridge will be closed on Monday.",
        "The council meets on Monday to discuss the cracks.",
        "The council closed the bridge last Monday.",
        "A hearing scheduled Monday will settle it.",
        f"{LEAD}\n\n{LEAD}\n\nThe divers went down on Monday.",
    ],
)
def test_no_doubt(text: str) -> None:
    assert day_of(f" date 2025-03-02 {text}").doubt is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (f" date 2025-03-02 {LEAD} The council said on March 5 that it was safe.", "the text tells of 2025-03-05 as past, the header is 2025-03-02"),
        (f" date 2025-03-02 Bridge closed\n\nLissen City (UPI) Mar 6, 2025\n\n{LEAD}", "the dateline is of 2025-03-06, the header is 2025-03-02"),
        (f" date 2025-03-02 {LEAD}\n\nClosed pic.twitter.com/x — A B (@ab) March 4, 2025", "the text tells of 2025-03-04 as past, the header is 2025-03-02"),
    ],
)
def test_days_that_disagree(text: str, doubt: str) -> None:
    assert day_of(text).doubt == doubt


def test_a_dateline_of_the_day_before_is_ordinary() -> None:
    assert day_of(f" date 2025-03-02 Bridge closed\n\nLISSEN, March 1 (AFP) - {LEAD}").doubt is None


def test_given_day_against_the_header() -> None:
    found = day_of(f" date 2025-03-09 {LEAD}", Facts(date="2025-03-02", basis="given"))
    assert (found.value, found.doubt) == ("2025-03-02", "the header is of 2025-03-09, the date given is 2025-03-02")
