"""A record's articles and rows -> IRIs that mean the same tomorrow and on another machine.

What enters: a record. What leaves: for each article its address, for each row `STORY#ID`. Rules: an article is named by its web address,
or by the digest of its bytes (`ni:///sha-256;…`, RFC 6920) where it has none or shares one with another; the story by a UUID (version 5)
over its articles' digests and over what made the record, since another version may number rows otherwise. No host, no clock, no path of
this machine.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from onrecord.model import Article, Record

_WEB = re.compile("https?://[^\\x00-\\x20\\x7f-\\xa0<>\"{}|\\[\\]\\\\^`\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff]+")
"""A web address as it stands: no blank, and none of the characters that an IRI can't hold (RFC 3987)."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """`key` is the story's UUID; `articles` maps an article's id to its IRI."""

    key: UUID
    articles: Mapping[str, str]

    @classmethod
    def of(cls, record: Record) -> Addresses:
        times = Counter(a.url for a in record.articles)
        return cls(
            story_key(record),
            {a.id: a.url if a.url and times[a.url] == 1 and web_address(a.url) else digest_address(a) for a in record.articles},
        )

    @property
    def story(self) -> str:
        return self.key.urn

    def row(self, name: str) -> str:
        """`urn:uuid:…#k1`; what can't stand in a fragment is percent-encoded."""
        return f"{self.key.urn}#{quote(name, safe='', errors='replace')}"


def story_key(record: Record) -> UUID:
    """The same articles, read by the same version with the same models, give the same key."""
    made_by = record.provenance
    parts = [
        *sorted(a.sha256 for a in record.articles),
        made_by.version,
        *(f"{name}={value}" for table in (made_by.models, made_by.options) for name, value in sorted(table.items())),
    ]
    return uuid5(NAMESPACE_URL, "\n".join(parts).encode("utf-8", "backslashreplace").decode())


def web_address(text: str) -> bool:
    """Whether a text is an http(s) address that can stand as an IRI."""
    return _WEB.fullmatch(text) is not None


def digest_address(article: Article) -> str:
    """`ni:///sha-256;f4OxZX_x…`: the digest of the bytes read, as RFC 6920 writes it."""
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(article.sha256)).decode().rstrip("=")
