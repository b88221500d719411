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
    """The title whose words the reports use most; the first sentence of a body where no report has a title."""
    titles, leads = [], []
    counts: Counter[str] = Counter()
    for article in story.record.articles:
        counts.update({w.lower() for w in _WORD.findall(article.text)})
        title = next((r for r in article.regions if r.kind == "title"), None)
        if title is not None:
            titles.append(Anchor.at(article.id, title.start, title.end))
        body = next((r for r in article.regions if r.kind == "body"), None)
        if body is not None:
            leads.append(story.sentence(Anchor.at(article.id, body.start, body.end)))
    anchors = titles or leads
    if not anchors:
        given = sorted(a.title for a in story.record.articles if a.title)
        return (given[0], None) if given else ("", None)

    def shared(anchor: Anchor) -> tuple[float, int, str, int]:
        words = {w.lower() for w in _WORD.findall(story.text(anchor))}
        return sum(counts[w] for w in words) / max(1, len(words)), -len(anchor.hull), anchor.article, anchor.start

    best = max(anchors, key=shared)
    return _cut(story.text(best)), best


def _cut(text: str) -> str:
    return text if len(text) <= MAX_HEADLINE else text[:MAX_HEADLINE].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
