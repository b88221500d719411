"""The shipped model: what it reads in plain news, and that nothing around an article or a window changes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.engines.decoding import Ints, Tagged
from onrecord.engines.pieces import pieces_of, windows_of
from onrecord.engines.tagger import TaggerEngine, batches_of, load_tagger, tagger_at, tagger_digest
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


def test_each_window_is_run_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else can then have a part in its scores: no other window, no padding."""
    engine = load_tagger()
    seen: list[dict[str, Ints]] = []

    class Session:
        def run(self, outputs: list[str], inputs: dict[str, Ints]) -> object:
            seen.append(inputs)
            return engine.session.run(outputs, inputs)

    text = "\n\n".join([QUARRY, STORM, QUARRY])
    assert tag(text, engine=replace(engine, session=Session())) == tag(text)
    assert len(seen) > 2
    assert all(row["ids"].shape == (1, row["length"][0]) for row in seen)


def test_a_paragraph_in_a_window_of_its_own_reads_the_same_whatever_follows() -> None:
    """A paragraph too long to share a window."""
    long = " ".join(f"The {n}. gate was opened at dawn and shut at dusk, the keeper said." for n in range(1, 14))
    alone = tag(long)
    assert len(pieces_of(long, spans_of(long), load_tagger().tokenizer)) > 100
    among = [f for f in tag(f"{long}\n\n{QUARRY}") if f.content[0].end <= len(long)]
    assert [(f.source, f.cue, f.content) for f in alone] == [(f.source, f.cue, f.content) for f in among]


@pytest.mark.parametrize("limit", [1, 256, 1_000])
def test_batches_hold_every_window_once_and_keep_to_their_limit(limit: int) -> None:
    text = "\n\n".join([QUARRY, STORM] * 6)
    pieces = pieces_of(text, spans_of(text), load_tagger().tokenizer)
    batches = list(batches_of(pieces, limit=limit))
    assert sorted(w for batch in batches for w in batch) == sorted(windows_of(pieces))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * (max(b - a for a, b in batch) + 2) <= limit


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
