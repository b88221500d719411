"""Differences that are told loosely: dates beside a clause, words for numbers, names, kinds of things, who announced it, who denies it."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, pairs, two
from tests.linking.reports import annotated

from onrecord.comparing.story import Story
from onrecord.linking import link


def rules(reports: Reports, dimension: str) -> set[tuple[str, str]]:
    """(rule, verdict) of one dimension's comparisons."""
    return {(c.rule, c.verdict) for c in compared(reports).comparisons if c.dimension == dimension}


DATES = [
    (
        "Norway reopened the port of Lissen in June 2030, officials said.",
        "Ana Okafor at a meeting last year in Bergen where Norway reopened the port of Lissen.",
        ("June 2030", "last year", "vaguer"),
    ),
    (
        "Denmark had seized the harbour of Lissen after a night raid mounted in August 2030.",
        "Danish troops seized the harbour of Lissen in 2030.",
        ("2030", "August 2030", "vaguer"),
    ),
    (
        "Norway announced on Saturday that it had retaken the port of Lissen.",
        "Norway's army said that the recapture of the port of Lissen at the weekend was complete.",
        ("Saturday", "the weekend", "vaguer"),
    ),
]


@pytest.mark.parametrize(("left", "right", "row"), DATES)
def test_a_looser_date_is_vaguer_and_no_conflict(left: str, right: str, row: tuple[str, str, str]) -> None:
    found = pairs(two(left, right), "date")
    assert row in {(min(a, b), max(a, b), v) for a, b, v in found} | {(max(a, b), min(a, b), v) for a, b, v in found}
    assert "conflict" not in {v for *_, v in found}


def test_a_date_beside_the_clause_contradicts_nothing() -> None:
    left = "Norway had signed the fisheries treaty with Denmark after talks held in June 2029."
    right = "Norway and Denmark signed the fisheries treaty in March 2028."
    assert "conflict" not in {v for *_, v in pairs(two(left, right), "date")}


def test_one_report_dates_one_statement_in_two_ways() -> None:
    text = (
        "In a statement on May 2, Denmark acknowledged that its trawlers had been sold. Hours later, Norway also confirmed "
        "that it had bought them. Boats stayed in port. In its statement on May 5, Norway said it would pay at once."
    )
    reports: Reports = (("Courier", text, "2031-05-06"), ("Post", "Boats stayed in port.", "2031-05-06"))
    assert ("dates/one-statement", "conflict") in rules(reports, "date")
    far = text.replace("May 5", "May 28")
    assert rules((("Courier", far, "2031-05-29"), reports[1]), "date") == set()


VAGUE = [
    (
        "Danish troops had suffered heavy losses, officials said.",
        "Norway said 90 Danish soldiers were killed or wounded.",
        "no-number-told",
    ),
    ("Norway has claimed to have captured Danish soldiers.", "Norway captured two Danish soldiers, its president said.", "no-number-told"),
    (
        "Danish officials said Norway sent 300 soldiers to Lissen.",
        "Danish officials said Norway sent 300 soldiers to Lissen. Norway would not say how many soldiers were sent.",
        "not-given",
    ),
]


@pytest.mark.parametrize(("left", "right", "rule"), VAGUE)
def test_words_against_a_number_are_vaguer(left: str, right: str, rule: str) -> None:
    assert (f"figures/{rule}", "vaguer") in rules(two(left, right), "figure")


def test_another_side_has_other_losses() -> None:
    left, right = "Danish troops had suffered heavy losses.", "Denmark said 90 Norwegian soldiers were killed or wounded."
    assert rules(two(left, right), "figure") == set()


def test_two_names_of_one_treaty() -> None:
    left = "The mutual fisheries treaty was signed by Norway and Denmark in June 2029, officials said."
    right = "Officials cited the Treaty on Harbours and Trade between Norway and Denmark from December 4, 2029."
    assert ("wording/name", "variant") in rules(two(left, right), "wording")


def test_two_names_of_one_raid() -> None:
    left = "Denmark had seized the port of Lissen after a surprise incursion in August 2030."
    right = "Danish troops seized the port of Lissen during a counteroffensive by Denmark in August 2030."
    assert ("wording/occasion", "variant") in rules(two(left, right), "wording")


KINDS = [
    ("Denmark sent a vast number of weapons to Lissen.", "Denmark also sent missiles, howitzers and rocket launchers.", "vaguer"),
    ("Denmark sent missiles and howitzers to Lissen.", "Denmark supplied missiles and ammunition to Lissen.", "different-scope"),
]


@pytest.mark.parametrize(("left", "right", "verdict"), KINDS)
def test_lists_of_what_was_sent(left: str, right: str, verdict: str) -> None:
    assert verdict in {v for _, v in rules(two(left, right), "extent")}


def test_who_announced_and_who_was_told() -> None:
    left = "Norwegian President Ana Okafor declared that the port of Lissen had been fully retaken by Norway."
    right = "Norwegian General Ivo Lund told Okafor that Norway had retaken the port of Lissen."
    assert ("attribution/said-or-told", "conflict") in rules(two(left, right), "attribution")
    said = left.replace("declared", "said")
    assert ("attribution/said-or-told", "conflict") not in rules(two(said, right), "attribution")


def test_a_number_disputed_makes_its_claim_disputed() -> None:
    reports = two("Police said nine people were killed in the fire.", "The hospital said 14 people were killed in the fire.")
    claims = [c for c in compared(reports).claims if any(e.stance == "contradicts" for e in c.evidence)]
    assert {c.status for c in claims} == {"disputed"}
    assert {e.by.lower() for c in claims for e in c.evidence} >= {"police", "hospital"}


def conflicts(text: str, other: str = "Boats stayed in port.") -> set[str]:
    """The left and right words of the conflicts of status."""
    reports: Reports = (("Courier", text, "2031-05-06"), ("Post", other, "2031-05-06"))
    return {f"{a} / {b}" for a, b, v in pairs(reports, "status") if v == "conflict"}


DENIED = [
    ("Mayor Ana Okafor said the harbour trust had hidden the leak. Trust officials dismissed that criticism.", "hidden the leak"),
    (
        "Ben Lund said his outburst was justified because Ana Okafor called him a thief, something Okafor has denied.",
        "Ana Okafor called him a thief",
    ),
    ("The Lissen Courier newspaper reported that the mine would close. Mine officials denied the newspaper's story.", "mine would close"),
]


@pytest.mark.parametrize(("text", "words"), DENIED)
def test_what_a_denial_answers(text: str, words: str) -> None:
    assert any(words in row for row in conflicts(text)), conflicts(text)


NOT_DENIED = [
    "Ben Lund said the tank had leaked. Asked whether the mayor knew of the letter, Ana Okafor denied it.",
    "Ben Lund would keep the key even if a letter showed that Ana Okafor had sold the port. The clerk said Ana Okafor had not sold the port.",
    "Denmark said it would not talk until the port of Lissen reopens. Norway said it had closed the port of Lissen.",
]


@pytest.mark.parametrize("text", NOT_DENIED)
def test_what_nobody_said_is_not_contradicted(text: str) -> None:
    assert conflicts(text) == set()


def test_a_denier_of_his_own_deed_does_not_deny_that_it_was_done() -> None:
    assert conflicts("Mayor Ana Okafor denied sending the letter.", "The letter was sent to the harbour trust on Friday.") == set()


def test_most_of_a_town_leaves_room_for_fighting_in_parts_of_it() -> None:
    left = "Norway said it had driven Danish troops from most of Lissen."
    right = "Denmark said its troops were holding on in parts of Lissen."
    assert conflicts(left, right) == set()
    assert conflicts("Norway said it had retaken Lissen.", right) != set()


def test_what_is_helped_is_not_said_to_be_done() -> None:
    left = "Norway said that divers had made a contribution to the liberation of Lissen."
    articles, annotations = annotated(*two(left, "Boats stayed in port."))
    story = Story.of(articles, annotations, link(articles, annotations))
    nouns = [p for one in annotations for p in one.propositions if p.predicate == "liberation"]
    assert nouns
    assert all(story.presupposed(p) for p in nouns)


def test_an_operation_over_and_fighting_that_goes_on() -> None:
    left = "The operation to liberate Lissen was concluded, Norway said."
    right = "Denmark said that the fighting was continuing in Lissen."
    assert conflicts(left, right) != set()
