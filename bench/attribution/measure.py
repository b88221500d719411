"""Runs the tools, each in a process of its own, and the official scorer on what they write: tools and a corpus enter, Results leave."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.attribution.results import METRICS, Results, Row
from bench.attribution.tools import ALONE, Tool
from bench.attribution.triples import read_texts, words_of

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-bench" / "bin" / "python"


class BenchError(Exception):
    """The benchmark can't be run, or a part of it failed; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder in the layout of PolNeAR (`text/*.txt`, `attributions/*.ann`) and its scorer."""

    folder: Path
    scorer: Path

    @property
    def texts(self) -> Path:
        return self.folder / "text"

    def files(self) -> list[Path]:
        return sorted([*self.texts.glob("*.txt"), *(self.folder / "attributions").glob("*.ann")])

    def digest(self) -> str:
        """sha256 over the names and the bytes of the sorted files."""
        whole = hashlib.sha256()
        for path in self.files():
            whole.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return whole.hexdigest()


def default_corpus() -> Corpus:
    """PolNeAR dev below the folder that ONRECORD_BENCH names, else below `../shared/bench` beside the project."""
    bench = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench")
    return Corpus(bench / "polnear" / "dev", bench / "score_attribution.py")


def check(corpus: Corpus, tools: Sequence[Tool]) -> None:
    """Raises BenchError where the data, the scorer or the environment of the peers is absent."""
    if not any(corpus.texts.glob("*.txt")) or not any((corpus.folder / "attributions").glob("*.ann")):
        raise BenchError(
            f"the articles are not here: {corpus.folder} should hold text/*.txt and attributions/*.ann. They are PolNeAR dev "
            "(docs/benchmarks/attribution.md says where to get it); name the folder with --corpus, or the one above it with ONRECORD_BENCH"
        )
    if not corpus.scorer.is_file():
        raise BenchError(f"the scorer is not here: {corpus.scorer}; name it with --scorer")
    if any(tool.environment == "peers" for tool in tools) and not PEERS.exists():
        raise BenchError(f"the environment of the peers is not here: {PEERS.parents[1]}; `make bench-attribution` makes it")


def measure(corpus: Corpus, tools: Sequence[Tool], *, rounds: int, work: Path, progress: Callable[[str], None]) -> Results:
    """Every tool, `rounds` times, the order turned by one in each round; scores are those of the first, speed is the median.

    Raises BenchError where a tool fails, or where its statements differ from one round to the next.
    """
    check(corpus, tools)
    every = [*tools, ALONE]
    made: dict[str, dict[str, Any]] = {}
    speeds: dict[str, list[float]] = {tool.name: [] for tool in every}
    for n in range(rounds):
        turn = n % len(every)
        for tool in every[turn:] + every[:turn]:
            progress(f"round {n + 1} of {rounds}: {tool.name}")
            out = work / f"{every.index(tool)}.json"
            run(tool, corpus, out)
            now = json.loads(out.read_text(encoding="utf-8"))
            if made.setdefault(tool.name, now)["statements"] != now["statements"]:
                raise BenchError(f"{tool.name}: other statements in round {n + 1} than in the first")
            speeds[tool.name].append(now["run"]["words"] / now["run"]["seconds"])
    texts = read_texts(corpus.texts)
    scores = {tool.name: score(corpus, work / f"{every.index(tool)}.json") for tool in tools}
    rows = tuple(row_of(tool.name, made[tool.name]["run"], scores[tool.name], median(speeds[tool.name])) for tool in tools)
    gold = {int(scores[tool.name]["gold"]) for tool in tools}
    return Results(
        len(texts), gold.pop(), words_of(texts), corpus.digest(), platform.python_version(), rounds, round(median(speeds[ALONE.name])), rows
    )


def run(tool: Tool, corpus: Corpus, out: Path) -> None:
    """One process: texts -> `out`. The peers see nothing of onrecord."""
    env = dict(os.environ)
    if tool.environment == "peers":
        env.pop("PYTHONPATH", None)
    python = str(PEERS) if tool.environment == "peers" else sys.executable
    _python([python, "-m", f"bench.attribution.{tool.module}", str(corpus.texts.resolve()), str(out), *tool.arguments], env)


def score(corpus: Corpus, made: Path) -> Mapping[str, Any]:
    """What the official scorer prints."""
    command = [sys.executable, "-B", str(corpus.scorer.resolve()), str(corpus.folder.resolve()), str(made)]
    scores: Mapping[str, Any] = json.loads(_python(command, dict(os.environ)))
    return scores


def row_of(name: str, run: Mapping[str, Any], scores: Mapping[str, Any], speed: float) -> Row:
    found = scores["content.found"]
    f1 = {metric: float(scores[metric]["F1"]) for metric in METRICS}
    return Row(name, run["versions"], f1, float(found["P"]), float(found["R"]), int(scores["missing_articles"]), round(speed))


def _python(command: Sequence[str], env: Mapping[str, str]) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=env)
    if done.returncode:
        raise BenchError(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stderr or done.stdout)[-2000:]}")
    return done.stdout
