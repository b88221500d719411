"""Explicit days in text, dates as data, and days in addresses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.dates import day_of_url, parse_day, scan


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("on April 28, 2025, it", [(2025, 4, 28)]),
        ("on 28 April 2025", [(2025, 4, 28)]),
        ("the 3rd of March 2025", [(2025, 3, 3)]),
        ("Sept. 3", [(None, 9, 3)]),
        ("SEPT. 3, 2024", [(2024, 9, 3)]),
        ("2025-04-28T10:00:00Z", [(2025, 4, 28)]),
        ("28/04/2025 and 04/28/2025", [(2025, 4, 28), (2025, 4, 28)]),
        ("04/05/2025", []),
        ("in March 2025", [(2025, 3, None)]),
        ("March 4,000 soldiers", []),
        ("February 30, 2025", []),
        ("She may 5 times", []),
        ("version 2.4.2025 of May 31st", [(None, 5, 31)]),
        ("at May 5:30", []),
    ],
)
def test_scan(words: str, found: list[tuple[int | None, int, int | None]]) -> None:
    assert [(m.year, m.month, m.day) for m in scan(words)] == found


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-10-16T17:42:00+02:00", "2025-10-16"),
        ("2025-10-16T23:59:59-11:00", "2025-10-16"),
        ("Thu, 16 Oct 2025 17:42:00 +0200", "2025-10-16"),
        ("20251016", "2025-10-16"),
        (1760572800, "2025-10-16"),
        ("1760572800000", "2025-10-16"),
        (date(2025, 10, 16), "2025-10-16"),
        ("2025-13-16", None),
        ("soon", None),
        (None, None),
        (True, None),
    ],
)
def test_parse_day(value: object, day: str | None) -> None:
    assert parse_day(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2025/10/16/x", "2025-10-16"),
        ("https://a.example/x-20251016.html", "2025-10-16"),
        ("https://a.example/2025-10-16-x", "2025-10-16"),
        ("https://web.archive.org/web/20260101000000/https://a.example/x", None),
        ("https://a.example/article/4412345678", None),
        (None, None),
    ],
)
def test_day_of_url(url: str | None, day: str | None) -> None:
    assert day_of_url(url) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for form in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        assert [m.iso for m in scan(f"on {form}.")] == [day.isoformat()]
        assert parse_day(form) == day.isoformat()
