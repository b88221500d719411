"""Which groups of reports may be like a report: those that share the keys with it that fewest groups have.

An inverted index over the heaviest keys of each report. A look-up reads LOOKED entries at most and gives CANDIDATES groups at most, so that
its cost doesn't grow with the number of groups; what it gives depends on what is in the index, not on how it got there.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from itertools import islice

from onrecord.linking.likeness import Vector

POSTED = 64
"""Keys of a report by which it is found, those of most weight."""
LOOKED = 600
"""Entries read for a look-up, the shortest lists first. On one day's 612 mixed reports this and CANDIDATES give the stories that comparing
all with all gives; half of both does not."""
CANDIDATES = 20


class Nearby:
    """Names of groups by the keys of their reports."""

    def __init__(self) -> None:
        self._groups: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def add(self, name: str, vector: Vector) -> None:
        """A report with this vector is now in the group."""
        for key in _posted(vector):
            groups = self._groups[key]
            groups[name] = groups.get(name, 0) + 1

    def remove(self, name: str, vector: Vector) -> None:
        """A report with this vector, added before, is no longer in the group."""
        for key in _posted(vector):
            groups = self._groups[key]
            groups[name] -= 1
            if not groups[name]:
                del groups[name]
                if not groups:
                    del self._groups[key]

    def near(self, vector: Vector) -> list[str]:
        """The groups to compare a report with, those with most shared weight first."""
        lists = sorted((len(self._groups[key]), key) for key in _posted(vector) if key in self._groups)
        shared: defaultdict[str, int] = defaultdict(int)
        looked = 0
        for length, key in lists:
            looked += length
            if looked > LOOKED:
                break
            for name in self._groups[key]:
                shared[name] += vector[key]
        return [name for _, name in nsmallest(CANDIDATES, ((-weight, name) for name, weight in shared.items()))]


def _posted(vector: Vector) -> list[str]:
    return [key for key in islice(vector, POSTED) if key[0] != "d"]
