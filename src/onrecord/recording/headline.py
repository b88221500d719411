"""Story -> its headline, taken from the reports: a printed title, or a lead sentence, of the newest day that tells what the others tell."""

from __future__ import annotations

from onrecord.model import Anchor
from onrecord.recording.brief_lead import ON_THE_NEWS, news_words, stems
from onrecord.recording.story import Story

MAX_HEADLINE = 110
"""Code points; a longer sentence is cut at a word."""


def headline(story: Story) -> tuple[str, Anchor | None]:
    """The title of the newest day that tells what the reports share; a first sentence where no report has a title."""
    titles: list[tuple[str, str, Anchor | None]] = []
    leads: list[tuple[str, str, Anchor | None]] = []
    news = news_words(story)
    for article in story.record.articles:
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

    def shared(text: str) -> float:
        words = stems(text)
        return sum(max(0, news[w] - 1) for w in words) / max(1, len(words))

    rows = titles or leads
    enough = ON_THE_NEWS * max((shared(text) for _, text, _ in rows), default=0.0)
    fit = [row for row in rows if shared(row[1]) >= enough]
    _, text, where = max(fit, key=lambda row: (row[0], shared(row[1]), -len(row[1]), row[1]), default=("", "", None))
    return _cut(text), where


def _cut(text: str) -> str:
    return text if len(text) <= MAX_HEADLINE else text[:MAX_HEADLINE].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
