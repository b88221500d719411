"""Verbs of denial whose words are what the speaker holds, or only doubts: nobody is made to deny his own claim."""

from __future__ import annotations

import pytest
from tests.linking.test_denials import linked


def stances(*texts: str) -> set[tuple[str, str, str]]:
    """(by, stance, the words of the evidence), of all claims."""
    links, words = linked(*texts)
    return {(e.by, e.stance, e.anchor.text_in(words[e.anchor.article])) for g in links.claims for e in g.evidence}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry countered that its count was complete.", ("ministry", "asserts", "its count was complete")),
        ("“Swabs taken at the door prove nothing,” objected Ida Lund, a deputy.", ("Ida Lund", "asserts", "Swabs … prove nothing")),
        ("Ida Lund called the plan a waste. “We have paid every bill,” retorted Ivo Berg.", ("Ivo Berg", "asserts", "We have paid every bill")),
        ("The union denied that the valve was open.", ("union", "denies", "the valve was open")),
        ("Ida Lund cast doubt on the claim that the dam was dry.", ("Ida Lund", "questions", "the dam was dry")),
        ("The gallery does not rule out that the painting was copied.", ("gallery", "asserts", "the painting was copied")),
    ],
)
def test_what_an_answer_holds(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in stances(text)
    assert {stance for by, stance, words in stances(text) if (by, words) == (expected[0], expected[2])} == {expected[1]}


def test_what_is_not_ruled_out_is_hedged() -> None:
    links, _ = linked("The gallery does not rule out that the painting was copied.")
    assert [e.hedged for g in links.claims for e in g.evidence] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The woman who ran the northern yard for ten years has left her post, the harbour ministry confirmed.", "The woman … has left her post"),
        ("The crew that the trawler took aboard on Monday has reached Lissen, the port confirmed.", "The crew … has reached Lissen"),
    ],
)
def test_a_clause_that_only_describes_the_doer_is_not_what_is_said(text: str, expected: str) -> None:
    links, words = linked(text)
    assert [g.wording.text_in(words[g.wording.article]) for g in links.claims] == [expected]


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Rumours on island radio that a cook had been held were “a plain invention”, a port officer said.", "port officer", "a cook had been held"),
        ("Reports in local papers that the bridge had been shut were untrue, the mayor said.", "mayor", "the bridge had been shut"),
        ("Suggestions made in court that the keeper had fled were nonsense, the board said.", "board", "the keeper had fled"),
        ("Talk that the school would shut is false, the headteacher said.", "headteacher", "the school would shut"),
        ("It was untrue that the mill had been sold, Ivo Berg said.", "Ivo Berg", "the mill had been sold"),
        ("It is simply not true that a boat was lost, the harbour master said.", "harbour master", "a boat was lost"),
    ],
)
def test_who_calls_a_report_untrue_denies_what_it_reports(text: str, by: str, words: str) -> None:
    found = stances(text)
    assert any(who == by and stance == "denies" and words in said for who, stance, said in found)
    assert (by, "asserts", words) not in found


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm said in a statement that the crew had waited until the pumps were false.",
        "It was wrong that the crew had to wait, Ada Holm said.", "The reports that the crane had cracked were ready by noon, Ada Holm said.",
    ],
)
def test_a_judgement_of_something_that_is_so_denies_nothing(text: str) -> None:
    assert "denies" not in {stance for _, stance, _ in stances(text)}
