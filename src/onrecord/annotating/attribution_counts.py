"""The parse -> attributions of numbers that nobody `says`: `the ministry put the toll at nine`, `the firm speaks of 640 tonnes`,
`the board raised the count to ten`, `by the union's reckoning`, `the union's count stands at 44`, `the pilots have it nine miles out`.

Rules beside the tagger, which reads verbs of saying. Each asks for a number among the words given, and for somebody who gives them. Where
a second giver follows without a verb (`…, the union at 44`), `attribution_gapped.py` goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
_NEAR = frozenset({"close", "near"})
_BY = frozenset({"by", "on"})
_ENDS = frozenset({";", "—", "–"})
_NUMBER_SOON = 6
"""Tokens behind a verb of counting within which its number begins (`counted on Sunday over 80 vacant`)."""
_DATED = ("DATE", "TIME")
_FROM = frozenset({"from", "off", "outside", "inside", "within", "out", "away", "north", "south", "east", "west", "short"})
"""Words behind a length by which it is a place (`14 miles from the coast`)."""


def find_counts(parse: Parse, text: str, quoted: frozenset[int]) -> Iterator[Attribution]:
    """One attribution a number given so, outside of quotations."""
    for token in parse.tokens:
        if token.i in quoted:
            continue
        if token.pos == "VERB" or token.dep in ("ROOT", "ccomp") and token.tag in ("NNS", "VBZ"):  # taggers read `counts` as a plural
            yield from _by_verb(parse, text, token)
        if token.pos == "NOUN" and token.lemma.lower() in count_words("reckoning"):
            yield from _by_noun(parse, text, token)


def _by_verb(parse: Parse, text: str, verb: Token) -> Iterator[Attribution]:
    lemma = verb.lemma.lower()
    given = given_by(parse, verb)
    source = source_of(parse, verb)[0] if given else None
    if source is None or child(parse, verb, "nsubjpass") is not None or not somebody(parse, source):
        return
    phrase = noun_phrase(parse, source)
    content = runs(given, text)
    if content and not any(phrase.overlaps(s) for s in content):
        cue = runs([verb, *(c for c in parse.children(verb) if c.dep in ("aux", "neg"))], text, complementizer=True)
        yield Attribution((phrase,), cue, content, "estimate" if lemma in count_words("puts") else "say", RULE)


def given_by(parse: Parse, verb: Token) -> list[Token]:
    """The words that a verb of these gives; none where there is no number among them."""
    thing, lemma = child(parse, verb, "dobj"), verb.lemma.lower()
    if lemma in count_words("puts") and (_is_number(thing) or (thing is not None and thing.lower == "it")):
        given = _with_preposition(parse, verb, thing, "at")
        placed = not _is_number(thing) and _length_in(given) is not None  # `put it at 12 yards`: the ball
        return [] if placed else given
    if lemma in count_words("gives") and _is_number(thing):
        return _with_preposition(parse, verb, thing, "as")
    if lemma in count_words("moves") and _is_number(thing):
        return _with_preposition(parse, verb, thing, "to")
    if lemma in count_words("lists"):
        return _listed(parse, verb, thing)
    if lemma == "have" and thing is not None and thing.lower == "it":
        behind = _behind(parse, verb, thing.i + 1)
        length = _length_in(behind[:_NUMBER_SOON])
        placed = length is not None and any(t.lower in _FROM for t in behind[length + 1 : length + 3])
        return [thing, *behind] if placed and behind[0].tag not in ("IN", "TO") else []
    if lemma in count_words("arrives"):
        at = child(parse, verb, "prep", {"at"})
        value = child(parse, at, "pobj") if at is not None else None
        large = value is not None and any(t.tag == "CD" and _LARGE.match(t.text) for t in parse.subtree(value))
        return [*parse.subtree(value)] if value is not None and large else []
    if lemma in count_words("speaks"):
        of = child(parse, verb, "prep", {"of"}) or _of_behind_day(parse, verb)
        spoken = child(parse, of, "pobj") if of is not None else None
        if spoken is not None and has_number(parse, parse.subtree(spoken)):
            return [*parse.subtree(spoken)]
    return []


def _length_in(tokens: Sequence[Token]) -> int | None:
    """Where among the tokens a number's unit of length stands."""
    rows = ((n, t.lower, t.lemma.lower()) for n, t in enumerate(tokens[1:], 1) if tokens[n - 1].tag in ("CD", "JJ"))
    return next((n for n, form, lemma in rows if {form, lemma} & count_words("lengths")), None)


def _listed(parse: Parse, verb: Token, thing: Token | None) -> list[Token]:
    """`lists over 80 vacant, nearly all of them mills`: all that the verb lists."""
    if verb.pos == "VERB" and thing is not None and has_number(parse, parse.subtree(thing)):
        first = min(t.i for t in parse.subtree(thing))
        if not has_number(parse, parse.tokens[verb.i + 1 : first]):
            return [*parse.subtree(thing)]
    behind = _behind(parse, verb, verb.i + 1)
    counted = [t for t in behind[:_NUMBER_SOON] if t.tag == "CD" and t.entity not in _DATED and not _is_end(parse, t)]
    return behind if counted and (verb.pos == "VERB" or child(parse, verb, "nsubj") is not None) else []


def _is_end(parse: Parse, number: Token) -> bool:
    """`counted to 100`, `counted down from ten`: how far somebody counts, and nothing that is counted."""
    return number.dep == "pobj" and parse.head(number).lower in ("to", "from")


def _of_behind_day(parse: Parse, verb: Token) -> Token | None:
    """`spoke on 12 June of 27 boats`: the parse hangs the `of` on the day."""
    for t in parse.tokens[verb.i + 1 : parse.sentence_of(verb).last]:
        if t.lower == "of" and t.dep == "prep":
            return t
        if t.entity not in _DATED and t.lower not in ("on", "in", "at", "last", "the"):
            return None
    return None


def _behind(parse: Parse, verb: Token, first: int) -> list[Token]:
    """What follows a verb in its clause, from token `first`: up to a semicolon or dash, without a second verb or a relative clause."""
    cut: set[int] = set()
    stop = next((t.i for t in parse.tokens[first : parse.sentence_of(verb).last] if t.text in _ENDS), parse.sentence_of(verb).last)
    for t in parse.tokens[first:stop]:
        loose = t.dep == "relcl" or (t.dep in ("conj", "advcl", "parataxis") and t.head == verb.i and t.pos in ("VERB", "AUX"))
        if loose and t.tag != "JJ" and not (t.dep == "advcl" and t.i <= first + _NUMBER_SOON):
            cut.update(x.i for x in parse.subtree(t))
            cut.update(c.i for c in parse.children(parse.head(t)) if c.dep in ("cc", "punct") and c.i < t.i)
    kept = [t for t in parse.tokens[first:stop] if t.i not in cut]
    while kept and kept[-1].pos in ("PUNCT", "CCONJ"):
        kept.pop()
    return kept


def _is_number(thing: Token | None) -> bool:
    return thing is not None and thing.lemma.lower() in count_words("number")


def _with_preposition(parse: Parse, verb: Token, thing: Token | None, word: str) -> list[Token]:
    """`the toll at nine with one man missing`: the object, and what the verb puts it at."""
    if thing is None:
        return []
    at = child(parse, verb, "prep", {word}) or next((t for t in parse.subtree(thing) if t.dep == "prep" and t.lower == word), None)
    value = child(parse, at, "pobj") if at is not None else None
    if at is None or value is None or not has_number(parse, parse.subtree(value)):
        return []
    beside = [c for c in parse.children(verb) if c.dep == "prep" and c.lower == "with" and c.i > at.i]
    return sorted({t.i: t for top in (thing, at, *beside) for t in parse.subtree(top)}.values(), key=lambda t: t.i)


def has_number(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Whether a number that is no date stands among the tokens."""
    return any((t.tag == "CD" or t.lemma.lower() in _ROUND) and t.entity not in _DATED for t in tokens)


def _by_noun(parse: Parse, text: str, noun: Token) -> Iterator[Attribution]:
    maker = _maker(parse, noun)
    if maker is None or not (somebody(parse, maker) or noun.lemma.lower() in count_words("made")):
        return
    source = noun_phrase(parse, maker)
    above = parse.head(noun)
    if noun.dep == "pobj" and above.lower in _BY:
        verb = next((v for v in parse.ancestors(above) if v.pos in ("VERB", "AUX") and _counts(parse, v, above)), None)
        content = tuple(s for s in clause(parse, verb, without=[above], text=text)) if verb is not None else ()
        if content:
            yield Attribution((source,), (Span(above.start, noun.end),), content, "estimate", RULE)
    elif noun.dep == "nsubj" and above.lemma.lower() in _STANDING:
        value = child(parse, above, "attr")
        close = child(parse, above, "acomp")
        place = close if close is not None and close.lemma.lower() in _NEAR else above
        at = child(parse, place, "prep", {"at", "to"})
        value = value or (child(parse, at, "pobj") if at is not None else None)
        if value is not None and (value.tag == "CD" or has_number(parse, parse.subtree(value))):
            first = min(t.i for t in parse.subtree(close if place is close and close is not None else value))
            content = runs(_behind(parse, above, first), text)
            if content and not any(source.overlaps(s) for s in content):
                yield Attribution((source,), (Span(noun.start, noun.end),), content, "estimate", RULE)


def _counts(parse: Parse, verb: Token, without: Token) -> bool:
    """Whether a number that is no date stands below the verb, outside of a phrase."""
    cut = {t.i for t in parse.subtree(without)}
    return any(t.tag == "CD" and t.entity not in _DATED and t.i not in cut for t in parse.subtree(verb))


def _maker(parse: Parse, noun: Token) -> Token | None:
    """`the union's count`, `the count of the union`."""
    owner = child(parse, noun, "poss")
    if owner is not None:
        return owner
    of = child(parse, noun, "prep", {"of", "by"})
    return child(parse, of, "pobj") if of is not None else None


def somebody(parse: Parse, token: Token) -> bool:
    """A name, a body or people that count; whole phrases, since the noun of `the Harbour Institute` may be in no list."""
    named = token.entity in ("ORG", "PERSON", "GPE", "NORP") or (token.pos == "PROPN" and token.entity not in _DATED)
    return named or is_somebody(token) or are_people(token) or token.lower in count_words("hands")
