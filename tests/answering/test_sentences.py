"""Sentences without a parse: cut at full stops, not at abbreviations, and always inside the region."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotating.marked import article_of

from onrecord.answering.cite import MAX_ANCHOR, narrow
from onrecord.answering.sentences import sentences_of
from onrecord.model import Span


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The dam held. Nobody was hurt.", ["The dam held.", "Nobody was hurt."]),
        ("Dr. Ada Moss of St. Brenna's spoke at 5 p.m. She left.", ["Dr. Ada Moss of St. Brenna's spoke at 5 p.m. She left."]),
        ('"It held." Moss went on.', ['"It held."', "Moss went on."]),
        ("Some 2.5 million boats sank.", ["Some 2.5 million boats sank."]),
    ],
)
def test_where_a_sentence_ends(text: str, parts: list[str]) -> None:
    assert [text[span.start : span.end] for span, _ in sentences_of(article_of(text))] == parts


@given(st.text(alphabet="aA .!?”\"\n0.", max_size=200))
def test_sentences_are_in_order_and_lose_nothing(text: str) -> None:
    spans = [span for span, _ in sentences_of(article_of(text))] if text.strip() else []
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    held = "".join(text[s.start : s.end] for s in spans)
    assert "".join(held.split()) == "".join(text.split())


@given(st.integers(1, 3000), st.integers(0, 2000))
def test_an_anchor_is_never_too_long_and_keeps_what_it_is_for(length: int, at: int) -> None:
    text = ("word " * 700)[:length]
    span = Span(0, len(text))
    around = Span(min(at, length - 1), min(at, length - 1) + 1)
    cut = narrow(text, span, around)
    assert 0 < len(cut) <= MAX_ANCHOR
    assert span.contains(cut)
    assert length <= MAX_ANCHOR or cut.start <= around.end
