"""The table `floors.toml`, and `python -m tests.quality.floors [CORPUS …]`: what is measured now beside it."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.quality.corpora import BENCH, CORPORA, digest_of, is_here, scores_of

TABLE = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Pinned:
    """One corpus of the table: the digest that its floors were measured on, and metric -> floor."""

    digest: str
    floors: Mapping[str, float]


def pinned() -> dict[str, Pinned]:
    """The table, by corpus."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: Pinned(row["digest"], {metric: float(floor) for metric, floor in row["floors"].items()}) for name, row in rows.items()}


def report(name: str, now: str, scores: Mapping[str, float], row: Pinned | None) -> list[str]:
    """One line a metric: its name, its floor (`-` where there is none) and its measure; what is below its floor is marked."""
    floors = row.floors if row else {}
    lines = [f"[{name}]", f'digest = "{now}"{"" if row and row.digest == now else "  # not the one in floors.toml"}']
    for metric, value in scores.items():
        floor = floors.get(metric)
        below = "  BELOW" if floor is not None and value < floor else ""
        lines.append(f"{metric:24}{'-' if floor is None else f'{floor:.1f}':>8}{value:8.1f}{below}")
    return lines


def main(names: list[str]) -> int:
    known = {corpus.name: corpus for corpus in CORPORA}
    if unknown := sorted(set(names) - set(known)):
        sys.stderr.write(f"no such corpus: {', '.join(unknown)}; there is {', '.join(known)}\n")
        return 2
    table = pinned()
    for name, corpus in known.items():
        if names and name not in names:
            continue
        if not is_here(corpus):
            sys.stdout.write(f"[{name}]\nnot below {BENCH}\n\n")
            continue
        with tempfile.TemporaryDirectory() as work:
            scores = scores_of(corpus, Path(work))
        sys.stdout.write("\n".join(report(name, digest_of(corpus), scores, table.get(name))) + "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
