"""Parse and attributions -> the denials that a tagger cuts wrongly: `claims that S were rejected by Y`, `Y, who …, denied this`.

The noun's claim ends where the verb of the denial begins, and the denial is of the one behind `by`. A denial whose object only points at
what was said before (`denied this`, `rejected the allegation`) is added where no cue stands at its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotating.act_cues import act_words, cue_head, verb_acts
from onrecord.annotating.attribution import Attribution
from onrecord.annotating.attribution_subjects import cue_spans, is_somebody, source_of
from onrecord.annotating.phrases import child, noun_phrase
from onrecord.lexicon.cues import cue_nouns
from onrecord.model import Parse, Span, Token

_POINTING = frozenset({"this", "that", "it"})
_BARE = frozenset({"this", "that", "the", "these", "those", "any", "all", "such", "both"})
"""What stands before a noun that names something told before: `rejected the allegation`, `denied these claims`."""
_CLAIMS = frozenset({"claim", "accuse"})
_EDGE = " \t\r\n\xa0,;:"


def with_rejected(parse: Parse, text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the claims that are denied ended before the denial, and with the denials that were missing."""
    denials = {noun.i: (noun, verb, by) for noun, verb, by in _passives(parse)}
    out: list[Attribution] = []
    done: set[int] = set()
    for a in found:
        head = cue_head(parse, a.cue) if a.cue else None
        if head is not None and head.i in denials:
            a = _ended(parse, text, a, denials[head.i][1])
        whole = next((row for row in denials.values() if head is not None and row[1].i == head.i), None)
        if whole is not None:
            done.add(whole[1].i)
            a = replace(_denial(parse, text, *whole, a.lemma), cue=a.cue)
        out.append(a)
    out += [_denial(parse, text, noun, verb, by, verb.lemma.lower()) for noun, verb, by in denials.values() if verb.i not in done]
    heads = {head.i for a in out if a.cue and (head := cue_head(parse, a.cue)) is not None}
    return [*out, *(a for a in _pointing(parse, text) if not any(heads & {t.i for s in a.cue for t in parse.tokens_in(s)}))]


def _passives(parse: Parse) -> Iterator[tuple[Token, Token, Token]]:
    """A noun of claiming with a clause, the passive verb of denial that it is the subject of, and the one behind `by`."""
    for verb in parse.tokens:
        if verb.tag != "VBN" or not _denies(parse, verb):
            continue
        above = parse.head(verb)
        # `Claims that X hid the letter were rejected`: the parser may take the noun for the sentence and the letter for what was rejected
        verbless = above.i < verb.i and above.dep == "ROOT" and above.pos == "NOUN"
        noun, agent = above if verbless else child(parse, verb, "nsubjpass"), child(parse, verb, "agent")
        by = child(parse, agent, "pobj") if agent is not None else None
        row = cue_nouns().get(noun.lemma.lower()) if noun is not None else None
        if noun is None or by is None or row is None or row.act not in (*_CLAIMS, "say", "feel", "estimate"):
            continue
        if not (is_somebody(by) or by.pos == "PROPN"):
            continue
        if any(c.dep in ("acl", "ccomp", "relcl") and c.i < verb.i for c in parse.children(noun)):
            yield noun, verb, by


def _denies(parse: Parse, verb: Token) -> bool:
    """`rejected`, `brushed aside`, `waved away`."""
    after = parse.tokens[verb.i + 1].lower if verb.i + 1 < len(parse.tokens) else ""
    lemma = verb.lemma.lower()
    return verb_acts().get(lemma) == "deny" or act_words("phrase").get(f"{lemma} {after}") == "deny"


def _first(parse: Parse, verb: Token) -> Token:
    """The first word of the passive: `had been rejected`."""
    return min((verb, *(c for c in parse.children(verb) if c.dep in ("aux", "auxpass", "neg") and c.i < verb.i)), key=lambda t: t.i)


def _ended(parse: Parse, text: str, a: Attribution, verb: Token) -> Attribution:
    end = _first(parse, verb).start
    ends = [(s.start, _trimmed(text, s.start, min(s.end, end))) for s in a.content if s.start < end]
    content = tuple(Span(start, stop) for start, stop in ends if start < stop)
    return replace(a, content=content) if content else a


def _denial(parse: Parse, text: str, noun: Token, verb: Token, by: Token, lemma: str) -> Attribution:
    first = min(t.start for t in parse.subtree(noun) if t.i <= noun.i and t.sentence == verb.sentence)
    content = Span(first, _trimmed(text, first, _first(parse, verb).start))
    return Attribution((noun_phrase(parse, by),), cue_spans(parse, verb, text), (content,), lemma, "speech/rejected")


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return end


def _pointing(parse: Parse, text: str) -> Iterator[Attribution]:
    """`Y denied this`, `Y rejected the allegation`."""
    for verb in parse.tokens:
        if verb.pos != "VERB" or verb_acts().get(verb.lemma.lower()) != "deny" or child(parse, verb, "neg") is not None:
            continue
        thing = child(parse, verb, "dobj")
        if thing is None or not _points(parse, verb, thing):
            continue
        source, _ = source_of(parse, verb)
        if source is None or source.i >= verb.i or source.pos not in ("NOUN", "PROPN") or not is_somebody(source):
            continue
        span = noun_phrase(parse, source)
        if span.end <= verb.start:
            yield Attribution((span,), cue_spans(parse, verb, text), (noun_phrase(parse, thing),), verb.lemma.lower(), "speech/denied-so")


def _points(parse: Parse, verb: Token, thing: Token) -> bool:
    if thing.lower in _POINTING:
        return verb.lemma.lower() == "deny" or thing.lower != "it"
    row = cue_nouns().get(thing.lemma.lower())
    if row is None or row.act not in _CLAIMS:
        return False
    return all(c.lower in _BARE for c in parse.children(thing) if c.i < thing.i) and not any(c.i > thing.i for c in parse.children(thing))
