"""A function over items in memory, on one or several processes: the results in the order of the items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.run.processes import Processes

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNKS_PER_PROCESS = 8
"""Enough that the last chunks even out what long items cost, few enough that handing them over costs nothing to speak of."""

MAX_CHUNK = 32


def map_each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    processes: int = 1,
    progress: Callable[[int, int], None] | None = None,
    failed: Callable[[Item, str], Result] | None = None,
) -> Iterator[Result]:
    """`function` of each item, in order. `function` is a module-level one when there are several processes.

    `failed` gives what stands for an item whose call raised or whose worker died, from the item and the reason; without it the error is
    raised (RuntimeError for a worker that died). `progress` is told how many of how many are done.
    """
    size = max(1, min(MAX_CHUNK, len(items) // (max(processes, 1) * CHUNKS_PER_PROCESS)))
    chunks = [tuple(items[at : at + size]) for at in range(0, len(items), size)]
    done = 0
    if progress:
        progress(0, len(items))
    for results in Processes(processes).run(_Each(function, failed), chunks):
        yield from results
        done += len(results)
        if progress:
            progress(done, len(items))


@dataclass(slots=True)
class _Each(Generic[Item, Result]):
    """The task: a chunk of items is a shard. A chunk whose worker died is tried again, one item at a time."""

    function: Callable[[Item], Result]
    failed: Callable[[Item, str], Result] | None

    def prepare(self) -> None:
        """Nothing: the function loads what it needs on its first call."""

    def __call__(self, chunk: tuple[Item, ...]) -> tuple[Result, ...]:
        return tuple(self._one(item) for item in chunk)

    def crashed(self, chunk: tuple[Item, ...]) -> tuple[Result, ...] | None:
        """Each item by itself in a worker of its own, so that only the one that kills its worker is lost."""
        if len(chunk) > 1:
            return tuple(result for item in chunk for result in next(iter(_alone(self, (item,)))))
        if self.failed is None:
            raise RuntimeError("a worker died on an item")
        return (self.failed(chunk[0], "its worker died"),)

    def _one(self, item: Item) -> Result:
        if self.failed is None:
            return self.function(item)
        try:
            return self.function(item)
        except Exception as error:
            return self.failed(item, f"{type(error).__name__}: {error}")


def _alone(task: _Each[Item, Result], chunk: tuple[Item, ...]) -> Iterator[tuple[Result, ...]]:
    return Processes(2).run(task, [chunk])
