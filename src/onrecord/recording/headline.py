"""Story -> its headline, taken from the reports: a printed title, or the lead sentence of the report that shares most with the others."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.model import Anchor
from onrecord.recording.story import Story

MAX_HEADLINE = 110
"""Code points; a longer sentence is cut at a word."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def headline(story: Story) -> tuple[str, Anchor | None]:
    """The title of the latest day whose words the reports use most; a first sentence where no report has a title."""
    titles: list[tuple[str, str, Anchor | None]] = []
    leads: list[tuple[str, str, Anchor | None]] = []
    counts: Counter[str] = Counter()
    for article in story.record.articles:
        counts.update({w.lower() for w in _WORD.findall(article.text)})
        day = article.published.value or ""
        title = next((r for r in article.regions if r.kind == "title"), None)
        anchor = Anchor.at(article.id, title.start, title.end) if title is not None else None
        if anchor is not None and story.text(anchor) == (article.title or story.text(anchor)):
            titles.append((day, story.text(anchor), anchor))
        elif article.title:
            titles.append((day, article.title, None))
        body = next((r for r in article.regions if r.kind == "body"), None)
        if body is not None:
            lead = story.sentence(Anchor.at(article.id, body.start, body.end))
            leads.append((day, story.text(lead), lead))

    def shared(row: tuple[str, str, Anchor | None]) -> tuple[str, float, int, str]:
        words = {w.lower() for w in _WORD.findall(row[1])}
        return row[0], sum(counts[w] for w in words) / max(1, len(words)), -len(row[1]), row[1]

    _, text, where = max(titles or leads, key=shared, default=("", "", None))
    return _cut(text), where


def _cut(text: str) -> str:
    return text if len(text) <= MAX_HEADLINE else text[:MAX_HEADLINE].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
