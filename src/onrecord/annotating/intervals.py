"""Numerals -> quantities: an interval with its bound and its unit, still without what it counts.

Joins two numerals to a range, hands a magnitude or a unit from one end to the other (`10 to 12 million dollars`), and reads the words
beside the number that bound it (`just over`, `or more`). A range has both ends whatever word stands before it; a strict bound wins over
`about`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotating.numbers import Numeral, numerals, scaled
from onrecord.annotating.units import Unit, magnitude_of, unit_of
from onrecord.lexicon import table
from onrecord.model import Bound


@dataclass(frozen=True, slots=True)
class BoundRow:
    """A row of `bounds.toml`."""

    phrase: str
    side: str
    bound: str
    example: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of `changes.toml`: a verb or noun after which `from … to …` names two states, not a range."""

    lemma: str
    example: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """`start` and `end` cover number, unit and bounding words; `first` and `last` are the numerals, with offsets of the bare numbers.

    `prefix` holds the bounding words that stand before, lower case and joined, for readers who must look at their syntax.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    bound: Bound
    unit: Unit | None
    first: Numeral
    last: Numeral
    prefix: str
    rule: str


_JOIN = re.compile(r"(?P<dash>\s?[-\u2010-\u2015]\s?)|(?P<to>\s?-?\s?\bto\b[ -]-?)|(?P<conj>\s(?:and|or)\s)")
_DASH_OR = re.compile(r"-?\s+(?:and|or|to)\s+")
_BETWEEN = re.compile(r"\b(?P<word>between|from)(?:\s+(?:about|around|roughly|an estimated|some|approximately))?\s*$", re.IGNORECASE)
_LONGEST_BOUND = 24
"""Code points of the longest bounding phrase, with room for the space."""
_MAX_STACK = 4
_PREPOSITIONS = frozenset({"under", "over", "above", "below", "beyond", "about", "around"})
"""Before `a 5,000-crown bond` these govern the noun and bound no number."""
_STRICT = {"more-than": 3, "at-least": 3, "at-most": 3, "less-than": 3, "about": 1, "exact": 0}
_SMALL = 20
"""`six or seven clerks`: two small numbers one apart, joined by `or`, are a range."""


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {row.phrase: row.bound for row in table("bounds", BoundRow) if row.side == "before"}
    ordered = sorted(rows, key=lambda p: (-len(p), p))
    words = "|".join(re.escape(p) for p in ordered if p[0].isalpha())
    signs = "|".join(re.escape(p) for p in ordered if not p[0].isalpha())
    return re.compile(rf"(?:(?<![^\W_])(?<!-)(?P<words>{words})[\s\u00a0]+|(?P<signs>{signs}|c\.)\s?)(?:an?\s+)?$", re.IGNORECASE), rows


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {row.phrase: row.bound for row in table("bounds", BoundRow) if row.side == "after"}
    ordered = sorted(rows, key=lambda p: (-len(p), p))
    return re.compile(r"[ \u00a0]?(?P<phrase>" + "|".join(re.escape(p) for p in ordered) + r")(?![^\W_])", re.IGNORECASE), rows


def quantities(
    text: str, start: int = 0, end: int | None = None, *, skip: Sequence[Numeral] = (), changes: Callable[[int], bool] | None = None
) -> tuple[Quantity, ...]:
    """The quantities printed in `text[start:end]`: `between 10 and 12 million dollars` -> one range in USD.

    `skip` are numerals that count nothing; `changes` tells of an offset whether a change stands before it (`rose from 5 to 7`).
    """
    limit = len(text) if end is None else end
    left_out = {(n.start, n.end) for n in skip}
    found = [n for n in numerals(text, start, limit) if (n.start, n.end) not in left_out]
    out: list[Quantity] = []
    i, floor = 0, start
    while i < len(found):
        first = found[i]
        second = found[i + 1] if i + 1 < len(found) else None
        joined = _range(text, first, second, floor, limit, changes) if second is not None else None
        quantity = joined or _single(text, first, floor, limit)
        out.append(quantity)
        floor = quantity.end
        i += 2 if joined else 1
    return _shared_units(text, out)


def _single(text: str, numeral: Numeral, floor: int, limit: int) -> Quantity:
    unit = unit_of(text, numeral, limit=limit)
    value, end = numeral.value, numeral.end
    if unit is None:
        scale, end = magnitude_of(text, numeral, limit=limit)
        if value is not None:
            value = scaled(value, scale)
        if scale > 1:
            numeral = replace(numeral, end=end, value=value, magnitude=scale, ambiguous=False, letters="")
            unit = unit_of(text, numeral, limit=limit)
    elif value is not None:
        value = scaled(value, unit.scale)
    at = unit.start if unit else numeral.start
    prefix, start, bound = _bound_before(text, at, floor)
    stop = unit.end if unit else end
    bound, stop = _bound_after(text, end, stop, limit, bound)
    low, high = _interval(bound, value)
    if value is None:
        return Quantity(start, stop, None, None, "about", unit, numeral, numeral, prefix, "figures/vague")
    return Quantity(start, stop, low, high, bound, unit, numeral, numeral, prefix, f"figures/{bound}")


def _interval(bound: Bound, value: float | None) -> tuple[float | None, float | None]:
    if value is None:
        return None, None
    if bound in {"more-than", "at-least"}:
        return value, None
    if bound in {"less-than", "at-most"}:
        return None, value
    return value, value


def _bound_before(text: str, at: int, floor: int) -> tuple[str, int, Bound]:
    """The bounding words before `at`, where they begin, and the strictest bound among them."""
    pattern, rows = _before()
    best: Bound = "exact"
    words: list[str] = []
    start = at
    for _ in range(_MAX_STACK):
        window = max(floor, start - _LONGEST_BOUND - 4)
        match = pattern.search(text[window:start])
        if match is None:
            break
        phrase = (match["words"] or match["signs"]).lower()
        bound = rows[phrase]
        if phrase in _PREPOSITIONS and not match.group().lower().strip().endswith(phrase):
            break
        if bound != "exact" and _STRICT[bound] <= _STRICT[best] and best != "exact":
            break
        if _STRICT[bound] > _STRICT[best]:
            best = bound  # type: ignore[assignment]
        words.insert(0, phrase)
        start = window + match.start()
    return " ".join(words), start, best


def _bound_after(text: str, number_end: int, end: int, limit: int, bound: Bound) -> tuple[Bound, int]:
    """A bound behind the number or behind its unit: `3,000 or more`, `30 years or more`."""
    pattern, rows = _after()
    for at in (number_end, end):
        match = pattern.match(text, at, limit)
        if match is None:
            continue
        phrase = match["phrase"].lower()
        if phrase in {"plus", "odd", "minimum", "max", "maximum", "tops", "more or less"} and at != number_end:
            continue
        if phrase == "+" and re.match(r"\s?\d", text[match.end() : match.end() + 2]):
            continue
        if phrase in {"plus", "and more"} and re.match(r"\s+(?:a|the|an|than|\d)\b", text[match.end() : match.end() + 6]):
            continue
        if phrase in {"at least", "at most", "roughly", "approximately", "at the least", "at the most"} and re.match(
            r"\s+\w", text[match.end() : match.end() + 3]
        ):
            continue
        new = rows[phrase]
        if _STRICT[new] > _STRICT[bound] or bound == "exact":
            return new, max(end, match.end())  # type: ignore[return-value]
    return bound, end


def bound_behind(text: str, at: int, limit: int) -> tuple[Bound, int] | None:
    """`or more`, `or so` behind the counted noun (`40 houses or more`)."""
    pattern, rows = _after()
    match = pattern.match(text, at, limit)
    if match is None or not match["phrase"].lower().startswith(("or ", "and ")) or match["phrase"].lower() == "and more":
        return None
    return rows[match["phrase"].lower()], match.end()  # type: ignore[return-value]


def _range(text: str, first: Numeral, second: Numeral, floor: int, limit: int, changes: Callable[[int], bool] | None) -> Quantity | None:
    """Two numerals as one range, or None."""
    if first.value is None or second.value is None or second.start - first.end > 40:
        return None
    one, two = unit_of(text, first, limit=limit), unit_of(text, second, limit=limit)
    left, right = (one.end if one else first.end), (two.start if two else second.start)
    if first.ambiguous and not one:
        left += 1
    if right <= first.end:
        return None
    gap = text[left:right] if left < right else text[first.end : right]
    if second.value < 0 and text[second.start] in "-\u2212" and one is None and not gap.strip():
        return None
    if text[second.start] in "-\u2013\u2212" and not gap:
        return None
    join = _JOIN.fullmatch(gap)
    if join is None:
        return None
    start = one.start if one else first.start
    before = _BETWEEN.search(text[max(floor, start - 40) : start])
    opened = before["word"].lower() if before else ""
    if before and opened == "from" and changes is not None and changes(max(floor, start - 40) + before.start()):
        return None
    if join["conj"] and not (opened == "between" and "and" in gap) and not _adjacent(first, second, gap):
        return None
    if one is not None and two is None and one.kind != "money":
        return None
    if one is not None and two is not None and not opened and changes is not None and changes(start):
        return None
    first, second = _shared_magnitude(first, second)
    low, high = first.value, second.value
    assert low is not None and high is not None
    low, high = scaled(low, one.scale if one else 1.0), scaled(high, two.scale if two else 1.0)
    if one is not None and two is not None and one.name.split("/")[0] != two.name.split("/")[0]:
        return None
    if one is not None and two is not None and one.scale == 1.0 < two.scale and low < high / two.scale and first.magnitude == 1.0:
        low = scaled(low, two.scale)
    if low >= high:
        return None
    unit = two or one
    if unit is not None and one is not None:
        unit = replace(unit, start=one.start)
    end = max(two.end if two else second.end, second.end)
    if unit is None and second.ambiguous:
        scale, end = magnitude_of(text, second, limit=limit)
        low, high = scaled(low, scale), scaled(high, scale)
    if before:
        start = max(floor, start - 40) + before.start()
        prefix = opened
    else:
        prefix, start, _ = _bound_before(text, start, floor)
    return Quantity(start, end, low, high, "range", unit, first, second, prefix, "figures/range")


def _adjacent(first: Numeral, second: Numeral, gap: str) -> bool:
    """`three or four`: neighbours, either both in words or both small."""
    assert first.value is not None and second.value is not None
    return "or" in gap and second.value <= _SMALL and 0 < second.value - first.value <= 2 and first.written == second.written


def _shared_magnitude(first: Numeral, second: Numeral) -> tuple[Numeral, Numeral]:
    """`10 to 12 million`: the first takes the second's magnitude; `10-12,000`: its thousands."""
    assert first.value is not None and second.value is not None
    if first.magnitude == 1.0 and second.magnitude > 1.0 and first.coefficient < second.coefficient and not first.grouped:
        return replace(first, value=scaled(first.value, second.magnitude), magnitude=second.magnitude), second
    if (
        first.magnitude == 1.0 == second.magnitude
        and second.grouped
        and not first.grouped
        and first.value * 1000 < second.value
        and first.value >= 10
    ):
        return replace(first, value=first.value * 1000), second
    return first, second


_CONVERSIONS = frozenset({" (", " / ", "/", " ["})
"""Between an amount and the same amount in another unit: `under 8 miles (13 km)` bounds both."""


def _shared_units(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """`two- and five-litre`, `40 or 50 percent`, `from 5 to 7 percent`: a bare number right before another takes its unit."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        left, right = out[i], out[i + 1]
        open_unit = left.unit is None and not left.first.letters and right.unit is not None and right.unit.kind != "time"
        if open_unit and right.unit is not None and _DASH_OR.fullmatch(text[left.end : right.start]):
            out[i] = replace(left, unit=replace(right.unit, start=left.start, end=left.end))
    for i in range(1, len(out)):
        left, right = out[i - 1], out[i]
        if left.unit is None or right.unit is None or left.unit.kind != right.unit.kind or right.bound != "exact":
            continue
        if left.bound not in {"exact", "range"} and text[left.end : right.start] in _CONVERSIONS:
            low, high = _interval(left.bound, right.low)
            out[i] = replace(right, low=low, high=high, bound=left.bound, rule=f"figures/{left.bound}")
    return tuple(out)
