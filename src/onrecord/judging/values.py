"""What a person writes as the right value -> the value: a number with its bound, a TIMEX3 time, a day, a grade. Raises UsageError."""

from __future__ import annotations

import re
from datetime import date

from onrecord.errors import UsageError
from onrecord.model import Bound
from onrecord.model.calendar import day_range

_NUMBER = r"\d+(?:[,  ]\d{3})*(?:\.\d+)?"
_AMOUNT = re.compile(rf"(?P<words>[a-z-]+(?: [a-z]+)?)? *(?P<low>{_NUMBER})(?: *(?:to|and|-|–|\.\.) *(?P<high>{_NUMBER}))?")
_BOUNDS: dict[str, Bound] = {
    "": "exact", "exactly": "exact", "exact": "exact", "about": "about", "around": "about", "some": "about", "nearly": "about",
    "roughly": "about", "more than": "more-than", "more-than": "more-than", "over": "more-than", "at least": "at-least",
    "at-least": "at-least", "up to": "at-most", "at most": "at-most", "at-most": "at-most", "less than": "less-than",
    "less-than": "less-than", "under": "less-than", "fewer than": "less-than", "between": "range", "from": "range",
}  # fmt: skip
_GRADE = re.compile(r"(?P<source>[A-Fa-f])?\s*-?\s*(?P<item>[1-6])?")


def amount_of(value: str) -> tuple[float | None, float | None, Bound]:
    """`12`, `at least 3,000`, `up to 40`, `10 to 12` -> low, high and bound, as a printed figure has them."""
    match = _AMOUNT.fullmatch(" ".join(value.lower().split()))
    bound = _BOUNDS.get((match["words"] or "").strip()) if match else None
    if match is None or bound is None:
        raise UsageError(f"{value!r} is no figure: write 12, “at least 3,000”, “more than 40”, “up to 40”, “about 7” or “10 to 12”")
    low = _number(match["low"])
    if match["high"] is not None:
        high = _number(match["high"])
        if bound not in ("exact", "range", "about") or high < low:
            raise UsageError(f"{value!r} is no range from a smaller to a larger number")
        return low, high, "range"
    if bound == "range":
        raise UsageError(f"{value!r} has one end only: write “10 to 12”")
    if bound in ("at-most", "less-than"):
        return None, low, bound
    return low, None if bound in ("more-than", "at-least") else low, bound


def _number(text: str) -> float:
    return float(re.sub(r"[,  ]", "", text))


def when_of(value: str) -> str:
    """A TIMEX3 value that stands on the calendar: `2025-04-28`, `2025-04`, `2025-W17`, `2025-04-26/2025-04-28`, `2025-04-28T14:30`."""
    text = value.strip()
    try:
        first, last = day_range(text)
    except ValueError:
        first = last = None
    if first is None or last is None or first > last:
        raise UsageError(f"{value!r} is no date: write 2025-04-28, 2025-04, 2025, 2025-W17, or 2025-04-26/2025-04-28")
    return text


def day_of(value: str) -> str:
    """An ISO day."""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise UsageError(f"{value!r} is no day: write 2025-04-28") from None


def grade_of(value: str) -> str:
    """An Admiralty grade: A to F for the source, 1 to 6 for what it says, or both.

    >>> grade_of("b 2"), grade_of("C"), grade_of("6")
    ('B2', 'C', '6')
    """
    match = _GRADE.fullmatch(value.strip())
    if match is None or not (match["source"] or match["item"]):
        raise UsageError(f"{value!r} is no grade: A to F for a source, 1 to 6 for what it says, or both, as in B2")
    return (match["source"] or "").upper() + (match["item"] or "")
