"""A place in a report -> whether the report tells of an earlier time there: `In 1961 … . The minister said …` is history, not news.

Rule: the time is that of the last day, month or year printed before the place, in its sentence or the few before it. A late year that only
describes (`last year's vote`) dates nothing, and a weekday brings the report back to its news.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.model import Anchor, Time
from onrecord.recording.story import Story

OLD = 60
"""Days before a report beyond which what it tells is history: a running story keeps its news for weeks."""
REACH, REACH_OF_LONG_AGO = 5, 9
"""Sentences over which a day that is printed goes on dating what is told (a paragraph has one to four), and a year of long ago that stands
as an adverb or a heading: a look back has several paragraphs."""
LONG_AGO = 3
"""Years before a report from which one that only describes (`at the 1986 talks`) dates what is told, too."""
_AS_ADVERB = re.compile(
    r"(?:^|[.!?,;:#“”\"\n—–-]"
    r"|\b(?:in|on|by|during|until|since|of|early|late|mid|back|around|and|before|after|as))\s*(?:early |late |mid-)?$",
    re.I,
)
_DESCRIBES = re.compile(
    r"[’']s\b"
    r"|[- ](?!(?:in|on|at|to|by|for|from|of|and|or|but|when|that|as|with|after|before|because|while|the|a|an"
    r"|his|her|its|their|he|she|it|they)\b)[a-z]\w+"
)


def is_history(story: Story, anchor: Anchor) -> bool:
    """Whether the report dates the place OLD days before itself."""
    published = story.articles[anchor.article].published.value
    if published is None:
        return False
    first = (date.fromisoformat(published[:10]) - timedelta(days=OLD)).isoformat() if len(published) >= len("2031-05-05") else published
    time = _dating(story, anchor)
    return time is not None and time.value[:10] < first[: len(time.value[:10])]


def _dating(story: Story, anchor: Anchor) -> Time | None:
    """The last time that dates the place: in its own sentence outside of the anchor, else before it within REACH sentences."""
    rows = story.sentences.get(anchor.article, ())
    here = story.sentence(anchor)
    at = next((n for n, (start, _) in enumerate(rows) if start >= here.start), 0)
    begins, far = (rows[max(0, at - n)][0] if rows else here.start for n in (REACH, REACH_OF_LONG_AGO))
    times = [t for t in story.days.get(anchor.article, ()) if re.match(r"\d{4}", t.value) and far <= t.anchor.start < here.end]
    own = [t for t in times if here.start <= t.anchor.start and not t.anchor.overlaps(anchor) and _dates(story, t)]
    before = [t for t in times if t.anchor.start < here.start and _dates(story, t, alone=t.anchor.start < begins)]
    return own[0] if own else before[-1] if before else None


def _dates(story: Story, time: Time, *, alone: bool = False) -> bool:
    """Whether the time is told as an adverb, or of long ago; a weekday or `today` always is. `alone`: only as an adverb."""
    published = story.articles[time.anchor.article].published.value or ""
    if len(time.value) > len("2031-05") or not alone and int(time.value[:4]) <= int(published[:4] or 0) - LONG_AGO:
        return True
    text = story.articles[time.anchor.article].text
    before = text[max(0, time.anchor.start - 12) : time.anchor.start]
    return _AS_ADVERB.search(before) is not None and _DESCRIBES.match(text, time.anchor.end) is None


__all__ = ["OLD", "is_history"]
