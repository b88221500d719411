"""Numbers that somebody gives without a clause are claims, which can be denied, declined and contradicted."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated
from tests.linking.test_denials import linked

from onrecord.comparing import compare
from onrecord.linking import link

CROWD = "Wardens put the flock at about 350. The anglers' estimate was more than 900."
AGAIN = "Wardens counted 350 geese on Sunday, the anglers more than 900."


def told(*texts: str) -> set[tuple[str, str]]:
    links, _ = linked(*texts)
    return {(e.by, e.stance) for g in links.claims if not g.propositions for e in g.evidence}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brask Foods estimated the shortfall at up to 900 litres of cream.", {("Brask Foods", "asserts")}),
        ("Brask Foods estimated the shortfall at up to 900 litres. Ida Lund disputed the figure.", {("Brask Foods", "asserts"), ("Ida Lund", "denies")}),
        ("Brask Foods estimated the shortfall at up to 900 litres. Ida Lund questioned the figure.", {("Brask Foods", "asserts"), ("Ida Lund", "questions")}),
        ("Brask Foods demanded 900 litres of whey.", set()),
    ],
)
def test_a_number_that_is_given(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_one_number_of_one_giver_is_one_claim_over_reports() -> None:
    first = "Brask Foods estimated the shortfall at up to 900 litres of cream."
    links, _ = linked(first, "On Sunday Brask Foods estimated the shortfall at up to 900 litres of cream, a costly cargo.")
    assert [len(g.evidence) for g in links.claims if not g.propositions] == [2]


def test_two_numbers_of_two_givers_stand_against_each_other() -> None:
    articles, annotations = annotated(("Paper", CROWD, "2031-05-06"), ("Herald", AGAIN, "2031-05-06"))
    claims = compare(articles, annotations, link(articles, annotations)).claims
    disputed = [{(e.by, e.stance) for e in c.evidence} for c in claims if c.status == "disputed"]
    assert {("anglers", "asserts"), ("Wardens", "contradicts")} in disputed
    assert {("Wardens", "asserts"), ("anglers", "contradicts")} in disputed


def test_the_ids_of_claims_are_numbered_in_text_order() -> None:
    links, _ = linked("Ida Lund said the lock had failed. Brask Foods estimated the shortfall at up to 900 litres of cream. Ivo Berg said the tide had turned.")
    assert [g.id for g in links.claims] == ["k1", "k2", "k3"]
    assert [g.wording.start for g in links.claims] == sorted(g.wording.start for g in links.claims)
