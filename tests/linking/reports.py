"""Invented reports -> articles and annotations, sorted as the pipeline sorts them."""

from __future__ import annotations

import hashlib
from functools import cache

from onrecord.annotating import annotate_article
from onrecord.engines.syntax import load_syntax
from onrecord.engines.tagger import load_tagger
from onrecord.model import Annotations, Article, Published, Region

Report = tuple[str, str, str | None]
"""Outlet, text, day of publication."""


@cache
def annotated(*reports: Report) -> tuple[tuple[Article, ...], tuple[Annotations, ...]]:
    """The reports as articles with one body region each, and what the annotators find in them."""
    articles = sorted((_article(*report) for report in reports), key=lambda a: a.sha256)
    return tuple(articles), tuple(annotate_article(a, load_syntax(), load_tagger()) for a in articles)


def _article(outlet: str, text: str, day: str | None) -> Article:
    sha256 = hashlib.sha256(f"{outlet}\n{text}".encode()).hexdigest()
    published = Published(day, day, "given" if day else "none")
    return Article(f"a{sha256[:16]}", f"{outlet}.txt", sha256, None, outlet, (), "en", published, text, (Region(0, len(text), "body"),))
