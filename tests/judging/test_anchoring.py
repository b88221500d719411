"""Targets outlive the offsets they were made from: the words are found again, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.judging.anchoring import article_of, find, target_of
from onrecord.model import Anchor, Article, Published, Region, Span

TEXT = (
    "The ferry left Orsund at noon, the harbour master said. “Nobody was hurt,” Ada Moss told the Quay on Monday.\n"
    "Two boats were lost. The harbour master said that nobody was hurt in the second boat either."
)


def article(text: str, *, sha256: str = "1" * 64, locator: str = "quay.txt") -> Article:
    return Article(f"a{sha256[:16]}", locator, sha256, None, "Quay", (), "en", Published(None, None, "none"), text, (Region(0, len(text), "body"),))


ARTICLE = article(TEXT)


def at(words: str, *, nth: int = 0, text: str = TEXT) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Anchor.at(ARTICLE.id, start, start + len(words))


@pytest.mark.parametrize(
    ("words", "nth", "now"),
    [
        ("Nobody was hurt", 0, TEXT),
        ("Nobody was hurt", 0, "By our reporter\n\n" + TEXT),
        ("harbour master", 1, TEXT.replace("Two boats", "According to the police, 2 boats")),
        ("harbour master said that nobody was hurt", 0, TEXT.replace("said that nobody", "said\n  that nobody")),
        ("“Nobody was hurt,” Ada Moss", 0, TEXT.replace("“", '"').replace("”", '"')),
    ],
    ids=["as it was", "moved", "the same of two", "white space", "marks"],
)
def test_the_same_words_are_found_again(words: str, nth: int, now: str) -> None:
    found = find(target_of(ARTICLE, at(words, nth=nth)), article(now))
    assert found is not None
    folded = [" ".join(t.replace('"', "“").replace("”", "“").split()) for t in (found.text_in(now), words)]
    assert folded[0] == folded[1]
    if nth:
        assert found.start == [n for n in range(len(now)) if now.startswith(words, n)][nth]


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("Nobody was hurt", TEXT.replace("Nobody was hurt", "Three people were hurt")),
        ("boats", "Other boats came. Many boats went. No boats stayed, and boats burned."),
        ("hurt", "It hurt."),
    ],
    ids=["gone", "could be several", "too short to be sure"],
)
def test_words_that_are_gone_or_could_be_several_are_not_found(words: str, now: str) -> None:
    assert find(target_of(ARTICLE, at(words)), article(now)) is None


def test_all_pieces_of_a_broken_quotation_are_needed() -> None:
    both = Anchor(ARTICLE.id, (at("Nobody was hurt").spans[0], at("in the second boat").spans[0]))
    target = target_of(ARTICLE, both)
    assert find(target, ARTICLE) == both
    assert find(target, article(TEXT.replace(" in the second boat", ""))) is None


def test_a_revision_at_the_same_place_is_the_report_and_another_report_is_not() -> None:
    target = target_of(ARTICLE, at("Two boats were lost"))
    revised, other = article(TEXT + " More follows.", sha256="2" * 64), article(TEXT, sha256="3" * 64, locator="herald.txt")
    assert article_of(target, [other, revised]) is revised
    assert article_of(target, [revised, ARTICLE]) is ARTICLE
    assert article_of(target, [other]) is None
    assert article_of(target, [revised, replace(revised, sha256="4" * 64)]) is None


@given(st.text(min_size=1, max_size=60), st.data())
def test_an_anchor_comes_back_from_its_target(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = Anchor(ARTICLE.id, (Span(start, data.draw(st.integers(start + 1, len(text)))),))
    assert find(target_of(article(text), anchor), article(text)) == anchor
