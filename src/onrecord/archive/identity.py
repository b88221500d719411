"""Is an arrival new, a repeat, or a revision of what is there? Decided by look-ups in the archive; nothing is changed here.

bytes that were read before, for the same outlet            repeat (one wire in two papers is two reports)
other bytes, same words, same outlet or same address        repeat (a page's advertisements changed)
an address that is known, other words                       revision of the newest article there
bytes or words that were taken out of the archive           erased
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from onrecord.model import Article
from onrecord.store import Transaction
from onrecord.store.articles import StoredArticle, article_of, content_digest, newest_at, with_content, with_sha256
from onrecord.store.tombstones import tombstone_of

Kind = Literal["new", "repeat", "revision", "erased"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an arrival is. `article` has the id that it gets; `other` is what it repeats or revises."""

    kind: Kind
    article: Article
    address: str | None
    other: StoredArticle | None = None


def decide(transaction: Transaction, article: Article) -> Decision:
    """What an article is to the archive as it stands."""
    address, content = address_of(article), content_digest(article)
    if tombstone_of(transaction, sha256=article.sha256, content=content):
        return Decision("erased", article, address)
    twins = with_sha256(transaction, article.sha256)
    same = next((t for t in (*twins, *with_content(transaction, content)) if _one_outlet(t.article, article)), None)
    if same:
        return Decision("repeat", article, address, same)
    if twins:
        article = replace(article, id="a" + hashlib.sha256(f"{article.sha256} {article.outlet}".encode()).hexdigest()[:16])
        known = article_of(transaction, article.id)
        return Decision("repeat" if known else "new", article, address, known)
    before = newest_at(transaction, address) if address else None
    return Decision("revision" if before else "new", article, address, before)


def address_of(article: Article) -> str | None:
    """What stays the same when a report is revised: its URL, else its file; None for a row of a table or standard input."""
    for url in (article.url, article.locator):
        if url and url.startswith(("http://", "https://")) and _names_a_page(url):
            return url.split("#", 1)[0]
    if article.locator == "-" or "#" in article.locator or "://" in article.locator:
        return None
    return "file:" + os.path.abspath(article.locator)


def _names_a_page(url: str) -> bool:
    """Whether a URL has a path or a query: pages that name their site's front as their address are many."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _one_outlet(one: Article, other: Article) -> bool:
    return one.outlet == other.outlet or not one.outlet or not other.outlet
