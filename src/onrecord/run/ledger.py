"""A step over files, done once: what is done stands under a digest of step, version, options, input and plan, and is never done again.

Each digest has its own folder: another version or other options never mix with what stands there, and a job that was killed goes on after
its last shard.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.run.runner import Runner
from onrecord.run.shard import Report, Shard, ShardTask, report_of
from onrecord.run.step import Options, Step

BUCKETS = 16
"""Buckets of a step's output: a grouped step holds one at a time, so more of them need less memory, and fewer make fewer small files."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step that is done: where its records are, under which key, and what became of each shard."""

    folder: Path
    key: str
    buckets: int
    shards: int
    reports: tuple[Report, ...]

    def files(self, bucket: int) -> tuple[Path, ...]:
        """The files of a bucket in the order of their shards."""
        return tuple(self.folder / f"bucket={bucket}" / f"part-{number}.jsonl" for number in range(self.shards))

    def lines(self) -> Iterator[str]:
        """Every record, by bucket and part."""
        return _lines(file for bucket in range(self.buckets) for file in self.files(bucket))

    def failures(self) -> Iterator[str]:
        """A row of place and reason for every record that failed."""
        return _lines(self.folder / "failures" / f"part-{number}.jsonl" for number in range(self.shards))


def work(
    step: Step, source: Stage | Sequence[Path], *, out: Path, runner: Runner, options: Options | None = None, buckets: int = BUCKETS
) -> Stage:
    """Do a step on files of lines (a shard a file), or on the stage before it (a shard a bucket); what is done already is not done again.

    Raises OSError when a file cannot be read, and what the step's `prepare` raises.
    """
    options = dict(sorted((options or {}).items()))
    if step.shape == "grouped" and not isinstance(source, Stage):
        raise ValueError(f"{step.name}: records are grouped within a bucket, so a grouped step needs a stage before it")
    plan = tuple(Shard(number, files) for number, files in enumerate(_plan(source)))
    key = _key(step, source, options, buckets)
    folder = out / f"{step.name}-{key[:16]}"
    reports = {shard.number: report for shard in plan if (report := report_of(folder, shard.number)) is not None}
    due = [shard for shard in plan if shard.number not in reports]
    for report in runner.run(ShardTask(step, folder, buckets, options), due):
        reports[report.shard] = report
    return Stage(folder, key, buckets, len(plan), tuple(reports[shard.number] for shard in plan))


def _plan(source: Stage | Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    if isinstance(source, Stage):
        return (source.files(bucket) for bucket in range(source.buckets))
    return ((file,) for file in source)


def _key(step: Step, source: Stage | Sequence[Path], options: Options, buckets: int) -> str:
    """The digest that a step's output stands under; raw files enter by name and content, a stage by its key."""
    upstream = source.key if isinstance(source, Stage) else [[file.name, _digest(file)] for file in source]
    parts = [step.name, step.version, step.shape, sorted(options.items()), upstream, buckets]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _lines(files: Iterator[Path]) -> Iterator[str]:
    for file in files:
        with file.open(encoding="utf-8", newline="\n") as lines:
            yield from (line.rstrip("\n") for line in lines)
