"""Printed time expression + what the text has said so far -> its TIMEX3 reading.

One reader a kind of expression, in one table. A reader that cannot read its expression gives None and nothing is recorded: an expression
is never given a value by default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.annotating import time_dates as dates
from onrecord.annotating import time_relatives as relatives
from onrecord.annotating import time_spans as spans
from onrecord.annotating.time_frame import Frame, Parts, Reading
from onrecord.annotating.time_patterns import Printed


def read_time(printed: Printed, frame: Frame) -> Reading | None:
    """The reading of one expression in its frame, None where it has none or lies beyond the calendar."""
    try:
        return READERS[printed.kind](printed.parts, frame)
    except OverflowError:
        return None


READERS: Mapping[str, Callable[[Parts, Frame], Reading | None]] = {
    "iso": dates.read_iso,
    "numeric": dates.read_numeric,
    "date": dates.read_day,
    "bare-day": dates.read_bare_day,
    "month": dates.read_month,
    "relative-month": dates.read_relative_month,
    "week-of": dates.read_week_of,
    "year": dates.read_year,
    "years": dates.read_years,
    "bc": dates.read_era_year,
    "short-year": dates.read_short_year,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "quarter": relatives.read_quarter,
    "season": relatives.read_season,
    "weekday": relatives.read_weekday,
    "today": relatives.read_today,
    "holiday": dates.read_holiday,
    "part-relative": relatives.read_part_relative,
    "weekend": relatives.read_weekend,
    "ago": relatives.read_ago,
    "shift": relatives.read_shift,
    "period": relatives.read_period,
    "window": relatives.read_window,
    "unit": relatives.read_unit,
    "duration": spans.read_duration,
    "set": spans.read_repeated,
    "clock": spans.read_clock,
    "part": spans.read_part,
    "reference": spans.read_reference,
}
"""Every kind of pattern has its reader."""
