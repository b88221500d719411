"""Composed sentences -> the fault that keeps them out, and sentences that stand."""

from __future__ import annotations

import pytest

from onrecord.recording.soundness import fault


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ada Bright said that “nobody came.", "an open quotation mark"),
        ("Ada Bright said that the tug (an old one sank.", "an open bracket"),
        ("An agent said that if the tug had left late.", "a condition alone"),
        ("Ada Bright said that “It was late,” … “I left.”", "in pieces"),
        ("Ada Bright said that no and went on to win.", "begins amid a sentence"),
        ("“I will stay,” she said after the vote, according to the Courier.", "holds another's saying"),
        ("The union said that the tug belonged to the.", "ends on a small word"),
        ("The union accused it of hiding the papers.", "an object that points outside"),
        ("Ada Bright said: “I’m in shock.”", "a quotation of hardly a word"),
        ("Clerks asked not to be named.", "how the source wants to be named"),
        ("The agent declined repeated attempts for comment.", "no answer, told elsewhere"),
    ],
)
def test_what_a_desk_would_strike_out(text: str, why: str) -> None:
    assert fault(text) == why


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bright said: “We lost the tug in an hour, and nobody came to help us.”",
        "Ada Bright said that if the tug had left late, it would have been saved.",
        "Ada Bright said that no one was hurt.",
        "The union accused the board of hiding the papers.",
        "The board said that the tug was “the pride of the harbour” and that “nobody came”.",
    ],
)
def test_what_stands(text: str) -> None:
    assert fault(text) is None
