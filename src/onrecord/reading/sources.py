"""Locators -> what the archive takes in, in order: files and folders, feeds and lists of addresses, pages, crawls.

What leaves is arrivals and refusals, and in between how far the work has come: the state of an address after it was asked, the position in a
crawl. A source that can't be read is a refusal; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import FetchState, Position, Refusal
from onrecord.reading.articles import Arrival
from onrecord.reading.files import find
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import read_found

Item = Arrival | Refusal | FetchState | Position


@dataclass(frozen=True, slots=True)
class Sources:
    options: ReadOptions

    def items(self, locators: Sequence[str]) -> Iterator[Item]:
        for locator in locators:
            for found in find(locator):
                if isinstance(found, Refusal):
                    yield found
                else:
                    yield from read_found(found, options=self.options)
