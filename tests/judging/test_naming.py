"""Rows called by an id or by printed words: one row, or an error that lists what could be meant."""

from __future__ import annotations

from typing import Any

import pytest
from tests.judging.test_judged_records import story

from onrecord.errors import UsageError
from onrecord.judging.naming import named
from onrecord.model import JudgedNoun


@pytest.mark.parametrize(
    ("text", "nouns", "noun", "outlet", "words"),
    [
        ("Benedikt Lundt", ("entity",), "entity", "Mail", "Benedikt Lundt"),
        ("15 homes", ("figure", "date", "statement", "report"), "figure", "Mail", "15 homes"),
        ("tuesday", ("figure", "date", "statement", "report"), "date", "Courier", "Tuesday"),
        ("homes had been  lost", ("claim",), "claim", "Mail", "15 homes had been lost in the flood"),
        ("Post: The old wall kept us safe", ("utterance",), "utterance", "Post", "The old wall kept us safe for forty years,"),
        ("four decades", ("utterance",), "utterance", "Mail", '"The wall has guarded our town for four decades,"'),
        ("Mail", ("report",), "report", "Mail", None),
        ("Mail.txt", ("entity", "report"), "report", "Mail", None),
    ],
)
def test_words_name_a_row(text: str, nouns: tuple[JudgedNoun, ...], noun: str, outlet: str, words: str | None) -> None:
    found = named(story(), text, nouns=nouns)
    assert (found.noun, found.article.outlet) == (noun, outlet)
    assert (found.anchor.text_in(found.article.text) if found.anchor else None) == words
    assert found.target.sha256 == found.article.sha256


@pytest.mark.parametrize("noun", ["entity", "figure", "date", "statement", "utterance", "claim", "report"])
def test_every_row_is_named_by_its_id(noun: JudgedNoun) -> None:
    record = story()
    kinds: dict[str, tuple[Any, ...]] = {
        "entity": record.entities, "figure": record.figures, "date": record.times, "statement": record.statements,
        "utterance": record.utterances, "claim": record.claims, "report": record.articles,
    }  # fmt: skip
    assert kinds[noun]
    for row in kinds[noun]:
        found = named(record, row.id, nouns=(noun,))
        assert (found.noun, found.row) == (noun, row.id)


def test_an_entity_is_one_row_unless_the_reports_are_to_be_told_apart() -> None:
    assert named(story(), "Ben Lund", nouns=("entity",)).row == "e2"
    with pytest.raises(UsageError, match="2 rows") as error:
        named(story(), "Ben Lund", nouns=("entity",), each_report=True)
    assert "entity e2, Post: “Ben Lund”" in str(error.value)
    assert named(story(), "Courier: Ben Lund", nouns=("entity",), each_report=True).article.outlet == "Courier"


def test_words_of_several_rows_are_listed() -> None:
    with pytest.raises(UsageError) as error:
        named(story(), "lost in the flood", nouns=("statement",))
    said = str(error.value)
    assert "3 rows" in said
    assert all(f"{outlet}: “" in said for outlet in ("Courier", "Post", "Mail"))


def test_what_names_nothing_and_what_names_another_noun_is_refused() -> None:
    with pytest.raises(UsageError, match="no claim of this record"):
        named(story(), "the harbour burned", nouns=("claim",))
    with pytest.raises(UsageError, match="k1 is a claim"):
        named(story(), "k1", nouns=("entity", "utterance"))
