"""Articles -> letters: the sign by which every view names a report.

What enters: a record's articles, in any order. What leaves: article id -> `A`, `B`, … in the order of publication.
Rule: the same articles get the same letters whatever their order; over twenty-six reports all signs are numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_uppercase

from onrecord.model import Article


def letters(articles: Iterable[Article]) -> Mapping[str, str]:
    """Article id -> sign, ordered by publication day, then outlet; an undated report stands at the earliest day its text allows, after the
    dated ones.
    """
    ordered = sorted(articles, key=_order)
    signs = ascii_uppercase if len(ordered) <= len(ascii_uppercase) else [str(n) for n in range(1, len(ordered) + 1)]
    return {article.id: sign for article, sign in zip(ordered, signs, strict=False)}


def _order(article: Article) -> tuple[str, bool, str, str, str]:
    published = article.published
    return published.value or published.earliest or "9999", published.value is None, article.outlet or "", article.title or "", article.id


def slug(sign: str) -> str:
    """A sign as the start of an element's id: `B` stays, `27` becomes `n27` (an id that starts with a digit can't be selected)."""
    return f"n{sign}" if sign[0].isdigit() else sign
