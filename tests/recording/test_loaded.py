"""Loaded words of invented reports -> whose they are; and every row of the tables that recording reads, by its example."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord import annotate, read, record
from onrecord.lexicon import table
from onrecord.lexicon.concepts import Concept
from onrecord.lexicon.loaded import Loaded, loaded_pattern, loaded_words
from onrecord.lexicon.reactions import Reaction
from onrecord.lexicon.stems import stem, words_in
from onrecord.model import Record
from onrecord.recording.loaded import in_marks
from onrecord.recording.story import ArticledRow

POST = """date 2031-05-06 Shocking end of a ferry

The ferry sank on Sunday in a harrowing night. "This was a reckless plan," the harbour master, Ada Bright, said.

The union said that the owner had been ruthless. Cars crossed the Heroes Bridge all day.
"""


@cache
def story() -> Record:
    with TemporaryDirectory() as folder:
        Path(folder, "post.txt").write_text(POST, encoding="utf-8")
        articles, refusals = read([folder])
        return record(articles, annotate(articles), refusals)


def test_each_word_has_its_owner() -> None:
    text = story().articles[0].text
    found = [(w.anchor.text_in(text).lower(), w.kind, w.owner, w.by) for w in story().loaded]
    assert found == [
        ("shocking", "emotive", "outlet", "post"),
        ("harrowing", "emotive", "outlet", "post"),
        ("reckless", "blame", "quoted", "Ada Bright"),
        ("ruthless", "blame", "attributed", "union"),
    ]
    assert [w.rule for w in story().loaded] == ["loaded/emotive", "loaded/emotive", "loaded/blame", "loaded/blame"]


def test_our_own_frames_hold_no_loaded_word() -> None:
    for line in story().brief:
        outside = "".join(part for n, part in enumerate(line.text.replace("”", "“").split("“")) if n % 2 == 0)
        assert not [m[0] for m in loaded_pattern().finditer(outside) if m[0] != "ruthless"]  # told in the union's name


@pytest.mark.parametrize(
    ("text", "word", "inside"),
    [
        ('He said "a vile plan" twice.', "vile", True),
        ('He said "a plan" that was vile.', "vile", False),
        ("“One.”\n\nThe vile plan.", "vile", False),
        ("“It was a vile plan", "vile", True),
    ],
)
def test_marks(text: str, word: str, inside: bool) -> None:
    assert in_marks(text, text.index(word)) is inside


@pytest.mark.parametrize("row", table("loaded", Loaded), ids=lambda row: row.kind)
def test_a_loaded_word_is_found_in_its_example(row: Loaded) -> None:
    found = [m[0].lower() for m in loaded_pattern().finditer(row.example)]
    assert found
    assert {loaded_words()[word] for word in found} == {row.kind}
    for word in row.words:
        assert [m[0] for m in loaded_pattern().finditer(f"It was {word} then.")] == [word]


@pytest.mark.parametrize("row", table("reactions", Reaction), ids=lambda row: row.words[0])
def test_a_reaction_has_its_words_in_its_example(row: Reaction) -> None:
    stems = {w.stem for w in words_in(row.example)}
    assert any(stem(word) in stems if " " not in word else word in row.example.lower() for word in row.words)


@pytest.mark.parametrize("row", table("concepts", Concept), ids=lambda row: row.names[0])
def test_a_concept_has_a_word_in_its_example_and_names_of_its_own(row: Concept) -> None:
    stems = {w.stem for w in words_in(row.example)}
    assert {stem(word) for word in row.words} & stems or row.unit or row.times
    others = {name for other in table("concepts", Concept) if other != row for name in other.names}
    assert not others & set(row.names)
    assert all(name == name.lower() for name in row.names)


@pytest.mark.parametrize("row", table("articled", ArticledRow), ids=lambda row: row.words[0])
def test_a_body_stands_with_the_in_its_example(row: ArticledRow) -> None:
    assert any(f"The {first} {word.title()}" in row.example for word in row.words for first in ("Harbour", "Pilots", "Coast"))
