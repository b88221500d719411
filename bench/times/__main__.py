"""`python -m bench.times [--write]`: onrecord beside HeidelTime on MEANTIME and WikiWars, in the scores of `score_times.py`.

Both get the same texts and the same day of publication. Nobody tells onrecord what kind of text it reads; HeidelTime asks for a document
type: `news` is what it would be given where everything is taken for news, as by onrecord, and `narrative` is what a person says who knows
that WikiWars is history. Where Java or the package is absent, its rows are left out, and the table says so.

The corpora are no part of the project: they are looked for in the folder that ONRECORD_BENCH names, else in `../shared/bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.times.heideltime import heideltime, missing, package_in

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("ONRECORD_BENCH") or ROOT.parent / "shared" / "bench")
SCORER = "score_times.py"
ENVIRONMENT = ROOT / ".venv-heideltime"
PAGE = ROOT / "docs" / "benchmarks" / "times.md"
SCORES = ("strict", "relaxed", "type", "value")
_TABLE = re.compile(r"(?<=<!-- table -->\n).*?(?=<!-- /table -->)", re.DOTALL)
_HEADER = re.compile(r" date (\d{4}-\d\d-\d\d) ")


@dataclass(frozen=True, slots=True)
class Corpus:
    """`types` are the document types that HeidelTime is run with."""

    name: str
    folder: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the scores are F1 in percent."""

    corpus: str
    tool: str
    scores: Mapping[str, float]


CORPORA = (Corpus("MEANTIME", "meantime", ("news",)), Corpus("WikiWars", "wikiwars", ("news", "narrative")))


def rows_of(corpus: Corpus, *, peer: bool, work: Path) -> Iterator[Row]:
    """The rows of one corpus, ours first; `work` is an empty folder."""
    gold, texts = BENCH / corpus.folder, work / "texts"
    _run(str(BENCH / SCORER), str(gold), "--texts", str(texts))
    ours = work / "ours.json"
    _run("-m", "onrecord.cli.main", "annotate", str(texts), "--quiet", "--output", str(ours))
    yield Row(corpus.name, "onrecord", _scored(gold, ours))
    for document_type in corpus.types if peer else ():
        theirs = work / f"{document_type}.json"
        theirs.write_text(json.dumps(_peer_record(texts, document_type)), encoding="utf-8")
        yield Row(corpus.name, f"HeidelTime, told `{document_type}`", _scored(gold, theirs))


def _peer_record(texts: Path, document_type: str) -> Mapping[str, object]:
    """What HeidelTime finds, in the form that the scorer reads; the header line with the day is not part of what it is given."""
    package = package_in(ENVIRONMENT)
    assert package is not None
    articles, times = [], []
    for file in sorted(texts.glob("*.txt")):
        text = file.read_bytes().decode()
        header = _HEADER.match(text)
        assert header is not None
        articles.append({"id": file.stem, "locator": file.name, "text": text})
        for found in heideltime(text[header.end() :], day=header[1], document_type=document_type, package=package):
            span = [found.start + header.end(), found.end + header.end()]
            times.append({"anchor": {"article": file.stem, "spans": [span]}, "type": found.type, "value": found.value})
    return {"articles": articles, "times": times}


def _scored(gold: Path, record: Path) -> dict[str, float]:
    scores = json.loads(_run(str(BENCH / SCORER), str(gold), str(record)))
    return {name: float(scores[name]["F1"]) for name in SCORES}


def _run(*arguments: str) -> str:
    """What a Python process prints. Raises CalledProcessError, with what it said, when it fails."""
    done = subprocess.run([sys.executable, *arguments], check=True, capture_output=True, encoding="utf-8", cwd=ROOT)
    return done.stdout


def table_of(rows: Sequence[Row], *, absent: str | None) -> str:
    """The rows as a Markdown table, with a line below where the peer could not be run."""
    lines = ["| corpus | tool | found, same characters | found, overlapping | type | value |", "|---|---|---|---|---|---|"]
    lines += [f"| {row.corpus} | {row.tool} | {' | '.join(f'{row.scores[name]:.1f}' for name in SCORES)} |" for row in rows]
    if absent:
        lines += ["", f"HeidelTime was not run: {absent}."]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.times", description="onrecord beside HeidelTime on gold time expressions.")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    given = parser.parse_args(arguments)
    here = [corpus for corpus in CORPORA if any((BENCH / corpus.folder).glob("*.tml"))]
    if not here or not (BENCH / SCORER).is_file():
        sys.stderr.write(f"bench.times: no gold data and scorer in {BENCH}; {PAGE.relative_to(ROOT)} says where to get them\n")
        return 2
    absent = missing(ENVIRONMENT)
    rows: list[Row] = []
    for corpus in here:
        with tempfile.TemporaryDirectory() as work:
            rows.extend(rows_of(corpus, peer=absent is None, work=Path(work)))
    table = table_of(rows, absent=absent)
    sys.stdout.write(table)
    if given.write:
        PAGE.write_text(_TABLE.sub(lambda _: table, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
