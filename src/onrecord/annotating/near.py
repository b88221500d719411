"""Rows with a stretch of text each -> those near a place, without a look at all of them.

Rows are filed under every bucket of the text that they touch, so that asking costs what the answer holds, and a long text stays linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Row = TypeVar("Row")
BUCKET = 512
"""Code points a bucket: about a paragraph of news, so that a question opens one or two."""


class Near(Generic[Row]):
    """An index of rows by stretch; built once, then only asked."""

    def __init__(self, rows: Iterable[tuple[int, int, Row]]) -> None:
        self._buckets: dict[int, list[tuple[int, int, int, Row]]] = defaultdict(list)
        for n, (start, end, row) in enumerate(rows):
            for bucket in range(start // BUCKET, max(start, end - 1) // BUCKET + 1):
                self._buckets[bucket].append((n, start, end, row))

    def touching(self, start: int, end: int) -> list[Row]:
        """The rows that share a code point with `[start, end)`, in the order in which they were filed."""
        found: dict[int, Row] = {}
        for bucket in range(start // BUCKET, max(start, end - 1) // BUCKET + 1):
            for n, a, b, row in self._buckets.get(bucket, ()):
                if a < end and start < b:
                    found[n] = row
        return [found[n] for n in sorted(found)]
