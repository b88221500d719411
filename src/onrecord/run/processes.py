"""The runner on several processes of one machine.

Each worker has one shard at a time, so that a worker that dies names the shard it died on. Workers are started afresh (spawned), the same
way on every platform, and end with their parent. Reports leave in the order of the shards, whatever the order in which they were done.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from onrecord.run.runner import Inline, Task

S = TypeVar("S")
R = TypeVar("R")

GRACE_SECONDS = 5.0
"""How long a worker may take to end when told so, before it is killed; a spaCy worker ends in well under one."""


@dataclass(frozen=True, slots=True)
class Processes:
    """Runs on `count` worker processes; fewer when there are fewer shards; in the calling process when `count` is 1."""

    count: int

    def run(self, task: Task[S, R], shards: Sequence[S]) -> Iterator[R]:
        """The reports in the order of the shards. Raises what a task raised; its workers are gone by then."""
        if self.count <= 1:
            yield from Inline().run(task, shards)
            return
        queue = deque(range(len(shards)))
        done: dict[int, R] = {}
        due = 0
        workers = [_started(task) for _ in range(min(self.count, len(shards)))]
        try:
            while due < len(shards):
                for worker in workers:
                    if worker.at is None and queue:
                        worker.give(queue.popleft(), shards)
                busy = [worker for worker in workers if worker.at is not None]
                ready = wait([worker.line for worker in busy])
                for worker in busy:
                    if worker.line not in ready:
                        continue
                    number = worker.at
                    assert number is not None
                    try:
                        done[number] = worker.take()
                    except EOFError:
                        workers[workers.index(worker)] = _started(task)
                        worker.end()
                        report = task.crashed(shards[number])
                        if report is None:
                            queue.appendleft(number)
                        else:
                            done[number] = report
                while due in done:
                    yield done.pop(due)
                    due += 1
        finally:
            for worker in workers:
                worker.end()


@dataclass(slots=True)
class _Worker:
    """A process, the line to it, and the number of the shard it is at."""

    process: BaseProcess
    line: Connection[Any, Any]
    at: int | None = None

    def give(self, number: int, shards: Sequence[Any]) -> None:
        self.at = number
        with suppress(BrokenPipeError, ConnectionResetError):  # it died idle: the end of the line is read next
            self.line.send(shards[number])

    def take(self) -> Any:
        """The report. Raises EOFError when the process died, and what the task raised."""
        try:
            ok, value = self.line.recv()
        except (ConnectionResetError, pickle.UnpicklingError) as error:
            raise EOFError from error
        self.at = None
        if not ok:
            raise value
        return value

    def end(self) -> None:
        self.line.close()
        if self.at is not None:
            self.process.terminate()
        self.process.join(GRACE_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def _started(task: Any) -> _Worker:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(task, there), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _serve(task: Any, line: Connection[Any, Any]) -> None:
    """A worker's life: prepare, then a report for each shard, until the parent closes the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which ends its workers
    prepared = False
    while True:
        try:
            shard = line.recv()
        except (EOFError, ConnectionResetError):
            return
        try:
            if not prepared:
                task.prepare()
                prepared = True
            answer: tuple[bool, Any] = (True, task(shard))
        except Exception as error:
            answer = (False, _portable(error))
        try:
            line.send(answer)
        except (BrokenPipeError, ConnectionResetError):
            return


def _portable(error: Exception) -> Exception:
    """The error itself when it survives the way to the parent, else one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
