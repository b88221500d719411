"""`python -m bench.attribution`: onrecord and its peers on the same articles with the same scorer, as a table.

Prints the table; with `--write` writes the page of the docs, its chart and the results that both are drawn from. Exit code 2 with a message
where the data, the scorer or the peers' environment is absent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.attribution.chart import draw
from bench.attribution.measure import ROOT, BenchError, Corpus, default_corpus, measure
from bench.attribution.page import page
from bench.attribution.results import Results, dumps, load
from bench.attribution.table import plain
from bench.attribution.tools import ALONE, TOOLS

DOCS = ROOT / "docs" / "benchmarks"
ROUNDS = 3


def documents(results: Results) -> dict[str, str]:
    """File name -> text: all that is drawn from the results, and the results."""
    return {"attribution.json": dumps(results), "attribution.md": page(results), "attribution.svg": draw(results)}


def write(results: Results, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents(results).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stderr.write(f"{folder / name}\n")


def progress(line: str) -> None:
    sys.stderr.write(line + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    here = default_corpus()
    parser = argparse.ArgumentParser(prog="python -m bench.attribution", description="Who said what, by onrecord and by other tools.")
    parser.add_argument("--corpus", type=Path, default=here.folder, help="a folder with text/*.txt and attributions/*.ann")
    parser.add_argument("--scorer", type=Path, default=here.scorer, help="score_attribution.py")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, choices=range(1, 21), metavar="N", help=f"how often each is run, for its speed ({ROUNDS})"
    )
    parser.add_argument(
        "--only", action="append", choices=[tool.name for tool in TOOLS], metavar="TOOL", help="measure this tool alone; repeatable"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--write", action="store_true", help="write docs/benchmarks/attribution.md, .svg and .json")
    chosen.add_argument("--redraw", action="store_true", help="measure nothing; write page and chart anew from attribution.json")
    given = parser.parse_args(arguments)
    if given.write and given.only:
        parser.error("--write needs all tools: leave out --only")
    if given.redraw:
        write(load(DOCS / "attribution.json"), DOCS)
        return 0
    tools = [tool for tool in TOOLS if not given.only or tool.name in given.only]
    try:
        with tempfile.TemporaryDirectory() as work:
            results = measure(Corpus(given.corpus, given.scorer), tools, rounds=given.rounds, work=Path(work), progress=progress)
    except BenchError as error:
        sys.stderr.write(f"bench.attribution: {error}\n")
        return 2
    sys.stdout.write(plain(results))
    sys.stdout.write(
        f"* quoted, not measured here. {results.articles} articles, {results.attributions:,} attributions. "
        f"{ALONE.name}: {results.alone:,.0f} words/CPU s.\n"
    )
    if given.write:
        write(results, DOCS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
