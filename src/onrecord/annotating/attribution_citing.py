"""Attributions and parse -> with `citing Y` taken apart: `X reported, citing Y, that S`, `S, X said, citing Y`, `Citing Y, X said S`.

A tagger reads the participle as a cue of its own or leaves it in the content. Here S keeps its saying verb, loses the phrase, and says
whom X cites; whether S is then Y's, heard through X, or X's with Y for a ground, `speech.py` decides by what X is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.act_cues import cue_head
from onrecord.annotating.attribution import Attribution, channel_words
from onrecord.annotating.attribution_subjects import are_people, is_somebody
from onrecord.annotating.phrases import child, noun_phrase, objects_of
from onrecord.model import Parse, Span, Token

_CITING = frozenset({"cite", "quote"})
_EDGE = " \t\r\n\xa0,;:—–-"


def with_cited(parse: Parse, text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with whom they cite; those that said no more than that somebody is cited are gone."""
    by_sentence: dict[int, list[tuple[int, Token]]] = {}
    heads = [cue_head(parse, a.cue) if a.cue else None for a in found]
    for n, head in enumerate(heads):
        if head is not None and head.lemma.lower() not in _CITING:
            by_sentence.setdefault(head.sentence, []).append((n, head))
    out: dict[int, Attribution] = dict(enumerate(found))
    for n, a in enumerate(found):
        for citing in _participles(parse, a):
            whom = next((o for o in objects_of(parse, citing) if o.i > citing.i), None)
            host = _host(parse, citing, by_sentence.get(citing.sentence, []))
            if whom is None or not _may_have_said(parse, whom) or host is None or host not in out:
                continue
            phrase = noun_phrase(parse, whom)
            hole = Span(citing.start, phrase.end)
            content = tuple(p for s in out[host].content for p in _without(text, s, hole))
            if content and not any(phrase.overlaps(s) for s in out[host].source):
                out[host] = replace(out[host], content=content, cited=(phrase,))
                if n != host:
                    out.pop(n, None)
    return [out[n] for n in sorted(out)]


def _may_have_said(parse: Parse, whom: Token) -> bool:
    """A speaker or a paper, not a ground: one cites a doctor or a bulletin, and also the cold and the release of prisoners."""
    if is_somebody(whom) or are_people(whom):
        return True
    return whom.lemma.lower() in channel_words("vessel") and child(parse, whom, "prep", {"of"}) is None


def _participles(parse: Parse, a: Attribution) -> Iterator[Token]:
    """`citing` in the cue, in the content, or right behind the attribution."""
    first = min(s.start for s in (*a.cue, *a.content, *a.source))
    last = max(s.end for s in (*a.cue, *a.content, *a.source))
    for token in parse.tokens_in(Span(first, last)):
        if token.tag == "VBG" and token.lemma.lower() in _CITING and (token.i == 0 or parse.tokens[token.i - 1].lower not in ("as", "by")):
            yield token


def _host(parse: Parse, citing: Token, rows: Sequence[tuple[int, Token]]) -> int | None:
    """The attribution whose verb, or whose verb's subject, the participle hangs on; else the only one of the sentence."""
    for n, verb in rows:
        above = parse.head(citing)
        if above.i == verb.i or (above.dep == "nsubj" and above.head == verb.i):
            return n
    return rows[0][0] if len(rows) == 1 else None


def _without(text: str, span: Span, hole: Span) -> Iterator[Span]:
    if not span.overlaps(hole):
        yield span
        return
    for start, end in ((span.start, hole.start), (hole.end, span.end)):
        while start < end and text[start] in _EDGE:
            start += 1
        if text[start:end].startswith("that "):
            start += len("that ")
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if start < end:
            yield Span(start, end)
