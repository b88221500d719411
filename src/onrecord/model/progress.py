"""Where reading stands: FetchState, what an address answered last; Position, how far into a long source the work is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchState:
    """What to tell an address at the next request (`etag`, `modified`), when it was asked last, and before when not to ask again.

    Times are ISO; `failures` counts those in a row. A list that did not change since counts as asked when it was read last.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    checked: str = ""
    next_try: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """How far a long source has been read: everything before byte `offset` is stored. `stamp` says which file of that name it is of."""

    source: str
    stamp: str
    offset: int
    done: int
