"""Text -> numerals: digits and number words as values, wherever they stand.

What enters is a stretch of text, what leaves are the numerals in it, in order and disjoint. Whether a numeral counts anything is not
asked here: `designations.py` asks it, `intervals.py` joins two numerals to a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon import table


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A row of `numbers.toml`."""

    word: str
    value: float
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as printed. `value` is None for a vague one (`dozens`); `magnitude` multiplied `coefficient` (`3 million`: 1e6 and 3).

    `written` marks number words, `fraction` a part of something (`a third of`), `grouped` digits with separators (`12,000`);
    `letters` are those glued to the digits that are not part of the number (`50mph`); an `ambiguous` `m` or `b` may be either.
    """

    start: int
    end: int
    value: float | None
    coefficient: float
    magnitude: float
    written: bool = False
    fraction: bool = False
    grouped: bool = False
    letters: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    start: int
    end: int
    text: str


_PIECE = re.compile(
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,6}(?!\d)(?:\.\d+)?|\d{1,40}(?:\.\d{1,20})?|(?<![\w.])\.\d{1,20})"
    r"|(?P<vulgar>[½¼¾⅓⅔⅛])|(?P<word>[^\W\d_]+)|(?P<gap>\s+)|(?P<mark>.)",
    re.DOTALL,
)
_SIMPLE_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})(?![/\d])")
_DENOMINATORS = frozenset({2, 3, 4, 5, 8, 10, 16})
_AMBIGUOUS = frozenset({"m", "b"})
_MINUS = re.compile(r"(?:(?<![\w)\]%.'’])[-\u2212]|\bminus[ -])$", re.IGNORECASE)
_IN = re.compile(r"\s(?:in|in every)\s")
_OF_A_SHARE = frozenset(map(float, range(1, 10)))
_WHOLES = frozenset([*map(float, range(2, 11)), 12.0, *(float(n) for n in range(15, 100, 5)), 100.0, 1e3, 1e4, 1e5, 1e6])
"""What a share is told of (`three in 100`): never a year, hardly a count."""
_SPAN_BEHIND = re.compile(r"[\s-](?:second|minute|hour|day|night|week|weekend|month|season|year|decade|game|match|attempt)s?\b")
_DECIMALS = 6
"""Decimals kept after a magnitude is multiplied in; no printed number has more."""
_LOOK_BACK = 8
"""Code points before a numeral in which a sign is looked for: `minus ` and a currency sign."""


def scaled(value: float, by: float) -> float:
    """The product without the dust of binary fractions: 8.2 million is 8200000, not 8199999.999999999."""
    return round(value * by, _DECIMALS) if by != 1.0 else value


@cache
def _words() -> dict[str, NumberWord]:
    return {row.word: row for row in table("numbers", NumberWord)}


def numerals(text: str, start: int = 0, end: int | None = None) -> tuple[Numeral, ...]:
    """The numerals of `text[start:end]`, in order and disjoint: `Two dozen of the 1,200 crew` -> 24 and 1200."""
    pieces = [
        _Piece(m.lastgroup or "mark", m.start(), m.end(), m.group())
        for m in _PIECE.finditer(text, start, len(text) if end is None else end)
    ]
    out: list[Numeral] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        found = None
        if piece.kind in {"digits", "vulgar"}:
            found = _digits(text, pieces, i)
        elif piece.kind == "word" and (i == 0 or pieces[i - 1].kind not in {"digits", "vulgar"}):
            found = _written(pieces, i)
        if found is None:
            i += 1
            continue
        numeral, i = found
        out.append(numeral)
    return tuple(_shares(text, out))


def _shares(text: str, found: Sequence[Numeral]) -> Iterator[Numeral]:
    """The numerals, `one in five` and `nine in 10` as the shares that they are; not `one in ten days`, nor `one in 2019`."""
    n = 0
    while n < len(found):
        some, of = found[n], found[n + 1] if n + 1 < len(found) else None
        if of is not None and some.end < of.start and _is_share(text, some, of):
            value = some.coefficient / of.coefficient / of.magnitude
            yield Numeral(some.start, of.end, value, value, 1.0, written=some.written, fraction=True)
            n += 2
            continue
        yield some
        n += 1


def _is_share(text: str, some: Numeral, of: Numeral) -> bool:
    if not _IN.fullmatch(text, some.end, of.start) or some.magnitude != 1.0 or some.value not in _OF_A_SHARE or some.letters or of.letters:
        return False
    named = text[some.start].isupper() and text[max(0, some.start - 2) : some.start - 1].isalnum()  # `Channel One in three towns`
    return of.value in _WHOLES and some.value < of.value and not named and _SPAN_BEHIND.match(text, of.end) is None


def _digits(text: str, pieces: list[_Piece], i: int) -> tuple[Numeral, int]:
    piece = pieces[i]
    start, end, stop = piece.start, piece.end, i + 1
    words, fraction = _words(), False
    if piece.kind == "vulgar":
        value, fraction = words[piece.text].value, True
    else:
        value = float(re.sub(r"[^\d.]", "", piece.text))
        simple = _SIMPLE_FRACTION.match(text, piece.start)
        if simple and _is_fraction(simple) and (start == 0 or text[start - 1] != "/"):
            value, end, fraction = int(simple[1]) / int(simple[2]), simple.end(), True
            stop = i + 3
        elif stop < len(pieces) and pieces[stop].kind == "vulgar":
            value, end, stop = value + words[pieces[stop].text].value, pieces[stop].end, stop + 1
        elif stop + 1 < len(pieces) and pieces[stop].text == " ":
            simple = _SIMPLE_FRACTION.match(text, pieces[stop + 1].start)
            if simple and _is_fraction(simple):
                value, end, stop = value + int(simple[1]) / int(simple[2]), simple.end(), stop + 4
    if minus := _MINUS.search(text[max(0, start - _LOOK_BACK) : start]):
        value, start = -value, start - len(minus.group())
    magnitude, letters, ambiguous = 1.0, "", False
    if stop < len(pieces) and pieces[stop].kind == "word":
        row = words.get(pieces[stop].text) or words.get(pieces[stop].text.lower())
        if row and row.kind in {"short", "scale"} and row.word not in _AMBIGUOUS:
            magnitude, end, stop = row.value, pieces[stop].end, stop + 1
        else:
            letters, ambiguous = pieces[stop].text, pieces[stop].text in _AMBIGUOUS
    while stop + 1 < len(pieces) and not letters and pieces[stop].text in {" ", "-", "\u00a0"} and pieces[stop + 1].kind == "word":
        row = words.get(pieces[stop + 1].text.lower())
        if row is None or not (row.kind in {"hundred", "scale", "dozen"} or (row.kind == "short" and len(row.word) > 1)):
            break
        magnitude, end, stop = magnitude * row.value, pieces[stop + 1].end, stop + 2
    grouped = piece.kind == "digits" and re.search(r"\d\D\d{3}", piece.text.split(".")[0]) is not None
    return Numeral(
        start, end, scaled(value, magnitude), value, magnitude, fraction=fraction, grouped=grouped, letters=letters, ambiguous=ambiguous
    ), stop


def _is_fraction(match: re.Match[str]) -> bool:
    return 0 < int(match[1]) < int(match[2]) and int(match[2]) in _DENOMINATORS


def _written(pieces: list[_Piece], i: int) -> tuple[Numeral, int] | None:
    """A number in words that begins at piece `i`, if one does, and the piece after it."""
    first = pieces[i].text.lower()
    row = _words().get(first)
    if first in {"a", "an"}:
        return _after_article(pieces, i)
    if row is None and first.endswith("fold") and (folded := _fold(pieces[i])) is not None:
        return folded, i + 1
    if row is None or row.kind in {"short", "vulgar"}:
        return None
    if row.kind == "vague":
        return _vague(pieces, i)
    if first == "half":
        return _half(pieces, i)
    if row.kind in {"unit", "ten"}:
        return _sum(pieces, i)
    return None


def _fold(piece: _Piece) -> Numeral | None:
    """`sixfold`: the number inside the word."""
    stem = piece.text.lower().removesuffix("fold")
    row = _words().get(stem) if len(stem) < len(piece.text) else None
    if row is None or row.kind not in {"unit", "ten"}:
        return None
    return Numeral(piece.start, piece.start + len(stem), row.value, row.value, 1.0, letters="fold")


def _next_word(pieces: list[_Piece], i: int) -> int | None:
    """The index of the word after piece `i`, across one space or hyphen."""
    if i + 2 < len(pieces) and pieces[i + 1].text in {" ", "-", "\u00a0", "\n", "\u2011"} and pieces[i + 2].kind == "word":
        return i + 2
    return None


def _row_at(pieces: list[_Piece], i: int | None) -> NumberWord | None:
    if i is None:
        return None
    row = _words().get(pieces[i].text.lower())
    return None if row is None or row.kind in {"short", "vulgar"} else row


def _after_article(pieces: list[_Piece], i: int) -> tuple[Numeral, int] | None:
    """`a hundred`, `a dozen`, `a third of`, `a quarter of a million`, `a few hundred`."""
    n = _next_word(pieces, i)
    row = _row_at(pieces, n)
    if n is None or row is None:
        return None
    if row.kind in {"hundred", "scale", "dozen"}:
        found = _sum(pieces, n)
        return (replace(found[0], start=pieces[i].start), found[1]) if found else None
    if row.word in {"few", "many"}:
        return _vague(pieces, n, pieces[i].start)
    if row.kind == "fraction":
        if row.word == "half":
            return _half(pieces, n, pieces[i].start)
        return _fraction(pieces, n, pieces[i].start, 1.0)
    return None


def _half(pieces: list[_Piece], i: int, start: int | None = None) -> tuple[Numeral, int] | None:
    """`half a million`, `half a dozen`, `half the crew`, `half of the crew`."""
    start = pieces[i].start if start is None else start
    n = _next_word(pieces, i)
    if n is None:
        return None
    word = pieces[n].text.lower()
    scale = _next_word(pieces, n) if word in {"a", "an"} else n
    row = _row_at(pieces, scale)
    if scale is not None and row is not None and row.kind in {"hundred", "scale", "dozen"}:
        return Numeral(start, pieces[scale].end, row.value / 2, 0.5, row.value, written=True), scale + 1
    if word in {"of", "the", "its", "their", "his", "her", "our", "all"}:
        return Numeral(start, pieces[i].end, 0.5, 0.5, 1.0, written=True, fraction=True), i + 1
    return None


def _fraction(pieces: list[_Piece], i: int, start: int, count: float) -> tuple[Numeral, int] | None:
    """`third of`, `quarters of`, `quarter of a million`, after its count."""
    row = _row_at(pieces, i)
    n = _next_word(pieces, i)
    if row is None or n is None or pieces[n].text.lower() != "of":
        return None
    value = count * row.value
    a = _next_word(pieces, n)
    if a is not None and pieces[a].text.lower() == "a":
        scale = _next_word(pieces, a)
        big = _row_at(pieces, scale)
        if scale is not None and big is not None and big.kind == "scale":
            return Numeral(start, pieces[scale].end, scaled(value, big.value), value, big.value, written=True), scale + 1
    return Numeral(start, pieces[i].end, value, value, 1.0, written=True, fraction=True), i + 1


def _vague(pieces: list[_Piece], i: int, start: int | None = None) -> tuple[Numeral, int] | None:
    """`dozens`, `tens of thousands`, `several hundred`; `few` and `many` only before a magnitude."""
    word = pieces[i].text.lower()
    end, stop = pieces[i].end, i + 1
    n = _next_word(pieces, i)
    if word in {"several", "few", "many"}:
        row = _row_at(pieces, n)
        if (
            n is not None
            and row is not None
            and (row.kind in {"hundred", "scale", "dozen"} or row.word in {"hundreds", "thousands", "millions", "dozens"})
        ):
            end, stop = pieces[n].end, n + 1
            while (m := _next_word(pieces, stop - 1)) is not None and (r := _row_at(pieces, m)) is not None and r.kind == "scale":
                end, stop = pieces[m].end, m + 1
        elif word != "several":
            return None
    else:
        if word in {"tens", "scores"} and (n is None or pieces[n].text.lower() != "of"):
            return None
        while n is not None and pieces[n].text.lower() == "of":
            m = _next_word(pieces, n)
            row = _row_at(pieces, m)
            if m is None or row is None or row.kind != "vague" or row.word in {"few", "many", "several"}:
                break
            end, stop, n = pieces[m].end, m + 1, _next_word(pieces, m)
        if word == "tens" and stop == i + 1:
            return None
    return Numeral(pieces[i].start if start is None else start, end, None, 0.0, 1.0, written=True), stop


def _sum(pieces: list[_Piece], i: int) -> tuple[Numeral, int] | None:
    """`two hundred and fifty-six thousand four hundred`, `one and a half million`, `two thirds of`, `two dozen`."""
    total, current, last, scale = 0.0, 0.0, "", 1.0
    top = float("inf")
    n: int | None = i
    end, stop = pieces[i].end, i
    while n is not None:
        row = _row_at(pieces, n)
        word = pieces[n].text.lower()
        if row is None:
            if word == "and" and last in {"hundred", "scale", "unit", "ten"}:
                after = _next_word(pieces, n)
                if after is not None and pieces[after].text.lower() == "a" and _is_half(pieces, _next_word(pieces, after)):
                    half = _next_word(pieces, after)
                    assert half is not None
                    grown = scale if last == "scale" else 1.0
                    current, total = (current + 0.5, total) if last in {"unit", "ten"} else (current, total + 0.5 * grown)
                    end, stop, last = pieces[half].end, half, "half"
                    n = _next_word(pieces, half)
                    continue
                inner = _row_at(pieces, after)
                if last in {"hundred", "scale"} and inner is not None and inner.kind in {"unit", "ten"} and inner.value > 0:
                    n = after
                    continue
            break
        if (row.kind == "unit" and (last in {"", "hundred", "scale"} or (last == "ten" and 0 < row.value < 10))) or (
            row.kind == "ten" and last in {"", "hundred", "scale"}
        ):
            current += row.value
        elif row.kind in {"hundred", "dozen"} and last in {"", "unit", "ten", "half"}:
            current = (current or 1.0) * row.value
        elif row.kind == "scale" and row.value < top and last != "fraction":
            total, current = total + (current or 1.0) * row.value, 0.0
            top = scale = row.value
        elif row.kind == "fraction" and last == "unit" and total == 0 and row.word != "half":
            found = _fraction(pieces, n, pieces[i].start, current)
            if found is not None:
                return found
            break
        else:
            break
        end, stop, last = pieces[n].end, n, row.kind
        n = _next_word(pieces, n)
    value = total + current
    magnitude = scale if total else 1.0
    return Numeral(pieces[i].start, end, value, value / magnitude, magnitude, written=True), stop + 1


def _is_half(pieces: list[_Piece], i: int | None) -> bool:
    return i is not None and pieces[i].text.lower() == "half"
