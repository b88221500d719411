"""What the program scores on gold data stays at or above the floors of `floors.toml`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.quality.corpora import BENCH, CORPORA, Corpus, digest_of, is_here, paths_of, scores_of
from tests.quality.floors import Pinned, pinned, report

AGAIN = "python -m tests.quality.floors"


def other_corpus(corpus: Corpus, now: str, row: Pinned) -> str:
    """What to say when the files are not those that the floors were measured on."""
    return (
        f"{corpus.name}: its floors were measured on {row.digest[:16]}…, the {len(paths_of(corpus))} files here are {now[:16]}…. "
        f"If the corpus was changed on purpose, measure it anew with `{AGAIN} {corpus.name}` and write digest and floors into floors.toml; "
        f"else restore {', '.join(corpus.files)} below {BENCH}."
    )


def test_the_table_names_every_corpus_with_its_digest() -> None:
    table = pinned()
    assert set(table) == {corpus.name for corpus in CORPORA}
    for name, row in table.items():
        assert re.fullmatch(r"[0-9a-f]{64}", row.digest), name
        assert row.floors and all(0 <= floor <= 100 for floor in row.floors.values()), name


def test_another_corpus_is_told_apart_and_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.quality.corpora.BENCH", tmp_path)
    corpus = Corpus("invented", ("*.txt",), "score.py", lambda work: {})
    (tmp_path / "b.txt").write_text("The pier was closed.")
    (tmp_path / "a.txt").write_text("The pier was open.")
    before = digest_of(corpus)
    assert before == digest_of(corpus)
    assert not is_here(corpus)  # no scorer
    (tmp_path / "a.txt").write_text("The pier was open, he said.")
    message = other_corpus(corpus, digest_of(corpus), Pinned(before, {}))
    assert digest_of(corpus) != before
    assert "invented" in message and before[:16] in message and digest_of(corpus)[:16] in message and f"{AGAIN} invented" in message


def test_a_report_marks_what_is_below_its_floor() -> None:
    lines = report(
        "invented", "ab", {"value.F1": 81.0, "bounds.F1": 79.9, "gold": 12.0}, Pinned("ab", {"value.F1": 80.0, "bounds.F1": 80.0})
    )
    assert [line.split() for line in lines[2:]] == [
        ["value.F1", "80.0", "81.0"],
        ["bounds.F1", "80.0", "79.9", "BELOW"],
        ["gold", "-", "12.0"],
    ]


@pytest.mark.quality
@pytest.mark.slow
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_floors(corpus: Corpus, tmp_path: Path) -> None:
    if not is_here(corpus):
        pytest.skip(
            f"{corpus.name} is not below {BENCH}: set ONRECORD_BENCH to the folder that holds {', '.join(corpus.files)} and {corpus.scorer}"
        )
    row, now = pinned()[corpus.name], digest_of(corpus)
    assert now == row.digest, other_corpus(corpus, now, row)
    scores = scores_of(corpus, tmp_path)
    assert set(row.floors) <= set(scores), "floors.toml names a metric that the scorer does not give"
    below = [f"{metric}: {scores[metric]} is below its floor, {floor}" for metric, floor in row.floors.items() if scores[metric] < floor]
    assert not below, "\n".join([f"{corpus.name}, {len(below)} of {len(row.floors)} floors", *below])
