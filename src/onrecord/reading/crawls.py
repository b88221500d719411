"""A crawl's file (WARC, packed or not) -> its pages, with the position after each; a broken record is passed over and named.

A packed crawl is one gzip member a record, as CC-NEWS writes them: reading goes on at the next member, or the next record head, that can be
read. What is not a page that was served (images, redirects, robots.txt) is passed over without a word. A file that ends inside of a record
is still being written, or was cut: that record is not given, and the position stays where it begins.
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
_VERSION = b"WARC/"
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"\nContent-Length:[ \t]*([0-9]{1,18})[ \t]*\r?\n", re.IGNORECASE)
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
            held: Page | None = None  # given when what follows shows that its record is whole
            fault: str | None = None
            for found in _run(file, at):
                if isinstance(found, str):
                    fault = found
                    break
                if held is not None:
                    yield held
                    done += 1
                last, held = found
                yield Position(locator, stamp, last, done)
            begun = at if last is None else last
            following = None if fault is None else _next(file, begun + 1, packed, size)
            cut = _cut_at(file, begun, packed) if following is None else None
            if held is not None and cut != last:
                yield held
                done += 1
            if cut is not None:
                yield Refusal(f"{locator}@{cut}", "the file ends in the middle of a record; it is read on from there when it has grown")
                yield Position(locator, stamp, cut, done)
                return
            if fault is None:
                if last is None:
                    refused = True
                    yield Refusal(f"{locator}@{at}", "no record in it that can be read")
                break
            broken = at if last is None else next(_heads(file, last + 1, packed, size), last)
            refused = True
            yield Refusal(f"{locator}@{broken}", f"a broken record ({fault})")
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


def _cut_at(file: BinaryIO, begin: int, packed: bool) -> int | None:
    """Where the record begins that the file ends inside of, looking on from `begin`: the reader itself ends there without a word."""
    return _cut_member(file, begin) if packed else _cut_record(file, begin)


def _cut_member(file: BinaryIO, begin: int) -> int | None:
    """As `_cut_at`, for gzip members. Nothing unpacked is kept, and a block of it at a time is made: a member may be a bomb."""
    file.seek(begin)
    member, at, unpacker = begin, begin, zlib.decompressobj(31)
    inside = False
    while block := file.read(_BLOCK):
        at += len(block)
        while block:
            inside = True
            try:
                unpacker.decompress(block, _BLOCK)
            except zlib.error:
                return None
            block = unpacker.unconsumed_tail
            if unpacker.eof:
                block, unpacker, inside = unpacker.unused_data, zlib.decompressobj(31), False
                member = at - len(block)
    return member if inside else None


def _cut_record(file: BinaryIO, begin: int) -> int | None:
    """As `_cut_at`, for records as they are: by the length that each says of itself."""
    end = file.seek(0, os.SEEK_END)
    while begin < end:
        file.seek(begin)
        start = file.read(HEAD)
        blank = len(start) - len(start.lstrip(b"\r\n"))
        if blank == len(start):  # the empty lines behind a record
            return None
        begin += blank
        file.seek(begin)
        head = file.read(_BLOCK)
        if not head.startswith(_VERSION[: len(head)]):
            return None
        match = _HEAD_END.search(head)
        if match is None:
            return begin if begin + len(head) == end else None
        length = _LENGTH.search(head, 0, match.end())
        if length is None:
            return None
        following = begin + match.end() + int(length[1])
        if following > end:
            return begin
        begin = following
    return None
