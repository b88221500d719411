"""A story's Atom feed, as a feed reader reads it."""

from __future__ import annotations

import feedparser
import pytest

from onrecord.rendering.feed import FeedEntry, render_feed

ENTRIES = (
    FeedEntry(1, "2031-05-06T10:00:00Z", "1 new report", ("“Dam leaks” (Quay) is a new report",)),
    FeedEntry(3, "2031-05-08T10:00:00Z", "2 changes", ("Ada & Co. denies: “<b>12</b> boats” (Quay)", "“14 boats” (Herald)")),
    FeedEntry(2, "2031-05-07T10:00:00+02:00", "no changes", ()),
)


def test_a_reader_finds_every_version_the_newest_first() -> None:
    feed = feedparser.parse(render_feed("s12", "Dam leaks at Orrin", ENTRIES, version="0.1.0").encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.id, feed.feed.updated) == ("Dam leaks at Orrin", "urn:onrecord:story:s12", "2031-05-08T10:00:00Z")
    assert [entry.id for entry in feed.entries] == [f"urn:onrecord:story:s12:{n}" for n in (3, 2, 1)]
    assert feed.entries[0].content[0].value.splitlines() == list(ENTRIES[1].lines)
    assert feed.entries[0].content[0].type == "text/plain"
    assert feed.entries[1].content[0].value == "no changes"
    assert all(entry.updated_parsed for entry in feed.entries)


@pytest.mark.parametrize("broken", ["a\x00b", "a\x0bb", "a\ud83db"])
def test_what_xml_cannot_hold_is_replaced(broken: str) -> None:
    text = render_feed("s1", broken, [FeedEntry(1, "2031-05-06T10:00:00Z", broken, (broken,))], version="0.1.0")
    feed = feedparser.parse(text.encode())
    assert not feed.bozo
    assert feed.feed.title == "a\ufffdb"
