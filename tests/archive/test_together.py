"""Several processes that add at once, with readers going on, leave what one would; and a process that is killed leaves what it committed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.archive.test_adding import QUAY

from onrecord.archive import story_list
from onrecord.store import open_store
from onrecord.store.articles import articles_since, count_articles
from onrecord.store.records import newest_records, record_text
from onrecord.store.search import search_text
from onrecord.store.stories import due_stories, not_placed, story_log
from onrecord.store.upkeep import check

ROOT = Path(__file__).parents[2]
ADD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.archive.stand_ins import STEP, annotate
from onrecord.archive import add
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import iter_arrivals
from onrecord.store import open_store

with open_store(sys.argv[1]) as store:
    add(store, iter_arrivals(sys.argv[2:], options=ReadOptions()), clock=lambda: datetime(2031, 5, 6, 9, tzinfo=UTC), annotate=annotate, step=STEP)
"""
TOPICS = ("storm sank the boats off Port Ellery", "fire burned the mill at Sallow Green", "strike closed the ferries of Lower Tarn")


def adding(place: str, *files: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen([sys.executable, "-c", ADD, place, *files], env=environment)


def write_rows(folder: Path, count: int) -> list[str]:
    """So many reports on three topics, as files; gives their paths."""
    out = []
    for n in range(count):
        topic = TOPICS[n % len(TOPICS)]
        text = QUAY.replace("Storm sinks boats in Port Ellery", f"The {topic}").replace("12 boats sank in the storm", f"{n + 20} people saw how the {topic}")
        (folder / f"r{n:03}.txt").write_text(text.replace("Quay News", f"Outlet {n}"), encoding="utf-8")
        out.append(str(folder / f"r{n:03}.txt"))
    return out


def held(place: str) -> dict[str, object]:
    """What an archive holds, without ids that depend on who came first."""
    with open_store(place) as store:
        assert check(store) == ()
        with store.read() as transaction:
            assert not_placed(transaction) == () == due_stories(transaction)
            placed = [a for stored in story_log(transaction) if stored.event.kind in ("starts", "joins") for a in stored.event.articles]
            assert len(placed) == len(set(placed)) == count_articles(transaction), "each report is placed once"
            return {
                "articles": sorted(s.article.id for s in articles_since(transaction, 0)),
                "stories": sorted(row.articles for row in story_list(transaction)),
                "records": sorted(json.dumps(json.loads(record_text(transaction, v))["articles"]) for v in newest_records(transaction)),
                "statements": len(search_text(transaction, "people", parts=["statement"], most=1000)),
            }


@pytest.mark.slow
def test_four_that_add_at_once_lose_and_double_nothing(place: str, tmp_path: Path) -> None:
    files = write_rows(tmp_path, 48)
    whole = str(tmp_path / "whole.db")
    assert adding(whole, *files).wait(timeout=300) == 0
    open_store(place).close()
    draw = random.Random(5)
    processes = [adding(place, *draw.sample(files, 36)) for _ in range(3)] + [adding(place, *reversed(files))]
    seen = 0
    while any(process.poll() is None for process in processes):
        with open_store(place) as store, store.read() as transaction:
            rows = story_list(transaction)
            count = count_articles(transaction)
            assert count >= seen
            assert sum(len(row.articles) for row in rows) == count, "a reader never sees a report that stands in no story"
            seen = count
        time.sleep(0.05)
    for process in processes:
        assert process.wait() == 0
    assert held(place) == held(whole)


@pytest.mark.slow
def test_a_process_that_is_killed_is_finished_by_the_next(place: str, tmp_path: Path) -> None:
    files = write_rows(tmp_path, 40)
    whole = str(tmp_path / "whole.db")
    begun = time.monotonic()
    assert adding(whole, *files).wait(timeout=300) == 0
    took = time.monotonic() - begun
    draw = random.Random(7)
    for _ in range(3):
        process = adding(place, *files)
        try:
            process.wait(timeout=draw.uniform(0.3 * took, took))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert adding(place, *files).wait(timeout=300) == 0
    assert held(place) == held(whole)
