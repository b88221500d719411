"""Printed sentences -> lines of a brief, and those that stand under a picture or point back."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.model import Anchor
from onrecord.recording.printed import printed_line

OPENING = "A boiler burst at the Halvern mill on Sunday and burned down two halls.\n\n"


def line(text: str) -> str | None:
    """The last sentence of a report as a line."""
    story = reported(post=f"{OPENING}{text}")
    (article,) = story.record.articles
    start, end = story.sentences[article.id][-1]
    found = printed_line(story, Anchor.at(article.id, start, end))
    return found.text if found is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "Harbour master Ada Bright inspects the burnt hall at Halvern on Sunday, May 4, 2031.",
        "Harbour master Ada Bright rejected it before the vote was over on Monday.",
        "Harbour Board to sell a tug that the port of Halvern bought in 2029.",
        "For the same reason, the weavers have left the north hall of the mill.",
        "Other weavers have left the north hall of the mill with all their tools.",
        "Either way, the weavers have left the north hall of the mill for good.",
    ],
)
def test_a_sentence_that_makes_no_line(text: str) -> None:
    assert line(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The weavers have left the north hall of the mill with all their tools.",
            "The weavers have left the north hall of the mill with all their tools, post reports.",
        ),
        (
            "According to the Halvern Post, the board has left the hall to the weavers.",
            "According to the Halvern Post, the board has left the hall to the weavers.",
        ),
        (
            "The board leaves the north hall of the mill to the weavers for a year.",
            "The board leaves the north hall of the mill to the weavers for a year, post reports.",
        ),
    ],
)
def test_a_sentence_that_makes_one(text: str, told: str) -> None:
    assert line(text) == told


def test_a_nickname_stays_beside_its_surname() -> None:
    text = "The mill was bought by Ada Bright in the spring.\n\nThe town has thanked Ada “Ace” Bright for the new hall of the mill."
    assert line(text) == "The town thanked Ada “Ace” Bright for the new hall of the mill."


def test_a_label_of_the_page_goes() -> None:
    text = "UPDATE: (5/5/31) - Inspectors are looking for the man who sold the boiler to the mill."
    assert line(text) == "Inspectors are looking for the man who sold the boiler to the mill, post reports."


def test_he_whom_nobody_in_the_sentence_can_be() -> None:
    said = "Divers said on Monday that he had drowned in the flooded hall of the mill."
    assert line(f"The mill has two halls.\n\n{said}") is None
    named = line(f"The carder Ivo Lund had slept in the mill.\n\n{said}")
    assert named is None or "[Ivo Lund]" in named
    assert line("Divers said on Monday that the carder had left before he drowned in the flooded hall.") is not None
