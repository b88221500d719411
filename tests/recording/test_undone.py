"""What a later report says was dropped or withdrawn."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.recording.brief import write_brief
from onrecord.recording.undone import undone_in

HEAD = "Masons fought over a slipway at Lissen on Sunday. The slipway has been shut since."
CHARGED = f"{HEAD}\n\nPolice charged a mason, Ivo Lund, 34, with arson at the slipway."
UNDONE = [
    ("The prosecutor dropped the charge against Ivo Lund.", 1),
    ("The charge against Ivo Lund was withdrawn.", 1),
    ("The mayor has lifted the curfew at Lissen.", 1),
    ("The prosecutor would not have dropped the charge against Ivo Lund.", 0),
    ("The guild wants to see it lifted.", 0),
    ("Nobody withdrew money at Lissen.", 0),
]


@pytest.mark.parametrize(("text", "count"), UNDONE)
def test_sentences_by_which_an_act_stands_no_longer(text: str, count: int) -> None:
    assert len(undone_in(reported(post=f"{HEAD}\n\n{text}"))) == count


def brief(later: str) -> str:
    story = reported(courier=CHARGED, post=f"date 2031-05-07 News from the valley\n\n{HEAD}\n\n{later}")
    return " ".join(line.text for line in write_brief(story))


def test_a_charge_that_was_dropped_is_told_as_that() -> None:
    assert "charged a mason" in brief("The slipway opens on Friday.")
    told = brief("Police dropped the charge against the mason Ivo Lund, 34, for want of evidence.")
    assert "charged a mason" not in told
    assert "dropped the charge" in told


def test_another_charge_stands() -> None:
    assert "charged a mason" in brief("Police dropped the charge against a weaver, Ada Bright.")
