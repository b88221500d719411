"""The brief's counts of dead and hurt: those told one by one are one number."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.recording.brief_figures import casualty_lines


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        ("A blaze at a mill in Velm killed a miller and his two nieces on Monday, police said.", {"3"}),
        ("A blaze at a mill in Velm killed two people on Monday, police said.", {"2", "3"}),
    ],
)
def test_one_of_several_phrases_is_no_number_of_deaths(told: str, numbers: set[str]) -> None:
    other = "Three people died in a blaze at a mill in Velm on Monday, the fire brigade said."
    (line,) = casualty_lines(reported(courier=told, mail=other))
    assert line.text.startswith("The number of deaths is ")
    assert {word.strip(".,;") for word in line.text.split() if word.strip(".,;").isdigit()} == numbers
