"""Denials of a deed in a clause of their own -> the claims of other parties that it was done, in whatever report."""

from __future__ import annotations

import pytest
from tests.linking.test_denials import denied, linked

MANY = "The harbour has forty berths. " * 30


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("The island's council said that Danish agents tried to meddle in its vote.", "Denmark has denied interfering in the vote."),
            ("Denmark", "island's council", "Danish agents tried to meddle in its vote"),
        ),
        (
            (
                "The island's council said that Denmark meddled in its vote.",
                f"{MANY}Denmark has insisted it did not interfere in the vote.",
            ),
            ("Denmark", "island's council", "Denmark meddled in its vote"),
        ),
        (
            ("The island's council said that Denmark meddled in its vote.", "Denmark denied that it had sought to skew the vote."),
            ("Denmark", "island's council", "Denmark meddled in its vote"),
        ),
        (
            ("Pia Lund, who leads the union, said Denmark had refused the crane. Denmark denied that it had turned down help.",),
            ("Denmark", "Pia Lund", "Denmark had refused the crane"),
        ),
    ],
)
def test_a_denied_deed_answers_who_says_that_it_was_done(texts: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    assert expected in denied(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("The island's council said that Danish agents tried to meddle in its vote.", "Sweden has denied interfering in the vote."),
        ("The island's council said that Denmark paid for the bridge.", "Denmark has denied interfering in the vote."),
        (
            "The island's council said that Denmark meddled in its vote.",
            "Denmark has denied interfering in the trial of a Norwegian skipper.",
        ),
        ("Pia Lund, who leads the union, said Denmark had refused the crane. Denmark said that it had not refused passports to sailors.",),
    ],
)
def test_a_denied_deed_answers_nothing_else(texts: tuple[str, ...]) -> None:
    assert denied(*texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor rejected a plan that the port had put forward in May.",
        "The mayor rejected nets that were left at the quay.",
        "Fishers mocked the mayor for sailing to the island in a storm.",
        "The mayor played down the weight of the port closing its gates.",
        "The mayor dismissed the port's books as being based on a fairy tale.",
    ],
)
def test_what_only_describes_the_thing_turned_away_is_not_denied(text: str) -> None:
    links, _ = linked(text)
    assert [e.stance for group in links.claims for e in group.evidence if e.stance == "denies"] == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The mayor rejected as a joke the charge that the port had put two ships to sea.", "the port had put two ships to sea"),
        ("The mayor brushed aside fears that the bridge would fall.", "the bridge would fall"),
        ("The mayor disputed a report last week that said the port had sold two ships.", "the port had sold two ships"),
    ],
)
def test_what_is_named_as_said_or_thought_is_denied(text: str, claim: str) -> None:
    links, words = linked(text)
    told = [e.anchor.text_in(words[e.anchor.article]) for group in links.claims for e in group.evidence if e.stance == "denies"]
    assert [claim] == [t.removeprefix("that ") for t in told]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("There was never a second letter", True),
        ("We have sold nothing", True),
        ("It is not about the port", False),
        ("We cannot be sure", False),
    ],
)
def test_a_denial_goes_on_where_nothing_at_all_is_said_to_be_so(words: str, found: bool) -> None:
    links, _ = linked(
        f'The union said the port had sold the letter. The mayor denied that the port had sold the letter. "{words}," he said.'
    )
    denials = {e.anchor.spans for group in links.claims for e in group.evidence if e.stance == "denies"}
    assert (len(denials) == 2) is found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union said that Edo Marsh, the mayor, had taken the money. His lawyer, Pia Lund, said he denied that he had taken the money.",
            ("Edo Marsh", "union", "Edo Marsh, the mayor, had taken the money"),
        ),
        (
            "The union accused Edo Marsh of forging a letter. An aide said Marsh rejected the accusation.",
            ("Edo Marsh", "union", "forging a letter"),
        ),
    ],
)
def test_a_denial_that_somebody_passes_on_is_of_who_denies(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in denied(text)


@pytest.mark.parametrize("words", ["he had lied", "the port had sold two ships"])
def test_what_somebody_is_said_to_deny_is_asserted_by_nobody(words: str) -> None:
    links, texts = linked(f"An aide said Edo Marsh, the mayor, rejected claims that {words}.")
    told = {(e.by, e.stance) for g in links.claims for e in g.evidence if words in e.anchor.text_in(texts[e.anchor.article])}
    assert told == {("Edo Marsh", "denies")}


@pytest.mark.parametrize(
    "texts",
    [
        ("The council said the tax had risen. The panel said the budget had fallen by 3 million crowns.",),
        ("The guild said its members would not back the plan. Early polls show voters rejecting the plan.",),
    ],
)
def test_opposed_deeds_of_two_things_or_one_not_done_oppose_nothing(texts: tuple[str, ...]) -> None:
    assert denied(*texts) == []


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Edo Marsh's campaign said that the boat was sold. Marsh said he had not sold the boat.", True),
        ("Ida Lund, a spokeswoman for Edo Marsh, said that the boat was sold. Marsh said he had not sold the boat.", True),
        ("Edo Marsh's rival said that the boat was sold. Marsh said he had not sold the boat.", False),
    ],
)
def test_who_speaks_for_somebody_is_of_his_party(text: str, one: bool) -> None:
    links, _ = linked(text)
    sides = [set(parties) for parties in links.sides.values()]
    assert (len(sides) == 2 and bool(sides[0] & sides[1])) is one
