"""Invented reports -> printed sentences that set two parties against each other, and claims with their answers."""

from __future__ import annotations

import pytest
from tests.recording.reported import reported

from onrecord.lexicon.answering import Answering, answering, denies_it
from onrecord.lexicon.load import table
from onrecord.lexicon.stems import words_in
from onrecord.recording.brief_answers import answer_lines
from onrecord.recording.brief_contrasts import contrast_lines

OPENING = "A boiler burst at the Halvern mill on Sunday and burned down two halls.\n\n"
BOTH = "The mill owner says the boiler was new; the weavers' union denies it and says that the boiler was cracked."


def contrasts(**reports: str) -> list[str]:
    return [line.text for line in contrast_lines(reported(**reports))]


def answers(text: str) -> list[str]:
    return [line.text for line in answer_lines(reported(post=OPENING + text))]


def test_a_sentence_with_both_parties_is_told_as_it_is_printed() -> None:
    story = reported(post=OPENING + BOTH)
    (line,) = contrast_lines(story)
    assert line.text == BOTH
    assert line.rule == "brief/contrast"
    assert all("boiler" in story.text(anchor) for anchor in line.evidence)


def test_reports_that_print_one_contrast_stand_under_one_line() -> None:
    story = reported(post=OPENING + BOTH, mail="Two halls of the Halvern mill burned on Sunday.\n\n" + BOTH)
    lines = list(contrast_lines(story))
    assert len(lines) == 1
    assert len({anchor.article for anchor in lines[0].evidence}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The mill owner says the boiler was new; the weavers' union says that it will strike in May.",
        "The mill owner says the boiler was new and that it burned well.",
        "The boiler was new, but the pipes were old, and nobody denies that the hall was cold.",
    ],
)
def test_two_sayings_that_do_not_clash_are_no_contrast(text: str) -> None:
    assert contrasts(post=OPENING + text) == []


def test_a_sentence_of_three_is_no_plain_telling() -> None:
    long = BOTH.removesuffix(".") + " after a long dispute over who should have looked at the pipes" * 4 + "."
    assert contrasts(post=OPENING + long) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The weavers' union said that the boiler had been cracked since March. The mill owner denies this.",
            "The weavers' union said that the boiler had been cracked since March. The mill owner denied it.",
        ),
        (
            "The weavers' union said that the boiler had been cracked since March. The mill owner rejected the charge.",
            "The weavers' union said that the boiler had been cracked since March. The mill owner rejected it.",
        ),
        (
            "The mayor, Ada Bright, said that a letter about the boiler had been sent in March. The mill owner insists that no such letter came.",
            "Ada Bright said that a letter about the boiler had been sent in March. The mill owner insisted that no such letter came.",
        ),
    ],
)
def test_an_answer_that_points_back_stands_behind_its_claim(text: str, line: str) -> None:
    assert line in answers(text)


def test_an_answer_that_opens_a_paragraph_points_to_what_the_last_one_began_with() -> None:
    text = (
        "The inspector, Ivo Lund, said that the boiler had run at 14 bar. The valve had not been looked at yet, he said.\n\n"
        "The mill owner denies this."
    )
    (line,) = answers(text)
    assert line.startswith("Ivo Lund said that the boiler had run at 14 bar.")
    assert line.endswith("The mill owner denied it.")


def test_a_denial_that_says_what_it_denies_stands_alone() -> None:
    assert answers("The mill owner denied that the boiler had been cracked.") == ["The mill owner denied that the boiler had been cracked."]


@pytest.mark.parametrize(
    "text",
    [
        "The mill owner denied it.",
        "The mill owner rejected a plan to sell the north hall.",
        "The mill owner insisted that the town pay for a new hall.",
        "The mill owner did not deny that the boiler had been cracked.",
    ],
)
def test_what_answers_nobody_is_no_answer(text: str) -> None:
    assert answers(text) == []


def test_an_answer_to_another_matter_takes_no_claim_along() -> None:
    (line,) = answers("The hospital said that six men were being treated for burns. The mill owner denied that a gate had been locked.")
    assert line == "The mill owner denied that a gate had been locked."


def test_who_answers_is_told_once_by_name() -> None:
    text = (
        "The weavers' union said that the boiler had been cracked since March. Ada Bright, the mill's owner, disputes this. "
        "She said that the boiler had been bought in April."
    )
    (line,) = answers(text)
    assert line.count("Ada Bright") == 1
    assert line.endswith("She said that the boiler had been bought in April.")


@pytest.mark.parametrize("row", table("answering", Answering), ids=lambda r: r.words[0])
def test_an_answering_row_has_its_word_in_its_example(row: Answering) -> None:
    forms = {w.form.lower() for w in words_in(row.example)}
    found = forms | {f.removesuffix(e) + a for f in forms for e, a in (("ied", "y"), ("ed", ""), ("ed", "e"), ("s", ""), ("es", ""))}
    assert found & set(row.words)


def test_what_may_stand_before_a_bare_it_is_an_answer() -> None:
    assert denies_it() <= answering("fact") | answering("view")
    assert not answering("pointer") & denies_it()
