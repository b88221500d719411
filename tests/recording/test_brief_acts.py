"""Reports -> the official acts that they tell of in their own voice."""

from __future__ import annotations

from tests.recording.reported import reported

from onrecord.recording.brief import write_brief
from onrecord.recording.brief_acts import act_lines

FIRST = """date 2031-05-06 Boiler bursts at mill

A boiler burst at the Halvern mill on Sunday and burned down two halls.

The weavers were sent home. Police arrested the owner of the mill on Tuesday at his house near Halvern.
"""
SECOND = """date 2031-05-05 Halvern mill burns

Two halls of the Halvern mill burned down on Sunday after a boiler burst.

The owner of the mill has not paid the weavers. A clerk may be charged over the boiler of the mill in Halvern.
"""


def test_an_arrest_is_told_in_the_reports_own_words() -> None:
    (line,) = act_lines(reported(first=FIRST, second=SECOND))
    assert line.text == "Police arrested the owner of the mill on Tuesday [6 May 2031] at his house near Halvern, first reports."
    assert line.rule == "brief/lead"


def test_an_act_that_a_line_has_told_is_not_told_again() -> None:
    story = reported(first=FIRST, second=SECOND)
    assert list(act_lines(story, after=list(act_lines(story)))) == []


def test_a_brief_with_room_tells_the_arrest_once() -> None:
    lines = [line.text for line in write_brief(reported(first=FIRST, second=SECOND))]
    assert sum("arrested the owner" in line for line in lines) == 1


def test_a_sentence_that_a_line_has_printed_is_not_printed_for_its_act_again() -> None:
    """The act's verb is `withdraw`, what is printed `withdrawn`."""
    story = reported(first=FIRST.replace("Police arrested the owner", "The guild has withdrawn the owner"), second=SECOND)
    (line,) = act_lines(story)
    assert list(act_lines(story, after=[line])) == []
