"""What a report costs as an archive grows: storing and placing, block after block, and the memory of the process.

    python -m bench.growth [--reports 20000] [--block 2000] [--seed 1] [--db PLACE]

Reading, annotating and the writing of records are not counted; the reports are those of bench.synthetic, 25 a day. Printed a block:
milliseconds of processor time a report for storing and placing, and for settling the block's days in the end, and the resident size.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.crash import now, say
from bench.synthetic import IN_ONE, reports
from onrecord.archive.adding import Outcome, add
from onrecord.archive.placing import settle
from onrecord.archive.records import stamp
from onrecord.codec import decode_annotations
from onrecord.model import Annotations, Article
from onrecord.reading import Arrival, ReadOptions
from onrecord.reading.reader import read_data
from onrecord.store import Store, open_store


class BlockDone(Exception):
    """The block is stored: its records are not written."""


class Apart:
    """Processor seconds that are not counted: those of making and annotating reports."""

    def __init__(self) -> None:
        self.spent = 0.0
        self.beside: dict[str, str] = {}

    def source(self, count: int, made: Iterator[tuple[str, str, str, str]]) -> Iterator[Arrival]:
        for _ in range(count):
            begun = time.process_time()
            name, text, day, rows = next(made)
            options = ReadOptions(outlet=f"Outlet {name[-2:]}", date=day)
            (arrival,) = (row for row in read_data(text.encode(), f"{name}.txt", options=options) if isinstance(row, Arrival))
            self.beside[arrival.article.id] = rows
            self.spent += time.process_time() - begun
            yield arrival
        raise BlockDone

    def annotate(self, articles: Sequence[Article]) -> list[Annotations]:
        begun = time.process_time()
        out = [self._one(article.id) for article in articles]
        self.spent += time.process_time() - begun
        return out

    def _one(self, article: str) -> Annotations:
        document: Any = json.loads(self.beside.pop(article).replace(f'"{IN_ONE}', f'"{article}'))
        return decode_annotations(document)


def measure(store: Store, count: int, block: int, seed: int) -> list[tuple[float, float, int]]:
    """For each block: milliseconds a report for storing and placing, for settling, and the largest resident size in MB."""
    made, out = reports(count, seed=seed, a_day=25), list[tuple[float, float, int]]()
    for at in range(0, count, block):
        apart, stored = Apart(), list[Outcome]()
        begun = time.process_time()
        try:
            add(store, apart.source(min(block, count - at), made), clock=now, annotate=apart.annotate, step="synthetic", tell=stored.append)
        except BlockDone:
            pass
        took = time.process_time() - begun - apart.spent
        begun = time.process_time()
        settle(store, now=stamp(now()))
        settled = time.process_time() - begun
        size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        out.append((1000 * took / len(stored), 1000 * settled / len(stored), size))
        say(f"{at + len(stored):7}  {out[-1][0]:6.1f} ms storing and placing  {out[-1][1]:6.1f} ms settling  {size} MB")
    return out


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--block", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--db", help="an empty archive; a file that is removed otherwise")
    given = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="onrecord-growth-"))
    try:
        with open_store(given.db or folder / "growth.db") as store:
            found = measure(store, given.reports, given.block, given.seed)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    first, last = (found[n][0] + found[n][1] for n in (0, -1))
    say(f"a report of the last block costs {last / first:.2f} times one of the first")
    sys.exit(0)


if __name__ == "__main__":
    main()
