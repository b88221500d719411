"""What a document says -> Article: zones, metadata, language and publication date put together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.errors import RefusedError
from onrecord.model import Article, Region, RegionKind
from onrecord.reading.facts import Facts, site_of
from onrecord.reading.language import language_of
from onrecord.reading.publication import published
from onrecord.reading.zones import zone

MAX_ARTICLE_BYTES = 5_000_000
"""The most text, in bytes of UTF-8, that is read as one article: a thousand pages of print, far above any report."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one article and what its container says of it; `marked` maps the plain form of a line to its kind.

    `data` are the bytes that `sha256` is the digest of.
    """

    locator: str
    sha256: str
    text: str
    facts: Facts = field(default_factory=Facts)
    marked: Mapping[str, RegionKind] = field(default_factory=dict)
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article and the bytes that it was read from; `captured`: they come out of a crawl, from what its address had at some time."""

    article: Article
    data: bytes
    captured: bool = False


_OWN_BRIEF = re.compile(r"^\*onrecord \d+\.\d+\.\d+ · .*\*\s*\Z", re.M)


def article_of(document: Document) -> Article:
    """The article of a document. Raises RefusedError when there is no text in it, or more than MAX_ARTICLE_BYTES."""
    text, facts = document.text, document.facts
    if not any(not c.isspace() for c in text):
        raise RefusedError(document.locator, "no text in it")
    if _OWN_BRIEF.search(text[-400:]):
        raise RefusedError(document.locator, "a brief that onrecord wrote, not a report")
    if len(text) > MAX_ARTICLE_BYTES or (len(text) * 4 > MAX_ARTICLE_BYTES and len(text.encode()) > MAX_ARTICLE_BYTES):
        raise RefusedError(document.locator, f"more than {MAX_ARTICLE_BYTES // 1_000_000} MB of text in one article")
    zoned = zone(text, title=facts.title, marked=document.marked)
    title = facts.title or (text[zoned.title.start : zoned.title.end] if zoned.title else None)
    return Article(
        id="a" + document.sha256[:16],
        locator=document.locator,
        sha256=document.sha256,
        title=" ".join(title.split()) if title else None,
        outlet=facts.outlet or zoned.outlet or site_of(facts.url),
        bylines=facts.bylines or zoned.bylines,
        language=facts.language or language_of(_prose(text, zoned.regions)),
        published=published(text, zoned, facts),
        text=text,
        regions=zoned.regions,
        url=facts.url,
    )


def _prose(text: str, regions: tuple[Region, ...]) -> str:
    """The report's own words, where it has any: notices in another language don't count."""
    return next((text[r.start : r.end] for r in regions if r.kind == "body" and r.end - r.start > 200), text)
