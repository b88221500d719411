"""How the text tells what a time expression dates: as past, as to come, or open.

A parse and a place enter, a Tense leaves. The verb that governs the expression decides; a plan is to come even when its verb is past.
"""

from __future__ import annotations

from onrecord.annotating.time_words import codes, context
from onrecord.model import Parse, Span, Token
from onrecord.model.time import Tense

MODALS = frozenset(("will", "shall", "'ll", "’ll", "wo", "may", "might", "must", "should", "can", "could", "would"))
PREDICATIVE = frozenset(("acomp", "oprd", "xcomp"))
"""A participle in one of these places has the tense of the verb over it: `stays closed until Friday`."""
PERFECT = frozenset(("has", "have", "'ve", "’ve", "had", "'d"))
OPEN_PREPOSITIONS = frozenset(("by", "for", "until", "till", "before"))
"""After these an expression can lie ahead of a past verb: `was due by June`, `adjourned until Friday`."""


def tense_at(parse: Parse, span: Span) -> Tense:
    """The tense of the verb over the expression; empty where no verb is over it or its form tells nothing."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return ""
    inside = range(tokens[0].i, tokens[-1].i + 1)
    token = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    preposition, planned = "", False
    of_week = any(t.lower in codes("weekday") for t in tokens) and not any(t.tag == "CD" for t in tokens)
    while True:
        if token.pos == "ADP" and token.lower in OPEN_PREPOSITIONS:
            preposition = token.lower
        if token.i not in inside:
            if of_week and token.lower == "ahead":
                return "future"
            planned = planned or _is_planned(parse, token)
            if token.pos in ("VERB", "AUX"):
                if preposition == "for" and token.lemma in context("appointing"):
                    return "future"
                break
            if token.lower in context("planned"):
                return "future"
        if token.head == token.i:
            return "future" if preposition in ("until", "till") else ""
        token = parse.head(token)
    tense = _verb_tense(parse, token)
    if planned and tense != "past":
        return "future"
    if preposition in ("until", "till") and token.lemma not in context("negated-until") and not _negated(parse, token):
        return "future" if tense != "past" else ""
    return "" if tense == "past" and preposition else tense


def _verb_tense(parse: Parse, verb: Token) -> Tense:
    """The tense of a verb by its auxiliaries and its form; one without a tense of its own takes that of the verb over it."""
    while True:
        auxiliaries = [c for c in parse.children(verb) if c.dep in ("aux", "auxpass") and c.i < verb.i]
        words = {c.lower for c in auxiliaries}
        if words & MODALS:
            return "past" if verb.tag == "VBN" and "have" in words else "future"
        told = any(c.tag == "VBD" for c in auxiliaries)
        planned = any(c.dep in PREDICATIVE and c.lower in context("planned") for c in parse.children(verb))
        if planned or (_plans(verb) and verb.tag != "VBD"):
            return "" if told or verb.tag == "VBD" else "future"
        over = parse.head(verb)
        if verb.tag == "VBN" and not auxiliaries and verb.dep in PREDICATIVE and over.i != verb.i and over.pos in ("VERB", "AUX"):
            verb = over
            continue
        infinitive = "to" in words and not words & PERFECT
        if not infinitive and (told or words & PERFECT or verb.tag in ("VBD", "VBN")):
            return "past"
        if verb.tag in ("VBZ", "VBP") and not auxiliaries and verb.lemma in context("starting"):
            return "future"
        if verb.tag in ("VBZ", "VBP") or verb.head == verb.i:
            return ""
        if infinitive and (over.pos in ("NOUN", "PROPN", "ADJ") or _plans(over) or over.tag in ("VBZ", "VBP", "VBG")):
            return "future"
        if over.pos not in ("VERB", "AUX"):
            return ""
        if infinitive and over.tag in ("VBD", "VBN"):
            return ""
        verb = over


def _is_planned(parse: Parse, noun: Token) -> bool:
    """`Monday's scheduled talks`, `the long-awaited vote on Monday`: the noun's own word says that it is still to be."""
    return noun.pos == "NOUN" and any(c.dep == "amod" and c.lower in context("to-be") for c in parse.children(noun))


def _plans(token: Token) -> bool:
    return token.lemma in context("planning") or token.lower in context("planned")


def _negated(parse: Parse, verb: Token) -> bool:
    return any(c.dep == "neg" for c in parse.children(verb))
