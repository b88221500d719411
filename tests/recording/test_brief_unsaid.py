"""Invented reports -> what nobody said, as sentences; and what several reports tell in their own voice."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.recording.brief_carried import carried_lines
from onrecord.recording.brief_unsaid import unsaid_lines

OPENING = "A boiler burst at the Halvern mill on Sunday and burned down two halls.\n\n"


def unsaid(text: str) -> list[str]:
    return [line.text for line in unsaid_lines(reported(post=OPENING + text))]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The mill owner said that he was sorry. The mill owner did not say how many men had been on duty.",
            "The mill owner did not say how many men had been on duty, post reports.",
        ),
        (
            "Ada Bright, the mayor, spoke on Monday. She would not say who ordered the boiler.",
            "Ada Bright would not say who ordered the boiler, post reports.",
        ),
        (
            "Neither the mill owner nor the mayor has said when work will begin again.",
            "Neither the mill owner nor the mayor has said when work will begin again, post reports.",
        ),
        (
            "It was not known how many men had been on duty.",
            "It was not known how many men had been on duty, post reports.",
        ),
    ],
)
def test_a_silence_is_a_sentence_with_its_party_and_its_matter(text: str, line: str) -> None:
    assert unsaid(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "The union accused the mill owner of greed. The mill owner has not answered this charge.",
        "The mayor promised a report. She did not give a date.",
        "A weaver who asked not to be named told of the noise. Another weaver declined to give her name.",
        "There was no answer from Ada Bright, who owned the boiler.",
        "It is unclear who will feed them.",
    ],
)
def test_a_silence_on_what_stands_elsewhere_is_left_out(text: str) -> None:
    assert unsaid(text) == []


def test_a_person_whom_newer_news_is_about_may_have_spoken_since() -> None:
    silent = "Ada Bright, the mayor, has not said whether the mill will open again."
    older = f"date 2031-05-05 Boiler bursts at mill\n\n{OPENING}{silent}"
    newer = "date 2031-05-07 Mill to open\n\nAda Bright, the mayor, opened the Halvern mill again on Wednesday, two days after its boiler burst."
    assert any("Ada Bright, the mayor, has not said" in line.text for line in unsaid_lines(reported(older=older)))
    assert not any("Ada Bright" in line.text for line in unsaid_lines(reported(newer=newer, older=older)))


def test_a_refusal_to_comment_is_told_once() -> None:
    text = (
        "The mill owner declined to comment on the boiler. The mayor, Ada Bright, declined to comment on the boiler.\n\n"
        "The insurer Lund & Sons did not respond to a request for comment."
    )
    assert sum("comment" in line for line in unsaid(text)) == 1


FIRST = "date 2031-05-05 Boiler bursts at mill\n\nA boiler burst at the Halvern mill on Sunday.\n\nThe bridge to the mill was closed to lorries on Monday."
SECOND = (
    "date 2031-05-06 Mill town in shock\n\nSchools in Halvern stayed shut a day after the boiler burst.\n\n"
    "The bridge to the mill was closed to lorries on Monday after an inspection."
)


def test_what_two_reports_tell_in_their_own_voice_is_told_with_both() -> None:
    story = reported(first=FIRST, second=SECOND)
    lines = [line for line in carried_lines(story) if "bridge" in line.text]
    assert len(lines) == 1
    assert lines[0].text.endswith(" reports.")
    assert len({anchor.article for anchor in lines[0].evidence}) == 2


def test_what_one_report_tells_alone_is_not_carried() -> None:
    assert not any("Schools" in line.text for line in carried_lines(reported(first=FIRST, second=SECOND)))


def test_what_a_line_before_tells_is_not_told_again() -> None:
    story = reported(first=FIRST, second=SECOND)
    told = [line for line in carried_lines(story) if "bridge" in line.text]
    assert not any("bridge" in line.text for line in carried_lines(story, after=told))
