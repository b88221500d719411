"""A step: a module-level function from typed input to records, with what a runner must know about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Options = Mapping[str, str]
Shape = Literal["each", "grouped"]


def nothing(options: Options) -> None:
    """The `prepare` of a step that needs none."""


@dataclass(frozen=True, slots=True)
class Step:
    """`apply` takes one record (each) or all records that share a key (grouped, a tuple in the order read) and gives records.

    `read` makes a record of one line of text, `write` one line of a record; neither line holds a newline. `key` is the key of an output
    record: it decides its bucket, so a grouped step that follows must group by the same key. `group` is the key of an input record of a
    grouped step. All are module-level functions, so that they can be sent to a worker. What changes the output changes `version`.
    """

    name: str
    version: str
    shape: Shape
    apply: Callable[[Any, Options], Iterable[Any]]
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    key: Callable[[Any], str]
    group: Callable[[Any], str] | None = None
    prepare: Callable[[Options], None] = nothing

    def __post_init__(self) -> None:
        if (self.shape == "grouped") != (self.group is not None):
            raise ValueError(f"{self.name}: `group` is for a grouped step, and a grouped step needs it")
