"""Floors on NewsQuant's visible part (not part of the project): they only go up."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.figures import find_figures
from onrecord.engines.syntax import load_syntax
from onrecord.model import Figure

BENCH = Path(os.environ.get("ONRECORD_BENCH", Path(__file__).parents[3] / "shared" / "bench"))
GOLD = BENCH / "newsquant" / "visible.json"
DIGEST = "32a2d19f662a0728"
FLOORS = {"value": 93.0, "value+bound": 90.0, "value+unit": 89.5, "bounds": 84.0}


def row(figure: Figure) -> dict[str, object]:
    names = ("low", "high", "bound", "unit", "unit_text", "measure")
    return {"anchor": {"article": figure.anchor.article}, **{name: getattr(figure, name) for name in names}}


@pytest.mark.quality
@pytest.mark.skipif(not GOLD.exists(), reason="NewsQuant is not here; set ONRECORD_BENCH to the folder that holds newsquant/visible.json")
def test_newsquant(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest()[:16] == DIGEST
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    articles = [replace(article_of(item["text"] + "\n"), id=f"n{i}", locator=f"{i:05}.txt") for i, item in enumerate(gold)]
    syntax = load_syntax()
    found = [f for a in articles for f in find_figures(a, syntax.parse(a), times=(), entities=(), statements=())]
    record = {"articles": [{"id": a.id, "locator": a.locator} for a in articles], "figures": [row(f) for f in found]}
    monkeypatch.setattr(sys, "path", [str(BENCH), *sys.path])
    spec = importlib.util.spec_from_file_location("score_quantities", BENCH / "score_quantities.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scores = scorer.score(gold, record)
    assert {name: scores[name]["F1"] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True), scores
