"""Denials that find nothing near in their report -> the claim of another party in the story that they answer, or none."""

from __future__ import annotations

import pytest
from tests.linking.test_denials import denied, linked

MANY = "The harbour has forty berths. " * 30


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("The Harbour Trust accused Ostmark of withholding the report.", f"{MANY}Ostmark denied the allegations."),
            ("Ostmark", "Harbour Trust", "withholding the report"),
        ),
        (
            (
                "Kelmar accuses Ostmark of funding the smugglers.",
                "Foreign Minister Ivo Lund said Ostmark has never paid a single smuggler and that reports to the contrary were a ploy.",
            ),
            ("Ivo Lund", "Kelmar", "funding the smugglers"),
        ),
        (
            (
                "The miners' union said a letter had been sent to the board on Monday.",
                '"We received no such letter," said Ana Okafor, who chairs the board.',
            ),
            ("Ana Okafor", "miners' union", "a letter had been sent to the board on Monday"),
        ),
        (
            ("The mayor said the strikers had bombed the depot.", "Inspectors found scorched cables and no trace of a bomb."),
            ("Inspectors", "mayor", "the strikers had bombed the depot"),
        ),
        (
            ("The railway said a signalling error had caused the crash.", '"This was no accident," said Pavel Rask, whose son was aboard.'),
            ("Pavel Rask", "railway", "a signalling error had caused the crash"),
        ),
        (
            (
                "The army said that nine militants had been killed in the raid on Lissen.",
                '"Each of the nine was a civilian," said Ana Okafor, the mayor of Lissen.',
            ),
            ("Ana Okafor", "army", "nine militants had been killed in the raid on Lissen"),
        ),
        (
            (
                "The fishers' league said the Harbour Guard cut their nets.",
                "The Harbour Guard did not cut the nets, the Harbour Guard said.",
            ),
            ("Harbour Guard", "fishers' league", "the Harbour Guard cut their nets"),
        ),
        (
            ("The Harbour Guard said the sirens were sounded at dawn.", '"Not one siren," said Ana Okafor, a baker.'),
            ("Ana Okafor", "Harbour Guard", "the sirens were sounded at dawn"),
        ),
    ],
)
def test_a_denial_answers_the_claim_of_another_report(texts: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    assert expected in denied(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("The Harbour Trust accused Kelmar of withholding the report.", f"{MANY}Ostmark denied the allegations."),
        ("The miners' union said a letter had been sent to the board on Monday.", '"We have no such plans," said Ana Okafor.'),
        ("The mayor said the strikers had bombed the depot.", "Lawyers asked about firms where there is no trace of a bomb."),
        ("The mayor said the strikers had bombed the depot.", "Inspectors found no trace of a leak."),
        ("The railway said the crash had killed nine.", '"This was no accident," said Pavel Rask, whose son was aboard.'),
        ("The army said that nine militants had been killed in the raid.", '"Each of the nine was a teacher," said Ana Okafor.'),
        ("The clinic said soldiers had killed nine farmers in the raid.", '"Each of the nine was a civilian," said Ana Okafor.'),
    ],
)
def test_a_denial_of_something_else_answers_nothing(texts: tuple[str, ...]) -> None:
    assert denied(*texts) == []


def test_of_several_claims_the_one_is_meant_that_most_reports_carry() -> None:
    other = "Kelmar accused Ostmark of bribing the pilots."
    both = "The Harbour Trust accused Ostmark of withholding the report."
    found = denied(
        other, both, f"On Friday the Harbour Trust accused Ostmark of withholding the report.\n\n{MANY}Ostmark denied the allegations."
    )
    assert {claim for who, _, claim in found if who == "Ostmark"} == {"withholding the report"}


def test_who_takes_over_a_finding_confirms_it() -> None:
    links, words = linked("The Senate panel endorsed the finding by inspectors that the tank had leaked for years.")
    (stance,) = {
        (e.by, e.stance, e.hedged)
        for group in links.claims
        for e in group.evidence
        if "leaked" in e.anchor.text_in(words[e.anchor.article])
    }
    assert stance == ("Senate panel", "confirms", False)


@pytest.mark.parametrize(
    "text", ["Nothing in the letters supports the theory that the tank had leaked.", "The panel supports the men that the dam saved."]
)
def test_what_takes_over_no_finding_confirms_nothing(text: str) -> None:
    links, _ = linked(text)
    assert not [e for group in links.claims for e in group.evidence if e.stance == "confirms"]


def test_what_proves_nothing_questions_what_was_said_of_it() -> None:
    links, _ = linked('The league said inspectors had checked the ferry on Friday. "A check of that kind proves nothing," said Ana Okafor.')
    assert ("Ana Okafor", "questions") in {(e.by, e.stance) for group in links.claims for e in group.evidence}


def test_what_is_said_of_none_stands_against_what_is_told_of_some() -> None:
    links, _ = linked("The clinic said none of the rowers had broken bones.", "Nine rowers suffered broken bones when the lock gave way.")
    found = {(e.by, e.stance) for group in links.claims for e in group.evidence}
    assert {("Paper 1", "contradicts"), ("clinic", "contradicts")} <= found


@pytest.mark.parametrize(
    "other", ["Nine rowers suffered minor burns when the lock gave way.", "Nine rowers suffered no broken bones when the lock gave way."]
)
def test_what_is_said_of_none_stands_against_nothing_else(other: str) -> None:
    links, _ = linked("The clinic said none of the rowers had broken bones.", other)
    assert not [e for group in links.claims for e in group.evidence if e.stance == "contradicts"]


@pytest.mark.parametrize(
    ("verb", "found"), [("reverses", True), ("is at odds with", True), ("repeats", False)], ids=["reverses", "at odds", "repeats"]
)
def test_what_a_report_says_goes_against_a_saying_contradicts_it(verb: str, found: bool) -> None:
    links, words = linked(
        "The Harbour Guard acknowledged on Tuesday that its launch was near the ferry. "
        f"The admission {verb} a statement of Sunday, when Ana Okafor said that nothing had left the pier."
    )
    rows = {
        e.by
        for g in links.claims
        for e in g.evidence
        if e.stance == "contradicts" and "pier" in g.wording.text_in(words[g.wording.article])
    }
    assert rows == ({"Harbour Guard"} if found else set())
