"""The shipped model: what it reads in plain news, and that nothing around an article or a window changes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord.engines.decoding import Floats, Ints, Tagged, best_paths
from onrecord.engines.pieces import Pieces, batch_of, pieces_of, windows_of
from onrecord.engines.tagger import BATCH_PIECES, TaggerEngine, batches_of, load_tagger, tagger_at, tagger_digest
from onrecord.errors import EngineError
from onrecord.model import Span
from onrecord.model.paragraph import paragraphs_of

TOLERANCE = 1e-4
"""Of a score: padding changes the order of sums, and nothing else."""

QUARRY = """The quarry above Tessin Moor will close in March, the company said on Monday.

“We have looked at every other way,” said Hanne Brookfield, who has run it since 2011. “There is none.”

According to the regional labour office, 140 people work there. Pavel Drummond, of the miners' union, denied that he had been told.

He accused the owners of hiding the accounts and asked the ministry whether it knew. The ministry did not answer."""

STORM = """Two bridges were shut.

A spokeswoman for the coast guard told the Lissen Herald that no ship was missing, and that the search, which had begun before dawn with three boats
and a helicopter borrowed from the neighbouring district, would be called off at dusk unless somebody reported a relative overdue.

“Nobody has,” she added."""


def spans_of(text: str) -> tuple[Span, ...]:
    return paragraphs_of(text, 0, len(text))


def tag(text: str, *, engine: TaggerEngine | None = None) -> tuple[Tagged, ...]:
    return (engine or load_tagger()).tag(text, spans_of(text))


def words(text: str, found: Tagged) -> tuple[str, str, str]:
    source, cue, content = (" … ".join(text[s.start : s.end] for s in spans) for spans in (found.source, found.cue, found.content))
    return source, cue, content


def test_plain_attributions_are_found() -> None:
    found = [words(STORM, f) for f in tag(STORM)]
    assert any(source.endswith("the coast guard") and cue == "told" and content.startswith("that no ship was missing") for source, cue, content in found)
    assert ("she", "added", "“Nobody has,”") in found
    assert any(cue.startswith("According to") and source == "the regional labour office" for source, cue, _ in (words(QUARRY, f) for f in tag(QUARRY)))


def test_nothing_gives_nothing() -> None:
    assert load_tagger().tag("", ()) == ()
    assert tag("The bridge is forty metres long.") == ()
    assert tag("\n \n") == ()


def test_an_article_tagged_again_or_after_another_is_the_same() -> None:
    first = tag(QUARRY)
    assert tag(QUARRY) == first
    tag(STORM)
    assert tag(QUARRY) == first
    assert load_tagger() is load_tagger()


@pytest.mark.parametrize("limit", [1, 64, 300, 100_000])
def test_spans_do_not_depend_on_the_size_of_batches(limit: int) -> None:
    """From one window at a time to all at once."""
    text = "\n\n".join([QUARRY, STORM, QUARRY])
    usual, other = tag(text), tag(text, engine=replace(load_tagger(), batch_pieces=limit))
    assert len(usual) > 8
    assert [(f.source, f.cue, f.content) for f in usual] == [(f.source, f.cue, f.content) for f in other]
    assert np.allclose([f.score for f in usual], [f.score for f in other], rtol=0, atol=TOLERANCE)


def anchors_of(batch: dict[str, Ints]) -> tuple[Ints, Ints, Floats, Floats, Floats]:
    engine = load_tagger()
    row, at, cue, real, labels = engine.session.run(["row", "at", "cue", "real", "labels"], {name: batch[name] for name in engine.inputs})
    return row, at, cue, real, labels


@pytest.mark.parametrize("beside", [0, 1, 5])
def test_a_window_has_the_same_scores_and_labels_alone_and_among_others(beside: int) -> None:
    """Windows of both articles and of several lengths, in one batch: more than the program ever mixes."""
    engine = load_tagger()
    texts = [QUARRY, STORM, "“No,” he said.", STORM + " " + STORM.replace("\n", " ")]
    windows: list[tuple[Pieces, int, int]] = []
    for text in texts:
        pieces = pieces_of(text, spans_of(text), engine.tokenizer)
        windows += [(pieces, a, b) for a, b in windows_of(pieces)]
    met = 0
    for n, window in enumerate(windows):
        others = [windows[(n + k + 1) % len(windows)] for k in range(beside)]
        row, at, cue, real, labels = anchors_of(batch_of([*others, window]))
        mine = np.flatnonzero(row == len(others))
        _, alone_at, alone_cue, alone_real, alone_labels = anchors_of(batch_of([window]))
        width = window[2] - window[1] + 2
        assert at[mine].tolist() == alone_at.tolist()
        for left, right in ((cue[mine], alone_cue), (real[mine], alone_real), (labels[mine][:, :width], alone_labels)):
            assert np.allclose(left, right, rtol=0, atol=TOLERANCE)
        lengths = np.full(len(mine), width)
        together = best_paths(labels[mine], engine.transitions, lengths, alone_at)[:, :width]
        assert (together == best_paths(alone_labels, engine.transitions, lengths, alone_at)).all()
        met += len(mine)
    assert met > 8


def test_a_paragraph_in_a_window_of_its_own_reads_the_same_whatever_follows() -> None:
    """A paragraph too long to share a window."""
    long = " ".join(f"The {n}. gate was opened at dawn and shut at dusk, the keeper said." for n in range(1, 14))
    alone = tag(long)
    assert len(pieces_of(long, spans_of(long), load_tagger().tokenizer)) > 100
    among = [f for f in tag(f"{long}\n\n{QUARRY}") if f.content[0].end <= len(long)]
    assert [(f.source, f.cue, f.content) for f in alone] == [(f.source, f.cue, f.content) for f in among]


def test_batches_hold_every_window_once_and_keep_to_their_limit() -> None:
    text = "\n\n".join([QUARRY, STORM] * 6)
    pieces = pieces_of(text, spans_of(text), load_tagger().tokenizer)
    batches = list(batches_of(pieces))
    assert sorted(w for batch in batches for w in batch) == sorted(windows_of(pieces))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * (max(b - a for a, b in batch) + 2) <= BATCH_PIECES


def test_spans_are_words_of_the_text() -> None:
    text = "\n\n".join([QUARRY, STORM])
    for found in tag(text):
        for spans in (found.source, found.cue, found.content):
            assert all(a.end <= b.start for a, b in zip(spans, spans[1:]))
            for span in spans:
                assert span.end <= len(text)
                printed = text[span.start : span.end]
                assert printed == printed.strip()
                assert not (text[span.start - 1 : span.start].isalnum() and printed[0].isalnum())
                assert not (text[span.end : span.end + 1].isalnum() and printed[-1].isalnum())


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EngineError, match="the attribution model model can't be loaded"):
        tagger_at(tmp_path / "model.onnx", tmp_path / "tokenizer.json")


def test_the_digest_names_the_model() -> None:
    assert tagger_digest() == tagger_digest()
    assert tagger_digest().startswith("attribution-") and " sha256:" in tagger_digest()
