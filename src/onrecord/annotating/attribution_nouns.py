"""Parse -> attributions whose cue is a noun: `the union's claim that S`, `gave confirmation that S`, `heaped praise on X for Y`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotating.attribution import Attribution, channel_words
from onrecord.annotating.attribution_subjects import source_of
from onrecord.annotating.gazetteer import country_of
from onrecord.annotating.phrases import child, clause, noun_phrase, runs
from onrecord.lexicon.cues import cue_nouns
from onrecord.model import Parse, Span, Token

_SPEAKS_ITSELF = frozenset({"report", "rumor", "rumour", "speculation"})
"""Nouns that are the source where nobody else is named: `amid reports that`."""

_COMING = frozenset({"come", "originate", "emanate", "stem"})


def find_noun_attributions(parse: Parse, text: str, quoted: frozenset[int]) -> Iterator[Attribution]:
    for noun in parse.tokens:
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        row = cue_nouns().get(noun.lemma.lower())
        if row is None:
            continue
        target = _complement(parse, noun, row.takes)
        thanks = () if target is not None else _thing_after(parse, text, noun, row.takes)
        if target is None and not thanks:
            continue
        source = owner_of(parse, noun)
        itself = source is None and row.lemma in _SPEAKS_ITSELF
        if source is None and not itself:
            continue
        head = noun if itself else source
        assert head is not None
        if head.lower in ("i", "we", "my", "our", "you", "your") and noun.i in quoted:
            continue
        span = _noun_without(parse, noun) if itself else _owner_span(parse, noun, head)
        content = thanks if target is None else clause(parse, target, text=text)
        if content:
            cue = () if itself else (Span(noun.start, noun.end),)
            yield Attribution((span,), cue or (Span(noun.start, noun.end),), content, row.lemma, "speech/noun")


def own_source(parse: Parse, noun: Token) -> Span | None:
    """The phrase of a cue noun that is its own source, where its sentence gives it to nobody."""
    return _noun_without(parse, noun) if noun.lemma.lower() in _SPEAKS_ITSELF and owner_of(parse, noun) is None else None


def _complement(parse: Parse, noun: Token, takes: Sequence[str]) -> Token | None:
    for c in parse.children(noun):
        if c.dep in ("acl", "ccomp", "relcl") and c.pos in ("VERB", "AUX") and "that" in takes and _is_content(parse, noun, c):
            return c
        if c.dep in ("acl", "xcomp") and "to-infinitive" in takes and child(parse, c, "aux", {"to"}) is not None:
            return c
    return None


def _is_content(parse: Parse, noun: Token, clause_head: Token) -> bool:
    """A clause with `that` which says what the noun says; `an order that she did not name` is an order, not what was ordered."""
    that = next((d for d in parse.subtree(clause_head) if d.lower == "that"), None)
    if that is None or that.i != parse.subtree(clause_head)[0].i or not _has_other_subject(parse, clause_head, that):
        return False
    return that.dep not in ("dobj", "pobj") or cue_nouns()[noun.lemma.lower()].act in ("claim", "accuse", "deny", "confirm", "feel")


def _has_other_subject(parse: Parse, verb: Token, that: Token) -> bool:
    """A clause with a subject of its own: after a noun of saying, its `that` is a complementizer."""
    return any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj") and c.i != that.i for c in parse.children(verb))


def _thing_after(parse: Parse, text: str, noun: Token, takes: Sequence[str]) -> tuple[Span, ...]:
    """`heaped praise on X for Y`, `expressed gratitude to X`: from the first preposition that the noun takes to the last."""
    wanted = {t for t in takes if t in ("for", "on", "to")}
    if not wanted or noun.dep != "dobj" or parse.head(noun).lemma not in channel_words("give"):
        return ()
    after = [
        c for h in (noun, parse.head(noun)) for c in parse.children(h) if c.dep in ("prep", "dative") and c.i > noun.i and c.lower in wanted
    ]
    if not after:
        return ()
    tokens = [noun, *(t for c in after for t in parse.subtree(c))]
    spans = runs(tokens, text)
    return (Span(spans[0].start, spans[-1].end),) if spans else ()


def owner_of(parse: Parse, noun: Token) -> Token | None:
    """Whose claim it is: `Norway's claim`, `Norwegian claims`, `claims by the port`, `the port made the claim`."""
    for c in parse.children(noun):
        if c.dep == "poss":
            return c
    for c in parse.children(noun):
        if c.dep in ("amod", "compound", "nmod") and (c.entity in ("NORP", "GPE", "ORG", "PERSON") or country_of(c.text)):
            return c
    for c in parse.children(noun):
        if c.dep == "prep" and c.lower in ("by", "from"):
            thing = child(parse, c, "pobj")
            if thing is not None:
                return thing
    head = parse.head(noun)
    if noun.dep == "nsubj" and head.lemma in _COMING:  # `The claim that S came from a diver`
        origin = next((thing for c in parse.children(head) if c.lower == "from" and (thing := child(parse, c, "pobj")) is not None), None)
        if origin is not None:
            return origin
    if noun.lemma.lower() not in _SPEAKS_ITSELF:
        after = next((c for c in parse.children(noun) if c.lower == "in" and c.i == noun.i + 1), None)
        seat = child(parse, after, "pobj") if after is not None else None
        if seat is not None and seat.entity == "GPE" and _complement(parse, noun, ("that",)) is not None:
            return seat  # `the insistence in Oslo that S`
    if noun.dep in ("dobj", "attr") and head.lemma in channel_words("give"):
        return source_of(parse, head)[0]
    if noun.dep == "pobj" and head.lower in ("of", "in", "with"):
        above = parse.head(head)
        if above.pos == "NOUN" and above.dep in ("dobj", "attr") and parse.head(above).lemma in channel_words("give"):
            return source_of(parse, parse.head(above))[0]
        if above.pos == "VERB" and above.lemma in channel_words("give"):
            return source_of(parse, above)[0]
    return None


def _owner_span(parse: Parse, noun: Token, owner: Token) -> Span:
    return (
        Span(owner.start, owner.end)
        if owner.dep in ("amod", "compound", "nmod") and parse.head(owner).i == noun.i
        else noun_phrase(parse, owner)
    )


def _noun_without(parse: Parse, noun: Token) -> Span:
    kept = [c for c in parse.children(noun) if c.dep in ("amod", "compound", "nmod", "poss") and c.i < noun.i]
    return Span(min([noun.start, *(c.start for c in kept)]), noun.end)
