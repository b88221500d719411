"""Intervals -> shapes on an axis: the dot-and-range chart.

What enters: figures of one measure. What leaves: an axis with ticks, and for each figure its shapes and its label, all in per cent of the
plot's width. Rule: a bound is drawn as a bound: an open end runs to the edge of the plot with an arrow, because no end is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import Literal

from onrecord.model import Figure
from onrecord.rendering.marks import number
from onrecord.rendering.words import cut

# Per cent of the width kept free left and right of the data, so that an arrow has room.
PAD = 8.0
# Values that span more than this ratio can't be told apart on a linear axis 500 px wide: ten of them would share one pixel.
LOG_RATIO = 500.0
# A linear axis starts above 0 when all values lie in the upper part of it: the lowest at more than this share of the highest.
CUT_SHARE = 0.7
# The narrowest plot (a phone's) in pixels and the mean width of a character at 13.5 px bold: decides where a label fits.
_PLOT_WIDTH = 340.0
_CHARACTER = 7.4
LABEL = 34


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """`low` and `high` are the values at PAD and 100 - PAD; `cut` when a linear axis doesn't start at 0."""

    low: float
    high: float
    log: bool
    cut: bool
    ticks: tuple[Tick, ...]

    def at(self, value: float) -> float:
        """A value's place in per cent of the width."""
        if self.log:
            part = (log10(max(value, self.low)) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            part = (value - self.low) / (self.high - self.low)
        return round(PAD + part * (100 - 2 * PAD), 2)


@dataclass(frozen=True, slots=True)
class Plot:
    """One row's shapes: a dot at `dot` (solid, hollow, or ringed for about), a bar from `bar[0]` to `bar[1]`, an arrow from the dot to an
    edge.

    The label stands right of `label_at`, left of it, or above it (`start`, `end`, `above-start`, `above-end`).
    """

    dot: float | None
    style: Literal["solid", "hollow", "ringed"]
    bar: tuple[float, float] | None
    arrow: Literal["", "left", "right"]
    label: str
    label_at: float
    label_side: Literal["start", "end", "above-start", "above-end"]


def axis_of(intervals: Sequence[tuple[float | None, float | None]]) -> Axis | None:
    """The axis that holds all given ends; None when no figure has a number."""
    ends = sorted({end for interval in intervals for end in interval if end is not None})
    if not ends:
        return None
    if ends[0] > 0 and ends[-1] / ends[0] > LOG_RATIO:
        return _log_axis(ends[0], ends[-1])
    cut_axis = ends[0] > CUT_SHARE * ends[-1] and len(ends) > 1
    bottom = ends[0] if cut_axis else min(0.0, ends[0])
    step = _step(ends[-1] - bottom or abs(ends[-1]) or 1.0)
    low = floor(bottom / step) * step
    if cut_axis and low == ends[0]:
        low = max(0.0, low - step)
    high = max(ceil(ends[-1] / step) * step, low + step)
    count = round((high - low) / step)
    axis = Axis(low, high, False, cut_axis and low > 0, ())
    values = [round(low + i * step, 10) for i in range(count + 1)]
    return replace(axis, ticks=_ticks(axis, values))


def _log_axis(lowest: float, highest: float) -> Axis:
    first, last = floor(log10(lowest)), ceil(log10(highest))
    axis = Axis(10.0**first, 10.0**last, True, False, ())
    return replace(axis, ticks=_ticks(axis, [10.0**e for e in range(first, last + 1)]))


def _ticks(axis: Axis, values: Sequence[float]) -> tuple[Tick, ...]:
    """As many ticks as have room for their labels on the narrowest plot, evenly spaced from the first."""
    labels = [_short(value) for value in values]
    room = _PLOT_WIDTH * (1 - 2 * PAD / 100) / max(1, len(values) - 1)
    every = max(1, ceil((max(len(label) for label in labels) * _CHARACTER + 8) / room))
    return tuple(Tick(axis.at(value), label) for value, label in list(zip(values, labels, strict=True))[::every])


def _short(value: float) -> str:
    """`2.5m`, `1bn`, as news prints large numbers; smaller ones in full."""
    for power, sign in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= power:
            return f"{number(value / power)}{sign}"
    return number(value)


def _step(extent: float) -> float:
    """A round step that gives three to six ticks: 1, 2, 2.5 or 5 times a power of ten."""
    raw = extent / 5
    power = 10.0 ** floor(log10(raw))
    return next(m * power for m in (1.0, 2.0, 2.5, 5.0, 10.0) if m * power >= raw * 0.999)


def plot(figure: Figure, printed: str, axis: Axis | None) -> Plot:
    """The shapes of one figure. A figure without a number has only its words."""
    label = cut(printed, LABEL)
    low, high = figure.low, figure.high
    if axis is None or (low is None and high is None):
        return Plot(None, "solid", None, "", label, PAD, "start")
    if low is not None and high is not None and low != high:
        bar = (axis.at(low), axis.at(high))
        at, side = _label(bar[0], bar[1], "", label)
        return Plot(None, "solid", bar, "", label, at, side)
    arrow: Literal["", "left", "right"] = ""
    if high is None:
        value, arrow = low, "right"
    elif low is None:
        value, arrow = high, "left"
    else:
        value = low
    dot = axis.at(value if value is not None else 0.0)
    style: Literal["solid", "hollow", "ringed"] = "solid"
    if figure.bound in ("more-than", "less-than"):
        style = "hollow"
    elif figure.bound == "about":
        style = "ringed"
    at, side = _label(dot, dot, arrow, label)
    return Plot(dot, style, None, arrow, label, at, side)


def _label(left: float, right: float, arrow: str, label: str) -> tuple[float, Literal["start", "end", "above-start", "above-end"]]:
    """Beside the mark where it fits on the narrowest plot without crossing an arrow, else above it."""
    width = (len(label) * _CHARACTER + 18) / _PLOT_WIDTH * 100
    if arrow != "right" and right + width <= 100:
        return right, "start"
    if arrow != "left" and left - width >= 0:
        return left, "end"
    if left < 50:
        return min(left, max(0.0, 100 - width)), "above-start"
    return max(right, min(100.0, width)), "above-end"
