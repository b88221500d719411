"""Rows with weighted keys -> the pairs of rows that can share a given part of the lighter one's weight; nothing else is compared.

Prefix filtering (Chaudhuri, Ganti and Kaushik, ICDE 2006; Bayardo, Ma and Srikant, WWW 2007): a row's keys are put in one order, and those
at its end that weigh less than the part together can't be all that is shared; so only the keys before them are looked up. Keys that many
rows have come last, and one that more than a bound have is never looked up: a pair needs a rarer one as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from math import fsum
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
SLACK = 1e-9
"""For sums of weights in another order."""


def blocks_of(rows: Sequence[Mapping[Key, float]]) -> Mapping[Key, Sequence[int]]:
    """Key -> the rows that have it, in order."""
    out: dict[Key, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for key in row:
            out[key].append(n)
    return out


def pairs_sharing(
    rows: Sequence[Mapping[Key, float]], blocks: Mapping[Key, Sequence[int]], *, share: float, most: int
) -> set[tuple[int, int]]:
    """Pairs of rows (the lower number first) of which one looks the other up; `most` rows may have a key that is looked up.

    Every pair whose shared keys weigh `share` of the lighter row or more is among them, if it shares a key that can be looked up.
    """
    out: set[tuple[int, int]] = set()
    for n, row in enumerate(rows):
        keys = sorted(row, key=lambda k: len(blocks[k]))  # ties keep the row's own order, and any order is right
        left, bound = fsum(row.values()), share * fsum(row.values()) - SLACK
        for key in keys:
            if left < bound or len(blocks[key]) > most:
                break
            left -= row[key]
            out.update((n, m) if n < m else (m, n) for m in blocks[key] if m != n)
    return out
