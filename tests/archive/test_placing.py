"""What people decide while reports are being added holds for the next report, not for the next run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.archive.stand_ins import STEP, annotate

from onrecord.archive import add
from onrecord.archive.adding import Outcome
from onrecord.archive.erasure import take_down
from onrecord.linking.stories import story_id
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import iter_arrivals
from onrecord.store import Store, open_store
from onrecord.store.stories import story_of
from onrecord.store.upkeep import check

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
TEXT = """Storm sinks boats in Port Ellery

PORT ELLERY, May 6, 2031 ({outlet}) - Ada Moss said the storm sank {count} boats at the old pier of Port Ellery on Monday night.

Jon Traane said the pier of Port Ellery had been closed before the storm.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db") as opened:
        yield opened


def written(folder: Path, *outlets: str) -> list[str]:
    paths = []
    for number, outlet in enumerate(outlets):
        path = folder / f"{outlet}.txt"
        path.write_text(TEXT.format(outlet=outlet.title(), count=12 + number), encoding="utf-8")
        path.with_suffix(".toml").write_text(f'outlet = "{outlet.title()}"\n', encoding="utf-8")
        paths.append(str(path))
    return paths


def homes(store: Store, outcomes: list[Outcome]) -> list[str | None]:
    with store.read() as transaction:
        return [story_of(transaction, outcome.article) if outcome.article else None for outcome in outcomes]


def test_reports_of_one_event_are_one_story(store: Store, tmp_path: Path) -> None:
    seen: list[Outcome] = []
    source = iter_arrivals(written(tmp_path, "beacon", "courier", "post"), options=ReadOptions())
    add(store, source, clock=lambda: NOW, annotate=annotate, step=STEP, tell=seen.append)
    assert len(seen) == 3
    assert len(set(homes(store, seen))) == 1


def test_a_report_that_is_taken_out_draws_none_that_comes_after_it_in_the_same_run(store: Store, tmp_path: Path) -> None:
    seen: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == 1:
            take_down(store, [str(outcome.article)], reason="asked", author="ida", now="2031-05-06T09:00:00Z", step=STEP)

    source = iter_arrivals(written(tmp_path, "beacon", "courier", "post"), options=ReadOptions())
    add(store, source, clock=lambda: NOW, annotate=annotate, step=STEP, tell=tell)
    first, second, third = homes(store, seen)
    assert first is None
    assert second == third == story_id(str(seen[1].article)), "not the story of a report that is gone"
    assert check(store) == ()


def test_what_is_taken_out_is_not_taken_in_again_by_the_run_that_goes_on(store: Store, tmp_path: Path) -> None:
    seen: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == 1:
            take_down(store, [str(outcome.article)], reason="asked", author="ida", now="2031-05-06T09:00:00Z", step=STEP)

    paths = written(tmp_path, "beacon", "courier")
    (tmp_path / "again.txt").write_bytes(Path(paths[0]).read_bytes())
    source = iter_arrivals([*paths, str(tmp_path / "again.txt")], options=ReadOptions())
    added = add(store, source, clock=lambda: NOW, annotate=annotate, step=STEP, tell=tell)
    assert [outcome.kind for outcome in seen] == ["added", "added", "erased"]
    assert added.counts["erased"] == 1
