"""What a person writes as the right value."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.judging.values import amount_of, day_of, grade_of, when_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", (12, 12, "exact")),
        ("3,000", (3000, 3000, "exact")),
        ("At least 3,000", (3000, None, "at-least")),
        ("more than 40", (40, None, "more-than")),
        ("over 40", (40, None, "more-than")),
        ("up to 12000", (None, 12000, "at-most")),
        ("fewer than 20", (None, 20, "less-than")),
        ("about 2.5", (2.5, 2.5, "about")),
        ("10 to 12", (10, 12, "range")),
        ("between 10 and 12", (10, 12, "range")),
        ("10-12", (10, 12, "range")),
    ],
)
def test_amounts(written: str, value: tuple[float | None, float | None, str]) -> None:
    assert amount_of(written) == value


@pytest.mark.parametrize("written", ["", "many", "twelve", "12 boats", "12 to 10", "between 10", "at least 10 to 12", "-4"])
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match=r"figure|range|end"):
        amount_of(written)


@pytest.mark.parametrize("written", ["2031-05-06", "2031-05", "2031", "2031-W19", "2031-05-04/2031-05-06", "2031-05-06T14:30"])
def test_dates(written: str) -> None:
    assert when_of(f" {written} ") == written


@pytest.mark.parametrize("written", ["", "Monday", "2031-13-01", "2031-02-30", "P3D", "2031-05-06/2031-05-04", "PAST_REF"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="no date"):
        when_of(written)


def test_a_day_of_publication_is_one_day() -> None:
    assert day_of("2031-05-06") == "2031-05-06"
    with pytest.raises(UsageError, match="no day"):
        day_of("2031-05")


@pytest.mark.parametrize(("written", "grade"), [("B2", "B2"), ("b-2", "B2"), ("F", "F"), ("6", "6"), (" a 1 ", "A1")])
def test_grades(written: str, grade: str) -> None:
    assert grade_of(written) == grade


@pytest.mark.parametrize("written", ["", "G1", "A7", "2B", "AA"])
def test_what_is_no_grade_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="no grade"):
        grade_of(written)
