"""Statements -> our sentence where it stands, else the printed one, else none."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.recording.brief_lead import news_words
from onrecord.recording.standing import standing_sentence

OPENING = "A boiler burst at the Halvern mill on Sunday and burned down two halls.\n\n"


def standing(text: str) -> list[str]:
    """What the statements of a report are told as, each sentence once."""
    story = reported(post=OPENING + text)
    news = news_words(story).keys()
    found = [standing_sentence(story, s, news=news) for s in story.record.statements]
    return list(dict.fromkeys(row[0] for row in found if row is not None))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The weavers' guild said that the boiler was older than the mill.",
            "The weavers' guild said that the boiler was older than the mill.",
        ),
        (
            "In a letter to the town, the weavers' guild, which has 90 members, said these boilers are made by hand at the mill in Halvern.",
            "In a letter to the town, the weavers' guild, which has 90 members, said these boilers are made by hand at the mill in Halvern.",
        ),
    ],
)
def test_a_statement_is_told_in_a_sentence_that_stands(text: str, told: str) -> None:
    assert told in standing(text)


def test_what_leans_on_the_sentence_before_is_not_told() -> None:
    lines = standing("The weavers asked for new boilers. Ivo Lund said that they had been told of the price.")
    assert not any("had been told" in line for line in lines)
