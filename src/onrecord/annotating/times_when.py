"""A verb and the Times of its article -> the time that the verb's clause gives.

The dependency tree decides where it can: the time hangs on the verb itself, on a preposition of it, or on a noun that only says where the
verb happened (`said in a letter Monday`). Where the tree gives nothing, the place in the clause does: right after the verb
(`said Monday that …`) or at the head of the sentence (`On Monday, …`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.annotating.time_words import context
from onrecord.model import Article, Parse, Time, Token, When

PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})
OWN_MODIFIERS = frozenset({"poss", "compound", "amod", "nmod", "nummod", "nsubj", "nsubjpass"})
"""A time in one of these places belongs to its noun or its verb, never to a verb before it: `said Monday's vote was fair`."""

BOUNDS = frozenset(("until", "till", "since", "before", "after", "by", "from", "to", "than", "between", "within"))
"""Prepositions that give a bound, not the moment: `denied it until Monday`."""

BREAKS = frozenset(('"', "“", "”", ":", ";"))
LEAD = 3
"""Tokens that may stand before a time at the head of its sentence: `But early on Monday, …`."""
REACH = 8
"""Tokens that a time may stand after its verb when only its place speaks: a short object and a place fit between."""


def when_of(article: Article, parse: Parse, times: tuple[Time, ...], token: Token) -> When | None:
    """The time that the clause headed by the token gives, or None: `said` in `The mayor said Monday that …` -> Monday's day."""
    sentence = parse.sentence_of(token)
    first = bisect_left(times, sentence.start, key=lambda t: t.anchor.start)
    last = bisect_right(times, sentence.end - 1, key=lambda t: t.anchor.start)
    here = [time for time in times[first:last] if _is_moment(time)]
    if not here:
        return None
    tops = [(time, top) for time in here if (top := _top(parse, time)) is not None]
    for head in _same_act(parse, token):
        found = [time for time, top in tops if _hangs_on(parse, top, head)]
        if found:
            return _when(min(found, key=lambda t: (abs(t.anchor.start - head.start), t.anchor.start)))
    placed = [time for time, top in tops if _stands_by(parse, top, time, token)]
    return _when(min(placed, key=lambda t: (abs(t.anchor.start - token.start), t.anchor.start))) if placed else None


def _is_moment(time: Time) -> bool:
    """A date or a time of day, though its year or its week be unknown (`said Monday` in a report without a date); no `recently`."""
    return time.type in ("DATE", "TIME") and (time.earliest is not None or time.value.startswith("XXXX"))


def _when(time: Time) -> When:
    return When(time.value, time.precision, time.anchor)


def _top(parse: Parse, time: Time) -> Token | None:
    """The token of the expression that hangs outside it."""
    tokens = parse.tokens_in(time.anchor.hull)
    if not tokens:
        return None
    inside = range(tokens[0].i, tokens[-1].i + 1)
    return next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])


def _same_act(parse: Parse, token: Token) -> list[Token]:
    """The token, then the verbs of its clause that tell the same act, nearest first."""
    out = [token]
    out.extend(c for c in parse.children(token) if c.dep == "advcl" and c.lemma in context("speaking"))
    for subject in (c for c in parse.children(token) if c.dep in ("nsubj", "nsubjpass")):
        out.extend(c for c in parse.children(subject) if c.dep in ("acl", "relcl") and c.lemma in context("talking"))
    if token.dep in ("xcomp", "pcomp") and token.head != token.i:
        over = parse.head(token)
        if over.pos == "ADP" and over.head != over.i:
            over = parse.head(over)
        out.append(over)
    return out


def _hangs_on(parse: Parse, top: Token, verb: Token) -> bool:
    """Whether the time's path up the tree to the verb passes only prepositions and nouns that place the verb."""
    if top.i == verb.i or top.dep in OWN_MODIFIERS:
        return False
    if _is_bound(parse, top):
        return False
    node = top
    while node.head != node.i:
        node = parse.head(node)
        if node.i == verb.i:
            return True
        occasion = node.lemma.lower() in context("occasion") and node.dep in ("pobj", "dobj", "npadvmod", "conj")
        place = node.entity in PLACES and node.dep == "pobj"
        if not (occasion or place or node.pos in ("ADP", "ADV") or _makes_public(parse, node)):
            return False
    return False


def _makes_public(parse: Parse, verb: Token) -> bool:
    """The participle of the occasion of saying: `posted` in `said in a video posted on Sunday`."""
    return verb.dep == "acl" and verb.lemma in context("making-public") and parse.head(verb).lemma.lower() in context("occasion")


def _has_preposition(parse: Parse, top: Token) -> bool:
    """`On Monday Norway said`: the parser hangs the day on the name after it, yet the preposition before it makes it the clause's."""
    return top.dep == "compound" and top.i > 0 and parse.tokens[top.i - 1].lower == "on"


def _stands_by(parse: Parse, top: Token, time: Time, verb: Token) -> bool:
    """Whether the time stands where a clause of the verb puts its time, with no other verb between."""
    if _is_bound(parse, top) or (top.dep in OWN_MODIFIERS and not _has_preposition(parse, top)) or _on_other_noun(parse, top):
        return False
    if time.anchor.start > verb.start:
        between = parse.tokens[verb.i + 1 : top.i]
        return len(between) <= REACH and not any(t.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or t.text in BREAKS for t in between)
    sentence = parse.sentence_of(verb)
    lead = parse.tokens[sentence.first : top.i]
    between = parse.tokens[top.i + 1 : verb.i]
    own = {c.i for c in parse.children(verb)}
    if len(lead) > LEAD:
        return False
    return not any(t.pos == "VERB" or (t.pos == "AUX" and t.i not in own) or t.text in BREAKS for t in (*lead, *between))


def _is_bound(parse: Parse, top: Token) -> bool:
    over = parse.head(top)
    return over.i != top.i and over.pos in ("ADP", "SCONJ") and over.lower in BOUNDS


def _on_other_noun(parse: Parse, top: Token) -> bool:
    """Whether the time is part of a noun phrase that is no occasion of saying: `the attack on Monday`."""
    over = parse.head(top) if top.head != top.i else top
    if over.pos == "ADP" and over.head != over.i:
        over = parse.head(over)
    return over.pos in ("NOUN", "PROPN") and over.lemma.lower() not in context("occasion") and over.entity not in PLACES and over.i != top.i
