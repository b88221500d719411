"""What words stand for a claim: a clause with who and what, whole."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.linking import link


def wordings(text: str) -> list[str]:
    articles, annotations = annotated(("Courier", text, "2031-05-06"))
    return [c.wording.text_in(articles[0].text) for c in link(articles, annotations).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Okafor said: “We think some 12 barges got out of Lissen.”", "We think some 12 barges got out of Lissen"),
        ("Ana Okafor said: “I expect the toll to rise.”", "I expect the toll to rise"),
        ("The trust accused Ostmark of withholding the report.", "Ostmark … withholding the report"),
        ("Ana Okafor said two divers were killed after the crane fell.", "two divers were killed"),
        ("Ana Okafor said the barge sank.", "the barge sank"),
    ],
)
def test_a_wording_is_a_whole_clause(text: str, expected: str) -> None:
    assert any(w == expected or w.startswith(expected + " ") for w in wordings(text)), wordings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Okafor confirmed how many barges sank in Lissen.",
        "Ana Okafor praised the crew, who rowed all night in the storm.",
        "Ana Okafor said whether the port had closed was not known to her.",
    ],
)
def test_a_question_or_what_hangs_on_a_noun_is_no_claim_of_its_own(text: str) -> None:
    assert not any(w.split()[0] in ("how", "who", "whether") for w in wordings(text))
