"""Words and signs beside a numeral -> the unit that they print, normalised.

Physical units take pint's symbols (`km2`, `mi/h`), money ISO 4217 codes, shares `%`, spans of time plain nouns (`year`). The words
as printed are kept beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.annotating.numbers import Numeral
from onrecord.lexicon import table


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of `units.toml`."""

    name: str
    kind: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class CurrencyRow:
    """A row of `currencies.toml`."""

    code: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit beside one numeral: `start` and `end` cover it and the numeral; `text` is the unit as printed, `scale` a multiplier."""

    name: str
    kind: str
    text: str
    start: int
    end: int
    scale: float = 1.0

    @property
    def spelled(self) -> str:
        """The unit in words for a reader: as printed where that is a word, else the first word of its row."""
        if self.name.startswith("%"):
            return "percent"
        if len(self.text) > 3 and self.text[:1].isalpha():
            return self.text.lower()
        return _word_of().get(self.name) or self.text.lower()


_DENOMINATORS = (
    "second|minute|hour|day|night|week|month|quarter|year|annum|decade|share|person|head|capita|household|barrel|ounce|tonne|ton|kilo|kg"
    "|kilogram|gram|pound|litre|liter|gallon|mile|km|kilometre|kilometer|hectare|acre|unit|piece|student|pupil|child|passenger|ticket|employee"
    "|worker|square mile|square kilometre|square metre|square foot"
)
_RATE = re.compile(
    rf"\s*(?:/\s?|\b(?:per|a|an|each|every)[ -])(?P<one>{_DENOMINATORS})\b|\s+(?P<adverb>annually|daily|weekly|monthly|hourly)\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\s+per\s+(?P<one>[a-z]+)")
_ADVERBS = {"annually": "year", "daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour"}
_COUNTRY_AFTER = re.compile(r"\s(?P<code>US|CAN|AUD|CAD|USD|AUS)\b")
_LONGEST_PREFIX = 5
_NEAR = 300
"""Code points on either side in which a sign of sterling makes `pounds` money."""


@cache
def _symbols() -> re.Pattern[str]:
    forms = sorted({s for row in table("units", UnitRow) for s in row.symbols}, key=lambda s: (-len(s), s))
    return re.compile("[ \u00a0]?(?P<unit>" + "|".join(re.escape(s) for s in forms) + r")(?![^\W_])")


@cache
def _spelled() -> re.Pattern[str]:
    forms = {w for row in table("units", UnitRow) for w in row.words} | {w for row in table("currencies", CurrencyRow) for w in row.after}
    ordered = sorted(forms, key=lambda s: (-len(s), s))
    inner = "|".join(re.escape(w).replace(r"\ ", r"[ \u00a0-]") for w in ordered)
    return re.compile(rf"(?P<gap>[ \u00a0\n-]?|- ?)(?P<unit>{inner})(?![^\W_])", re.IGNORECASE)


@cache
def _of_word() -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for money in table("currencies", CurrencyRow):
        for word in money.after:
            out.setdefault(word, (money.code, "money"))
    for row in table("units", UnitRow):
        for word in row.words:
            out.setdefault(word, (row.name, row.kind))
    return out


@cache
def _word_of() -> dict[str, str]:
    return {row.name: row.words[0] for row in reversed(table("units", UnitRow)) if row.words}


@cache
def _of_symbol() -> dict[str, tuple[str, str]]:
    return {symbol: (row.name, row.kind) for row in reversed(table("units", UnitRow)) for symbol in row.symbols}


@cache
def _prefixes() -> dict[str, str]:
    return {form: row.code for row in table("currencies", CurrencyRow) for form in row.before}


def is_unit(word: str) -> bool:
    """Whether a word in lower case names a unit (`metres`)."""
    return word in _of_word()


def prefixed_currency(text: str, at: int) -> tuple[str, int] | None:
    """The ISO code of the currency printed directly before `at`, and where it begins: `HK $5` -> HKD."""
    if at and text[at - 1] in "-\u2212":
        at -= 1
    stop = at - 1 if at and text[at - 1] in " \u00a0" else at
    for length in range(_LONGEST_PREFIX, 0, -1):
        start = stop - length
        form = text[max(0, start) : stop]
        code = _prefixes().get(form)
        if start < 0 or code is None:
            continue
        if form[0].isalpha() and start and text[start - 1].isalnum():
            continue
        if stop < at and form.isalpha() and (len(form) < 2 or not form[:2].isupper()):
            continue
        return code, start
    return None


def unit_of(text: str, numeral: Numeral, *, limit: int) -> Unit | None:
    """The unit of one numeral, from the money sign before it or the words after it, with a rate (`a month`) where one follows."""
    number_start, number_end = numeral.start, numeral.end
    digits = not numeral.written
    if digits and (money := prefixed_currency(text, number_start)):
        code, start = money
        end, scale = number_end, 1.0
        if numeral.ambiguous:
            end, scale = end + 1, 1e6 if numeral.letters == "m" else 1e9
        country = _COUNTRY_AFTER.match(text, end, limit) if text[number_start - 1] == "$" else None
        if country:
            end, code = country.end(), {"CAN": "CAD", "CAD": "CAD", "AUD": "AUD", "AUS": "AUD"}.get(country["code"], code)
        return _with_rate(text, Unit(code, "money", text[start:number_start].strip(" -\u2212"), start, end, scale=scale), limit)
    if digits:
        match = _symbols().match(text, number_end, limit)
        if match and _plausible(text, numeral, match):
            name, kind = _of_symbol()[match["unit"]]
            return _with_rate(text, Unit(name, kind, match["unit"], number_start, match.end()), limit)
    match = _spelled().match(text, number_end, limit)
    if match and (match["gap"] or digits) and not (match["gap"] and len(match["unit"]) == 1):
        word = re.sub(r"[\s\u00a0-]+", " ", match["unit"].lower())
        found = _of_word().get(word) or _of_word().get(match["unit"].lower()) or _of_word().get(word.replace(" ", "-"))
        if (
            found is None
            or (found[0] == "TRY" and match["unit"].islower())
            or (match["unit"].islower() and len(word) == 3 and word in _CODES)
        ):
            return None
        name, kind = found
        if word in {"pound", "pounds"} and not _money_near(text, match.start(), limit):
            name, kind = "lb", "mass"
        return _with_rate(text, Unit(name, kind, match["unit"], number_start, match.end()), limit)
    return None


_CODES = frozenset({"try", "inr", "php", "nok", "sar", "cad", "aud"})
"""Currency codes that are also words or names in lower case."""


def _money_near(text: str, at: int, limit: int) -> bool:
    """Whether `pounds` are money here: the pound sign, sterling or pence stand near. Style books print £5 for sums."""
    window = text[max(0, at - _NEAR) : min(limit, at + _NEAR)].lower()
    return any(sign in window for sign in ("£", "sterling", "pence", "gbp", "british pound"))


def _plausible(text: str, numeral: Numeral, match: re.Match[str]) -> bool:
    """A one-letter symbol must not be a magnitude, a word or an initial: `4.8m crates`, `3 A levels`, `5G`."""
    symbol, spaced = match["unit"], match.end() - numeral.end > len(match["unit"])
    if symbol in {"m", "b"} and not spaced:
        return not _counted_after(text, match.end())
    if len(symbol) == 1 and symbol.isalpha():
        if not spaced:
            return True
        after = text[match.end() : match.end() + 1]
        return (
            symbol in "mgWVLl"
            and after in {"", " ", ",", ".", ")", ";"}
            and not re.match(r"\.\s?[A-Z]", text[match.end() : match.end() + 3])
        )
    return not (
        spaced and symbol in {"in", "PS", "yo", "min"} and re.match(r"\s+[a-zA-Z]", text[match.end() : match.end() + 3]) is not None
    )


def _counted_after(text: str, at: int) -> bool:
    return (
        re.match(
            r"\s+(?!(?:and|or|to|in|of|from|by|for|at|with|on|per|a|an|the|deep|long|high|tall|wide|away|below|above|sprint|race|final)\b)[a-z]{3,}",
            text[at : at + 24],
        )
        is not None
    )


def magnitude_of(text: str, numeral: Numeral, *, limit: int) -> tuple[float, int]:
    """What a glued `m` or `b` multiplies by when it counts something (`4.8m crates`), and where the number then ends."""
    if not numeral.ambiguous or not _counted_after(text[:limit], numeral.end + 1):
        return 1.0, numeral.end
    return (1e6 if numeral.letters == "m" else 1e9), numeral.end + 1


def _with_rate(text: str, unit: Unit, limit: int) -> Unit:
    if "/" in unit.name:
        return unit
    match = _RATE.match(text, unit.end, limit) or _PER.match(text, unit.end, limit)
    if match is None:
        return unit
    groups = match.groupdict()
    printed = (groups.get("one") or groups.get("adverb") or "").lower()
    one = _ADVERBS.get(printed, printed)
    named = _of_word().get(one)
    below = named[0] if named and named[1] != "money" else one
    printed = f"{unit.text} {match.group().strip()}"
    return Unit(f"{unit.name}/{below}", unit.kind, printed, unit.start, match.end(), unit.scale)


def rate_after(text: str, at: int, limit: int) -> tuple[str, int] | None:
    """A rate behind a counted noun: `barrels per day` -> `1/day`, and where it ends."""
    match = _RATE.match(text, at, limit)
    if match is None or (match["adverb"] is None and not re.match(r"\s*(?:/|per\b|an?\b)", match.group())):
        return None
    printed = (match["one"] or match["adverb"]).lower()
    one = _ADVERBS.get(printed, printed)
    named = _of_word().get(one)
    return f"1/{named[0] if named and named[1] != 'money' else one}", match.end()
