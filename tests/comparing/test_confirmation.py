"""Who confirms a claim, and how much of it."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.comparing import compare
from onrecord.linking import link


def claims(*texts: str) -> list[tuple[str, str, str]]:
    """(status, rule, wording) of each claim."""
    articles, annotations = annotated(*((f"Paper {n}", text, "2031-05-06") for n, text in enumerate(texts)))
    words = {a.id: a.text for a in articles}
    found = compare(articles, annotations, link(articles, annotations)).claims
    return [(c.status, c.rule, c.wording.text_in(words[c.wording.article])) for c in found]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The hospital confirmed that a diver had died.", "confirmed"),
        ("Harbour Minister Ana Okafor confirmed that the pier had burned.", "confirmed"),
        ("Harbour officials confirmed that the pier had burned.", "confirmed"),
        ("The Lissen Herald confirmed that the pier had burned.", "asserted"),
        ("A former harbour clerk confirmed that the pier had burned.", "asserted"),
    ],
)
def test_who_is_fit_to_confirm_alone(text: str, status: str) -> None:
    assert [c[0] for c in claims(text)] == [status]


def test_a_longer_claim_is_confirmed_only_in_the_words_that_were() -> None:
    found = claims(
        "Police said Nordlinie sent 40 empty lifeboats to Lissen on Friday.",
        "Nordlinie confirmed that it had sent empty lifeboats to Lissen.",
    )
    assert [words for status, _, words in found if status == "confirmed"] == ["it had sent empty lifeboats to Lissen"]


def test_what_is_taken_for_granted_is_not_confirmed() -> None:
    found = claims("Ana Okafor confirmed that the bombing of the pier had closed the port of Lissen.")
    assert all("bombing" not in words or "closed" in words for status, _, words in found if status == "confirmed")


def test_a_denial_disputes_a_charge_of_somebody_who_is_not_named() -> None:
    found = claims("Harbour Minister Ana Okafor was accused of selling the pier. Okafor denied the accusation.")
    assert [c[:2] for c in found] == [("disputed", "status/somebody-denies")]
