"""Words for what happens at one hour, in the examples of their rows."""

from __future__ import annotations

import pytest

from onrecord.lexicon import table
from onrecord.lexicon.happenings import Happening, happening_pattern, happenings


@pytest.mark.parametrize("row", table("happenings", Happening), ids=lambda row: row.kind)
def test_the_example_tells_the_kind(row: Happening) -> None:
    assert {happenings()[m[0].lower()] for m in happening_pattern().finditer(row.example)} == {row.kind}


def test_no_word_tells_two_kinds() -> None:
    words = [word for row in table("happenings", Happening) for word in (*row.nouns, *row.words)]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)
