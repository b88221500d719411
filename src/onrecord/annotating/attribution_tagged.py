"""The tagger's spans -> attributions, with the lemma of the cue's head word.

The tagger knows which words are source, cue and content; which word of `has repeatedly denied` or `made the allegation` carries the meaning
is read off the parse and the lexicon, so that the act follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.annotating.act_cues import cue_head
from onrecord.annotating.attribution import Attribution, cue_prepositions
from onrecord.engines.decoding import Tagged
from onrecord.engines.syntax import PARSED
from onrecord.engines.tagger import TaggerEngine
from onrecord.model import Article, Parse, RegionKind, Span
from onrecord.model.paragraph import paragraphs_of


def find_tagged(article: Article, parse: Parse, tagger: TaggerEngine, regions: Collection[RegionKind]) -> Iterator[Attribution]:
    """The attributions that the tagger reads in the paragraphs of these kinds of regions, in text order."""
    paragraphs = [
        p for r in article.regions if r.kind in regions and r.kind in PARSED for p in paragraphs_of(article.text, r.start, r.end)
    ]
    for found in tagger.tag(article.text, paragraphs):
        yield attribution_of(article.text, parse, found)


def attribution_of(text: str, parse: Parse, found: Tagged) -> Attribution:
    return Attribution(found.source, found.cue, found.content, cue_lemma(text, parse, found.cue), "speech/tagger")


def cue_lemma(text: str, parse: Parse, spans: Sequence[Span]) -> str:
    """The lexicon's row that the cue is read by, else the lemma of its head; `according to` and other fixed phrases by their words."""
    printed = " ".join(" ".join(text[s.start : s.end] for s in spans).lower().split())
    for phrase in cue_prepositions():
        if printed.startswith(phrase) or f" {phrase}" in printed:
            return phrase
    head = cue_head(parse, spans)
    return head.lemma.lower() if head is not None else ""
