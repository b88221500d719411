"""Figure -> its interval in words: `about 4,000`, `400 to 500`; the printed words where it has no number."""

from __future__ import annotations

from onrecord.model import Bound, Figure
from onrecord.recording.story import Story

_WORDS: dict[Bound, str] = {
    "about": "about ",
    "more-than": "more than ",
    "at-least": "at least ",
    "at-most": "up to ",
    "less-than": "less than ",
}
_BEFORE = frozenset("$£€¥")


def amount(story: Story, figure: Figure) -> str:
    """Our writing of the interval: the bound in words, thousands set off, the printed unit after it."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return story.text(figure.anchor)
    if figure.unit is None and low is not None and 0 < low < 1:
        return story.text(figure.anchor)
    unit = figure.unit_text or ""
    if figure.unit == "%":
        unit = "%"
    elif figure.unit is None or unit.lower() in figure.measure.lower().split():
        unit = ""
    if low is not None and high is not None and low != high:
        return f"{_number(low)} to {_with_unit(_number(high), unit)}"
    value = high if low is None else low
    assert value is not None
    return _WORDS.get(figure.bound, "") + _with_unit(_number(value), unit)


def _with_unit(number: str, unit: str) -> str:
    if not unit:
        return number
    if unit[0] in _BEFORE:
        return unit + number
    return number + (unit if unit in ("%", "°") else f" {unit}")


def _number(value: float) -> str:
    """`14,000`, `2.4 million`, `0.5`."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and abs(value / size * 100 - round(value / size * 100)) < 1e-6:
            return f"{value / size:.2f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"
