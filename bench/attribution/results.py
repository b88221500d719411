"""What a run of the benchmark measured, as data: rows enter and JSON leaves, or the other way round.

`docs/benchmarks/attribution.json` holds the last run that was written; page and chart are drawn from it and from nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

METRICS = ("content.found", "full", "content.exact", "source.exact", "cue.exact")


@dataclass(frozen=True, slots=True)
class Row:
    """A tool's scores (F1 by metric; precision and recall of content.found), lost articles, words a CPU second (median of the rounds)."""

    name: str
    versions: Mapping[str, str]
    f1: Mapping[str, float]
    precision: float
    recall: float
    lost: int
    speed: float


@dataclass(frozen=True, slots=True)
class Results:
    """One run: the corpus by its counts and digest, the interpreter, the rounds, a row a tool, and the speed of the parse alone."""

    articles: int
    attributions: int
    words: int
    digest: str
    python: str
    rounds: int
    alone: float
    rows: tuple[Row, ...]


def dumps(results: Results) -> str:
    return json.dumps(asdict(results), indent=1, ensure_ascii=False) + "\n"


def loads(text: str) -> Results:
    value: dict[str, Any] = json.loads(text)
    return Results(**{**value, "rows": tuple(Row(**row) for row in value["rows"])})


def load(path: Path) -> Results:
    return loads(path.read_text(encoding="utf-8"))
