"""Phrases: each row's class is found in its example, and a phrase is a run of whole words."""

from __future__ import annotations

import pytest

from onrecord.lexicon.families import event_family
from onrecord.lexicon.load import table
from onrecord.lexicon.phrases import Phrase, phrase_pattern, phrases
from onrecord.lexicon.stems import words_in

ROWS = table("phrases", Phrase)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.class_)
def test_phrase_row_in_its_example(row: Phrase) -> None:
    forms = [w.form for w in words_in(row.example)]
    by_family = (
        {event_family(f.removesuffix("ed")) for f in forms}
        | {f.removesuffix("s") for f in forms}
        | {f.removesuffix("ied") + "y" for f in forms}
    )
    stems = by_family | {f.removesuffix("ed") for f in forms} | {"lend" if f == "lent" else f for f in forms}
    assert phrase_pattern(row.class_).search(row.example) or stems & phrases(row.class_)


@pytest.mark.parametrize(
    ("class_", "text", "found"),
    [
        ("first", "It confirmed for the first time that the tank leaked.", "for the first time"),
        ("first", "The firsthand account was printed.", None),
        ("everybody", "No number has been given by any official.", "No number"),
        ("everybody", "The nonesuch pear grew.", None),
    ],
)
def test_a_phrase_is_whole_words(class_: str, text: str, found: str | None) -> None:
    match = phrase_pattern(class_).search(text)
    assert (match[0] if match else None) == found
