"""Attributions -> a minimal record, scores -> rows of the card, seconds -> ratios."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.training.marked import HARBOUR, HARBOUR_ANN, corpus
from training.attribution.data import Annotated, annotated
from training.attribution.evaluate import card_head, card_row, record_of, scorer_for
from training.attribution.speed import ratios

from onrecord.engines.decoding import Tagged
from onrecord.model import Span

SAID = Tagged((Span(25, 36),), (Span(37, 41),), (Span(0, 23),), 0.9, 0.9)
UNSOURCED = Tagged((), (Span(61, 70),), (Span(43, 56), Span(82, 99)), 0.9, 0.9)

SCORER = """import json, os, sys
record = json.load(open(sys.argv[2], encoding="utf-8"))
gold = sorted(os.listdir(os.path.join(sys.argv[1], "attributions")))
print(json.dumps({"gold": gold, "statements": len(record["statements"])}))
"""


def test_a_record_holds_the_spans_and_nothing_else() -> None:
    record = record_of([Annotated("a", Path("x/a.txt"), "No word.", ()), Annotated("b", Path("x/b.txt"), HARBOUR, ())], [[], [SAID, UNSOURCED]])
    assert record["articles"] == [{"id": "a0", "locator": "x/a.txt", "text": "No word."}, {"id": "a1", "locator": "x/b.txt", "text": HARBOUR}]
    statements = record["statements"]
    assert isinstance(statements, list)
    assert statements[0]["anchor"] == {"article": "a1", "spans": [[0, 23]]}
    assert statements[0]["source"] == {"spans": [[25, 36]], "name": "Vera Stroud"}
    assert statements[1]["source"] is None
    assert statements[1]["anchor"]["spans"] == [[43, 56], [82, 99]]
    assert [s["id"] for s in statements] == ["a1.s0", "a1.s1"]
    assert not any(rows for name, rows in record.items() if name not in ("articles", "statements"))


def test_the_scorer_sees_only_the_articles_that_were_read(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "polnear" / "dev", {name: (HARBOUR, {"al": HARBOUR_ANN, "bo": ""}) for name in ("one", "two")})
    (tmp_path / "score_attribution.py").write_text(SCORER, encoding="utf-8")
    articles = list(annotated(folder))[:1]
    assert scorer_for(tmp_path, "dev", articles)(record_of(articles, [[SAID]])) == {"gold": ["one_al.ann", "one_bo.ann"], "statements": 1}


def test_a_scorer_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "score_attribution.py").write_text("import sys; sys.exit('offsets cannot be compared')", encoding="utf-8")
    with pytest.raises(RuntimeError, match="offsets cannot be compared"):
        scorer_for(tmp_path, "dev", [])(record_of([], []))


def test_rows_of_the_card_fit_their_head() -> None:
    part = {"P": 80.8, "R": 84.3, "F1": 82.5}
    scores = dict.fromkeys(("content.found", "full", "content.exact", "source.exact", "cue.exact", "content.overlap"), part)
    row, seeds = card_row("dev", 84, 0.35, scores), card_row("seeds", 5, 0.35, json.loads('{"statements.found": {"P": 92.0, "R": 87.1, "F1": 89.5}}'))
    assert row.startswith("| dev | 84 | 0.35 | 80.8 | 84.3 | 82.5 |")
    assert seeds.startswith("| seeds | 5 | 0.35 | 92.0 | 87.1 | 89.5 |")
    assert {line.count("|") for line in (*card_head(), row, seeds)} == {row.count("|")}


def test_ratios_are_of_one_round_to_its_first() -> None:
    assert ratios([[2.0, 1.0], [20.0, 10.0], [2.0, 4.0]]) == [1.0, 2.0]
