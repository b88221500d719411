"""Two statements stand against each other where two parties speak, one says that it holds, and the other turns away a claim."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, two
from tests.linking.reports import annotated

from onrecord.comparing.speakers import affirmed, disputes, two_parties
from onrecord.comparing.story import Story
from onrecord.linking import link
from onrecord.model import Anchor, Evidence
from onrecord.model.claim import Stance


def story(*texts: str) -> Story:
    reports = tuple((f"Paper {n}", text, "2031-05-06") for n, text in enumerate(texts))
    articles, annotations = annotated(*reports)
    return Story.of(articles, annotations, link(articles, annotations))


def evidence(told: Story, words: str, by: str, *, stance: Stance = "asserts") -> Evidence:
    """Evidence at the words, by the name given."""
    for article in told.articles:
        at = article.text.find(words)
        if at >= 0:
            return Evidence(Anchor.at(article.id, at, at + len(words)), None, stance, False, by, None, False)
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("text", "a", "b", "expected"),
    [
        ("Harbour secretary Nils Odell spoke. The harbour secretary said so.", "harbour secretary", "Odell", False),
        ("Nils Odell, the secretary, spoke. The secretary said so.", "secretary", "Nils Odell", False),
        ("Eva Marsh of the union spoke. The harbour secretary said so.", "harbour secretary", "Eva Marsh", True),
        ("Both Odell and police said so.", "police", "Both Odell and police", False),
        ("NEWS IN BRIEF: The mole is closed, Odell said.", "NEWS IN BRIEF", "Odell", False),
        ("Odell said so; Marsh did not.", "Odell", "Marsh", True),
    ],
)
def test_two_parties(text: str, a: str, b: str, expected: bool) -> None:
    told = story(text, "Boats stayed in port.")
    words = text.split(".")[0]
    assert two_parties(told, evidence(told, words, a), evidence(told, words, b, stance="denies")) is expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The union turned away from Odell. Marsh dismissed criticism of the plan.", "Marsh dismissed criticism of the plan", False),
        ("Odell spoke at noon. Marsh disavowed remarks made by Odell.", "Marsh disavowed remarks made by Odell", False),
        (
            "Odell spoke at noon. Marsh dismissed the allegation made in his remarks.",
            "Marsh dismissed the allegation made in his remarks",
            True,
        ),
        ("Odell spoke at noon. Marsh dismissed the figure.", "Marsh dismissed the figure", True),
    ],
)
def test_what_is_turned_away_is_a_claim(text: str, words: str, expected: bool) -> None:
    told = story(text, "Boats stayed in port.")
    assert disputes(told, evidence(told, words, "Marsh", stance="denies")) is expected


def test_who_looks_into_a_deed_has_not_said_that_it_was_done() -> None:
    reports: Reports = two(
        "Senator Eva Marsh called the probe into the port's theft of the barge a waste of time.",
        "Nils Odell denied that the port stole the barge.",
    )
    conflicts = [c for c in compared(reports).comparisons if c.dimension == "status" and c.verdict == "conflict"]
    assert not conflicts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senator Eva Marsh called the probe into Norway's interference in the vote a waste of time.", False),
        ("Senator Eva Marsh asked for an inquiry into Norway's interference in the vote.", False),
        ("Senator Eva Marsh spoke at noon and condemned Norway's interference in the vote.", True),
    ],
)
def test_a_deed_that_is_only_looked_into_is_not_affirmed(text: str, expected: bool) -> None:
    told = story(text, "Boats stayed in port.")
    clauses = [c for rows in told.clauses.values() for c in rows if c.predicate == "interference"]
    assert [affirmed(told, Evidence(c.anchor, None, "asserts", False, "Eva Marsh", None, False)) for c in clauses] == [expected]
