"""Numbers that somebody gives without a clause are claims, which can be denied, declined and contradicted."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated
from tests.linking.test_denials import linked

from onrecord.comparing import compare
from onrecord.linking import link

CROWD = "Police put the crowd at about 6,000. The organisers' estimate was more than 20,000."
AGAIN = "Police counted 6,000 people on Tuesday, the organisers more than 20,000."


def told(*texts: str) -> set[tuple[str, str]]:
    links, _ = linked(*texts)
    return {(e.by, e.stance) for g in links.claims if not g.propositions for e in g.evidence}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lissen Rail estimated the loss at up to 40 tonnes of dye.", {("Lissen Rail", "asserts")}),
        ("Lissen Rail estimated the loss at up to 40 tonnes. Ida Lund disputed the figure.", {("Lissen Rail", "asserts"), ("Ida Lund", "denies")}),
        ("Lissen Rail estimated the loss at up to 40 tonnes. Ida Lund questioned the figure.", {("Lissen Rail", "asserts"), ("Ida Lund", "questions")}),
        ("Lissen Rail demanded 40 tonnes of sand.", set()),
    ],
)
def test_a_number_that_is_given(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_one_number_of_one_giver_is_one_claim_over_reports() -> None:
    first = "Lissen Rail estimated the loss at up to 40 tonnes of dye."
    links, _ = linked(first, "On Tuesday Lissen Rail estimated the loss at up to 40 tonnes of dye, a caustic compound.")
    assert [len(g.evidence) for g in links.claims if not g.propositions] == [2]


def test_two_numbers_of_two_givers_stand_against_each_other() -> None:
    articles, annotations = annotated(("Paper", CROWD, "2031-05-06"), ("Herald", AGAIN, "2031-05-06"))
    claims = compare(articles, annotations, link(articles, annotations)).claims
    disputed = [{(e.by, e.stance) for e in c.evidence} for c in claims if c.status == "disputed"]
    assert {("organisers", "asserts"), ("Police", "contradicts")} in disputed
    assert {("Police", "asserts"), ("organisers", "contradicts")} in disputed


def test_the_ids_of_claims_are_numbered_in_text_order() -> None:
    links, _ = linked("Ida Lund said the lock had failed. Lissen Rail estimated the loss at up to 40 tonnes of dye. Ivo Berg said the tide had turned.")
    assert [g.id for g in links.claims] == ["k1", "k2", "k3"]
    assert [g.wording.start for g in links.claims] == sorted(g.wording.start for g in links.claims)
