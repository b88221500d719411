"""Transcripts -> attributions: `BRIGHT: We lost both tugs.` Each labelled paragraph is its speaker's words.

A label counts only where the article is printed as one: at least MIN_TURNS labelled paragraphs, at least two labels, and they come
back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from onrecord.annotating.attribution import Attribution
from onrecord.model import Article, RegionKind, Span
from onrecord.model.paragraph import paragraphs_of

MIN_TURNS = 4
"""Labelled paragraphs from which a text is a transcript; a list of `Note:` and `Photo:` lines has fewer or no label twice."""
_LABEL = re.compile(
    r"[\"“(]?(?P<name>[A-Z][\w.’'-]*(?:[ \xa0][A-Z][\w.’'-]*){0,4})(?:[ \xa0]?\([^()\n]{1,40}\))?(?P<colon>:)[ \t\xa0]+(?=\S)"
)


def find_transcript_attributions(article: Article, regions: Collection[RegionKind]) -> Iterator[Attribution]:
    turns: list[tuple[re.Match[str], Span]] = []
    for region in article.regions:
        if region.kind in regions:
            for p in paragraphs_of(article.text, region.start, region.end):
                match = _LABEL.match(article.text, p.start, p.end)
                if match is not None and match.end() < p.end:
                    turns.append((match, p))
    labels = Counter(m["name"] for m, _ in turns)
    if len(turns) < MIN_TURNS or len(labels) < 2 or max(labels.values()) < 2 or len(turns) < 2 * len(labels):
        return
    for match, p in turns:
        end = p.end
        while end > match.end() and article.text[end - 1] in ' \t"”':
            end -= 1
        if end > match.end():
            yield Attribution(
                (Span(*match.span("name")),), (Span(*match.span("colon")),), (Span(match.end(), end),), "", "speech/transcript"
            )
