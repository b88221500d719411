"""Locators -> what the archive takes in, in order: files and folders, feeds and lists of addresses, pages, crawls.

What leaves is arrivals and refusals, and in between how far the work has come: the state of an address after it was asked, the position in
a crawl; each stands after everything that it speaks of. A source that can't be read is a refusal; the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from onrecord.errors import RefusedError
from onrecord.model import FetchState, Position, Refusal
from onrecord.reading.articles import Arrival
from onrecord.reading.crawls import is_crawl, pages_of, stamp_of
from onrecord.reading.facts import Facts
from onrecord.reading.files import Found, find
from onrecord.reading.http import Clock, Fetcher, Place, private_place
from onrecord.reading.lists import Entry, entries_of, list_kind
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import Bearer, read_data, read_found

Item = Arrival | Refusal | FetchState | Position

LISTS = (".xml", ".rss", ".atom", ".rdf", ".opml", ".json", ".xml.gz")
"""How the names of files end that may hold a feed, an outline or a sitemap."""
MAX_LIST = 60_000_000
"""Bytes of the largest list that is opened."""
DEPTH = 3
"""Lists in lists: an outline of sitemap indexes of sitemaps is the deepest that makes sense."""
RECHECK = timedelta(hours=6)
"""A page whose list does not say that it changed is asked again after this time: corrections are mostly made on the first day."""


@dataclass(frozen=True, slots=True)
class Sources:
    """`state` and `position` tell what the archive knows of an address and of a crawl; `options` are facts given for every article."""

    state: Callable[[str], FetchState]
    position: Callable[[str], Position | None]
    clock: Clock
    agent: str
    options: ReadOptions

    def items(self, locators: Sequence[str], *, patient: bool = False) -> Iterator[Item]:
        """What the locators give. With `patient`, addresses that asked to be left alone are not asked before their time."""
        fetcher = Fetcher(self.agent, self.clock)
        for locator in locators:
            if _is_url(locator):
                yield from self._address(fetcher, locator, Facts(), asked=not patient, lists=True, depth=0, trusted=private_place(locator))
            else:
                yield from self._files(fetcher, locator)

    def _files(self, fetcher: Fetcher, locator: str) -> Iterator[Item]:
        if is_crawl(locator) and not os.path.isdir(locator):
            yield from self._crawl(Path(locator), locator)
            return
        if locator.lower().endswith(LISTS) and os.path.isfile(locator):
            yield from self._list_file(fetcher, locator)
            return
        others = False
        for found in find(locator):
            place = found.locator
            if is_crawl(place):
                others = True
                yield from self._crawl(Path(place), place)
            elif isinstance(found, Found):
                yield from read_found(found, options=self.options)
            elif place.lower().endswith(LISTS) and os.path.isfile(place):
                others = True
                yield from self._list_file(fetcher, place)
            elif not (others and os.path.isdir(place)):  # a folder of crawls and lists alone is not one without reports
                yield found

    def _list_file(self, fetcher: Fetcher, locator: str) -> Iterator[Item]:
        try:
            with open(locator, "rb") as file:
                data = file.read(MAX_LIST + 1)
        except OSError as error:
            yield Refusal(locator, f"can't be read: {error.strerror or error}")
            return
        if len(data) > MAX_LIST:
            yield Refusal(locator, f"more than {MAX_LIST // 1_000_000} MB in one list")
        elif not data.strip():
            yield Refusal(locator, "empty file")
        elif list_kind(data) is None:
            yield Refusal(locator, "neither a feed nor a list of feeds nor a sitemap", "left aside")
        else:
            yield from self._list(fetcher, data, locator, depth=0, trusted=None)

    def _crawl(self, path: Path, locator: str) -> Iterator[Item]:
        source = "file:" + os.path.abspath(path)
        try:
            known = self.position(source)
            begin = known if known and known.stamp == stamp_of(path) else None
            for found in pages_of(path, locator, begin=begin.offset if begin else 0, done=begin.done if begin else 0):
                if isinstance(found, Position):
                    yield replace(found, source=source)
                elif isinstance(found, Refusal):
                    yield found
                else:
                    pages = read_data(found.data, found.url, options=self.options, bearer=Bearer(found.charset, Facts(url=found.url)))
                    yield from (replace(page, captured=True) if isinstance(page, Arrival) else page for page in pages)
        except OSError as error:
            yield Refusal(locator, f"can't be read: {error.strerror or error}")

    def _address(
        self, fetcher: Fetcher, url: str, facts: Facts, *, asked: bool, lists: bool, depth: int, trusted: Place | None
    ) -> Generator[Item, None, bool]:
        """A page, or a list and what it leads to; returns whether nothing of it is left to ask for.

        `asked`: the user named it, so that it is asked whatever it said before; `lists`: it may be a list. A list is known again by what
        it said of itself only when all that it leads to was asked: an answer that it did not change hides what it names.
        """
        if (url, trusted) in fetcher.asked:
            return fetcher.asked[url, trusted]
        state = self.state(url)
        if not asked and state.next_try and state.next_try > _iso(self.clock.now()):
            return False
        if lists and state.checked < _iso(self.clock.now() - RECHECK):
            state = replace(state, etag=None, modified=None)  # its pages are due, and only the list itself names them
        answer = fetcher.get(state, trusted=trusted)
        settled = answer.reason is None
        if answer.reason:
            yield Refusal(url, answer.reason)
        elif answer.data is None:
            yield replace(answer.state, checked=state.checked) if lists else answer.state
            return True
        elif list_kind(answer.data):
            settled = yield from self._list(fetcher, answer.data, answer.url, depth=depth, trusted=answer.trusted)
        elif not answer.data.strip():
            yield Refusal(url, "an empty page")
            settled = False
        else:
            bearer = Bearer(answer.charset, replace(facts, url=answer.url))
            yield from read_data(answer.data, url, options=self.options, bearer=bearer)
        yield answer.state if settled else replace(answer.state, etag=None, modified=None)
        return settled

    def _list(self, fetcher: Fetcher, data: bytes, base: str, *, depth: int, trusted: Place | None) -> Generator[Item, None, bool]:
        kind = list_kind(data)
        assert kind is not None
        settled = True
        try:
            for number, entry in enumerate(entries_of(data, kind, base), 1):
                settled &= yield from self._entry(fetcher, entry, f"{base}#{number}", depth=depth, trusted=trusted)
        except RefusedError as error:
            yield Refusal(base, error.reason, error.done)
            return False
        return settled

    def _entry(self, fetcher: Fetcher, entry: Entry, name: str, *, depth: int, trusted: Place | None) -> Generator[Item, None, bool]:
        if entry.url is None:
            if entry.text is None:
                yield Refusal(name, "an entry without an address that can be asked")
            else:
                yield from read_data(entry.text.encode("utf-8", "replace"), name, options=self.options, bearer=Bearer("utf-8", entry.facts))
        elif entry.lists and depth >= DEPTH:
            yield Refusal(entry.url, f"a list in more than {DEPTH} lists")
        elif entry.lists:
            place = _inside(entry.url, trusted)
            yield from self._address(fetcher, entry.url, entry.facts, asked=False, lists=True, depth=depth + 1, trusted=place)
            return False  # what a list in it says changes while the list of lists stays the same
        elif self._is_due(entry):
            place = _inside(entry.url, trusted)
            return (yield from self._address(fetcher, entry.url, entry.facts, asked=False, lists=False, depth=DEPTH, trusted=place))
        return True

    def _is_due(self, entry: Entry) -> bool:
        """Whether a page is worth asking: it never was, or it changed since, or long enough ago."""
        known = self.state(entry.url or "")
        if not known.checked or known.failures:
            return True
        if entry.updated and entry.updated > known.checked:
            return True
        return known.checked < _iso(self.clock.now() - RECHECK)


def _inside(url: str, trusted: Place | None) -> Place | None:
    """The place that is trusted for an address that a list from there names: that one, where the address is of it."""
    return trusted if trusted and private_place(url) == trusted else None


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_url(locator: str) -> bool:
    return locator.startswith(("http://", "https://"))
