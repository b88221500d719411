"""Embed regions -> attributions: a post is its signer's words (`… — Name (@handle) April 1, 2031`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotating.attribution import Attribution
from onrecord.model import Article, Span

_SIGNED = re.compile(r"[—–-]\s*(?P<name>[^—–()\n]{2,60}?)\s*\((?P<handle>@\w{1,30})\)")
_LINK = re.compile(r"\s*(?:pic\.twitter\.com/\S+|https?://\S+|\bt\.co/\S+)")


def find_embed_attributions(article: Article) -> Iterator[Attribution]:
    for region in article.regions:
        if region.kind != "embed":
            continue
        signed = _SIGNED.search(article.text, region.start, region.end)
        if signed is None:
            continue
        end = signed.start()
        if link := _LINK.search(article.text, region.start, end):
            end = link.start()
        start = region.start
        while start < end and article.text[start] in ' \t\r\n"“':
            start += 1
        while end > start and article.text[end - 1] in ' \t\r\n"”':
            end -= 1
        if start < end:
            yield Attribution((Span(*signed.span("name")),), (), (Span(start, end),), "", "speech/embed")
