"""Speakers behind their words: a clause, a comma, who says it, and perhaps more."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.attribution_behind import find_behind
from onrecord.engines.syntax import load_syntax


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Torv won the seat by 812 votes, the board said on Monday, but his rival left.", "the board", "said", "Torv won the seat by 812 votes"),
        ("The pier has burned down, officials said.", "officials", "said", "The pier has burned down"),
    ],
)
def test_who_says_what_stands_before(text: str, source: str, cue: str, content: str) -> None:
    article = article_of(text)
    (found,) = find_behind(load_syntax().parse(article), text, frozenset())
    assert [text[s.start : s.end] for spans in (found.source, found.cue, found.content) for s in spans] == [source, cue, content]


@pytest.mark.parametrize("text", ["Officials said the pier burned.", "The fire, the valve reported, was out.", "To leave was wrong, she added it up."])
def test_nothing_else(text: str) -> None:
    article = article_of(text)
    assert list(find_behind(load_syntax().parse(article), text, frozenset())) == []
