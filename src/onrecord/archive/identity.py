"""Is an arrival new, a repeat, or a revision of what is there? Decided by look-ups in the archive; nothing is changed here.

bytes that were read before, for the same outlet            repeat (one wire in two papers is two reports)
other bytes, same words, same outlet                        repeat (a page's advertisements changed)
an address that is known, other words                       revision of the newest article there
the same, with the words that it had before that one        revision too: the page went back to its earlier text
a report that was taken out of the archive, maybe edited    erased (archive/taken_down.py)

A row of a table or a page of a crawl tells what an address had at some time, not what it has now: it never goes back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from onrecord.archive.taken_down import stone_against
from onrecord.model import Article
from onrecord.store import Transaction
from onrecord.store.articles import StoredArticle, article_of, content_digest, newest_at, revised, with_content, with_sha256
from onrecord.store.rows import key_of
from onrecord.store.tombstones import Tombstone

Kind = Literal["new", "repeat", "revision", "erased"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an arrival is. `article` has the id that it gets; `other` is what it repeats or revises, `stone` why it stays out."""

    kind: Kind
    article: Article
    address: str | None
    other: StoredArticle | None = None
    stone: Tombstone | None = None


def decide(transaction: Transaction, article: Article, *, captured: bool = False) -> Decision:
    """What an article is to the archive as it stands; `captured`: it comes out of a crawl and not from its address."""
    address, content = address_of(article), content_digest(article)
    stone = stone_against(transaction, article, address=address, content=content)
    if stone:
        return Decision("erased", article, address, stone=stone)
    twins = with_sha256(transaction, article.sha256)
    same = [t for t in (*twins, *with_content(transaction, content)) if _one_outlet(t.article, article)]
    if same:
        left = None if captured else _left_behind(transaction, article, same, address)
        if left is None:
            return Decision("repeat", article, address, same[0])
        return Decision("revision", _with_own_id(article, left.article.id), address, left)
    if twins:
        article = _with_own_id(article, str(article.outlet))
        known = article_of(transaction, article.id)
        return Decision("repeat" if known else "new", article, address, known)
    before = newest_at(transaction, address) if address else None
    return Decision("revision" if before else "new", article, address, before)


def _left_behind(transaction: Transaction, article: Article, same: Sequence[StoredArticle], address: str | None) -> StoredArticle | None:
    """What stands at an address that went back to an earlier text; None where one of the reports with that text still stands.

    `same` are the reports with the text.
    """
    if address is None or "#" in article.locator or address.startswith("file:") != (not _is_url(article.locator)):
        return None
    old = revised(transaction, (one.article.id for one in same))
    if any(one.article.id not in old or one.address != key_of(address) for one in same):
        return None
    newest = newest_at(transaction, address)
    return newest if newest is not None and _one_outlet(newest.article, article) else None


def _with_own_id(article: Article, salt: str) -> Article:
    """The article with an id that the same bytes have in no other place or time."""
    return replace(article, id="a" + hashlib.sha256(f"{article.sha256} {salt}".encode()).hexdigest()[:16])


def address_of(article: Article) -> str | None:
    """What stays the same when a report is revised: its URL, else its file; None for a row of a table or standard input."""
    row = "#" in article.locator
    for url in (article.url, None if row else article.locator):
        if url and _is_url(url) and _names_a_page(url):
            return url.split("#", 1)[0]
    if article.locator == "-" or row or "://" in article.locator:
        return None
    return "file:" + os.path.abspath(article.locator)


def _is_url(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def _names_a_page(url: str) -> bool:
    """Whether a URL has a path or a query: pages that name their site's front as their address are many."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _one_outlet(one: Article, other: Article) -> bool:
    return one.outlet == other.outlet or not one.outlet or not other.outlet
