"""The tagger's spans -> attributions, with the lemma of the cue's head word.

The tagger knows which words are source, cue and content; which word of `has repeatedly denied` or `made the allegation` carries the meaning
is read off the parse and the lexicon, so that the act follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.annotating.attribution import Attribution, cue_nouns, cue_prepositions, cue_verbs
from onrecord.annotating.mentions import head_among
from onrecord.engines.decoding import Tagged
from onrecord.engines.syntax import PARSED
from onrecord.engines.tagger import TaggerEngine
from onrecord.model import Article, Parse, RegionKind, Span, Token
from onrecord.model.paragraph import paragraphs_of

_LIGHT = frozenset({"have", "be", "do", "make", "give", "take", "get", "go", "use", "continue", "begin", "keep", "come", "yet", "tell"})
"""Verbs that mean little beside another word of the cue (`made a claim`, `went on to say`, `has yet to deny`)."""


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


def cue_head(parse: Parse, spans: Sequence[Span]) -> Token | None:
    """The word that says what kind of saying it is: a verb or noun of the lexicon that is not a light one, else the head."""
    tokens = [t for s in spans for t in parse.tokens_in(s)]
    known = [t for t in tokens if is_cue_word(t)]
    full = [t for t in known if t.lemma.lower() not in _LIGHT]
    if full:
        verbs = [t for t in full if t.pos in ("VERB", "AUX")]
        return (verbs or full)[0] if not any(t.pos == "NOUN" for t in full) or not verbs else verbs[0]
    return known[0] if known else next((t for t in tokens if t.pos in ("VERB", "NOUN")), None) or head_among(parse, tokens)


def is_cue_word(token: Token) -> bool:
    lemma = token.lemma.lower()
    return lemma in cue_verbs() if token.pos in ("VERB", "AUX") else token.pos in ("NOUN", "PROPN") and lemma in cue_nouns()
