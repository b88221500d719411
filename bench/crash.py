"""An `add` of many reports killed with `kill -9` at random moments and run again: nothing lost, nothing twice, the same records.

    python -m bench.crash [--runs 50] [--reports 500] [--kills 3] [--seed 1] [--source folder|jsonl|warc] [--db postgresql://…]

Each run fills an archive of its own: the program is started, killed after a random time, started again, and after the last kill left to
finish. The archive must then hold what an undisturbed run holds: the same articles, annotations, stories and records, each once.
The reports are a folder of files, the rows of one file, or the pages of a crawl. With `--db` the archives are databases made beside the one
that is named, and dropped in the end.
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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from bench.synthetic import annotate, write_crawl, write_reports, write_rows
from onrecord.archive import add, known_to
from onrecord.reading.http import Clock
from onrecord.store import Store, open_store
from onrecord.store.annotations import annotations_of
from onrecord.store.articles import StoredArticle, articles_since
from onrecord.store.records import newest_records, record_text
from onrecord.store.stories import due_stories, not_placed, story_members
from onrecord.store.upkeep import check

STEP = "synthetic"
Write = Callable[..., None]
SOURCES: dict[str, tuple[str, Write]] = {
    "folder": ("reports", write_reports), "jsonl": ("rows/reports.jsonl", write_rows), "warc": ("crawl/reports.warc.gz", write_crawl),
}  # fmt: skip
"""What `--source` may be: the place of the reports, and who writes them there."""


@dataclass(frozen=True, slots=True)
class Archives:
    """Where archives are made: files in a folder, or databases of the server that a URL names."""

    folder: Path
    url: str | None

    def new(self, name: str) -> str:
        """The place of an empty archive."""
        if self.url is None:
            return str(self.folder / f"{name}.db")
        database = f"onrecord_crash_{name.replace('-', '_')}"
        self._ask(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        self._ask(f'CREATE DATABASE "{database}"')
        return make_url(self.url).set(database=database).render_as_string(hide_password=False)

    def drop(self, name: str) -> None:
        if self.url is not None:
            self._ask(f'DROP DATABASE IF EXISTS "onrecord_crash_{name.replace("-", "_")}" WITH (FORCE)')
        for file in self.folder.glob(f"{name}.db*"):
            file.unlink()

    def _ask(self, statement: str) -> None:
        engine = create_engine(make_url(self.url or "").set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


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
    parser.add_argument("--source", choices=sorted(SOURCES), default="folder")
    parser.add_argument("--db", metavar="URL", help="a PostgreSQL on which databases may be made; files otherwise")
    parser.add_argument("--child", nargs=2, metavar=("PLACE", "REPORTS"))
    given = parser.parse_args(arguments)
    if given.child:
        run_once(given.child[0], Path(given.child[1]))
        return
    folder = Path(tempfile.mkdtemp(prefix="onrecord-crash-"))
    try:
        archives = Archives(folder, given.db)
        sys.exit(measure(archives, given.source, runs=given.runs, reports=given.reports, kills=given.kills, seed=given.seed))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(archives: Archives, source: str, *, runs: int, reports: int, kills: int, seed: int) -> int:
    """Gives the exit code: 1 when a run differs from the undisturbed one."""
    draw = random.Random(seed)
    name, write = SOURCES[source]
    given = archives.folder / name
    write(given, reports, seed=seed)
    place, begun = archives.new("whole"), time.monotonic()
    run_once(place, given)
    whole = time.monotonic() - begun
    with open_store(place) as store:
        wanted = contents(store)
    archives.drop("whole")
    if len(wanted["articles"]) < reports:  # type: ignore[arg-type]
        say(f"only {len(wanted['articles'])} of {reports} reports were read: the rest says nothing")  # type: ignore[arg-type]
        return 1
    say(f"undisturbed: {len(wanted['articles'])} reports, {len(wanted['records'])} stories, {whole:.1f} s")  # type: ignore[arg-type]
    hits = wrong = 0
    for number in range(1, runs + 1):
        place = archives.new(f"run-{number}")
        hits += killed_run(place, given, draw, kills=kills, whole=whole + 1.5)
        with open_store(place) as store:
            found, faults = contents(store), check(store)
        different = [name for name in wanted if wanted[name] != found[name]]
        wrong += bool(different or faults)
        say(f"run {number}: {'; '.join([*(f'{name} differ' for name in different), *faults]) or 'the same'}")
        archives.drop(f"run-{number}")
    say(f"{runs} runs, {hits} kills of a running program, {wrong} runs that differ")
    return int(wrong > 0)


if __name__ == "__main__":
    main()
