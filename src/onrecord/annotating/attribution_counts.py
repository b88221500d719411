"""The parse -> attributions of numbers that nobody `says`: `the ministry put the toll at nine`, `the firm speaks of 640 tonnes`,
`the board raised the count to ten`, `by the union's reckoning`, `the union's count stands at 44`.

Rules beside the tagger, which reads verbs of saying. Each asks for a number among the words given, and for somebody who gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_subjects import are_people, is_somebody, source_of
from onrecord.annotating.phrases import child, clause, noun_phrase, runs
from onrecord.lexicon.counts import count_words
from onrecord.model import Parse, Span, Token

RULE = "speech/counts"
_ROUND = frozenset({"hundred", "thousand", "million", "billion", "dozen"})
_LARGE = re.compile(r"\d[\d,.]{2,}")
"""A number that `arrived at` is no hour before."""
_STANDING = frozenset({"stand", "be", "remain"})
_BY = frozenset({"by", "on"})


def find_counts(parse: Parse, text: str, quoted: frozenset[int]) -> Iterator[Attribution]:
    """One attribution a number given so, outside of quotations."""
    for token in parse.tokens:
        if token.i in quoted:
            continue
        if token.pos == "VERB":
            yield from _by_verb(parse, text, token)
        elif token.pos == "NOUN" and token.lemma.lower() in count_words("reckoning"):
            yield from _by_noun(parse, text, token)


def _by_verb(parse: Parse, text: str, verb: Token) -> Iterator[Attribution]:
    lemma = verb.lemma.lower()
    given = _given(parse, verb, lemma)
    source = source_of(parse, verb)[0] if given else None
    if source is None or child(parse, verb, "nsubjpass") is not None or not _somebody(parse, source):
        return
    phrase = noun_phrase(parse, source)
    content = runs(given, text)
    if content and not any(phrase.overlaps(s) for s in content):
        cue = runs([verb, *(c for c in parse.children(verb) if c.dep in ("aux", "neg"))], text, complementizer=True)
        yield Attribution((phrase,), cue, content, "estimate" if lemma in count_words("puts") else "say", RULE)


def _given(parse: Parse, verb: Token, lemma: str) -> list[Token]:
    """The words that a verb of these gives; none where there is no number among them."""
    thing = child(parse, verb, "dobj")
    if lemma in count_words("puts") and _is_number(thing):
        return _with_preposition(parse, verb, thing, "at")
    if lemma in count_words("moves") and _is_number(thing):
        return _with_preposition(parse, verb, thing, "to")
    if lemma in count_words("lists") and thing is not None and _has_number(parse, thing):
        return [*parse.subtree(thing)]
    if lemma in count_words("arrives"):
        at = child(parse, verb, "prep", {"at"})
        value = child(parse, at, "pobj") if at is not None else None
        large = value is not None and any(t.tag == "CD" and _LARGE.match(t.text) for t in parse.subtree(value))
        return [*parse.subtree(value)] if value is not None and large else []
    if lemma in count_words("speaks"):
        of = child(parse, verb, "prep", {"of"})
        spoken = child(parse, of, "pobj") if of is not None else None
        if spoken is not None and _has_number(parse, spoken):
            return [*parse.subtree(spoken)]
    return []


def _is_number(thing: Token | None) -> bool:
    return thing is not None and thing.lemma.lower() in count_words("number")


def _with_preposition(parse: Parse, verb: Token, thing: Token | None, word: str) -> list[Token]:
    """`the toll at nine with one man missing`: the object, and what the verb puts it at."""
    if thing is None:
        return []
    at = child(parse, verb, "prep", {word}) or next((t for t in parse.subtree(thing) if t.dep == "prep" and t.lower == word), None)
    value = child(parse, at, "pobj") if at is not None else None
    if at is None or value is None or not _has_number(parse, value):
        return []
    beside = [c for c in parse.children(verb) if c.dep == "prep" and c.lower == "with" and c.i > at.i]
    return sorted({t.i: t for top in (thing, at, *beside) for t in parse.subtree(top)}.values(), key=lambda t: t.i)


def _has_number(parse: Parse, thing: Token) -> bool:
    return thing.tag == "CD" or any(
        (t.tag == "CD" or t.lemma.lower() in _ROUND) and t.entity not in ("DATE", "TIME") for t in parse.subtree(thing)
    )


def _by_noun(parse: Parse, text: str, noun: Token) -> Iterator[Attribution]:
    maker = _maker(parse, noun)
    if maker is None or not (_somebody(parse, maker) or noun.lemma.lower() in count_words("made")):
        return
    source = noun_phrase(parse, maker)
    above = parse.head(noun)
    if noun.dep == "pobj" and above.lower in _BY:
        verb = parse.head(above)
        if verb.pos not in ("VERB", "AUX") or not any(t.tag == "CD" and t.entity not in ("DATE", "TIME") for t in parse.subtree(verb)):
            return
        content = tuple(s for s in clause(parse, verb, without=[above], text=text))
        if content:
            yield Attribution((source,), (Span(above.start, noun.end),), content, "estimate", RULE)
    elif noun.dep == "nsubj" and above.lemma.lower() in _STANDING:
        value = child(parse, above, "attr")
        at = child(parse, above, "prep", {"at"})
        value = value or (child(parse, at, "pobj") if at is not None else None)
        if value is not None and _has_number(parse, value):
            loose = {t.i for c in parse.children(value) if c.dep == "relcl" for t in parse.subtree(c)}
            content = runs([t for t in parse.subtree(value) if t.i not in loose], text)
            if content and not any(source.overlaps(s) for s in content):
                yield Attribution((source,), (Span(noun.start, noun.end),), content, "estimate", RULE)


def _maker(parse: Parse, noun: Token) -> Token | None:
    """`the union's count`, `the count of the union`."""
    owner = child(parse, noun, "poss")
    if owner is not None:
        return owner
    of = child(parse, noun, "prep", {"of", "by"})
    return child(parse, of, "pobj") if of is not None else None


def _somebody(parse: Parse, token: Token) -> bool:
    """A name, a body or people that count; whole phrases, since the noun of `the Harbour Institute` may be in no list."""
    return is_somebody(token) or are_people(token) or token.entity in ("ORG", "PERSON", "GPE", "NORP")
