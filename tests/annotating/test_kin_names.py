"""Father and son of one name: told apart where a report names both, one man where it does not."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.entities import find_entities
from onrecord.annotating.people import shared_by_kin, suffix_of
from onrecord.engines.syntax import load_syntax


def people(text: str) -> dict[str, int]:
    """The persons of a text, and how often each is named."""
    article = article_of(text)
    found = find_entities(article, load_syntax().parse(article))
    return {e.name: len(e.mentions) for e in found if e.kind == "person"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # a father is told of
        (
            "Tom Venn Jr. said on Monday that the barges were sold. His father, Tom Venn, denied it. Mr. Venn never met the buyer.",
            {"Tom Venn Jr.": 2, "Tom Venn": 1},
        ),
        # the name without the suffix comes first
        (
            "Tom Venn denied on Monday that the barges were sold. Tom Venn Jr. told the board. Mr. Venn never met the buyer.",
            {"Tom Venn": 2, "Tom Venn Jr.": 1},
        ),
        # the suffix is repeated: the bare name is the other one's
        (
            "Tom Venn Jr. said on Monday that his father, Tom Venn, was ill. Venn Jr. sold the barges. Mr. Venn never met the buyer.",
            {"Tom Venn Jr.": 2, "Tom Venn": 2},
        ),
        # nothing tells of two
        ("Otto Lund Jr. resigned on Monday. Otto Lund said that he was ill, and Mr. Lund left.", {"Otto Lund Jr.": 3}),
    ],
)
def test_who_bears_the_name(text: str, named: dict[str, int]) -> None:
    assert people(text) == named


def test_a_suffix_is_the_last_word() -> None:
    assert [suffix_of(words) for words in ("Tom Venn Jr.", "Tom Venn", "Elizabeth II", "")] == ["jr", "", "ii", ""]


def test_names_are_shared_only_where_they_are_printed_both_ways() -> None:
    assert shared_by_kin(["Tom Venn Jr.", "Tom A. Venn"], family=True) == {("tom", "venn"): "jr"}
    assert shared_by_kin(["Tom Venn Jr.", "Tom Venn"], family=False) == {}
    assert shared_by_kin(["Tom Venn", "Tom Venn Jr."], family=False) == {("tom", "venn"): ""}
    assert shared_by_kin(["Tom Venn Jr.", "Venn"], family=True) == {}
