"""Linking invented reports: utterances, claims with stances, and what must not be merged."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.linking import link
from onrecord.linking.quotes import quoted_in
from onrecord.model import ClaimGroup, Links, Span, Utterance

WALL = (
    (
        "Courier",
        'Mayor Ana Okafor said on Monday: "The old wall kept us safe for forty years, and we will build it again stone by stone."',
        "2031-05-06",
    ),
    ("Post", 'The mayor, Ana Okafor, was defiant. "The old wall kept us safe for forty years," Okafor said on Monday.', "2031-05-06"),
    (
        "Mail",
        'Ana Okafor told reporters on Monday that "the old wall has guarded us for forty years and we shall rebuild it stone by stone."',
        "2031-05-06",
    ),
)
STOCK = (
    ("Courier", 'Mayor Ana Okafor said: "No stone will be left unturned."', "2031-05-06"),
    ("Post", 'Police chief Ben Lund said: "No stone will be left unturned."', "2031-05-06"),
)
TOWN = (
    (
        "Courier",
        "Norway said its forces had recaptured the port of Lissen. Danish officials denied the claim. Norwegian officials met on Monday.",
        "2031-05-06",
    ),
    (
        "Post",
        "Norway announced that it had fully retaken Lissen, although Denmark said its troops were holding on in the port of Lissen.",
        "2031-05-06",
    ),
    ("Mail", "Norway claims to have driven Danish troops from most of Lissen.", "2031-05-06"),
)


def linked(reports: tuple[tuple[str, str, str], ...]) -> Links:
    articles, annotations = annotated(*reports)
    return link(articles, annotations)


def said(links: Links, reports: tuple[tuple[str, str, str], ...], words: str) -> list[Utterance]:
    texts = {a.id: a.text for a in annotated(*reports)[0]}
    return [u for u in links.utterances if any(words in m.anchor.text_in(texts[m.anchor.article]) for m in u.members)]


def test_one_utterance_cut_and_translated() -> None:
    links = linked(WALL)
    (utterance,) = said(links, WALL, "stone by stone")
    assert len({m.anchor.article for m in utterance.members}) == 3
    assert utterance.speaker == "Ana Okafor"
    assert utterance.conflict is None
    assert {m.wording for m in utterance.members} >= {"verbatim", "cut", "translation"}


def test_a_stock_phrase_of_two_speakers_is_two() -> None:
    assert said(linked(STOCK), STOCK, "No stone") == []


def test_the_same_long_words_of_two_speakers_conflict() -> None:
    words = "we shall not sell a single boat of this fleet to anybody before the winter"
    reports = (
        ("Courier", f'Mayor Ana Okafor said: "{words}."', "2031-05-06"),
        ("Post", f'Police chief Ben Lund said: "{words}."', "2031-05-06"),
    )
    (utterance,) = linked(reports).utterances
    assert utterance.conflict is not None
    assert "Okafor" in utterance.conflict
    assert "Lund" in utterance.conflict


def test_a_few_words_of_another_are_not_his_saying() -> None:
    words = "that we will build the old wall again stone by stone"
    reports = (
        ("Courier", f'Mayor Ana Okafor said: "I tell you {words}, and nobody will stop us before the winter storms come."', "2031-05-06"),
        (
            "Post",
            f'Police chief Ben Lund said: "She may well say {words}, but the council has no money, no masons and no plan for any of it."',
            "2031-05-06",
        ),
    )
    assert linked(reports).utterances == ()


def test_two_words_are_a_cut_only_where_they_stand_so() -> None:
    whole = 'Mayor Ana Okafor said: "The safety of the harbour is a matter for the nation."'
    assert (
        linked((("Courier", whole, "2031-05-06"), ("Post", 'Ana Okafor spoke of "harbour safety" on Monday.', "2031-05-06"))).utterances
        == ()
    )


JOINED = [
    (
        'The county fire marshal said on Monday that there were no signs of "wind or rain" in the mill.',
        'County Fire Marshal Ines Roth said on Monday that she had seen no signs of "wind and rain".',
        "wind",
    ),
    (
        "Mayor Ada Bright said on Monday that the council would close the old fish market hall and sell its land to pay for the new quay.",
        "Ada Bright said on Monday that the town's council will have to close the market hall, sell the land and use it to pay for a quay.",
        "market hall",
    ),
    (
        'Ada Bright called the plan for the northern harbour wall "madness" on Monday.',
        'On Monday Ada Bright had called the plan for the northern harbour wall "madness" again.',
        "northern harbour wall",
    ),
]


@pytest.mark.parametrize(("left", "right", "words"), JOINED)
def test_one_saying_retold(left: str, right: str, words: str) -> None:
    reports = (("Courier", left, "2031-05-06"), ("Post", right, "2031-05-06"))
    found = said(linked(reports), reports, words)
    assert found
    assert all(len({m.anchor.article for m in u.members}) == 2 and u.conflict is None for u in found)


def test_a_paper_that_words_are_given_to_keeps_out_no_other_report() -> None:
    whole = "a slow and steady leaking of brine through the old timbers of the northern lock gates"
    reports = (
        ("Courier", f"Harbour Board Director Ines Roth spoke in Lissen. Roth said that inspectors were seeing “{whole}.”", "2031-05-06"),
        ("Mail", f"Inspectors have noticed “{whole},” according to the Ondaria Weekly Review.", "2031-05-06"),
        ("Post", "Ines Roth said there is a steady “leaking” of brine through the timbers of the lock gates.", "2031-05-06"),
    )
    (utterance,) = [u for u in said(linked(reports), reports, "slow and steady") if len(u.members) > 1]
    assert len({m.anchor.article for m in utterance.members}) == 3


@pytest.mark.parametrize(
    ("text", "content", "inside"),
    [
        ('She said "it sank" and left.', '"it sank" and left', ["it sank"]),
        ('She said "it sank" and left.', "it sank", ["it sank"]),
        ("“It sank,” she said. “Nobody came.”", "“It sank,” she said. “Nobody came.”", ["It sank,", "Nobody came."]),
        ("“It sank.\n\n“Nobody came.”", "“It sank.\n\n“Nobody came.”", ["It sank.", "Nobody came."]),
        ("He said the 'old tug' sank.", "the 'old tug' sank", ["old tug"]),
        ("He said the tug's mast fell.", "the tug's mast fell", []),
        ("He said the tug sank.", "the tug sank", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, content: str, inside: list[str]) -> None:
    start = text.index(content)
    assert [text[s.start : s.end] for s in quoted_in(text, Span(start, start + len(content)))] == inside


def claim(links: Links, stances: set[str]) -> ClaimGroup:
    return next(c for c in links.claims if {e.stance for e in c.evidence} >= stances)


def test_a_claim_gathers_wordings_denials_and_contradictions() -> None:
    group = claim(linked(TOWN), {"asserts", "denies"})
    assert len({e.anchor.article for e in group.evidence if e.stance == "asserts"}) == 3
    assert any("Danish" in e.by for e in group.evidence if e.stance == "denies")
    assert any(e.by == "Denmark" for e in group.evidence if e.stance in ("denies", "contradicts"))


def test_different_counts_are_different_claims() -> None:
    reports = (
        ("Courier", "Officials said Norway sent 300 soldiers to Lissen.", "2031-05-06"),
        ("Post", "Danish officials said that Norway sent about 9,000 soldiers to Lissen.", "2031-05-06"),
    )
    assert not any(len({e.anchor.article for e in c.evidence}) > 1 for c in linked(reports).claims)


def test_what_is_not_said_declines_the_number() -> None:
    reports = (
        (
            "Courier",
            "Danish officials said Norway sent 300 soldiers to Lissen. Norway would not say how many soldiers were sent.",
            "2031-05-06",
        ),
        ("Post", "Norway sent 300 soldiers to Lissen, Danish officials said.", "2031-05-06"),
    )
    group = claim(linked(reports), {"asserts", "declines"})
    assert [e.by for e in group.evidence if e.stance == "declines"] == ["Norway"]


def test_a_question_is_no_claim_and_a_veto_rejected_is_no_veto_denied() -> None:
    reports = (
        ("Courier", "Mayor Ana Okafor doubted whether Ben Lund was born in Lissen.", "2031-05-06"),
        ("Post", "Ana Okafor said Ben Lund was not born in Lissen. The council rejected the veto of the mayor.", "2031-05-06"),
    )
    assert not any(e.stance in ("denies", "contradicts") for c in linked(reports).claims for e in c.evidence)


def test_linking_twice_gives_the_same() -> None:
    assert linked(TOWN) == linked(TOWN)


def test_one_empty_and_one_foreign_report_link_to_nothing() -> None:
    links = linked((("Courier", "Weather.", "2031-05-06"), ("Post", "Sport.", "2031-05-06")))
    assert (links.utterances, links.copies, links.events) == ((), (), ())


def test_a_question_and_a_supposition_claim_nothing() -> None:
    reports = (
        ("Courier", 'Ben Lund said: "Did the mayor close the port of Lissen?" He said nothing else.', "2031-05-06"),
        ("Post", "Ben Lund said he would leave if the mayor closed the port of Lissen.", "2031-05-06"),
    )
    texts = {a.id: a.text for a in annotated(*reports)[0]}
    told = [e.anchor.text_in(texts[e.anchor.article]) for c in linked(reports).claims for e in c.evidence]
    assert not any("port of Lissen" in words and "leave" not in words for words in told)


def test_a_body_s_letter_and_a_person_it_quotes_are_two_speakers() -> None:
    words = "to have an alliance with such a good neighbour as the town of Lissen in a year like this"
    reports = (
        (
            "Courier",
            (
                f'The Harbour Trust said in a statement that Ana Okafor was well. The statement said it was "honoured {words}." '
                '"We are all friends here," Ana Okafor said.'
            ),
            "2031-05-06",
        ),
        ("Post", f'"It is an honour {words}," Ana Okafor said.', "2031-05-06"),
    )
    found = said(linked(reports), reports, "such a good neighbour")
    assert len(found) == 1
    assert found[0].conflict is not None
    assert "Okafor" in found[0].conflict


def test_an_attitude_that_is_told_is_no_act_of_saying() -> None:
    reports = (
        ("Courier", "Ana Okafor opposed the harbour toll, which closed the western fish market.", "2031-05-06"),
        ("Post", "Ana Okafor opposed the harbour toll, which closed the western fish market last year.", "2031-05-06"),
    )
    assert linked(reports).utterances == ()
