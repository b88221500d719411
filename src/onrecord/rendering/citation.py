"""An anchor -> a citation: who, outlet, title, date, locator.

What enters: a record and one anchor of it. What leaves: one line of plain text that can stand in a footnote. Rule: the printed words are
quoted as printed; a missing outlet, title or date is said to be missing, never filled.
"""

from __future__ import annotations

from onrecord.model import Anchor, Article, Record
from onrecord.rendering.dates import printed
from onrecord.rendering.speakers import Speakers, outlet_of
from onrecord.rendering.words import cut, one_line

# Long enough to find the words in the report, short enough for a footnote.
QUOTED = 160


def citation(record: Record, anchor: Anchor, *, quoted: int = QUOTED) -> str:
    """Cite printed words, at most `quoted` characters of them (0: none).

    “the dam is safe”: Ada Holm, in The Valley Post, “Dam leaks”, 3 May 2031, post.txt, characters 120–135
    """
    return cite(Speakers.of(record), anchor, quoted=quoted)


def cite(speakers: Speakers, anchor: Anchor, *, quoted: int = QUOTED) -> str:
    """As `citation`, on tables that are already built."""
    article = speakers.articles[anchor.article]
    who = speakers.who(anchor)
    voice = f"{outlet_of(article)}, in its own voice" if speakers.own_voice(anchor) else f"{who}, in {outlet_of(article)}"
    places = ", ".join(f"{span.start}–{span.end}" for span in anchor.spans)
    words = f"“{cut(anchor.text_in(article.text), quoted)}”: " if quoted else ""
    return f"{words}{voice}, {source_line(article)}, characters {places}"


def source_line(article: Article) -> str:
    """A report's own citation: title, date and, to find it again, its address where it has one, else its locator."""
    title = f"“{one_line(article.title)}”" if article.title else "untitled"
    return f"{title}, {published_day(article)}, {one_line(article.url or article.locator)}"


def published_day(article: Article) -> str:
    """`28 April 2025`; `undated, 28 April 2025 at the earliest`; `undated`."""
    published = article.published
    if published.value:
        return printed(published.value)
    return f"undated, {printed(published.earliest)} at the earliest" if published.earliest else "undated"
