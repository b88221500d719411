"""Steps over files: the same bytes from every runner, failures kept as rows, and a killed job that goes on where it was."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from tests.run.steps import ADD, SPLIT, broken, double, minus

from onrecord.run import Inline, Processes, Report, Runner, Stage, Task, map_each, work
from onrecord.run.shard import bucket_of

S = TypeVar("S")
R = TypeVar("R")

LINES = [["the ferry left", "the pier", "fail not"], ["a ferry", "the crew"], ["", "crew of ten"]]
RUNNERS: list[Runner] = [Inline(), Processes(2)]


def files(folder: Path, lines: Sequence[Sequence[object]] = LINES) -> list[Path]:
    folder.mkdir(exist_ok=True)
    out = []
    for i, rows in enumerate(lines):
        file = folder / f"in-{i}.jsonl"
        file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        out.append(file)
    return out


def tree(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def counts(stage: Stage) -> dict[str, int]:
    return dict(json.loads(line) for line in stage.lines())


def whole(source: list[Path], out: Path, runner: Runner, **options: str) -> Stage:
    words = work(SPLIT, source, out=out, runner=runner, options=options, buckets=3)
    return work(ADD, words, out=out, runner=runner, buckets=2)


@pytest.mark.parametrize("runner", RUNNERS, ids=repr)
def test_each_then_grouped_gives_what_was_asked(tmp_path: Path, runner: Runner) -> None:
    assert counts(whole(files(tmp_path / "in"), tmp_path / "out", runner)) == {
        "a": 1, "crew": 2, "ferry": 2, "left": 1, "of": 1, "pier": 1, "ten": 1, "the": 3,
    }  # fmt: skip


def test_every_runner_writes_the_same_bytes(tmp_path: Path) -> None:
    source = files(tmp_path / "in")
    for name, runner in zip(["one", "two"], RUNNERS, strict=True):
        whole(source, tmp_path / name, runner)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert not [name for name in tree(tmp_path / "one") if Path(name).name.startswith(".")]


@pytest.mark.parametrize("runner", RUNNERS, ids=repr)
def test_a_record_that_fails_is_a_row_with_its_reason_and_leaves_nothing_else(tmp_path: Path, runner: Runner) -> None:
    source = files(tmp_path / "in", [["good", "late fail", 7, "good again"]])
    stage = work(SPLIT, source, out=tmp_path / "out", runner=runner, buckets=2)
    assert [json.loads(row) for row in stage.failures()] == [
        {"place": "in-0.jsonl:2", "reason": "ValueError: told to fail"},
        {"place": "in-0.jsonl:3", "reason": "TypeError: not a text"},
    ]
    assert sorted(json.loads(line)[0] for line in stage.lines()) == ["again", "good", "good"]
    assert stage.reports == (Report(0, read=4, written=3, failed=2),)


def test_a_record_that_kills_its_worker_fails_alone(tmp_path: Path) -> None:
    source = files(tmp_path / "in", [["one", "die", "two", "die"], ["three"]])
    stage = work(SPLIT, source, out=tmp_path / "out", runner=Processes(2), buckets=2)
    assert [json.loads(row) for row in stage.failures()] == [
        {"place": "in-0.jsonl:2", "reason": "its worker died 2 times"},
        {"place": "in-0.jsonl:4", "reason": "its worker died 2 times"},
    ]
    assert sorted(json.loads(line)[0] for line in stage.lines()) == ["one", "three", "two"]
    assert not list((stage.folder / "at").iterdir())


def test_a_worker_that_dies_once_costs_no_record(tmp_path: Path) -> None:
    source = files(tmp_path / "in", [["one", "die-once", "two"]])
    options = {"died": str(tmp_path / "died")}
    stage = work(SPLIT, source, out=tmp_path / "out", runner=Processes(2), options=options, buckets=2)
    assert not list(stage.failures())
    assert sorted(json.loads(line)[0] for line in stage.lines()) == ["die-once", "one", "two"]


@dataclass
class KilledAfter:
    """Runs so many shards, then the job dies; counts what it was asked for."""

    shards: int
    asked: int = 0

    def run(self, task: Task[S, R], shards: Sequence[S]) -> Iterator[R]:
        self.asked += len(shards)
        for number, shard in enumerate(shards):
            if number == self.shards:
                raise KeyboardInterrupt
            yield task(shard)


def test_a_killed_job_goes_on_after_its_last_shard_and_ends_the_same(tmp_path: Path) -> None:
    source = files(tmp_path / "in")
    with pytest.raises(KeyboardInterrupt):
        work(SPLIT, source, out=tmp_path / "out", runner=KilledAfter(1), buckets=3)
    rest = KilledAfter(9)
    stage = work(SPLIT, source, out=tmp_path / "out", runner=rest, buckets=3)
    assert rest.asked == 2
    again = KilledAfter(0)
    assert work(SPLIT, source, out=tmp_path / "out", runner=again, buckets=3) == stage
    assert again.asked == 0
    work(SPLIT, source, out=tmp_path / "whole", runner=Inline(), buckets=3)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_shard_that_ends_in_an_error_leaves_no_part(tmp_path: Path) -> None:
    source = files(tmp_path / "in", [["one"]])
    planned = work(SPLIT, source, out=tmp_path / "other", runner=Inline(), buckets=2)
    key = planned.folder.name

    class Vanishing:
        def run(self, task: Task[S, R], shards: Sequence[S]) -> Iterator[R]:
            source[0].unlink()
            return Inline().run(task, shards)

    with pytest.raises(FileNotFoundError):
        work(SPLIT, source, out=tmp_path / "out", runner=Vanishing(), buckets=2)
    assert [name for name in tree(tmp_path / "out") if "part" in name] == [f"{key}/at/part-0"]


def test_what_is_done_is_keyed_by_step_version_options_input_and_plan(tmp_path: Path) -> None:
    source = files(tmp_path / "in")

    def key(**changes: object) -> str:
        step = dataclasses.replace(SPLIT, version=str(changes.pop("version", "1")))
        given = {"options": {}, "buckets": 3} | changes
        return work(step, source, out=tmp_path / "out", runner=Inline(), **given).key  # type: ignore[arg-type]

    first = key()
    assert key() == first
    assert len({first, key(version="2"), key(options={"a": "1"}), key(options={"a": "2"}), key(buckets=4)}) == 5
    source[1].write_text('"other words"\n')
    assert key() != first
    assert len(list((tmp_path / "out").iterdir())) == 6


@pytest.mark.parametrize("runner", RUNNERS, ids=repr)
def test_a_step_that_cannot_be_prepared_fails_the_job(tmp_path: Path, runner: Runner) -> None:
    step = dataclasses.replace(SPLIT, prepare=broken)
    with pytest.raises(RuntimeError, match="no model"):
        work(step, files(tmp_path / "in"), out=tmp_path / "out", runner=runner)


def test_a_grouped_step_needs_a_stage_and_a_group(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs a stage"):
        work(ADD, files(tmp_path / "in"), out=tmp_path / "out", runner=Inline())
    with pytest.raises(ValueError, match="needs it"):
        dataclasses.replace(ADD, group=None)


def test_buckets_are_the_same_everywhere() -> None:
    assert [bucket_of(key, 16) for key in ("", "ferry", "Zoë", "\ud83d")] == [4, 14, 0, 12]


@pytest.mark.parametrize("processes", [1, 2])
def test_map_each_keeps_the_order_and_tells_how_far_it_is(processes: int) -> None:
    told: list[tuple[int, int]] = []
    results = map_each(double, range(20, 60), processes=processes, progress=lambda *at: told.append(at))
    assert list(results) == [2 * i for i in range(20, 60)]
    assert told[0] == (0, 40)
    assert told[-1] == (40, 40)
    assert told == sorted(told)


@pytest.mark.parametrize("processes", [1, 2])
def test_map_each_puts_something_in_the_place_of_what_failed(processes: int) -> None:
    assert list(map_each(double, [12, 13, 14], processes=processes, failed=minus)) == [24, -13, 28]
    with pytest.raises(ValueError, match="thirteen"):
        list(map_each(double, [12, 13], processes=processes))
    assert list(map_each(double, [], processes=processes)) == []


def test_map_each_loses_only_the_item_that_kills_its_worker() -> None:
    items = [1, 99, 2, *range(40)]
    assert list(map_each(double, items, processes=2, failed=minus)) == [-i if i in (13, 99) else 2 * i for i in items]
    with pytest.raises(RuntimeError, match="a worker died"):
        list(map_each(double, [1, 99], processes=2))


def test_no_worker_outlives_a_run_that_is_given_up() -> None:
    results = map_each(double, range(20, 90), processes=2)
    assert next(results) == 40
    results.close()  # type: ignore[attr-defined]
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("the system does not list the children of a process")
    commands = [Path(f"/proc/{child}/cmdline").read_bytes() for child in children.read_text().split()]
    assert not [command for command in commands if b"spawn_main" in command]
