"""A page's bytes, or a saved page's (MHTML) -> the document of its article.

The text is what trafilatura takes for the main text: there is no map back to the markup.
"""

from __future__ import annotations

import email
import email.policy
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import RefusedError
from onrecord.model import RegionKind
from onrecord.reading.encodings import Decoded, decode
from onrecord.reading.facts import Facts
from onrecord.reading.phrases import plain_form

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding=[\"']([\w.:-]{2,40})")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|div|p|h1)\b", re.IGNORECASE)
_MARKED: tuple[tuple[str, RegionKind], ...] = (
    ("//figcaption", "caption"),
    ("//blockquote[contains(@class, 'twitter-tweet') or contains(@class, 'instagram-media')]", "embed"),
    ("//blockquote[contains(@class, 'twitter-tweet')]/p", "embed"),
    ("//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]", "byline"),
    ("//aside//a | //aside//li | //*[contains(@class, 'related')]//a", "link"),
)
MARKED_MOST = 800
LEAST_MAIN = 25
"""Code points of the shortest line that makes a page's text more than a menu, when it also holds a sentence's end."""
_SENTENCE = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*(?:\s|$)|[。！？]")


def looks_like_html(head: bytes) -> bool:
    """Whether the first bytes of a file of unknown kind are markup."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and _HTML.search(head) is not None


def looks_like_mhtml(head: bytes) -> bool:
    start = head[:2048].lower()
    return b"mime-version:" in start and (b"multipart/related" in start or b"snapshot-content-location" in start)


_OWN_PAGE = re.compile(r'<meta name="generator" content="onrecord\b')


def page_text(data: bytes, locator: str, charset: str | None = None) -> tuple[str, Facts, dict[str, RegionKind], Decoded]:
    """Main text, facts, marked lines and the decoding of an HTML page. Raises RefusedError when it has no main text or is no page."""
    declared = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:512])
    decoded = decode(data, charset or (declared[1].decode("ascii", "replace") if declared else None))
    if decoded is None:
        raise RefusedError(locator, "binary data, not a page")
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    from onrecord.reading.metatags import page_facts

    if _OWN_PAGE.search(decoded.text[:4096]):
        raise RefusedError(locator, "a page that onrecord wrote, not a report")
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text, count=1).replace("\x00", "")
    try:
        tree = document_fromstring(markup, parser=HTMLParser(encoding=None, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(locator, "a page with no main text") from error
    facts, marked = page_facts(tree), _marked(tree)
    text = _main_text(markup)
    if not any(_SENTENCE.search(line) and len(line) >= LEAST_MAIN for line in text.splitlines()):
        raise RefusedError(locator, "a page with no main text")
    return text, facts, marked, decoded


def saved_page(data: bytes, locator: str) -> tuple[bytes, str | None, str | None]:
    """The HTML of a saved page (MHTML) with its charset and the address it was saved from. Raises RefusedError when it holds none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    address = message.get("Snapshot-Content-Location")
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            where = address or part.get("Content-Location")
            if isinstance(payload, bytes) and payload.strip():
                return payload, part.get_content_charset(), str(where) if where and str(where).startswith("http") else None
    raise RefusedError(locator, "a saved page without a page in it")


def with_address(facts: Facts, address: str | None) -> Facts:
    return replace(facts, url=facts.url or address)


def _main_text(markup: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(markup, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    text = document.text if document is not None and not isinstance(document, dict) else None
    return text or ""


def _marked(tree: HtmlElement) -> dict[str, RegionKind]:
    """The plain form of each line whose place in the markup says what it is."""
    out: dict[str, RegionKind] = {}
    for path, kind in _MARKED:
        for element in tree.xpath(path):
            for line in (element.text_content() or "").splitlines():
                form = plain_form(line)
                if 3 <= len(form) <= MARKED_MOST:
                    out.setdefault(form, kind)
    return out
