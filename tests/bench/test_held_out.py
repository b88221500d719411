"""The gold of the held-out stories fits their reports, and the program's record of one can be scored."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.held_out.__main__ import BENCH, HERE, INVENTED, REAL, flat, score, table
from bench.held_out.real import lay_out, put_back

SPANNED = ("figures", "times", "absences", "traps", "coreference")


def gold_of(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def spans_of(gold: dict[str, Any]) -> Iterator[tuple[str, tuple[int, int]]]:
    for row in gold["statements"]:
        yield from ((row["article"], (start, end)) for start, end in row["content"])
    for key in SPANNED:
        yield from ((row["article"], tuple(row["span"])) for row in gold[key])
    for row in (*gold["comparisons"], *gold["same_quote"]):
        yield from ((side["article"], tuple(side["span"])) for side in (row["left"], row["right"]))


@pytest.mark.parametrize("story", [*INVENTED, *REAL])
def test_every_span_stands_in_its_report(story: str, tmp_path: Path) -> None:
    folder = HERE / story
    if story in REAL:
        folder = tmp_path
        try:
            lay_out(HERE / story, BENCH / "stories", folder)
        except FileNotFoundError as error:
            pytest.skip(f"the corpus is not here (ONRECORD_BENCH): {error.filename}")
    gold = gold_of(folder)
    texts = {}
    for article in gold["articles"]:
        data = (folder / article["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == article["sha256"]
        texts[article["id"]] = data.decode("utf-8")
    rows = list(spans_of(gold))
    assert len(rows) > 200
    for article, (start, end) in rows:
        words = texts[article][start:end]
        assert words and words == words.strip(), (article, start, end)


@pytest.mark.skipif(not (BENCH / "score_record.py").is_file(), reason="the scorer of the gold data is not here (ONRECORD_BENCH)")
def test_a_story_is_scored() -> None:
    scores = flat(json.loads(score("lake")))
    assert scores["anchors"] == 100.0
    for name in ("statements.found", "figures.found", "traps.avoided"):
        value = scores[name]
        assert isinstance(value, float) and value >= 80, (name, value)
    assert "statements.found" in table({"lake": scores})


@pytest.mark.parametrize("story", REAL)
def test_the_gold_of_real_reports_holds_none_of_their_sentences(story: str, tmp_path: Path) -> None:
    try:
        lay_out(HERE / story, BENCH / "stories", tmp_path)
    except FileNotFoundError as error:
        pytest.skip(f"the corpus is not here (ONRECORD_BENCH): {error.filename}")
    runs = {run for path in tmp_path.glob("*.txt") for run in runs_of(path.read_text(encoding="utf-8"))}
    assert len(runs) > 500
    assert [text for text in strings_of(gold_of(HERE / story)) if runs & runs_of(text)] == []


def runs_of(text: str, size: int = 6) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def strings_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_of(inner)


def test_words_that_the_gold_keeps_as_a_place_are_put_back() -> None:
    texts = {"01-quay.txt": "The harbour master of Selby said so."}
    gold = {"names": ["harbour master", "@01-quay:4-27"], "span": [4, 27]}
    assert put_back(gold, texts) == {"names": ["harbour master", "harbour master of Selby"], "span": [4, 27]}
