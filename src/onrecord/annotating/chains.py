"""Attribution -> how the article has it: said to whom, and via which agencies, papers and statements, nearest to the reader first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.attribution import Attribution, channel_words
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.phrases import child, noun_phrase
from onrecord.annotating.sources import resolve_source
from onrecord.lexicon.press import press_words
from onrecord.model import Addressee, Parse, Span, Token, Via

_BY = frozenset({"by", "via", "through", "on", "in"})
_JOINED = 4
"""Verbs of one subject that are climbed from the last to the first."""


def addressee_of(parse: Parse, text: str, mentions: Mentions, cue: Token) -> Addressee | None:
    """Whom it was said to: `told Petrov`, `said in a letter to the Courier`."""
    thing: Token | None = None
    if cue.lemma in channel_words("tell"):
        thing = next(
            (c for c in parse.children(cue) if c.dep in ("dobj", "dative") and c.i > cue.i and c.pos in ("PROPN", "NOUN", "PRON")), None
        )
        if thing is not None and thing.dep == "dative" and thing.pos == "ADP":
            thing = child(parse, thing, "pobj")
    if thing is None:
        thing = _to_after_vessel(parse, cue)
    if thing is None or thing.lower in ("it", "that", "them"):
        return None
    span = noun_phrase(parse, thing)
    return Addressee((span,), resolve_source(parse, text, mentions, (span,)).name)


def _to_after_vessel(parse: Parse, cue: Token) -> Token | None:
    """`explained in an interview with the Courier`, `wrote in a letter to the council`, `said to reporters`."""
    for preposition in (c for c in (*parse.children(cue), *_fronted(parse, cue)) if c.dep in ("prep", "dative")):
        if preposition.lower == "to" and (thing := child(parse, preposition, "pobj")) is not None and thing.pos in ("PROPN", "NOUN"):
            return thing
        vessel = child(parse, preposition, "pobj")
        if vessel is None or vessel.lemma.lower() not in channel_words("vessel"):
            continue
        for inner in (c for c in parse.children(vessel) if c.dep == "prep" and c.lower in ("to", "with")):
            if (thing := child(parse, inner, "pobj")) is not None:
                return thing
    return None


def carriers_of(parse: Parse, text: str, mentions: Mentions, cue: Token, attribution: Attribution) -> tuple[Via, ...]:
    """Who passed it on, by the words around the cue: `in a statement printed by the Courier`, `X quoted Y as saying`, `told Reuters`."""
    out: list[Via] = []
    if attribution.carrier:
        out.append(via_of(parse, text, mentions, attribution.carrier))
    for token in _around(parse, cue):
        if token.lemma.lower() not in channel_words("vessel") or token.dep != "pobj":
            continue
        for participle in _participles(parse, token):
            for preposition in (c for c in parse.children(participle) if c.dep in ("agent", "prep") and c.lower in _BY):
                if (thing := child(parse, preposition, "pobj")) is not None and thing.entity not in ("DATE", "TIME"):
                    out.append(via_of(parse, text, mentions, (noun_phrase(parse, thing),)))
        for preposition in (c for c in parse.children(token) if c.dep == "prep" and c.lower in ("via", "through")):
            if (thing := child(parse, preposition, "pobj")) is not None:
                out.append(via_of(parse, text, mentions, (noun_phrase(parse, thing),)))
    out.extend(_on_the_air(parse, text, mentions, cue))
    first = parse.head(cue) if cue.dep == "conj" else cue
    if first.dep == "relcl" and (carrier := _carrier_above(parse, first)) is not None:
        out.append(via_of(parse, text, mentions, (noun_phrase(parse, carrier),)))
    to = addressee_of(parse, text, mentions, cue)
    if to is not None:
        link = via_of(parse, text, mentions, to.spans)
        if link.kind == "media":
            out.append(link)
    return unique(out)


def _participles(parse: Parse, vessel: Token) -> Iterator[Token]:
    """`a letter read aloud in church and printed by the Courier`: each verb that says how it travelled."""
    for first in (c for c in parse.children(vessel) if c.dep in ("acl", "relcl", "amod") and c.i > vessel.i):
        joined = (c for c in parse.children(first) if c.dep == "conj" and c.tag in ("VBN", "VBD") and child(parse, c, "nsubj") is None)
        for verb in (first, *joined):
            if verb.lemma in channel_words("carry"):
                yield verb


def _fronted(parse: Parse, cue: Token) -> tuple[Token, ...]:
    """`In a letter to the Courier the firm regretted the delay and said S`: what stands before the subject goes for each of its verbs."""
    first = cue
    for _ in range(_JOINED):
        if first.dep != "conj" or parse.head(first).pos not in ("VERB", "AUX"):
            break
        first = parse.head(first)
    subject = child(parse, first, "nsubj")
    if first.i == cue.i or subject is None:
        return ()
    return tuple(c for c in parse.children(first) if c.dep == "prep" and c.i < subject.i)


def _on_the_air(parse: Parse, text: str, mentions: Mentions, cue: Token) -> Iterator[Via]:
    """`said on state television`, `conceded on Radio Velta`."""
    for preposition in (c for c in parse.children(cue) if c.dep == "prep" and c.lower == "on"):
        thing = child(parse, preposition, "pobj")
        if thing is not None and thing.entity not in ("DATE", "TIME"):
            link = via_of(parse, text, mentions, (noun_phrase(parse, thing),))
            if link.kind == "media" or thing.lower in press_words("on-air"):
                yield replace(link, kind="media")


def _carrier_above(parse: Parse, cue: Token) -> Token | None:
    """`X carried a statement by Y, which says S`: X. The parser hangs `by Y` on the noun or on the verb."""
    above = parse.head(cue)
    while above.dep in ("pobj", "prep", "agent", "dobj") and above.lemma not in channel_words("carry"):
        above = parse.head(above)
    vessel = child(parse, above, "dobj")
    if above.lemma not in channel_words("carry") or vessel is None or vessel.lemma.lower() not in channel_words("vessel"):
        return None
    subject = child(parse, above, "nsubj")
    return subject if subject is not None and subject.pos in ("PROPN", "NOUN") else None


def _around(parse: Parse, cue: Token) -> tuple[Token, ...]:
    """The prepositional phrases of the cue's clause; spaCy hangs some of them on the subject."""
    heads = [c for c in parse.children(cue) if c.dep in ("prep", "nsubj", "agent", "npadvmod")]
    return tuple(t for h in (*_fronted(parse, cue), *heads) for t in parse.subtree(h))


def via_of(parse: Parse, text: str, mentions: Mentions, spans: Sequence[Span]) -> Via:
    source = resolve_source(parse, text, mentions, spans)
    return Via(tuple(spans), source.name, source.kind)


def unique(links: Sequence[Via]) -> tuple[Via, ...]:
    """The first of each name."""
    return tuple({v.name: v for v in reversed(links)}[name] for name in dict.fromkeys(v.name for v in links))
