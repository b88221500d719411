"""How the text tells what a time expression dates: as past, as to come, or open.

A parse and a place enter, a Tense leaves. The verb that governs the expression decides; a plan is to come even when its verb is past.
"""

from __future__ import annotations

from onrecord.annotating.time_values import Tense
from onrecord.model import Parse, Span, Token

PLANNING = frozenset("schedule plan expect slate aim intend hope propose promise pledge vow anticipate poise".split())
PLANNED = frozenset("scheduled planned expected slated set due likely ready upcoming deadline".split())
"""Verbs and words after which a time is to come whatever their tense: `is set to begin on Wednesday`, `a June 1 deadline`."""

MODALS = frozenset("will shall 'll ’ll wo may might must should can could would".split())
PERFECT = frozenset("has have 've ’ve had 'd".split())
OPEN_PREPOSITIONS = frozenset("by for until till before".split())
"""After these an expression can lie ahead of a past verb: `was due by June`, `adjourned until Friday`."""

NEGATED_UNTIL = frozenset("denied refused declined resisted".split())
"""Verbs that make `until` past, as a negation does: `denied it until Monday` tells what happened on Monday."""


def tense_at(parse: Parse, span: Span) -> Tense:
    """The tense of the verb over the expression; empty where no verb is over it or its form tells nothing."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return ""
    inside = range(tokens[0].i, tokens[-1].i + 1)
    token = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    preposition = ""
    while True:
        if token.pos == "ADP" and token.lower in OPEN_PREPOSITIONS:
            preposition = token.lower
        if token.i not in inside:
            if token.pos in ("VERB", "AUX"):
                break
            if token.lower in PLANNED:
                return "future"
        if token.head == token.i:
            return "future" if preposition in ("until", "till") else ""
        token = parse.head(token)
    tense = _verb_tense(parse, token)
    if preposition in ("until", "till") and token.lower not in NEGATED_UNTIL and not _negated(parse, token):
        return "future" if tense != "past" else ""
    return "" if tense == "past" and preposition else tense


def _verb_tense(parse: Parse, verb: Token) -> Tense:
    """The tense of a verb by its auxiliaries and its form; one without a tense of its own takes that of the verb over it."""
    while True:
        auxiliaries = [c for c in parse.children(verb) if c.dep in ("aux", "auxpass") and c.i < verb.i]
        words = {c.lower for c in auxiliaries}
        if words & MODALS:
            return "past" if verb.tag == "VBN" and "have" in words else "future"
        if verb.lemma in PLANNING and verb.tag in ("VBN", "VBZ", "VBP", "VB") or verb.lower in PLANNED and verb.tag != "VBD":
            return "future"
        infinitive = "to" in words and not words & PERFECT
        if not infinitive and (words & PERFECT or any(c.tag == "VBD" for c in auxiliaries) or verb.tag in ("VBD", "VBN")):
            return "past"
        if verb.tag in ("VBZ", "VBP") or verb.head == verb.i:
            return ""
        over = parse.head(verb)
        if infinitive and (over.pos in ("NOUN", "PROPN", "ADJ") or over.lemma in PLANNING or over.lower in PLANNED or over.tag in ("VBZ", "VBP", "VBG")):
            return "future"
        if over.pos not in ("VERB", "AUX"):
            return ""
        if infinitive and over.tag in ("VBD", "VBN"):
            return ""
        verb = over


def _negated(parse: Parse, verb: Token) -> bool:
    return any(c.dep == "neg" for c in parse.children(verb))
