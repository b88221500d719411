"""TIMEX3 values -> inclusive days and precision."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.calendar import day_range, precision_of

RANGES = [
    ("2031-05-06", "2031-05-06", "2031-05-06", "day"),
    ("2031-05-06T16:30", "2031-05-06", "2031-05-06", "time"),
    ("2031-05-06TNI", "2031-05-06", "2031-05-06", "time"),
    ("2032-02", "2032-02-01", "2032-02-29", "month"),
    ("2031", "2031-01-01", "2031-12-31", "year"),
    ("203", "2030-01-01", "2039-12-31", "decade"),
    ("19", "1900-01-01", "1999-12-31", "century"),
    ("2031-SU", "2031-06-01", "2031-08-31", "season"),
    ("2030-WI", "2030-12-01", "2031-02-28", "season"),
    ("2031-Q4", "2031-10-01", "2031-12-31", "season"),
    ("2031-H1", "2031-01-01", "2031-06-30", "season"),
    ("2031-W18", "2031-04-28", "2031-05-04", "week"),
    ("2031-W18-WE", "2031-05-03", "2031-05-04", "week"),
    ("2031-W18-3", "2031-04-30", "2031-04-30", "day"),
    ("1950/1953", "1950-01-01", "1953-12-31", "year"),
    ("2031-05/2031-06-03", "2031-05-01", "2031-06-03", "month"),
    ("P8M", None, None, "vague"),
    ("PAST_REF", None, None, "vague"),
    ("XXXX-04-26", None, None, "day"),
    ("XXXX-WXX-1", None, None, "vague"),
    ("BC0480", None, None, "year"),
    ("2031-02-30", None, None, "day"),
    ("2031-W60", None, None, "week"),
    ("", None, None, "vague"),
]


@pytest.mark.parametrize(("value", "first", "last", "precision"), RANGES)
def test_ranges(value: str, first: str | None, last: str | None, precision: str) -> None:
    assert day_range(value) == (first, last)
    assert precision_of(value) == precision


@given(st.dates())
def test_a_day_lies_in_its_month_its_week_and_its_year(day: date) -> None:
    year, week, weekday = day.isocalendar()
    text = day.isoformat()
    for value in (text, text[:7], text[:4], text[:3], text[:2], f"{year:04d}-W{week:02d}", f"{year:04d}-W{week:02d}-{weekday}"):
        first, last = day_range(value)
        if first is not None and last is not None:
            assert first <= text <= last


@given(st.text(alphabet="0123456789-WXQHTPBC/SUE", max_size=14))
def test_any_value_gives_both_ends_or_none(value: str) -> None:
    first, last = day_range(value)
    assert precision_of(value)
    if "/" not in value:
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last
