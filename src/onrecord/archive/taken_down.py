"""Is an arrival a report that was taken out of the archive? What a tombstone needs to know to tell, and how it tells.

the same bytes or words, same outlet or same address                        yes
the address that the report had, words at least SAME_PLACE like its own     yes: it was edited there
another address, same outlet, words at least NEAR like its own              yes: it was moved, and edited or not
another outlet                                                              no: its report is its own
other words at the address                                                  no: a file's name, or a live page, was used again

An outlet that is not known, of the report or of the arrival, counts as the same; a leading `The` tells none apart. A report taken out
because it was old has no sketch: what its page says later is news. Nor has one whose address has other versions that stay: the next of
them is not refused for being like them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from onrecord.linking.sketches import resemblance, sketch_of
from onrecord.model import Article
from onrecord.store import Transaction
from onrecord.store.articles import StoredArticle
from onrecord.store.folding import folded_name
from onrecord.store.rows import key_of
from onrecord.store.tombstones import Tombstone, sketched, tombstones_near, tombstones_on

NEAR = 0.5
"""Likeness from which a report at another address is the one that was taken out. Of 300 pairs of reports that three outlets wrote on one
event (BASIL) none is above .29; of reports with every 20th word changed, a quarter cut off or a quarter added, 95 % are above .62."""
SAME_PLACE = 0.2
"""Likeness from which what stands at the address is still the same report: with each capitalised word changed, 95 % are above .22."""


def stone_for(stored: StoredArticle, *, whole: bool, reason: str, author: str, made: str) -> Tombstone:
    """The tombstone of a report; `whole`: it is to be told when it comes back edited, and its address is its own."""
    article = stored.article
    outlet = next(iter(_outlets(article)), None)
    place, sketch = (_place(stored.address), sketch_of(article.text)) if whole else (None, ())
    return Tombstone(article.id, article.sha256, stored.content, reason, author, made, outlet, place, sketch)


def stone_against(transaction: Transaction, article: Article, *, address: str | None, content: str) -> Tombstone | None:
    """The tombstone that keeps an arrival out, where there is one."""
    place, outlets = _place(address), _outlets(article)
    for stone in tombstones_on(transaction, sha256=article.sha256, content=content):
        if _may_be(stone, outlets) or (place is not None and stone.place == place):
            return stone
    sketch = sketch_of(article.text) if sketched(transaction) else ()
    return _near(tombstones_near(transaction, sketch, place=place), sketch, place, outlets) if sketch else None


def _near(stones: Iterable[Tombstone], sketch: tuple[int, ...], place: str | None, outlets: Sequence[str]) -> Tombstone | None:
    for stone in stones:
        least = SAME_PLACE if place is not None and stone.place == place else NEAR if _may_be(stone, outlets) else None
        if least is not None and resemblance(stone.sketch, sketch) >= least:
            return stone
    return None


def _may_be(stone: Tombstone, outlets: Sequence[str]) -> bool:
    return stone.outlet is None or not outlets or stone.outlet in outlets


def _outlets(article: Article) -> tuple[str, ...]:
    """The outlet as it is named first, then as others may name it: with and without a leading `The`."""
    if not article.outlet:
        return ()
    name = " ".join(folded_name(article.outlet).split())
    bare = name.removeprefix("the ")
    return tuple(_digest("outlet", form) for form in dict.fromkeys((folded_name(article.outlet), name, bare, f"the {bare}")))


def _place(address: str | None) -> str | None:
    """Of an address or of its key; a digest, since addresses have words of the headline in them."""
    return _digest("place", key_of(address)) if address else None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
