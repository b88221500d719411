"""Digits and number words as values; and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotating.numbers import NumberWord, numerals
from onrecord.lexicon import table

VALUES = [
    ("Some 14,200 crates", 14200.0),
    ("1\u00a0200 crates", 1200.0),
    ("a depth of .75 metres", 0.75),
    ("two dozen barges", 24.0),
    ("a dozen barges", 12.0),
    ("half a million bees", 500_000.0),
    ("half the harvest", 0.5),
    ("a third of the harvest", 1 / 3),
    ("two thirds of the harvest", 2 / 3),
    ("a quarter of a million bees", 250_000.0),
    ("one and a half million bees", 1_500_000.0),
    ("a million and a half bees", 1_500_000.0),
    ("two and a half hours", 2.5),
    ("twenty-six thousand four hundred and nine votes", 26_409.0),
    ("three hundred and six votes", 306.0),
    ("one million two hundred thousand votes", 1_200_000.0),
    ("3.4 million votes", 3_400_000.0),
    ("7bn crowns", 7e9),
    ("8.2 million crowns", 8_200_000.0),
    ("25k crowns", 25_000.0),
    ("4 hundred votes", 400.0),
    ("3 lakh homes", 300_000.0),
    ("2½ hours", 2.5),
    ("1 3/4 hours", 1.75),
    ("3/4 of the crop", 0.75),
    ("one in four farms", 0.25),
    ("about 3 in 10 growers", 0.3),
    ("Two in every five hives", 0.4),
    ("minus 12 degrees", -12.0),
    ("fell to -4.5 percent", -4.5),
    ("a ninefold rise", 9.0),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_one_value(text: str, value: float) -> None:
    found = numerals(text)
    assert [n.value for n in found] == [value]


@pytest.mark.parametrize(
    "text", ["dozens of barges", "tens of thousands marched", "several hundred barges", "a few hundred barges", "many thousands of bees"]
)
def test_vague_words_set_no_value(text: str) -> None:
    found = numerals(text)
    assert [n.value for n in found] == [None]


@pytest.mark.parametrize(
    "text", ["few barges came", "the scores were level", "a second barge", "the third barge", "oh dozen", "half an eye on it"]
)
def test_words_that_make_no_number(text: str) -> None:
    assert numerals(text) == ()


def test_neighbours_stay_apart() -> None:
    assert [n.value for n in numerals("two hundred barges and five crews, four to nine a day")] == [200, 5, 4, 9]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the only one in four years", [1, 4]),
        ("Nine in 2031 and two in 2032", [9, 2031, 2, 2032]),
        ("Channel One in three towns", [1, 3]),
        ("five in four barns", [5, 4]),
    ],
)
def test_a_number_in_a_span_or_a_place_is_no_share(text: str, values: list[float]) -> None:
    assert [n.value for n in numerals(text)] == values


@pytest.mark.parametrize("row", table("numbers", NumberWord), ids=lambda r: f"{r.word}-{r.kind}")
def test_every_word_makes_a_numeral_of_its_example(row: NumberWord) -> None:
    found = numerals(row.example)
    assert any(row.word.lower() in row.example[n.start : n.end].lower() or row.word == n.letters for n in found)


@given(st.text(alphabet="0123456789,.-/ ½$€kmb twohundredandthirtyafewhalfdozens\n", max_size=80))
def test_numerals_are_in_order_disjoint_and_in_bounds(text: str) -> None:
    found = numerals(text)
    ends = [0]
    for numeral in found:
        assert ends[-1] <= numeral.start < numeral.end <= len(text)
        assert text[numeral.start : numeral.end].strip() == text[numeral.start : numeral.end]
        ends.append(numeral.end)


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_read_as_printed(value: int) -> None:
    assert [n.value for n in numerals(f"about {value:,} votes")] == [float(value)]


def test_long_runs_of_digits_take_linear_time() -> None:
    """Seven groups of digits are the most that one numeral takes."""
    assert len(numerals("111," * 50_000)) == -(-50_000 // 7)
