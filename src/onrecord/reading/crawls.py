"""A crawl's file (WARC, packed or not) -> its pages, with the position after each; a broken record is passed over and named.

A packed crawl is one gzip member a record, as CC-NEWS writes them: reading goes on at the next member, or the next record head, that can be
read. What is not a page that was served (images, redirects, robots.txt) is passed over without a word.
"""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.model import Position, Refusal

MAX_PAGE = 10_000_000
"""Bytes of the largest page that is taken out of a crawl."""
HEAD = 4096
"""Bytes at the beginning of a file that tell it from another of its name."""
_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b\x08"
_RECORD = re.compile(rb"(?:^|\n)(WARC/\d\.\d\r?\n)")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a crawl: where it was served, its bytes and the encoding that the server named."""

    url: str
    data: bytes
    charset: str | None


def is_crawl(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz"))


def stamp_of(path: Path) -> str:
    """What tells this file from another of its name, also when it grows."""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read(HEAD)).hexdigest()[:16]


def pages_of(path: Path, locator: str, *, begin: int = 0, done: int = 0) -> Iterator[Page | Refusal | Position]:
    """The pages from a position on. A Position says that everything before it was given; the last one is the end of the file."""
    stamp, size = stamp_of(path), os.path.getsize(path)
    with open(path, "rb") as file:
        packed = file.read(3) == _GZIP
        at, refused = begin, False
        while at < size:
            last: int | None = None
            fault: str | None = None
            for found in _run(file, at):
                if isinstance(found, str):
                    fault = found
                    break
                last, page = found
                yield Position(locator, stamp, last, done)
                if page is not None:
                    yield page
                    done += 1
            if fault is None:
                fault = _cut_off(file, last if last is not None else at, packed)
                if fault is None and last is None:
                    fault = "no record in it that can be read"
                if fault:
                    refused = True
                    yield Refusal(f"{locator}@{last if last is not None else at}", fault)
                break
            broken = at if last is None else next(_heads(file, last + 1, packed, size), last)
            refused = True
            yield Refusal(f"{locator}@{broken}", f"a broken record ({fault})")
            following = _next(file, (at if last is None else last) + 1, packed, size)
            if following is None:
                break
            at = following
    if not done and not refused:
        yield Refusal(locator, "no page in it")
    yield Position(locator, stamp, size, done)


def _run(file: BinaryIO, at: int) -> Iterator[tuple[int, Page | None] | str]:
    """The records from a position on, each with its own; a string, the last thing given, says what broke."""
    from fastwarc.warc import ArchiveIterator

    file.seek(at)
    try:
        for record in ArchiveIterator(file, parse_http=True, auto_decode="all"):
            yield int(record.stream_pos), _page(record)
    except Exception as error:  # the reader is native code with exceptions of several kinds
        yield " ".join(str(error).split())[:160] or type(error).__name__


def _page(record: Any) -> Page | None:
    """The page that a record holds, if it is one."""
    kind = str(record.record_type).rpartition(".")[2].lower()
    url = record.headers.get("WARC-Target-URI")
    if kind not in ("response", "resource") or not url:
        return None
    url = url.strip("<>")
    if kind == "response":
        if record.http_headers is None or record.http_headers.status_code != 200:
            return None
        content_type = record.http_content_type or "text/html"
    else:
        content_type = (record.headers.get("Content-Type") or "").partition(";")[0]
    if content_type.strip().lower() not in _PAGES or url.endswith("/robots.txt"):
        return None
    data = record.reader.read(MAX_PAGE + 1)
    return Page(url, data, record.http_charset if kind == "response" else None) if data and len(data) <= MAX_PAGE else None


def _next(file: BinaryIO, at: int, packed: bool, size: int) -> int | None:
    """The first place from `at` on where a record begins that can be read."""
    return next((place for place in _heads(file, at, packed, size) if not isinstance(next(_run(file, place), ""), str)), None)


def _heads(file: BinaryIO, at: int, packed: bool, size: int) -> Iterator[int]:
    """The places where a gzip member, or a record's head, seems to begin."""
    position, tail = at, b""
    while position < size:
        file.seek(position)
        block = file.read(_BLOCK)
        if not block:
            return
        window, base = tail + block, position - len(tail)
        if packed:
            found = window.find(_GZIP)
            while found >= 0:
                yield base + found
                found = window.find(_GZIP, found + 1)
            tail = window[-2:]
        else:
            for match in _RECORD.finditer(window):
                yield base + match.start(1)
            tail = window[-12:]
        position += len(block)


def _cut_off(file: BinaryIO, last: int, packed: bool) -> str | None:
    """Whether the file ends inside of a record: the reader ends there without a word."""
    if not packed:
        return None
    file.seek(last)
    unpacker, whole = zlib.decompressobj(31), False
    while block := file.read(_BLOCK):
        while block:
            try:
                unpacker.decompress(block)
            except zlib.error:
                return None
            whole = unpacker.eof
            block = unpacker.unused_data if whole else b""
            if whole and block:
                unpacker, whole = zlib.decompressobj(31), False
    return None if whole else "the file ends in the middle of a record"
