"""A step on one shard: the shard's files are read, the step is applied, and `bucket=N/part-M.jsonl` is written, whole or not at all.

A record that fails becomes a row in `failures/part-M.jsonl` with its place and reason. So does one that kills its worker `CRASHES` times;
its neighbours go on.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.run.step import Options, Step

CRASHES = 2
"""A record is given up when its worker has died on it so often: once may be the machine's fault (memory, a kill), twice is the record's."""

MARK_BYTES = 12
"""Width of a record's number in the mark, so that each write covers the one before."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number` of a job: the files it reads, in order."""

    number: int
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one shard."""

    shard: int
    read: int
    written: int
    failed: int


@dataclass(frozen=True, slots=True)
class ShardTask:
    """`step` on shards, into `folder`, its records spread over `buckets` by the digest of their key."""

    step: Step
    folder: Path
    buckets: int
    options: Options

    def prepare(self) -> None:
        self.step.prepare(self.options)

    def __call__(self, shard: Shard) -> Report:
        """Apply the step to a shard. Raises OSError when a file of it cannot be read: that is no record's fault."""
        given_up = _crashes(self._crash_file(shard))
        written = failed = read = 0
        mark = self._mark_file(shard)
        part = f"part-{shard.number}.jsonl"
        buckets = [self.folder / f"bucket={bucket}" / part for bucket in range(self.buckets)]
        failures = self.folder / "failures" / part
        with _marking(mark) as at, _whole([*buckets, failures]) as put:
            for number, (place, unit) in enumerate(self._units(shard)):
                read += 1
                at(number)
                try:
                    if isinstance(unit, Exception):
                        raise unit
                    if given_up.get(number, 0) >= CRASHES:
                        raise _WorkerDied(f"its worker died {CRASHES} times")
                    rows = self.step.apply(unit, self.options)
                    out = [(bucket_of(self.step.key(row), self.buckets), self.step.write(row)) for row in rows]
                except Exception as error:
                    put(failures, _failure(place, error))
                    failed += 1
                else:
                    for bucket, line in out:
                        put(buckets[bucket], line)
                    written += len(out)
        for file in (mark, self._crash_file(shard)):
            file.unlink(missing_ok=True)
        report = Report(shard.number, read, written, failed)
        with _whole([done_file(self.folder, shard.number)]) as put:
            put(done_file(self.folder, shard.number), json.dumps([report.shard, report.read, report.written, report.failed]))
        return report

    def crashed(self, shard: Shard) -> Report | None:
        """Note on which record the worker died. The shard is tried again, and ends since each record is tried `CRASHES` times."""
        mark = self._mark_file(shard)
        number = mark.read_text().strip() if mark.exists() else ""
        if not number:
            raise RuntimeError(f"{self.step.name}: a worker died before the first record of shard {shard.number}")
        crashes = _crashes(self._crash_file(shard))
        crashes[int(number)] = crashes.get(int(number), 0) + 1
        with _whole([self._crash_file(shard)]) as put:
            put(self._crash_file(shard), json.dumps(sorted(crashes.items())))
        mark.unlink()
        return None

    def _units(self, shard: Shard) -> Iterator[tuple[str, Any]]:
        """What `apply` gets, with the place it comes from; an exception stands for a line that could not be read."""
        lines = ((f"{_name(file)}:{i}", line) for file in shard.files for i, line in enumerate(_lines(file), 1))
        if self.step.group is None:
            yield from ((place, _read(self.step, line)) for place, line in lines)
            return
        groups: dict[str, list[Any]] = {}
        for place, line in lines:
            row = _read(self.step, line)
            if isinstance(row, Exception):
                yield place, row
            else:
                groups.setdefault(self.step.group(row), []).append(row)
        yield from ((key, tuple(groups[key])) for key in sorted(groups))

    def _mark_file(self, shard: Shard) -> Path:
        return self.folder / "at" / f"part-{shard.number}"

    def _crash_file(self, shard: Shard) -> Path:
        return self.folder / "at" / f"part-{shard.number}.crashes"


def bucket_of(key: str, buckets: int) -> int:
    """The bucket of a key, the same everywhere and always."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8]) % buckets


def done_file(folder: Path, shard: int) -> Path:
    """The file whose presence says that a shard is done; it holds the report."""
    return folder / "done" / f"part-{shard}.json"


def report_of(folder: Path, shard: int) -> Report | None:
    """The report of a shard that is done, else None."""
    try:
        return Report(*json.loads(done_file(folder, shard).read_text()))
    except FileNotFoundError:
        return None


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.strip():
                yield line.rstrip("\n")


def _read(step: Step, line: str) -> Any:
    try:
        return step.read(line)
    except Exception as error:
        return error


class _WorkerDied(Exception):
    """Stands in for the error that a dead worker could not raise."""


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}" if file.parent.name.startswith("bucket=") else file.name


def _failure(place: str, error: Exception) -> str:
    reason = str(error) if isinstance(error, _WorkerDied) else f"{type(error).__name__}: {error}"
    return json.dumps({"place": place, "reason": reason}, ensure_ascii=True)


def _crashes(file: Path) -> dict[int, int]:
    with suppress(FileNotFoundError):
        return dict(json.loads(file.read_text()))
    return {}


@contextmanager
def _marking(file: Path) -> Iterator[Callable[[int], None]]:
    """A function that notes which record is worked on, where it outlives the process."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def at(number: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{number:{MARK_BYTES}d}".encode())

    try:
        yield at
    finally:
        os.close(descriptor)


@contextmanager
def _whole(files: list[Path]) -> Iterator[Callable[[Path, str], None]]:
    """A function that writes lines to these files, which appear, complete, when the block ends without an error."""
    parts = {file: file.with_name(f".{file.name}.{os.getpid()}") for file in files}
    with ExitStack() as stack:
        for file, part in parts.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            stack.callback(part.unlink, missing_ok=True)
        out = {file: stack.enter_context(part.open("w", encoding="utf-8", newline="\n")) for file, part in parts.items()}

        def put(file: Path, line: str) -> None:
            out[file].write(f"{line}\n")

        yield put
        for file, part in parts.items():
            out[file].flush()
            os.fsync(out[file].fileno())
            out[file].close()
            part.replace(file)
