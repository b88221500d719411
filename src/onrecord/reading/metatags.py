"""A page's markup -> what it says of the article: JSON-LD first, then meta tags, then the markup itself.

Dates are taken as printed; nothing is guessed from the page's text, and no clock is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.reading.bylines import byline_names, names_in
from onrecord.reading.dates import parse_day
from onrecord.reading.facts import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "citation_title", "headline")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher")
_DATE = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished", "date.published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_time",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dcterms.issued", "citation_publication_date", "article.published",
    "cxenseparse:recs:publishtime", "ptime", "date", "displaydate", "originalpublicationdate", "rnews:datepublished", "bt:pubdate",
)
_AUTHOR = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "citation_author",
)
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Blog|Review")
_BYLINE = "//*[@rel='author' or @itemprop='author' or contains(concat(' ', normalize-space(@class), ' '), ' byline ')]"
_SEPARATOR = re.compile(r"\s+(?:[|•·»–—]|--?|::)\s+")


def page_facts(tree: HtmlElement) -> Facts:
    """Title, outlet, date, bylines and address of the article on a page; its `lang` is a template's default too often to be trusted."""
    tags = _tags(tree)
    linked = next(_articles(tree), {})
    title = _clean(linked.get("headline")) or _first(tags, _TITLE) or _heading(tree) or _clean(tree.findtext(".//title"))
    outlet = _name(linked.get("publisher")) or _first(tags, _OUTLET) or _name(linked.get("isPartOf"))
    stamps = [linked.get("datePublished"), *(tags[n] for n in _DATE if n in tags), *_times(tree), linked.get("dateCreated")]
    day = next((d for s in stamps if (d := parse_day(s))), None)
    address = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or tags.get("og:url")
    return Facts(
        title=_without_site(title, outlet),
        outlet=outlet,
        date=day,
        basis="meta" if day else "none",
        bylines=_authors(linked.get("author")) or _authors([tags[n] for n in _AUTHOR if n in tags][:1]) or _printed_byline(tree),
        url=address if isinstance(address, str) and address.startswith("http") else None,
    )


def _tags(tree: HtmlElement) -> dict[str, str]:
    out: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _clean(meta.get("content"))
        if name and content:
            out.setdefault(name.lower().strip(), content)
    return out


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of the page's JSON-LD that are articles, first those with a headline."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            found.extend(_objects(json.loads(script.text, strict=False)))
        except (ValueError, RecursionError):
            continue
    articles = [o for o in found if _ARTICLE_TYPES.search(str(o.get("@type", "")))]
    yield from sorted(articles, key=lambda o: ("headline" not in o, "datePublished" not in o))


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[n] for n in names if n in tags), None)


def _heading(tree: HtmlElement) -> str | None:
    headings = [_clean(h.text_content()) for h in tree.iter("h1")]
    return next((h for h in headings if h), None)


def _times(tree: HtmlElement) -> Iterator[str]:
    for time in tree.iter("time"):
        if time.get("datetime"):
            yield time.get("datetime") or ""
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or element.text_content()


def _authors(value: object) -> tuple[str, ...]:
    out: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = _name(item)
        if name and not name.startswith(("http", "@")):
            out.extend(byline_names(name) or names_in(name) or (name,))
    return tuple(dict.fromkeys(out))


def _printed_byline(tree: HtmlElement) -> tuple[str, ...]:
    for element in tree.xpath(_BYLINE)[:5]:
        words = _clean(element.text_content())
        if words and len(words) < 200 and (names := byline_names(words) or names_in(words)):
            return names
    return ()


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((n for v in value if (n := _name(v))), None)
    return _clean(value.get("name")) if isinstance(value, dict) else _clean(value)


def _clean(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """`Bridge closed | Harrow Courier` -> `Bridge closed`, when the last part is the outlet's name."""
    if not title or not outlet:
        return title
    cut = list(_SEPARATOR.finditer(title))
    if cut and title[cut[-1].end() :].casefold() in (outlet.casefold(), outlet.casefold().removeprefix("the ")):
        return title[: cut[-1].start()]
    return title
