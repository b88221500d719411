"""The tagger's spans -> attributions, with the lemma of the cue's head word.

The tagger knows which words are source, cue and content; which word of `has repeatedly denied` or `made the allegation` carries the meaning
is read off the parse and the lexicon, so that the act follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.annotating.act_cues import cue_head
from onrecord.annotating.attribution import Attribution
from onrecord.engines.decoding import Tagged
from onrecord.engines.syntax import PARSED
from onrecord.engines.tagger import TaggerEngine
from onrecord.lexicon.cues import cue_prepositions
from onrecord.model import Article, Parse, RegionKind, Span
from onrecord.model.paragraph import paragraphs_of


def find_tagged(article: Article, parse: Parse, tagger: TaggerEngine, regions: Collection[RegionKind]) -> Iterator[Attribution]:
    """The attributions that the tagger reads in the paragraphs of these kinds of regions.

    Where a headline's saying runs on into the text below it, the lead's own saying is lost in it: then the headline is read apart.
    """
    titles: list[Span] = []
    others: list[Span] = []
    for region in article.regions:
        if region.kind in regions and region.kind in PARSED:
            rows = titles if region.kind == "title" else others
            rows.extend(paragraphs_of(article.text, region.start, region.end))
    read = tagger.tag(article.text, [*titles, *others])
    if any(runs_on(found, titles) for found in read):
        read = (*tagger.tag(article.text, titles), *tagger.tag(article.text, others))
    for found in read:
        yield attribution_of(article.text, parse, found)


def runs_on(found: Tagged, titles: Sequence[Span]) -> bool:
    """Some of its parts stand in the headline and some do not."""
    spans = (*found.source, *found.cue, *found.content)
    return any(t.overlaps(s) for t in titles for s in spans) and not all(any(t.contains(s) for t in titles) for s in spans)


def attribution_of(text: str, parse: Parse, found: Tagged) -> Attribution:
    return Attribution(found.source, found.cue, found.content, cue_lemma(text, parse, found.cue), "speech/tagger")


def cue_lemma(text: str, parse: Parse, spans: Sequence[Span]) -> str:
    """The lexicon's row that the cue is read by, else the lemma of its head; `according to` and other fixed phrases by their words."""
    printed = " ".join(" ".join(text[s.start : s.end] for s in spans).lower().split())
    for phrase in cue_prepositions():
        if f" {phrase} " in f" {printed} ":
            return phrase
    head = cue_head(parse, spans)
    return head.lemma.lower() if head is not None else ""
