"""Words of a sentence that point to something told elsewhere."""

from __future__ import annotations

import pytest

from onrecord.recording.loose import loose
from onrecord.recording.soundness import fault

LOOSE = [
    ("The harbour master has not said what sank it, the Courier reports.", "sank it"),
    ("Ada Bright did not say whether Lund had ever sailed for it, the Courier reports.", "for it"),
    ("The yard denied that there was such a sale.", "such a sale"),
    ("The guild dismissed claims about the loss of one of them.", "of them"),
    ("Three had not been paid, the Courier reports.", "Three had"),
    ("Ada Bright said that all but two were released without a fine.", "that all but two were"),
    ("The pilots said that both were afloat.", "that both were"),
    ("The pilots said that nine of its boats were sunk that night.", "that night"),
    ("The yard did not say when they would sail again, the Courier reports.", "they"),
    ("The mayor said that nobody was aboard during that storm.", "during that storm"),
]
STANDS = [
    "The yard denied that it had shut the slip.",
    "The yard said that the boat had leaked since the masons bought it.",
    "The yard denied that such boats as the ferry were unsafe.",
    "The guild said that ten of its boats were hurt and that two of them sank.",
    "The pilots said that three boats had leaked, of which two had sunk.",
    "The mayor said on 4 May 2031 that nine boats were sunk that night.",
    "The mayor said that the storm sank nine boats and that nobody was at sea during that storm.",
    "The mayor said: “They never told us what sank it.”",
    "Ada Bright said that it was raining.",
    "The pilots did not say when they would sail again.",
    "Ada Bright said that no such letter came.",
    "All three pilots said that the ferry leaked.",
]


@pytest.mark.parametrize(("text", "word"), LOOSE)
def test_a_word_that_points_outside(text: str, word: str) -> None:
    assert loose(text) == word


@pytest.mark.parametrize("text", STANDS)
def test_a_sentence_that_stands_alone(text: str) -> None:
    assert loose(text) is None


def test_it_is_a_fault() -> None:
    assert fault("The yard denied that there was such a sale.") == "a word that points outside"
    assert fault("The yard denied that there was a sale.") is None
