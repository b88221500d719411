"""A content's spans -> the words as they read by themselves: joined, marks in pairs, ends clean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.model.wording import quoted_whole, wording


def read(text: str, pieces: tuple[str, ...], aside: str = "") -> str:
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in pieces]
    beside = [Span(text.index(aside), text.index(aside) + len(aside))] if aside else []
    return wording(text, spans, aside=beside)


@pytest.mark.parametrize(
    ("text", "pieces", "aside", "words"),
    [
        ("She said that the dam was safe.", ("that the dam was safe",), "", "the dam was safe"),
        ("She said that that day was long.", ("that that day was long",), "", "that day was long"),
        ("She said that is why it fell.", ("that is why it fell",), "", "that is why it fell"),
        ('She said the dam was "safe" and dry.', ('the dam was "safe',), "", "the dam was “safe”"),
        ('She said the dam was "safe" and dry.', ('safe" and dry',), "", "“safe” and dry"),
        ('"We lost it," she said.', ('"We lost it,"',), "", "“We lost it”"),
        ('We lost it, she said, "', ("We lost it, ",), "", "We lost it"),
        ('They saw the tug and "nobody came"', ('They saw the tug and "',), "", "They saw the tug"),
        ("“We lost it,” she said. “Nobody came.”", ("“We lost it,”", "“Nobody came.”"), "said", "“We lost it. Nobody came.”"),
        ("“We lost it,” she said, “and fast.”", ("“We lost it,”", "“and fast.”"), "said", "“We lost it, and fast.”"),
        ("The dams, the clerk said, had broken.", ("The dams,", "had broken"), "said", "The dams had broken"),
        ("The dams stand. Rain fell. The mill broke.", ("The dams stand", "The mill broke"), "", "The dams stand … The mill broke"),
        ("“Lund leads (at 20 percent.”", ("“Lund leads (at 20 percent.”",), "", "“Lund leads (at 20 percent)”"),
    ],
)
def test_wording(text: str, pieces: tuple[str, ...], aside: str, words: str) -> None:
    assert read(text, pieces, aside) == words


@pytest.mark.parametrize(("words", "inner"), [("“A b”", "A b"), ("“A” and “b”", None), ("A b", None), ("“A", None)])
def test_quoted_whole(words: str, inner: str | None) -> None:
    assert quoted_whole(words) == inner


@given(st.text('ab ,.“”"—that\n', min_size=1, max_size=60), st.data())
def test_marks_are_paired_and_no_word_is_added(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = wording(text, [Span(start, end)])
    depth = 0
    for ch in words:
        depth += (ch == "“") - (ch == "”")
        assert depth in (0, 1)
    assert depth == 0
    printed = [c for c in text[start:end] if c.isalnum()]
    assert [c for c in words if c.isalnum()] == printed[len(printed) - sum(c.isalnum() for c in words) :]
