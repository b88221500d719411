"""Reports of one invented story -> what happened: the newest lead that tells the news, in plain words, each line with its report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord import annotate, read, record
from onrecord.model import BriefLine, Record
from onrecord.recording.printed import straight_marks
from onrecord.recording.soundness import fault


def recorded(reports: Mapping[str, str]) -> Record:
    with TemporaryDirectory() as folder:
        for name, text in reports.items():
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8")
        articles, refusals = read([folder])
        return record(articles, annotate(articles), refusals)


def happened(reports: Mapping[str, str]) -> list[BriefLine]:
    return [line for line in recorded(reports).brief if line.section == "What happened"]


MONDAY = """date 2031-05-05 Landslide buries houses in Tarvik

A landslide buried twelve houses in the village of Tarvik on Sunday and killed four people.

Rescue teams with dogs searched the slope through the night. The road to the valley was cut in three places.
"""
WEDNESDAY = """date 2031-05-07 Tarvik landslide toll rises to nine

The landslide that buried houses in the village of Tarvik on Sunday killed nine people.

Rescue teams found five more bodies on Tuesday evening under the slope.
"""
TEASER = """date 2031-05-08 Tarvik landslide: village mourns

Three new beach bars open for the summer season in the old harbour of Lissen.

The village of Tarvik buried its dead after the landslide that killed nine people. Hundreds walked behind the coffins.
"""


def test_the_newest_count_stands_before_an_old_one() -> None:
    first = happened({"monday": MONDAY, "wednesday": WEDNESDAY})[0]
    assert "killed nine people" in first.text
    assert "killed four people" not in first.text


def test_a_teaser_of_another_story_is_not_the_news() -> None:
    lines = happened({"monday": MONDAY, "wednesday": WEDNESDAY, "teaser": TEASER})
    assert lines
    assert not any("beach bars" in line.text for line in lines[:1])


def test_a_report_whose_neighbours_share_nothing_still_gives_a_lead() -> None:
    wall = "date 2031-05-05 Subscribe\n\nFull stories are for those who pay for this newspaper every month.\n"
    lines = happened({"monday": MONDAY, "wall": wall})
    assert lines
    assert all(line.evidence for line in lines)


def test_the_outlets_own_words_name_the_outlet_and_a_weekday_its_date() -> None:
    first = happened({"monday": MONDAY})[0]
    assert first.text.startswith("A landslide buried twelve houses in the village of Tarvik on Sunday [4 May 2031]")
    assert first.text.endswith(", monday reports.")
    assert first.rule == "brief/lead"


def test_words_that_judge_stay_in_quotation_marks() -> None:
    text = "date 2031-05-05 Anger\n\nThe self-styled guardian of Tarvik left the village on Sunday after the landslide buried twelve houses.\n"
    first = happened({"monday": text})[0]
    assert first.text.startswith("monday reports: “")


def test_a_sentence_that_says_who_says_so_needs_no_second_source() -> None:
    text = "date 2031-05-05 Landslide\n\nTwelve houses in the village of Tarvik were buried on Sunday by a landslide, police said.\n"
    assert not any("monday reports" in line.text for line in happened({"monday": text}))


def test_a_short_story_is_filled_with_what_its_report_prints() -> None:
    text = " ".join(line.text for line in recorded({"monday": MONDAY}).brief)
    assert "Rescue teams with dogs searched the slope" in text
    assert "The road to the valley was cut" in text


def test_a_person_is_introduced_once_in_printed_words() -> None:
    text = (
        "date 2031-05-05 Landslide\n\nA landslide buried twelve houses in the village of Tarvik on Sunday.\n\n"
        "Ada Bright, the district engineer, said that the slope had moved for years. Nobody had measured it since March, she said.\n\n"
        "Bright said that the valley road would stay closed until June because more rock may fall.\n"
    )
    told = " ".join(line.text for line in recorded({"monday": text}).brief)
    assert told.count("the district engineer") == 1
    assert "Ada Bright, the district engineer, said" in told


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('She said "no" twice.', "She said “no” twice."),
        ('An "open mark stays.', 'An "open mark stays.'),
        ("None at all.", "None at all."),
    ],
)
def test_straight_marks_open_and_close_by_turns(text: str, marked: str) -> None:
    assert straight_marks(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bright on 5 May 2031 announced is leaving the harbour board.",
        "The police on 5 May 2031 said around 6 p.m.",
        "Ada Bright accused passing papers to her son.",
        "Ada Bright asked him to postpone the vote.",
        "An agent confirmed that the following posts were an answer to the picture.",
        "Ada Bright said: “Well, I never saw the slope.”",
        "In fact, at least 30 houses stand below the slope.",
        "Ada Bright said that “the slope moves,”, that they left their home.",
        "Ada Bright said: “I’ll take the call myself,' and he called, and he was brave.”",
        "Nine engineers alleged to have opened the gate.",
        "Ada Bright announced whether she plans to leave.",
        "The board announced that became the talk of the valley.",
        "The board praised funny and tough’ engineers of the valley.",
    ],
)
def test_what_a_desk_would_strike_out_is_a_fault(text: str) -> None:
    assert fault(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bright on 5 May 2031 announced that she is leaving the harbour board.",
        "Ada Bright was accused of passing papers to her son.",
        "The workers’ union said that the slope had moved.",
        "Ada Bright said that the ‘old’ slope had moved.",
        "The board did not say whether the gate was open.",
        "Nine engineers are alleged to have opened the gate.",
    ],
)
def test_what_reads_well_is_none(text: str) -> None:
    assert fault(text) is None
