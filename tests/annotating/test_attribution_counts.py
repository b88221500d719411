"""Numbers that nobody says: put, counted, listed, reckoned, or given by a second giver without a verb."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.attribution_counts import find_counts
from onrecord.annotating.attribution_gapped import find_gapped
from onrecord.engines.syntax import load_syntax

COUNTS = [
    ("The board put the toll at nine.", "The board", "the toll at nine"),
    ("Brewers in the valley of Velm, the next parish, put it at 26.", "Brewers in the valley of Velm", "it at 26"),
    ("The club spoke on June 12 of 27 boats in dock.", "The club", "27 boats in dock"),
    (
        "The hiking club lists over 80 paths, nearly all of them steep.",
        "The hiking club",
        "over 80 paths, nearly all of them steep",
    ),
    ("The board lowered the number of wolves to 130 on Sunday night.", "The board", "the number of wolves to 130"),
    ("The keeper's tally now stands at 88, nine of them lambs.", "The keeper's", "88, nine of them lambs"),
    ("The orchard guild's estimate is nearer to 240.", "The orchard guild's", "nearer to 240"),
    ("The navy has it 14 miles from the coast.", "The navy", "it 14 miles from the coast"),
]

GAPPED = [
    ("Rangers counted 350 geese on Sunday, the birdwatchers more than 900.", "the birdwatchers", "more than 900"),
    ("The union puts the cost of the roof at over 600, the firm at 75 at best.", "the firm", "75 at best"),
    ("The navy spoke of nine hurt, the mayor of twelve.", "the mayor", "twelve"),
    ("The board says 40 boats, the union 60.", "the union", "60"),
    ("The minister said rangers counted 350 geese, the birdwatchers 900.", "the birdwatchers", "900"),
]


@pytest.mark.parametrize(("text", "source", "content"), COUNTS)
def test_who_gives_a_number_without_saying(text: str, source: str, content: str) -> None:
    parse = load_syntax().parse(article_of(text))
    (found,) = find_counts(parse, text, frozenset())
    assert [text[s.start : s.end] for s in found.source] == [source]
    assert " ".join(text[s.start : s.end] for s in found.content) == content


def test_by_a_count_is_of_the_clause_that_counts() -> None:
    text = "The two clubs have met at least 26 times since their founders shared a pitch in 1954, by the reckoning of the Velm Institute."
    parse = load_syntax().parse(article_of(text))
    (found,) = find_counts(parse, text, frozenset())
    assert text[found.source[0].start : found.source[0].end] == "the Velm Institute"
    assert any("26 times" in text[s.start : s.end] for s in found.content)


@pytest.mark.parametrize(("text", "source", "content"), GAPPED)
def test_a_second_giver_needs_no_verb(text: str, source: str, content: str) -> None:
    parse = load_syntax().parse(article_of(text))
    (found,) = find_gapped(parse, text, frozenset())
    assert [text[s.start : s.end] for s in found.source] == [source]
    assert [text[s.start : s.end] for s in found.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Rangers counted 350 geese on Sunday, the second day of the fair.",
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
