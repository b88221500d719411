"""A noun that stands for a count (`the number of people killed`, `the death toll`) -> what it counts."""

from __future__ import annotations

from onrecord.annotating.nouns import STATES, joint, noun_words
from onrecord.model import Parse, Token

TALLIES = frozenset({"number", "toll", "count", "total", "tally", "figure", "sum", "size"})
"""Nouns that stand for a count of something: what rises or is put at N is not they but what they count."""


def tallied(parse: Parse, topic: Token, skip: frozenset[int]) -> str | None:
    """What a tally counts: `the number of people killed rose` -> `people killed`, `the death toll` -> `deaths`; else None."""
    if topic.lemma.lower() not in TALLIES:
        return None
    for of in (c for c in parse.children(topic) if c.dep == "prep" and c.lower == "of"):
        below = next((c for c in parse.children(of) if c.dep in ("pobj", "pcomp")), None)
        if below is not None and (below.lower in STATES or below.tag in {"VBN", "VBG", "JJ"}):
            return " or ".join(v.lower for v in joint(parse, below))  # `the number of missing`
        thing = below if below is not None and below.dep == "pobj" and below.pos in ("NOUN", "PROPN") else None
        if thing is not None:
            behind = parse.tokens[thing.i + 1] if thing.i + 1 < len(parse.tokens) else thing
            done = [v.lower for v in joint(parse, behind)] if behind.tag in {"VBN", "VBG", "VBD"} or behind.lower in STATES else []
            return " ".join([*noun_words(parse, thing, -1, skip), " or ".join(done)]).strip()
    if topic.lemma.lower() == "toll" and not any(c.dep == "compound" and c.lower != "death" for c in parse.children(topic)):
        return "deaths"
    return None


def asked_before(parse: Parse, token: Token) -> str | None:
    """What the sentence or the one before asks the number of: `It did not say how many crates were lost. A clerk put the number at 40`."""
    here, before = parse.sentence_of(token), parse.sentences[max(0, token.sentence - 1)]
    first = before.first if before.paragraph == here.paragraph else here.first
    for many in reversed(parse.tokens[first : token.i]):
        if many.lower == "many" and many.i > first and parse.tokens[many.i - 1].lower == "how":
            noun = parse.head(many)
            if noun.pos not in ("NOUN", "PROPN"):
                return None
            verb = parse.head(noun)
            done = joint(parse, verb) if noun.dep == "nsubjpass" and verb.tag == "VBN" else ()
            return " ".join([*noun_words(parse, noun, many.i, frozenset()), " or ".join(v.lower for v in done)]).strip()
    return None
