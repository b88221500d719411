"""Paragraphs -> word pieces with their features, and windows that hold every piece once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.engines.pieces import CLS, MAX_PIECES, MIN_CUT, PACKED, SEP, Pieces, batch_of, pieces_of, quote_states, windows_of
from onrecord.engines.tagger import load_tagger
from onrecord.model import Span
from onrecord.model.paragraph import paragraphs_of


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("No marks here.", "00000000000000"),
        ("“Go,” she said.", "211130000000000"),
        ('"Go," she said.', "211130000000000"),
        ("''Go,'' she said.", "22111330000000000"),
        ("``Go,'' she said.", "22111330000000000"),
        ("«Allez», dit-il.", "2111113000000000"),
        ("„Los“, sagt er", "21112111111111"),  # the German closer opens in English print
        ('He said: "Go', "000000000211"),  # a quotation that goes on in the next paragraph
        ('go", she said', "0030000000000"),  # and one that came from the paragraph before
        ("the mayor's dog", "000000000000000"),
        ('He is 6\'2" tall', "000000000300000"),
        ('"A" and "B"', "21300000213"),
        ('"So "yes" it is"', "2111211130000003"),  # there is one level: the first mark that closes ends it
        ('""', "23"),
        ("", ""),
    ],
)
def test_quote_states(line: str, states: str) -> None:
    assert "".join(map(str, quote_states(line))) == states


@given(st.text(alphabet="ab .,\"“”'«»`\n1", max_size=60))
def test_every_mark_opens_or_closes_and_nothing_else_does(line: str) -> None:
    states = quote_states(line)
    assert len(states) == len(line)
    for mark, state in zip(line, states):
        assert (state >= 2) == (mark in "\"“”«»") or mark in "'`"


def read(text: str) -> Pieces:
    return pieces_of(text, paragraphs_of(text, 0, len(text)), load_tagger().tokenizer)


def test_features_say_what_the_tokenizer_drops() -> None:
    text = 'Dr. Ada Orrin said: "FERRY 12 sailed. It was late."\nNobody waited.'
    pieces = read(text)
    rows = [
        (text[a:b], case, quote, gap, sentence, paragraph)
        for a, b, case, quote, gap, sentence, paragraph in zip(
            *(getattr(pieces, name).tolist() for name in ("starts", "ends", "case", "quote", "gap", "sentence", "paragraph"))
        )
    ]
    assert rows[0] == ("Dr", 2, 0, 2, 0, 0)
    assert rows[1] == (".", 6, 0, 0, 0, 0)
    assert ('"', 6, 2, 1, 0, 0) in rows
    assert ("FERRY", 3, 1, 0, 0, 0) in rows
    assert ("12", 5, 1, 1, 0, 0) in rows
    assert ("It", 2, 1, 1, 1, 0) in rows
    assert ("Nobody", 2, 0, 2, 2, 1) in rows
    assert {row[4] for row in rows} == {0, 1, 2}, "`Dr.` ends no sentence"


@given(st.text(max_size=120))
def test_pieces_lie_in_their_paragraphs_in_order(text: str) -> None:
    paragraphs = paragraphs_of(text, 0, len(text))
    pieces = pieces_of(text, paragraphs, load_tagger().tokenizer)
    assert (pieces.starts < pieces.ends).all()
    assert (np.diff(pieces.starts) >= 0).all()
    assert (np.diff(pieces.sentence) >= 0).all()
    for start, end, number in zip(pieces.starts.tolist(), pieces.ends.tolist(), pieces.paragraph.tolist()):
        assert paragraphs[number].contains(Span(start, end))


def test_a_paragraph_has_the_same_pieces_wherever_it_stands() -> None:
    first, second = "The dam held.", "“It will hold,” Ilo Marsh said."
    text = f"{first}\n{second}"
    alone, both = read(second), read(text)
    at = len(both) - len(alone)
    for name in ("ids", "case", "quote", "gap"):
        assert getattr(alone, name).tolist() == getattr(both, name)[at:].tolist()


@st.composite
def laid_out(draw: st.DrawFn) -> Pieces:
    """Pieces of no text: only how many a paragraph and a sentence has."""
    sentences = draw(st.lists(st.lists(st.integers(1, 300), min_size=1, max_size=6), max_size=8))
    lengths = [n for paragraph in sentences for n in paragraph]
    owners = [k for k, paragraph in enumerate(sentences) for _ in paragraph]
    sentence = np.repeat(np.arange(len(lengths)), lengths).astype(np.int64)
    paragraph = np.repeat(np.array(owners, dtype=np.int64), lengths)
    ids = np.arange(1000, 1000 + len(sentence), dtype=np.int64)
    return Pieces(ids, ids, ids + 1, ids % 8, ids % 4, ids % 3, sentence, paragraph)


@given(laid_out(), st.integers(1, PACKED))
def test_windows_hold_every_piece_once_and_cut_no_paragraph_that_fits(pieces: Pieces, first: int) -> None:
    windows = list(windows_of(pieces, first=first))
    assert [k for a, b in windows for k in range(a, b)] == list(range(len(pieces)))
    borders = {0, len(pieces), *(np.flatnonzero(np.diff(pieces.paragraph)) + 1).tolist()}
    for n, (a, b) in enumerate(windows):
        assert 1 <= b - a <= MAX_PIECES
        if len(set(pieces.paragraph[a:b].tolist())) > 1:
            assert b - a <= (first if n == 0 else PACKED)
        if b not in borders:
            start = max(k for k in borders if k <= a)
            end = min(k for k in borders if k > a)
            assert end - start > MAX_PIECES
            ends_sentence = pieces.sentence[b - 1] != pieces.sentence[b]
            assert (ends_sentence and b - a >= MIN_CUT) or b - a == MAX_PIECES


@given(laid_out())
def test_a_batch_holds_its_windows_and_zeros(pieces: Pieces) -> None:
    windows = list(windows_of(pieces))[:4]
    if not windows:
        return
    batch = batch_of([(pieces, a, b) for a, b in windows])
    assert batch["length"].tolist() == [b - a + 2 for a, b in windows]
    for n, (a, b) in enumerate(windows):
        assert batch["ids"][n].tolist()[: b - a + 2] == [CLS, *pieces.ids[a:b].tolist(), SEP]
        assert batch["sentence"][n, 1] == 0, "sentences count from the window's first"
        for name in ("ids", "case", "quote", "gap", "sentence", "paragraph"):
            assert batch[name].shape == (len(windows), max(batch["length"]))
            assert not batch[name][n, b - a + 2 :].any()
