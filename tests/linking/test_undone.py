"""States that rule a deed out, and denials that name it by another word."""

from __future__ import annotations

import pytest
from tests.linking.test_denials import denied, linked

from onrecord.lexicon import table
from onrecord.lexicon.misdeeds import MisdeedRow, misdeeds
from onrecord.lexicon.stems import words_in
from onrecord.linking.undone import UndoneRow, ruled_out


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The herald said on Monday that Ivo Berg had quit. Mr Berg said he was still in charge.", "Ivo Berg"),
        ("The herald said on Monday that Ivo Berg had sold the organ. Mr Berg replied that he had done no such thing.", "Ivo Berg"),
        ("The union said the mast had broken. The mast was intact, the yard said.", "yard"),
        ("The angling club said the scales had been altered before the weigh-in. The Rod Guild denied any tampering.", "Rod Guild"),
        ("Ivo Berg said that the recipe had been copied from him. Ms Lund's agent brushed the accusation aside as “a joke”.", "Ms Lund's agent"),
        ("“Our pickers have warned of the frost,” Ida Lund said. Brask Foods maintains that no such warning was received.", "Brask Foods"),
        ("Farmers say Nordmill poisoned the well. Nordmill says it is not to blame.", "Nordmill"),
        ("Surveyors believe the dune moved nine metres in a night. Ida Lund told the council that the finding was “nonsense”.", "Ida Lund"),
        ("Kelmar says a rocket was fired at the depot. Ostmark denies firing anything.", "Ostmark"),
        (
            "Ivo Berg wrote: “I was told to burn the score.” Ida Lund disputed his version. “Nobody at the opera told Mr Berg anything,” Lund said.",
            "Ida Lund",
        ),
        ("Reports that a guard had died of his wounds were false, the town hospital said.", "town hospital"),
    ],
)
def test_a_denial_in_another_wording_finds_its_claim(text: str, by: str) -> None:
    links, _ = linked(text)
    answered = [g for g in links.claims if any(e.stance in ("denies", "contradicts") and e.by == by for e in g.evidence)]
    assert answered
    assert any(e.by != by for g in answered for e in g.evidence) or "false" in text


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors said they had measured the pond. The Rod Guild denied any tampering.",
        "The union said two accounts were opened in May. Nordmill denied any wrongdoing.",
        "Farmers say Nordmill owned the well. Nordmill says it is not to blame.",
        "Ida Lund said the train was late. Lissen Rail said no such matters were its concern.",
        "The union said wages had fallen. The bank said it offers no such account.",
        "Police said 12 people were killed in the bus crash. Arden Lines said the buses were intact after the repair.",
        "Police said they had captured two of the raiders. The mayor said the raiders were still at large.",
        "The herald said Ivo Berg had left the meeting early. His aide said Berg was still in the country.",
        "The herald said in May that the pass had closed. The county said the pass was open to traffic from June.",
        "The fans said the striker had kicked the ball wide. The league denied any violence.",
        "The herald said the author had rewritten the ending. The jury denied any tampering.",
        "The herald said that Ivo Berg had quit. Ida Lund said she was still in charge.",
        "The crew said the rudder had failed. The owner said they had gone in order to mend the nets.",
        "The herald said the fair was closed. The mayor said the inn was open as usual.",
    ],
)
def test_what_rules_nothing_out(text: str) -> None:
    assert denied(text) == []


def test_a_denial_that_answers_a_claim_is_no_second_claim() -> None:
    links, words = linked("Kelmar says a rocket was fired at the depot. Ostmark denies firing anything.")
    assert [g.wording.text_in(words[g.wording.article]) for g in links.claims] == ["a rocket was fired at the depot"]
    assert {(e.by, e.stance) for e in links.claims[0].evidence} == {("Kelmar", "asserts"), ("Ostmark", "denies")}


@pytest.mark.parametrize(("words", "deed"), [("she was still in charge", "resign"), ("the pass was open as usual", "close")])
def test_a_state_rules_a_deed_out(words: str, deed: str) -> None:
    assert deed in ruled_out(words)


def test_an_order_is_no_state() -> None:
    assert ruled_out("they left in order to mend the nets") == frozenset()


@pytest.mark.parametrize("row", table("undone", UndoneRow), ids=lambda row: row.done[0])
def test_each_state_stands_in_its_example(row: UndoneRow) -> None:
    assert set(row.done) <= ruled_out(row.example)


@pytest.mark.parametrize("row", table("misdeeds", MisdeedRow), ids=lambda row: row.nouns[0])
def test_each_misdeed_is_told_and_named_in_its_example(row: MisdeedRow) -> None:
    claim, denial = row.example.split(". ")
    assert any(noun in denial for noun in row.nouns)
    assert all({w.stem for w in words_in(claim)} & misdeeds()[noun] for noun in row.nouns)
