"""The gold of the held-out stories fits their reports, and the program's record of one can be scored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from bench.held_out.__main__ import BENCH, HERE, STORIES, flat, score, table

SPANNED = ("figures", "times", "absences", "traps", "coreference")


def gold_of(story: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((HERE / story / "gold.json").read_text(encoding="utf-8"))
    return gold


def spans_of(gold: dict[str, Any]) -> Iterator[tuple[str, tuple[int, int]]]:
    for row in gold["statements"]:
        yield from ((row["article"], (start, end)) for start, end in row["content"])
    for key in SPANNED:
        yield from ((row["article"], tuple(row["span"])) for row in gold[key])
    for row in (*gold["comparisons"], *gold["same_quote"]):
        yield from ((side["article"], tuple(side["span"])) for side in (row["left"], row["right"]))


@pytest.mark.parametrize("story", STORIES)
def test_every_span_stands_in_its_report(story: str) -> None:
    gold = gold_of(story)
    texts = {}
    for article in gold["articles"]:
        data = (HERE / story / article["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == article["sha256"]
        texts[article["id"]] = data.decode("utf-8")
    rows = list(spans_of(gold))
    assert len(rows) > 200
    for article, (start, end) in rows:
        words = texts[article][start:end]
        assert words and words == words.strip(), (article, start, end)


@pytest.mark.skipif(not (BENCH / "score_record.py").is_file(), reason="the scorer of the gold data is not here (ONRECORD_BENCH)")
def test_a_story_is_scored() -> None:
    scores = flat(json.loads(score("outbreak")))
    assert scores["anchors"] == 100.0
    for name in ("statements.found", "figures.found", "traps.avoided"):
        value = scores[name]
        assert isinstance(value, float) and value >= 80, (name, value)
    assert "statements.found" in table({"outbreak": scores})
