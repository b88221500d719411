"""Sentences on sayings -> the word that leaves a reader asking, and sentences that stand alone."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.lexicon.stems import stem
from onrecord.recording.leaning import leans, points_back
from onrecord.recording.sentences import sentence

OPENING = "A boiler burst at the Halvern mill on Sunday and burned down two halls.\n\n"


def leaning(text: str, *, news: frozenset[str] = frozenset()) -> list[str | None]:
    """What each saying of the text leans on, in text order, for those that make a sentence."""
    story = reported(post=OPENING + text)
    rows = [(s, sentence(story, s)) for s in sorted(story.record.statements, key=lambda s: s.anchor)]
    return [leans(story, s, written, news=news) for s, written in rows if written is not None]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ada Bright said that nobody could overturn it.", "it"),
        ("Ada Bright said that the weavers would overturn it.", "it"),
        ('"They will never open again in this valley," Ada Bright said.', "They"),
        ('"It shows what can happen when nobody looks at a boiler," Ada Bright said.', "It"),
        ("The coach recalled that the boys ran home through the snow.", "The coach"),
        ("Ada Bright said that issue should be settled before the summer.", "that issue"),
    ],
)
def test_a_sentence_that_leans(text: str, word: str) -> None:
    assert [(w or "").lower() for w in leaning(text)] == [word.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bright, the harbour master, said that the mill would pay for it.",
        "The Halvern Port Authority said that it cannot open the quay before June.",
        "Ada Bright said that it was clear that the boiler had burst.",
        "Ada Bright said that the weavers had lost their tools.",
        "Ada Bright said that she had seen the smoke from the quay.",
        "The weavers said that those who built the boiler must pay.",
        "Ada Bright said that this year would be a hard one for the town.",
        "The Halvern police said that two men had been burned.",
    ],
)
def test_a_sentence_that_stands(text: str) -> None:
    assert leaning(text) == [None]


def test_who_is_called_by_a_thing_of_the_news_is_known_by_it() -> None:
    text = "The mill owner said that the boiler was new."
    assert leaning(text) == ["the mill owner"]
    assert leaning(text, news=frozenset({stem("mill")})) == [None]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ada Bright rejected it before the vote was over.", True),
        ("Ada Bright rejected the plan and called it a waste.", False),
        ("It was clear on Monday that the quay would stay shut.", False),
        ("Kelmaria said that its ships had left.", False),
    ],
)
def test_a_printed_sentence_whose_it_points_back(words: str, found: bool) -> None:
    assert points_back(reported(post=OPENING + "Ada Bright, the harbour master, said that the quay was shut."), words) is found
