"""What a noun tells is a claim: a cause always, anything else where it is answered."""

from __future__ import annotations

import pytest
from tests.linking.test_denials import denied, linked


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("The bakers' guild blamed a short circuit. The town council disputed that account.",),
            ("town council", "bakers' guild", "a short circuit"),
        ),
        (
            ("The orchard's owner blamed a late frost.", '"There was no frost," said Ida Lund, who keeps the hives.'),
            ("Ida Lund", "orchard's owner", "a late frost"),
        ),
        (
            ("Ivo Berg said the beam had been sawn through. His account contradicts the guild, which has blamed dry rot in the beams.",),
            ("Ivo Berg", "guild", "dry rot"),
        ),
    ],
)
def test_what_a_noun_tells_is_answered(texts: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    found = denied(*texts)
    assert any(expected[0] in by and expected[1] in told and expected[2] in words for by, told, words in found), found


@pytest.mark.parametrize(
    "texts",
    [
        ("The orchard's owner blamed a late frost.", '"There was no wind," said Ida Lund.'),
        ("The orchard's owner blamed a late frost. The orchard's owner said there was no frost in May.",),
        ("The guild attributed the collapse to old timber. The council attributed the delay to overloading.",),
        ("The guild attributed the collapse to old timber. The council attributed the collapse to old timber.",),
    ],
)
def test_what_is_no_answer(texts: tuple[str, ...]) -> None:
    assert denied(*texts) == []


def test_one_cause_that_two_name_is_one_claim() -> None:
    links, _ = linked("The guild blamed a late frost.", "The growers' union also blamed the frost.")
    assert [{e.by for e in g.evidence} for g in links.claims if g.rule == "claims/named"] == [{"guild", "growers' union"}]


def test_who_is_blamed_is_no_claim_unless_answered() -> None:
    links, _ = linked("The guild blamed Ida Lund for the collapse.")
    assert [g for g in links.claims if g.rule == "claims/named"] == []


def test_a_bare_it_means_what_was_said_right_before() -> None:
    text = 'The club\'s lawyer called the keeper "a bitter man". Ivo Berg, she said, had been fined for lateness. The keeper denies it.'
    assert ("keeper", "had been fined") in {(by, words[-len("had been fined for lateness") :][:14]) for by, _, words in denied(text)}
