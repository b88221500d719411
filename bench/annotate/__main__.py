"""`python -m bench.annotate [FOLDER…]`: words a second of processor of `onrecord annotate` and of the bare spaCy pipeline, in one run.

In each round a fresh process of each tool, one at a time, reads the same texts; which goes first alternates. spaCy runs as shipped: all
components, its default backend. onrecord runs with all annotators, in one process. The ratio is the median over the rounds.

FOLDER holds `.txt` articles; by default the first 200 of PolNeAR dev and train, from `../shared/bench` or the folder in ONRECORD_BENCH.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH", ROOT.parent / "shared" / "bench"))
ARTICLES = 200
ROUNDS = 3
TARGET = 0.4
RESIDENT = 700
"""Megabytes."""


def cost_of(tool: str, files: Sequence[str]) -> dict[str, float]:
    """Raises CalledProcessError when the tool fails."""
    command = [sys.executable, "-m", "bench.annotate.worker", tool, *files]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    cost: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return cost


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.annotate", description="What annotating costs beside the bare spaCy pipeline.")
    parser.add_argument("folders", nargs="*", type=Path, default=[BENCH / "polnear" / part / "text" for part in ("dev", "train")])
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many articles at the most ({ARTICLES})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how many of each ({ROUNDS})")
    parser.add_argument("--limit", action="store_true", help=f"fail below {TARGET} times spaCy's speed or above {RESIDENT} MB")
    given = parser.parse_args(arguments)
    files = [str(p.resolve()) for folder in given.folders for p in sorted(folder.glob("*.txt"))][: given.articles]
    if not files:
        sys.stderr.write(f"bench.annotate: no .txt articles in {', '.join(map(str, given.folders))}; name a folder of them\n")
        return 2
    tools = ("spacy", "onrecord")
    costs: dict[str, list[dict[str, float]]] = {tool: [] for tool in tools}
    for n in range(given.rounds):
        for tool in tools if n % 2 else tools[::-1]:
            costs[tool].append(cost_of(tool, files))
    speed = {tool: [c["words"] / c["seconds"] for c in costs[tool]] for tool in tools}
    ratio = median(ours / bare for ours, bare in zip(speed["onrecord"], speed["spacy"], strict=True))
    resident = max(c["resident"] for c in costs["onrecord"])
    sys.stdout.write(f"{len(files)} articles, {costs['spacy'][0]['words']:,.0f} words, {given.rounds} rounds, medians\n")
    for tool in tools:
        most = max(c["resident"] for c in costs[tool])
        sys.stdout.write(f"{tool:10} {median(speed[tool]):8,.0f} words a second of processor, {most:5.0f} MB resident\n")
    sys.stdout.write(f"onrecord / spacy {ratio:.2f} (target {TARGET})\n")
    return int(given.limit and (ratio < TARGET or resident > RESIDENT))


if __name__ == "__main__":
    sys.exit(main())
