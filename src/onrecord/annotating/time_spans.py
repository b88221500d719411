"""Durations, sets, times of day and vague references -> their readings."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotating.time_frame import Frame, Parts, Reading
from onrecord.annotating.time_values import duration_value
from onrecord.annotating.time_words import codes, number_of, ordinal_of, unit_of

_OF_TODAY = frozenset({"noon", "midday", "overnight"})
"""Parts of a day that without an article and a day are those of the day of writing."""


def read_duration(parts: Parts, frame: Frame) -> Reading | None:
    if "age" in parts:
        return None
    unit = unit_of(parts["unit"])
    if "ordinal_number" in parts:
        place = ordinal_of(parts["ordinal_number"])
        return Reading("DURATION", (duration_value(float(place), unit),), "duration/ordinal") if place else None
    count = number_of(parts["number"]) if "number" in parts else None
    if count is None and unit == "DE" and "number" not in parts:
        return Reading("DURATION", ("PXDE",), "duration/vague")
    return Reading("DURATION", (duration_value(count, unit),), "duration")


def read_repeated(parts: Parts, frame: Frame) -> Reading | None:
    if "set" in parts:
        return Reading("SET", (codes("set")[parts["set"].lower()],), "set")
    return Reading("SET", (duration_value(number_of(parts["number"]), unit_of(parts["unit"])),), "set")


def read_clock(parts: Parts, frame: Frame) -> Reading | None:
    hour = int(number_of(parts["hour"]) or 0)
    half = parts.get("half", "").lower()[:1]
    if (half and not 1 <= hour <= 12) or hour > 24:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = "Z" if parts.get("zone") in ("GMT", "UTC", "Z") else ""
    return timed(f"T{hour:02d}:{int(parts.get('minute', 0)):02d}{zone}", frame, "clock")


def read_part(parts: Parts, frame: Frame) -> Reading | None:
    word = parts["part"].lower()
    if word in _OF_TODAY and frame.near_day is None and not frame.history:
        named = replace(frame, last_day=None)  # `by noon` in a report is noon of its day
    else:
        named = frame if "the" in parts else replace(frame, last_day=None, published=None)
    return timed(codes("part")[word], named, "part-of-day")


def timed(clock: str, frame: Frame, rule: str) -> Reading:
    """A time of the day that its sentence names, else of the day told last or of publication; `at night` is of none unless one is named."""
    day = frame.mentioned_day
    return Reading("TIME", (f"{day.value if day else 'XXXX-XX-XX'}{clock}",), rule)


def read_reference(parts: Parts, frame: Frame) -> Reading | None:
    return Reading("DATE", (codes("reference")[parts["reference"].lower()],), "reference")
