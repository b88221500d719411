"""The corpora that floors stand on: where each lies, the digest of what is read of it, and its scores.

None is part of the project. They are looked for in the folder that ONRECORD_BENCH names, else in `../shared/bench` beside the project, with the
scorers; `README.md` here says what they are and where the public gets them. What is scored is what the program prints: each corpus
goes through `onrecord` as a user would run it, and its official scorer reads the output.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH") or PROJECT.parent / "shared" / "bench")
PROCESSES = "2"


@dataclass(frozen=True, slots=True)
class Corpus:
    """`files` are glob patterns below the bench folder: all that its score depends on but the scorer; `score` works in an empty folder."""

    name: str
    files: tuple[str, ...]
    scorer: str
    score: Callable[[Path], Mapping[str, object]]


def seeds(work: Path) -> Mapping[str, object]:
    _onrecord("record", BENCH.parent / "seeds", work)
    return _scored("score_record.py", BENCH.parent / "gold" / "seeds.json", work / "out.json")


def polnear(work: Path) -> Mapping[str, object]:
    _onrecord("annotate", BENCH / "polnear" / "dev" / "text", work)
    return _scored("score_attribution.py", BENCH / "polnear" / "dev", work / "out.json")


def newsquant(work: Path) -> Mapping[str, object]:
    return _from_texts("score_quantities.py", BENCH / "newsquant" / "visible.json", work)


def meantime(work: Path) -> Mapping[str, object]:
    return _from_texts("score_times.py", BENCH / "meantime", work)


CORPORA = (
    Corpus("seeds", ("../seeds/*.txt", "../gold/seeds.json"), "score_record.py", seeds),
    Corpus("polnear-dev", ("polnear/dev/text/*.txt", "polnear/dev/attributions/*.ann"), "score_attribution.py", polnear),
    Corpus("newsquant-visible", ("newsquant/visible.json",), "score_quantities.py", newsquant),
    Corpus("meantime", ("meantime/*.tml",), "score_times.py", meantime),
)


def paths_of(corpus: Corpus) -> list[Path]:
    """The corpus's files that are here, sorted by name."""
    return sorted(path for pattern in corpus.files for path in BENCH.glob(pattern))


def is_here(corpus: Corpus) -> bool:
    """Whether every pattern finds something, and the scorer is there."""
    return (BENCH / corpus.scorer).is_file() and all(any(BENCH.glob(pattern)) for pattern in corpus.files)


def digest_of(corpus: Corpus) -> str:
    """sha256 over the names and the bytes of the corpus's sorted files."""
    whole = hashlib.sha256()
    for path in paths_of(corpus):
        whole.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def scores_of(corpus: Corpus, work: Path) -> dict[str, float]:
    """The scorer's numbers by dotted name (`content.found.F1`); `work` is an empty folder for what is written on the way."""
    return dict(_flat(corpus.score(work)))


def _flat(scores: Mapping[str, object], above: str = "") -> Iterator[tuple[str, float]]:
    for name, value in scores.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.")
        elif isinstance(value, int | float):
            yield above + name, float(value)


def _from_texts(scorer: str, gold: Path, work: Path) -> Mapping[str, object]:
    """For gold that holds its texts: the scorer writes them, one a file."""
    _run(str(BENCH / scorer), str(gold), "--texts", str(work / "texts"))
    _onrecord("annotate", work / "texts", work)
    return _scored(scorer, gold, work / "out.json")


def _onrecord(command: str, reports: Path, work: Path) -> None:
    _run("-m", "onrecord.cli.main", command, str(reports), "--processes", PROCESSES, "--quiet", "--output", str(work / "out.json"))


def _scored(scorer: str, gold: Path, made: Path) -> Mapping[str, object]:
    scores: Mapping[str, object] = json.loads(_run(str(BENCH / scorer), str(gold), str(made)))
    return scores


def _run(*arguments: str) -> str:
    """What a Python process prints. Raises RuntimeError, with what it said, when it fails."""
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, encoding="utf-8", cwd=PROJECT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}:\n{(done.stderr or done.stdout)[-2000:]}")
    return done.stdout
