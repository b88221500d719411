"""An `add` of many reports killed with `kill -9` at random moments and run again: nothing lost, nothing twice, the same records.

    python -m bench.crash [--runs 50] [--reports 500] [--kills 3] [--seed 1]

Each run fills an archive of its own: the program is started, killed after a random time, started again, and after the last kill left to
finish. The archive must then hold what an undisturbed run holds: the same articles, annotations, stories and records, each once.
Annotations come from files that were made once, as a model's work is not what is tested; all else is the program's own path.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.synthetic import annotate, write_reports
from onrecord.archive import add, known_to
from onrecord.reading.http import Clock
from onrecord.store import Store, open_store
from onrecord.store.annotations import annotations_of
from onrecord.store.articles import StoredArticle, articles_since
from onrecord.store.records import newest_records, record_text
from onrecord.store.stories import due_stories, not_placed, story_members
from onrecord.store.upkeep import check

STEP = "synthetic"


def now() -> datetime:
    """Long after the reports' days, the same in every run: undated reports stand where they arrived."""
    return datetime(2032, 1, 1, tzinfo=UTC)


def run_once(place: str, reports: Path) -> None:
    """What the killed program does."""
    with open_store(place) as store:
        sources = known_to(store, clock=Clock(now, time.sleep))
        add(store, sources.items([str(reports)]), clock=now, annotate=annotate, step=STEP)


def contents(store: Store) -> dict[str, object]:
    """All that an archive holds, without what depends on when it came in."""
    with store.read() as transaction:
        stored, seq = list[StoredArticle](), 0
        while batch := articles_since(transaction, seq):
            stored += batch
            seq = batch[-1].seq
        ids = [s.article.id for s in stored]
        records = newest_records(transaction)
        return {
            "articles": sorted((s.article.id, s.article.locator, s.content, s.address, s.revises) for s in stored),
            "annotations": sorted(annotations_of(transaction, ids, step=STEP)),
            "stories": sorted((story_members(transaction, v.story)) for v in records),
            "records": sorted(record_text(transaction, v) for v in records),
            "left": (not_placed(transaction), due_stories(transaction)),
        }


def killed_run(place: str, reports: Path, draw: random.Random, *, kills: int, whole: float) -> int:
    """Start, kill, start again; gives how many kills hit a running program."""
    hit = 0
    for _ in range(kills):
        process = start(place, reports)
        try:
            process.wait(timeout=draw.uniform(0.3, whole))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            hit += 1
    last = start(place, reports)
    if last.wait(timeout=600):
        raise SystemExit(f"the last run failed with {last.returncode}")
    return hit


def start(place: str, reports: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "bench.crash", "--child", place, str(reports)])


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=2, metavar=("PLACE", "REPORTS"))
    given = parser.parse_args(arguments)
    if given.child:
        run_once(given.child[0], Path(given.child[1]))
        return
    folder = Path(tempfile.mkdtemp(prefix="onrecord-crash-"))
    try:
        sys.exit(measure(folder, given.runs, given.reports, given.kills, given.seed))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, runs: int, reports: int, kills: int, seed: int) -> int:
    """Gives the exit code: 1 when a run differs from the undisturbed one."""
    draw = random.Random(seed)
    write_reports(folder / "reports", reports, seed=seed)
    begun = time.monotonic()
    run_once(str(folder / "whole.db"), folder / "reports")
    whole = time.monotonic() - begun
    with open_store(folder / "whole.db") as store:
        wanted = contents(store)
    say(f"undisturbed: {len(wanted['articles'])} reports, {len(wanted['records'])} stories, {whole:.1f} s")  # type: ignore[arg-type]
    hits = wrong = 0
    for number in range(1, runs + 1):
        place = folder / f"run-{number}.db"
        hits += killed_run(str(place), folder / "reports", draw, kills=kills, whole=whole + 1.5)
        with open_store(place) as store:
            found, faults = contents(store), check(store)
        different = [name for name in wanted if wanted[name] != found[name]]
        wrong += bool(different or faults)
        say(f"run {number}: {'; '.join([*(f'{name} differ' for name in different), *faults]) or 'the same'}")
        for file in folder.glob(f"run-{number}.db*"):
            file.unlink()
    say(f"{runs} runs, {hits} kills of a running program, {wrong} runs that differ")
    return int(wrong > 0)


if __name__ == "__main__":
    main()
