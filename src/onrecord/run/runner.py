"""What a runner and a task owe each other, and the runner that needs no other process.

A task enters with shards, reports leave in the order of the shards. A shard's report depends on nothing but the shard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

S = TypeVar("S")
R = TypeVar("R")
S_in = TypeVar("S_in", contravariant=True)
R_out = TypeVar("R_out", covariant=True)


class Task(Protocol[S_in, R_out]):
    """Work on one shard. A task and its shards and reports can be pickled."""

    def prepare(self) -> None:
        """Load what every shard needs, a model say; called once in each worker before its first shard."""

    def __call__(self, shard: S_in, /) -> R_out:
        """Do the shard's work. A record that fails is reported; an exception means that the job cannot go on."""

    def crashed(self, shard: S_in, /) -> R_out | None:
        """A worker died on this shard. None: try it again, which must come to an end; a report: leave it at that."""


class Runner(Protocol):
    """The one method of every runner."""

    def run(self, task: Task[S, R], shards: Sequence[S]) -> Iterator[R]:
        """The reports, one a shard, in the order of the shards."""


@dataclass(frozen=True, slots=True)
class Inline:
    """Runs in the calling process, one shard after the other."""

    def run(self, task: Task[S, R], shards: Sequence[S]) -> Iterator[R]:
        if shards:
            task.prepare()
        for shard in shards:
            yield task(shard)
