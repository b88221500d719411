"""Bytes of a feed, an outline or a sitemap -> the addresses in it, with what it says of each.

RSS, Atom and RDF (by feedparser), JSON Feed, OPML, sitemaps with the elements for news, and lists of sitemaps, packed or not.
"""

from __future__ import annotations

import calendar
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urljoin

from onrecord.errors import RefusedError
from onrecord.reading.dates import parse_day
from onrecord.reading.facts import Facts

ListKind = Literal["feed", "jsonfeed", "opml", "sitemap", "sitemapindex"]
MAX_UNPACKED = 60_000_000
"""Bytes of an unpacked list; a sitemap has 50 MB at the most by its own standard."""
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|opml|urlset|sitemapindex)\b", re.IGNORECASE)
_KINDS: dict[bytes, ListKind] = {
    b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"opml": "opml", b"urlset": "sitemap", b"sitemapindex": "sitemapindex",
}  # fmt: skip
_SEEN = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of a list, or, where there is none, a text that the list holds itself.

    `lists` says that the address is a list again; `updated` is when it changed last (ISO, UTC), as far as the list says so; `facts` are
    what the list says of the report.
    """

    url: str | None
    facts: Facts = field(default_factory=Facts)
    updated: str | None = None
    lists: bool = False
    text: str | None = None


def list_kind(data: bytes) -> ListKind | None:
    """What kind of list the bytes are; None when they are none (a page, a text)."""
    head = data[:_SEEN].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"\x1f\x8b"):
        head = _unpacked(data, most=_SEEN).lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"{") and b"jsonfeed.org/version" in data[:_SEEN].replace(b"\\/", b"/"):
        return "jsonfeed"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    if b"<" not in head[:4]:
        return None
    match = _ROOT.search(re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", head, flags=re.DOTALL))
    if match is None or re.search(rb"<html\b", head[: match.start()], re.IGNORECASE):
        return None
    return _KINDS[match[1].lower()]


def entries_of(data: bytes, kind: ListKind, base: str) -> Iterator[Entry]:
    """The entries of a list, in its order, each address once. Raises RefusedError when it can't be read as what it is."""
    if data.startswith(b"\x1f\x8b"):
        data = _unpacked(data, most=MAX_UNPACKED)
    seen: set[str] = set()
    found = {"feed": _feed, "jsonfeed": _json_feed, "opml": _opml, "sitemap": _sitemap, "sitemapindex": _sitemap}[kind](data, base)
    empty = True
    for entry in found:
        empty = False
        if entry.url is None or entry.url not in seen:
            seen.add(entry.url or "")
            yield entry
    if empty and kind != "feed":
        raise RefusedError(base, f"a {_NAMES[kind]} without an address in it")


_NAMES = {"feed": "feed", "jsonfeed": "JSON feed", "opml": "list of feeds", "sitemap": "sitemap", "sitemapindex": "list of sitemaps"}


def _feed(data: bytes, base: str) -> Iterator[Entry]:
    import feedparser

    try:
        found = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # a parser of broken feeds breaks on some
        raise RefusedError(base, f"a feed that can't be read ({type(error).__name__}: {' '.join(str(error).split())[:120]})") from error
    rows = [row for row in found.get("entries") or [] if row.get("link") or row.get("id") or row.get("content") or row.get("summary")]
    if not rows:
        trouble = found.get("bozo_exception")
        raise RefusedError(base, f"a feed without entries{f' ({_short(trouble)})' if found.get('bozo') and trouble else ''}")
    outlet = _text(found.get("feed", {}).get("title"))
    for row in rows:
        published = row.get("published_parsed")
        updated = row["updated_parsed"] if "updated_parsed" in row else None  # noqa: SIM401 (its get() falls back on the other, with a warning)
        facts = Facts(
            title=_text(row.get("title")),
            outlet=outlet,
            date=_day(published or updated),
            basis="meta",
            bylines=tuple(name for author in row.get("authors") or () if (name := _text(author.get("name")))),
        )
        url = _address(row.get("link") or (row.get("id") if str(row.get("id", "")).startswith("http") else None), base)
        bodies = [_text(content.get("value")) for content in row.get("content") or ()] or [_text(row.get("summary"))]
        yield Entry(url, _dated(facts), _moment(updated or published), text=None if url else bodies[0])


def _json_feed(data: bytes, base: str) -> Iterator[Entry]:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RefusedError(base, f"a JSON feed that is no JSON ({error})") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise RefusedError(base, "a JSON feed without items")
    for item in items:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
        changed = item.get("date_modified") or item.get("date_published")
        facts = Facts(
            title=_text(item.get("title")),
            outlet=_text(document.get("title")),
            date=parse_day(item["date_published"]) if isinstance(item.get("date_published"), str) else None,
            basis="meta",
            bylines=tuple(n for a in authors or () if isinstance(a, dict) and (n := _text(a.get("name")))),
            language=_language(item.get("language") or document.get("language")),
        )
        url = _address(item.get("url"), base)
        body = _text(item.get("content_text")) or _text(item.get("content_html"))
        if url or body:
            yield Entry(url, _dated(facts), _iso(changed), text=None if url else body)


def _opml(data: bytes, base: str) -> Iterator[Entry]:
    for element in _tree(data, base).iter("{*}outline"):
        attributes = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        url = _address(attributes.get("xmlurl"), base)
        if url:
            yield Entry(url, Facts(), lists=True)


def _sitemap(data: bytes, base: str) -> Iterator[Entry]:
    for element in _tree(data, base).iter("{*}url", "{*}sitemap"):
        said: dict[str, str] = {}
        for child in element.iter():
            if isinstance(child.tag, str) and child.text and child.text.strip():
                said.setdefault(child.tag.rpartition("}")[2].lower(), child.text.strip())
        url = _address(said.get("loc"), base)
        if url:
            day = parse_day(said["publication_date"]) if "publication_date" in said else None
            facts = Facts(
                title=said.get("title"), outlet=said.get("name"), date=day, basis="meta", language=_language(said.get("language"))
            )
            changed = _iso(said.get("lastmod") or said.get("publication_date"))
            yield Entry(url, _dated(facts), changed, lists=element.tag.rpartition("}")[2] == "sitemap")


def _tree(data: bytes, base: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(base, f"not XML that can be read ({' '.join(str(error).split())[:120]})") from error
    if tree is None:
        raise RefusedError(base, "not XML that can be read")
    return tree


def _unpacked(data: bytes, *, most: int) -> bytes:
    """Gzip unpacked, as far as it goes. Raises RefusedError for more than `most` bytes where all are wanted."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            out = file.read(most + 1)
    except (OSError, EOFError, zlib.error):
        return b""
    if len(out) > most and most == MAX_UNPACKED:
        raise RefusedError("list", f"more than {most // 1_000_000} MB when unpacked")
    return out[:most]


def _address(value: object, base: str) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        url = urljoin(base, value.strip()) if base.startswith(("http://", "https://")) else value.strip()
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


def _dated(facts: Facts) -> Facts:
    return facts if facts.date else replace(facts, basis="none")


def _moment(parsed: Any) -> str | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _day(parsed: Any) -> str | None:
    moment = _moment(parsed)
    return moment[:10] if moment else None


def _iso(value: object) -> str | None:
    """A moment as data, in UTC; None for what is none, or is before the first or after the last there is (`0001-01-01T00:00:00+05:30`)."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _language(code: object) -> str | None:
    bare = code.strip().lower().replace("_", "-").split("-")[0] if isinstance(code, str) else ""
    return bare if len(bare) == 2 and bare.isalpha() else None


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _short(value: object) -> str:
    return " ".join(str(value).split())[:120]
