"""Every class of common words holds a word of its example, and rarity falls as words grow common."""

from __future__ import annotations

import pytest

from onrecord.lexicon import table
from onrecord.lexicon.commonness import CommonRow, is_year, rarity
from onrecord.lexicon.stems import words_in

ROWS = table("commonness", CommonRow)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.of_1000))
def test_a_word_of_the_example_is_of_the_class(row: CommonRow) -> None:
    assert {w.stem for w in words_in(row.example)} & set(row.words.split())


def test_no_word_stands_twice_and_no_year_at_all() -> None:
    words = [word for row in ROWS for word in row.words.split()]
    assert len(words) == len(set(words))
    assert not [word for word in words if is_year(word)]


def test_rarity_falls_with_commonness_and_is_highest_for_unknown_words() -> None:
    order = [rarity(row.words.split()[0]) for row in sorted(ROWS, key=lambda row: row.of_1000)]
    assert order == sorted(order, reverse=True)
    assert rarity("qorvethian") > order[0]


@pytest.mark.parametrize("stem, year", [("2031", True), ("1944", True), ("2131", False), ("203", False), ("year", False)])
def test_years(stem: str, year: bool) -> None:
    assert is_year(stem) is year
