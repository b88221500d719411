"""Feeds, outlines and sitemaps: what kind it is, and the addresses in it with what it says of each."""

from __future__ import annotations

import gzip
import json

import pytest

from onrecord.errors import RefusedError
from onrecord.reading.facts import Facts
from onrecord.reading.lists import Entry, entries_of, list_kind

BASE = "https://quay.example/feed"
RSS = """<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel><title>The Quay</title>
<item><title>Storm sinks boats</title><link>/storm</link><pubDate>Tue, 06 May 2031 08:00:00 +0200</pubDate><author>Ida Lund</author></item>
<item><title>Again</title><link>https://quay.example/storm</link></item>
<item><title>No link</title><description>Ada Moss said that 12 boats sank.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Beacon</title><entry><title>Wind</title><link href="https://beacon.example/wind"/>
<published>2031-05-06T08:00:00Z</published><updated>2031-05-06T10:00:00Z</updated><author><name>Jo Roe</name></author></entry></feed>"""
JSONFEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "The Quay", "language": "en-GB",
    "items": [
        {"id": "1", "url": "https://quay.example/storm", "title": "Storm", "date_published": "2031-05-06T08:00:00+02:00", "date_modified": "2031-05-06T12:00:00+02:00", "authors": [{"name": "Ida Lund"}]},
        {"id": "2", "content_text": "Ada Moss said that 12 boats sank."}, {"id": "3"}, "rubbish",
    ],
})  # fmt: skip
OPML = """<opml version="2.0"><body><outline text="Coast"><outline type="rss" xmlUrl="https://quay.example/feed"/>
<outline type="rss" xmlURL="https://beacon.example/feed"/></outline><outline text="no address"/></body></opml>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://quay.example/storm</loc><lastmod>2031-05-06</lastmod>
<news:news><news:publication><news:name>The Quay</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2031-05-06T08:00:00Z</news:publication_date><news:title>Storm</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://quay.example/s1.xml.gz</loc>
<lastmod>2031-05-06T08:00:00+02:00</lastmod></sitemap></sitemapindex>"""
ENTITIES = """<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://quay.example/&a;</loc></url></urlset>"""

CASES = [
    (RSS, "feed", [
        Entry("https://quay.example/storm", Facts(title="Storm sinks boats", outlet="The Quay", date="2031-05-06", basis="meta", bylines=("Ida Lund",)), "2031-05-06T06:00:00Z"),
        Entry(None, Facts(title="No link", outlet="The Quay"), text="Ada Moss said that 12 boats sank."),
    ]),
    (ATOM, "feed", [Entry("https://beacon.example/wind", Facts(title="Wind", outlet="Beacon", date="2031-05-06", basis="meta", bylines=("Jo Roe",)), "2031-05-06T10:00:00Z")]),
    (JSONFEED, "jsonfeed", [
        Entry("https://quay.example/storm", Facts(title="Storm", outlet="The Quay", date="2031-05-06", basis="meta", bylines=("Ida Lund",), language="en"), "2031-05-06T10:00:00Z"),
        Entry(None, Facts(outlet="The Quay", language="en"), text="Ada Moss said that 12 boats sank."),
    ]),
    (OPML, "opml", [Entry("https://quay.example/feed", lists=True), Entry("https://beacon.example/feed", lists=True)]),
    (SITEMAP, "sitemap", [Entry("https://quay.example/storm", Facts(title="Storm", outlet="The Quay", date="2031-05-06", basis="meta", language="en"), "2031-05-06T00:00:00Z")]),
    (INDEX, "sitemapindex", [Entry("https://quay.example/s1.xml.gz", updated="2031-05-06T06:00:00Z", lists=True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "entries"), CASES, ids=[kind + str(n) for n, (_, kind, _) in enumerate(CASES)])
def test_each_kind_gives_its_addresses(text: str, kind: str, entries: list[Entry]) -> None:
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), gzip.compress(text.encode())):
        found = list_kind(data)
        assert found == kind or (kind == "jsonfeed" and data[:2] == b"\x1f\x8b")
        if found:
            assert list(entries_of(data, found, BASE)) == entries


@pytest.mark.parametrize(
    "text", ["<!doctype html><html><body>rss feed</body></html>", "Just words about a <feed>.", "{}", '{"items": []}', "", "<p>no</p>", "<rssx/>"]
)
def test_what_is_no_list_is_none(text: str) -> None:
    assert list_kind(text.encode()) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<rss><channel></channel></rss>", "a feed without entries"),
        ("<rss><channel><item>", "a feed without entries"),
        ("<opml><body/></opml>", "a list of feeds without an address"),
        ("<urlset>", "a sitemap without an address"),
        ('{"version": "https://jsonfeed.org/version/1"', "no JSON"),
        ('{"version": "https://jsonfeed.org/version/1"}', "without items"),
        (ENTITIES.replace("https://quay.example/", ""), "without an address"),
    ],
)
def test_a_list_that_is_broken_or_empty_is_refused(text: str, says: str) -> None:
    kind = list_kind(text.encode())
    assert kind is not None
    with pytest.raises(RefusedError, match=says):
        list(entries_of(text.encode(), kind, BASE))


def test_entities_lead_nowhere() -> None:
    (entry,) = entries_of(ENTITIES.encode(), "sitemap", BASE)
    assert "root:" not in str(entry.url)


def test_a_list_that_blows_up_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.lists.MAX_UNPACKED", 100_000)
    data = gzip.compress(b"<urlset>" + b" " * 1_000_000)
    kind = list_kind(data)
    assert kind == "sitemap"
    with pytest.raises(RefusedError, match="unpacked"):
        list(entries_of(data, kind, BASE))


EARLIEST, LATEST = "0001-01-01T00:00:00+05:30", "9999-12-31T23:59:59-05:30"


@pytest.mark.parametrize("moment", [EARLIEST, LATEST, "Thu, 01 Jan 2031 00:00:00 +" + "9" * 30, "2031-05-06T25:00:00Z"])
def test_a_moment_that_can_not_be_is_not_said_and_its_page_is_named_all_the_same(moment: str) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://quay.example/storm", "date_modified": moment}]}
    (entry,) = entries_of(json.dumps(feed).encode(), "jsonfeed", BASE)
    assert entry == Entry("https://quay.example/storm")
    (entry,) = entries_of(f"<urlset><url><loc>https://quay.example/storm</loc><lastmod>{moment}</lastmod></url></urlset>".encode(), "sitemap", BASE)
    assert entry == Entry("https://quay.example/storm")
    atom = f"<feed><entry><link href='https://quay.example/storm'/><updated>{moment}</updated><published>{moment}</published></entry></feed>"
    (entry,) = entries_of(atom.encode(), "feed", BASE)
    assert entry.url == "https://quay.example/storm"
