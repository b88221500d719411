"""Denials in many wordings -> the claim that each denies, or none where none is near that fits."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.lexicon import table
from onrecord.linking import link
from onrecord.linking.denied import DeniedRow, denied_words, pointed
from onrecord.model import Links

DAY = "2031-05-06"


def linked(*texts: str) -> tuple[Links, dict[str, str]]:
    articles, annotations = annotated(*((f"Paper {n}", text, DAY) for n, text in enumerate(texts)))
    return link(articles, annotations), {a.id: a.text for a in articles}


def denied(*texts: str) -> list[tuple[str, str, str]]:
    """Who denies or contradicts what, in whose words: (denier, speaker, claim)."""
    links, words = linked(*texts)
    return sorted(
        {
            (e.by, told.by, told.anchor.text_in(words[told.anchor.article]))
            for group in links.claims
            for e in group.evidence
            if e.stance in ("denies", "contradicts")
            for told in group.evidence
            if told.stance == "asserts" and told.statement is not None
        }
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Harbour Trust accused Ostmark of withholding the report. Officials met on Monday. The ministry rejected the accusation.",
            ("ministry", "Harbour Trust", "withholding the report"),
        ),
        (
            "Kelmar said Ostmark had fired at the ferry. Ostmark's ministry called the report false.",
            ("Ostmark's ministry", "Kelmar", "Ostmark had fired at the ferry"),
        ),
        (
            "Survivors said the tank had leaked for hours. The company disputes that account.",
            ("company", "Survivors", "the tank had leaked for hours"),
        ),
        (
            "Captain Ivo Lund said the general ordered the bombing of the market. General Pavel Rask said no order had been given.",
            ("Pavel Rask", "Ivo Lund", "the general ordered the bombing of the market"),
        ),
        (
            "Kelmar says Ostmark was behind the blast at the bridge. Ostmark denied any role in the blast.",
            ("Ostmark", "Kelmar", "Ostmark was behind the blast at the bridge"),
        ),
        (
            "Police said a student was killed by a tear gas canister. The ministry denied that anyone had died.",
            ("ministry", "Police", "a student was killed by a tear gas canister"),
        ),
        (
            "Captain Ana Okafor said at least 40 people were missing. The shipping line, Nordlinie, dismissed the figure as exaggerated.",
            ("Nordlinie", "Ana Okafor", "at least 40 people were missing"),
        ),
        (
            "The Lissen Herald reported on Friday that Okafor had taken bribes. Okafor said the story was untrue.",
            ("Okafor", "Lissen Herald", "Okafor had taken bribes"),
        ),
        (
            "Kelmar said its troops had taken the port of Lissen. A spokesman for Ostmark, Ivo Lund, said there was no truth to the claim.",
            ("Ivo Lund", "Kelmar", "its troops had taken the port of Lissen"),
        ),
    ],
)
def test_a_denial_finds_the_claim_that_it_denies(text: str, expected: tuple[str, str, str]) -> None:
    assert denied(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Captain Ana Okafor said the storm would pass. The shipping line, Nordlinie, disputed the figure.",
        "Ana Okafor said the wall would hold. The council rejected a plan to sell the fleet. Ben Lund has dismissed the story as a trick.",
        "Kelmar said its troops had met no resistance. Ostmark denied any role in the blast.",
        "Lissen has a new pier, Ana Okafor said. Asked whether the old one had burned, the trust denied it.",
        "Ana Okafor said the pier was safe. Ben Lund once called the weather a threat but now minimizes it.",
        "Ana Okafor said the pier was safe. The mayor dismissed the Herald's report.",
    ],
)
def test_a_denial_of_something_else_finds_nothing(text: str) -> None:
    assert denied(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dockers said the council hid the letter. The rumour that the council hid the letter was “pure fiction”, Ada Bright said.",
            "Ada Bright",
        ),
        ("Kelmar says a rocket was fired at the depot. Ostmark denies firing anything.", "Ostmark"),
        ("The dockers said a rocket was fired at the depot. “There was no rocket,” Ada Bright told reporters.", "Ada Bright"),
        ("The dockers said the old lock had failed. Ada Bright rejected that account within hours.", "Ada Bright"),
        (
            "The theatre said 11 singers had agreed to a cut. The chorus disputes this. “None of us was even asked,” said Ada Bright, its head.",
            "Ada Bright",
        ),
    ],
)
def test_who_denies_it_in_other_words(text: str, expected: str) -> None:
    links, _ = linked(text)
    assert expected in {e.by for g in links.claims for e in g.evidence if e.stance == "denies"}


@pytest.mark.parametrize(
    "text",
    [
        "The dockers said a need to mend the lock was felt. “There was no need to close the lock,” Ada Bright said.",
        "The dockers said the lock had failed. Ada Bright said the claim that the lock had failed was “very serious”.",
    ],
)
def test_what_is_no_denial_in_other_words(text: str) -> None:
    assert denied(text) == []


def test_who_would_not_speak_of_a_claim_declines_it() -> None:
    links, _ = linked("The dockers said fewer than ten locks had been mended last year. The trust has not commented on that assertion.")
    assert ("trust", "declines") in {(e.by, e.stance) for g in links.claims for e in g.evidence}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The Dockers League said a launch of the harbour guard fired at the ferry. The guard rail was repaired last year. "
                "The harbour guard denied any involvement."
            ),
            ("harbour guard", "Dockers League", "a launch of the harbour guard fired at the ferry"),
        ),
        (
            (
                "The Dockers League said the Harbour Guard rammed the ferry. Its treasurer said fares would rise. "
                f"{'The pier is closed. ' * 20}The Harbour Guard described the League's account as a fabrication."
            ),
            ("Harbour Guard", "Dockers League", "the Harbour Guard rammed the ferry"),
        ),
    ],
)
def test_whose_words_or_deed_it_is_finds_a_claim_further_back(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in denied(text)


def test_who_will_not_confirm_the_words_of_its_own_head_declines_them() -> None:
    links, _ = linked(
        "Ana Okafor, head of the Harbour Guard, told the council the ferry had been rammed. She named no one. "
        "The Harbour Guard neither confirms nor denies the remarks."
    )
    assert ("Harbour Guard", "declines") in {(e.by, e.stance) for g in links.claims for e in g.evidence}


def test_a_request_for_comment_points_at_no_words() -> None:
    links, _ = linked("The dockers said the lock had failed. Ada Bright did not respond to an email seeking comment.")
    assert "declines" not in {e.stance for g in links.claims for e in g.evidence if e.by == "Ada Bright"}


def test_every_clause_that_a_statement_tells_is_a_claim() -> None:
    links, words = linked("The captain said the ferry had stopped at a pier and that crates were loaded there.")
    told = [g.wording.text_in(words[g.wording.article]) for g in links.claims]
    assert told == ["the ferry had stopped at a pier", "crates were loaded there"]


def test_a_silence_about_the_deaths_is_of_the_claims_that_count_them() -> None:
    links, _ = linked(
        "Three sailors died, according to the harbour ministry. Ostmark has not commented on the deaths.",
        "Three sailors died, the harbour ministry said on Friday.",
    )
    assert ("Ostmark", "declines") in {(e.by, e.stance) for g in links.claims for e in g.evidence}


def test_who_denies_what_was_said_against_a_claim_does_not_deny_the_claim() -> None:
    links, words = linked(
        "Ana Okafor said the old tank had leaked oil. Ben Lund said the old tank had leaked oil.",
        "Captain Ivo Rask said the old tank had not leaked oil. Ana Okafor rejected that claim.",
    )
    group = next(g for g in links.claims if len(g.evidence) > 2)
    assert {(e.by, e.stance) for e in group.evidence} == {("Ana Okafor", "asserts"), ("Ben Lund", "asserts"), ("Ivo Rask", "contradicts")}
    assert any("rejected" in e.anchor.text_in(words[e.anchor.article]) for e in group.evidence)


def test_what_a_report_tells_as_denied_the_report_does_not_say() -> None:
    links, _ = linked(
        "Police said Nordlinie had sold empty lifeboats to Lissen on Friday.",
        "The sale is disputed, refuting reports Nordlinie had sold empty lifeboats to Lissen on Friday.",
    )
    told = {e.by for g in links.claims for e in g.evidence if e.stance in ("asserts", "contradicts")}
    assert "Paper 1" not in told


@pytest.mark.parametrize(
    ("words", "kind", "name", "rest"),
    [
        ("the accusation", "charge", "the accusation", ""),
        ("the figure as exaggerated", "figure", "the figure", " as exaggerated"),
        ("the claims in the article", "claim", "the claims", " in the article"),
        ("the Herald report", "report", "the Herald report", ""),
        ("any role in the blast", "part", "any role", " in the blast"),
        ("having played any role in the raid", "part", "having played any role", " in the raid"),
        ("that", "it", "that", ""),
        ("that it was behind the attack", "part", "that it was behind", " the attack"),
    ],
)
def test_what_words_point_at(words: str, kind: str, name: str, rest: str) -> None:
    found = pointed(words)
    assert found is not None
    assert (found.kind, found.name, found.rest) == (kind, name, rest)


@pytest.mark.parametrize(
    "words", ["that the tank leaked", "claims that they fled", "its own figure", "that the story had been bought", "the gate"]
)
def test_a_clause_or_a_thing_points_at_nothing(words: str) -> None:
    assert pointed(words) is None


@pytest.mark.parametrize("row", table("denied", DeniedRow), ids=lambda row: row.kind)
def test_a_word_of_each_row_stands_in_its_example(row: DeniedRow) -> None:
    said = f" {row.example.lower().rstrip('.')} "
    found = [word for word in row.words if f" {word}" in said or f" {word.removesuffix('y')}i" in said]
    assert found
    assert denied_words(row.kind) >= set(found)
