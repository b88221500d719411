"""Crawls: pages in order with a position to go on from, and a broken record costs itself alone."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from tests.reading.crawled import warc

from onrecord.model import Position, Refusal
from onrecord.reading.crawls import Page, pages_of, stamp_of

URLS = [f"https://quay.example/{n}" for n in range(6)]


def crawl(path: Path, *, packed: bool = True) -> list[int]:
    """Write six pages; gives where each record begins, and where the file ends."""
    records = [warc(url, f"<p>Report {url}</p>".encode(), packed=packed) for url in URLS]
    path.write_bytes(b"".join(records))
    return [sum(map(len, records[:n])) for n in range(7)]


def read(path: Path, **options: int) -> tuple[list[str], list[Refusal], list[Position]]:
    found = list(pages_of(path, path.name, **options))
    return (
        [f.url for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, Refusal)], [f for f in found if isinstance(f, Position)],
    )  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_with_the_position_before_each(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    begins = crawl(path, packed=packed)
    found = list(pages_of(path, "a"))
    assert [type(f) for f in found] == [Position, Page] * 6 + [Position]
    assert [f.offset for f in found if isinstance(f, Position)] == begins
    assert [f.done for f in found if isinstance(f, Position)] == list(range(7))
    assert found[1] == Page(URLS[0], b"<p>Report https://quay.example/0</p>", "utf-8")


@pytest.mark.parametrize("packed", [True, False])
def test_reading_goes_on_at_every_position(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "a"
    for n, begin in enumerate(crawl(path, packed=packed)):
        urls, refusals, positions = read(path, begin=begin, done=n)
        assert (urls, refusals, positions[-1].done) == (URLS[n:], [], 6)


@pytest.mark.parametrize("broken", range(6))
@pytest.mark.parametrize("packed", [True, False])
def test_a_broken_record_costs_itself_alone(tmp_path: Path, packed: bool, broken: int) -> None:
    path = tmp_path / "a"
    begins = crawl(path, packed=packed)
    data = bytearray(path.read_bytes())
    for at in range(begins[broken] + (20 if packed else 0), begins[broken] + (60 if packed else 9)):
        data[at] ^= 0x5A
    path.write_bytes(bytes(data))
    urls, refusals, positions = read(path)
    assert urls == [url for n, url in enumerate(URLS) if n != broken]
    assert len(refusals) == 1
    assert refusals[0].locator == f"a@{begins[broken]}" or not packed, "an unpacked record whose head is broken can't be found"
    assert "broken record" in refusals[0].reason
    assert positions[-1].offset == begins[-1]


def test_rubbish_between_records_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a"
    begins = crawl(path)
    data = path.read_bytes()
    path.write_bytes(data[: begins[2]] + b"\x1f\x8b\x08rubbish" * 30 + data[begins[2] :])
    urls, refusals, _ = read(path)
    assert urls == URLS
    assert len(refusals) == 1


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [1, 4, 40, 200, -20, -5])
def test_a_file_that_ends_inside_of_a_record_is_read_on_when_it_has_grown(tmp_path: Path, packed: bool, cut: int) -> None:
    path = tmp_path / "a"
    begins = crawl(path, packed=packed)
    whole = path.read_bytes()
    path.write_bytes(whole[: begins[4] + cut] if cut > 0 else whole[: begins[5] + cut])
    urls, refusals, positions = read(path)
    assert urls == URLS[:4]
    assert refusals == [Refusal(f"a@{begins[4]}", "the file ends in the middle of a record; it is read on from there when it has grown")]
    assert (positions[-1].offset, positions[-1].done) == (begins[4], 4)
    path.write_bytes(whole)
    urls, refusals, positions = read(path, begin=begins[4], done=4)
    assert (urls, refusals, positions[-1].offset) == (URLS[4:], [], begins[-1])


def test_a_record_without_the_empty_lines_behind_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    crawl(path, packed=False)
    whole = path.read_bytes()
    for end in (1, 2, 4):
        path.write_bytes(whole[:-end])
        urls, refusals, positions = read(path)
        assert (urls, refusals, positions[-1].offset) == (URLS, [], len(whole) - end)


def test_a_bomb_at_the_end_is_unpacked_a_block_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a"
    crawl(path)
    path.write_bytes(path.read_bytes() + warc("https://quay.example/bomb", b"\0" * 80_000_000))
    tracemalloc.start()
    try:
        urls, _, _ = read(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert urls == URLS
    assert most < 50_000_000, "the largest page, and not the 80 MB that it unpacks to"


def test_what_is_no_served_page_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(
        warc("https://quay.example/robots.txt", b"User-agent: *", content_type="text/plain")
        + warc("https://quay.example/gone", b"<p>Gone.</p>", status=404)
        + warc("https://quay.example/boat.png", b"\x89PNG", content_type="image/png")
        + warc("https://quay.example/a", b"<p>A page.</p>")
    )
    assert read(path)[:2] == (["https://quay.example/a"], [])
    path.write_bytes(warc("https://quay.example/boat.png", b"\x89PNG", content_type="image/png"))
    assert [r.reason for r in read(path)[1]] == ["no page in it"]


@pytest.mark.parametrize("data", [b"hello " * 100, b"\x1f\x8b\x08" + b"\0" * 500, b"\xff" * 3])
def test_what_is_no_crawl_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    urls, refusals, positions = read(path)
    assert urls == []
    assert refusals
    assert positions[-1].offset == len(data)


def test_a_file_that_grew_is_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 5000)
    before = stamp_of(path)
    path.write_bytes(b"x" * 9000)
    assert stamp_of(path) == before
    path.write_bytes(b"y" * 9000)
    assert stamp_of(path) != before
