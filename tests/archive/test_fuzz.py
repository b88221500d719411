"""A thousand broken feeds, pages and crawls, always the same ones: no crash, and each that gives nothing is listed with a reason."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.reading.crawled import warc
from tests.reading.sites import STORM, Hours, page
from tests.reading.test_lists import ATOM, JSONFEED, OPML, RSS, SITEMAP

from onrecord.model import FetchState, Refusal
from onrecord.reading import Arrival, ReadOptions
from onrecord.reading.http import Fetcher
from onrecord.reading.sources import Sources

ROUNDS = 100
SEEDS: list[tuple[str, bytes]] = [
    ("feed.rss", RSS.encode()),
    ("feed.atom", ATOM.encode()),
    ("feed.json", JSONFEED.encode()),
    ("feeds.opml", OPML.encode()),
    ("map.xml", SITEMAP.encode()),
    ("map.xml.gz", gzip.compress(SITEMAP.encode(), mtime=0)),
    ("page.html", page("Storm sinks boats", *STORM)),
    ("crawl.warc.gz", b"".join(warc(f"https://quay.example/{n}", page(f"Report {n}", *STORM)) for n in range(4))),
    ("crawl.warc", b"".join(warc(f"https://quay.example/{n}", page(f"Report {n}", *STORM), packed=False) for n in range(4))),
    ("moments.json", JSONFEED.replace("2031-05-06T12:00:00+02:00", "0001-01-01T00:00:00+05:30").encode()),
    ("moments.xml", SITEMAP.replace("<lastmod>2031-05-06<", "<lastmod>9999-12-31T23:59:59-05:30<").encode()),
    ("places.opml", OPML.replace("https://beacon.example/feed", "http://[::1").encode()),
    ("rows.jsonl", b'{"text": "Ada Moss said 12 boats sank."}\n' * 3),
]


def flipped(data: bytes, draw: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(draw.randint(1, 1 + len(out) // 20)):
        out[draw.randrange(len(out))] = draw.randrange(256)
    return bytes(out)


def cut(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data))]


def stuffed(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data))
    return data[:at] + draw.choice([b"\0" * 400, b"<" * 3000, b"]]>&#x0;&amp;", draw.randbytes(300), b"<item>" * 900, b"\xff\xfe", b"{" * 4000]) + data[at:]


def doubled(data: bytes, draw: random.Random) -> bytes:
    a, b = sorted((draw.randrange(len(data)), draw.randrange(len(data))))
    return data[:b] + data[a:b] * draw.randint(1, 9) + data[b:]


@pytest.mark.parametrize(("name", "whole"), SEEDS, ids=[name for name, _ in SEEDS])
def test_nothing_broken_crashes_and_nothing_is_dropped_in_silence(
    name: str, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(f"2031 {name}")
    breaks: list[Callable[[bytes, random.Random], bytes]] = [flipped, cut, stuffed, doubled]
    asked: list[str] = []

    def answer(fetcher: Fetcher, state: FetchState, *, trusted: object = None) -> object:
        asked.append(state.url)
        from onrecord.reading.http import Answer

        return Answer(state, state.url, reason="nobody there")

    monkeypatch.setattr(Fetcher, "get", answer)
    sources = Sources(FetchState, lambda source: None, Hours().clock, "onrecord/0.0.0", ReadOptions())
    path = tmp_path / name
    listed = 0
    for number in range(ROUNDS):
        data = whole
        for _ in range(draw.randint(1, 3)):
            data = draw.choice(breaks)(data, draw) if data else data
        path.write_bytes(data)
        asked.clear()
        rows = list(sources.items([str(path)]))
        reasons = [row for row in rows if isinstance(row, Refusal)]
        assert all(row.locator and row.reason.strip() and row.done for row in reasons)
        listed += len(reasons)
        arrived = sum(isinstance(row, Arrival) for row in rows)
        assert arrived or reasons, f"round {number}: {data[:200]!r}"
        assert len([r for r in reasons if r.reason == "nobody there"]) == len(asked)
        if name.startswith(("crawl", "rows")) and data != whole and not arrived:
            assert reasons
    assert listed


def test_a_thousand_are_tried() -> None:
    assert ROUNDS * len(SEEDS) >= 1000
