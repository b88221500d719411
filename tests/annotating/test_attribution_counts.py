"""Numbers that nobody says: put, counted, listed, reckoned, or given by a second giver without a verb."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.attribution_counts import find_counts
from onrecord.annotating.attribution_gapped import find_gapped
from onrecord.engines.syntax import load_syntax

COUNTS = [
    ("The board put the toll at nine.", "The board", "the toll at nine"),
    ("Staff at the clinic in Velm, the nearest town, put it at 16.", "Staff at the clinic in Velm", "it at 16"),
    ("The navy spoke on May 30 of 41 people on board.", "The navy", "41 people on board"),
    (
        "The rescue group counts at least 52 missing, among them seven children.",
        "The rescue group",
        "at least 52 missing, among them seven children",
    ),
    ("The board raised the death toll to 17 on Friday morning.", "The board", "the death toll to 17"),
    ("The ministry's count now stands at 43, three of them dead.", "The ministry's", "43, three of them dead"),
    ("The harbour board's estimate is closer to 55.", "The harbour board's", "closer to 55"),
    ("The navy has it 14 miles from the coast.", "The navy", "it 14 miles from the coast"),
]

GAPPED = [
    ("Police counted 6,000 people on Tuesday, the organisers more than 20,000.", "the organisers", "more than 20,000"),
    ("The union puts the number of lost jobs at over a thousand, the firm at 90 at most.", "the firm", "90 at most"),
    ("The navy spoke of nine dead, the mayor of twelve.", "the mayor", "twelve"),
    ("The board says 40 boats, the union 60.", "the union", "60"),
    ("The minister said police counted 600 people, the organisers 2,000.", "the organisers", "2,000"),
]


@pytest.mark.parametrize(("text", "source", "content"), COUNTS)
def test_who_gives_a_number_without_saying(text: str, source: str, content: str) -> None:
    parse = load_syntax().parse(article_of(text))
    (found,) = find_counts(parse, text, frozenset())
    assert [text[s.start : s.end] for s in found.source] == [source]
    assert " ".join(text[s.start : s.end] for s in found.content) == content


def test_by_a_count_is_of_the_clause_that_counts() -> None:
    text = "The two fleets have clashed at least 11 times since their captains signed a pact in 2016, by the count of the Velm Institute."
    parse = load_syntax().parse(article_of(text))
    (found,) = find_counts(parse, text, frozenset())
    assert text[found.source[0].start : found.source[0].end] == "the Velm Institute"
    assert any("11 times" in text[s.start : s.end] for s in found.content)


@pytest.mark.parametrize(("text", "source", "content"), GAPPED)
def test_a_second_giver_needs_no_verb(text: str, source: str, content: str) -> None:
    parse = load_syntax().parse(article_of(text))
    (found,) = find_gapped(parse, text, frozenset())
    assert [text[s.start : s.end] for s in found.source] == [source]
    assert [text[s.start : s.end] for s in found.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Police counted 6,000 people on Tuesday, the second day of the fair.",
        "The union says 40 jobs are at risk, the largest cut since 2019.",
        "The firm bought 40 boats, the mayor was told.",
        "Ms Orr put the cup on the table, the smaller of the two.",
        "The harbour chief said the gang stole 12 boats, the skipper 3.",
        "The minister claims Norland has 300 tugs, Ostmark 900.",
        "The union said the firm owed 30,000, the bank 4,000.",
        "The ministry ordered a survey that counted 400 seals, Norland about 90.",
    ],
)
def test_no_second_giver(text: str) -> None:
    assert list(find_gapped(load_syntax().parse(article_of(text)), text, frozenset())) == []


@pytest.mark.parametrize(
    "text",
    [
        "The board put the cup at the door.",
        "The train arrived at 8.",
        "The navy has it in writing.",
        "The mayor counts on them.",
        "The coach has it 4 times a week.",
        "The team put it at 12 yards.",
        "Nurse Ada Holm counted to 100.",
    ],
)
def test_no_number_given(text: str) -> None:
    assert list(find_counts(load_syntax().parse(article_of(text)), text, frozenset())) == []
