"""Bounds of figures: what number can stand under them, and can two stand for one?"""

from __future__ import annotations

from onrecord.model import Figure

SPREAD = 1.6
"""A bound stands for numbers up to this factor away: `more than 500` and 700 may be one count, `more than 500` and 2,000 not."""
ABOUT = 0.15
"""Two approximate numbers this close are one number said loosely."""


def numbered(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def value(figure: Figure) -> float:
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high or 0.0


def meet(x: Figure, y: Figure) -> bool:
    """Whether one number can stand under both, bounds read as their makers mean them."""
    a_low, a_high = reach(x)
    b_low, b_high = reach(y)
    return a_low <= b_high and b_low <= a_high


def reach(figure: Figure) -> tuple[float, float]:
    low, high = figure.low, figure.high
    if figure.bound == "about" and low is not None and high is not None:
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if low is None:
        return (high or 0.0) / SPREAD, high or 0.0
    if high is None:
        return low, low * SPREAD
    return low, high


def holds(figure: Figure, value: float) -> bool:
    low, high = reach(figure)
    return low <= value <= high


def near(x: Figure, y: Figure) -> bool:
    a, b = sorted((value(x), value(y)))
    return b <= a * SPREAD


def show(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
