"""A bare amount in the parse -> what it is an amount of: the subject that reached it, what somebody puts at it, the rate that it gives."""

from __future__ import annotations

from functools import cache

from onrecord.annotating.tallies import TALLIES
from onrecord.annotating.units import is_unit
from onrecord.lexicon.counts import count_words
from onrecord.lexicon.families import counting_words
from onrecord.model import Parse, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_NAMED = frozenset({"PERSON", "GPE", "LOC", "NORP", "ORG"})
NO_KIND = TALLIES | {"half", "third", "quarter", "percent", "cent"}
"""Before `of the 90 ferries` these say how many, not what."""
PUTTING = frozenset({"put", "place", "set", "peg", "estimate", "fix", "reckon", "value"})
"""Verbs whose object is at a number: who puts it there is not what is counted."""
_CHANGED = frozenset({"up", "down"})
_STEPS = 6
"""Heads above a share up to which the rate is looked for: `nothing like the 71 percent announced` has four."""


def topic_of(parse: Parse, spot: Token, verbs: tuple[Token, ...]) -> Token | None:
    """What a bare amount is an amount of: the subject of its verb (`turnout fell to 40 percent`), the noun before `of` (`a toll of 40`)."""
    head = parse.head(spot)
    above = parse.head(head)
    unit = _is_unit(above) or any(c.pos == "NUM" for c in parse.children(above))  # `2 metres in 6 hours`
    if spot.dep == "pobj" and above.pos in _NOUNS and head.lower in {"of", "to", "at", "by", "from", "in"} and not unit:
        things = [put_at(parse, verb) for verb in parse.ancestors(above)[:2]] if head.lower == "at" else []
        return next((thing for thing in things if thing is not None and thing.i < above.i), above)
    if spot.dep == "appos" and is_thing(head) and not any(t.pos == "NUM" for t in parse.subtree(head) if t.i < head.i):
        return head  # `8 percent growth, $90 billion for roads`: an item of a list with a number of its own is no topic
    if spot.dep == "pobj" and head.lower in {"at", "as"} and (put := put_at(parse, above)) is not None:
        return put
    if spot.dep == "pobj" and above.pos in {"ADV", "ADJ"} and above.lower in _CHANGED:
        verb = parse.head(above)
        moved = next((c for c in parse.children(verb) if c.dep in {"nsubj", "nsubjpass"} and c.pos in _NOUNS), None)
        return moved if moved is not None and moved.lower not in NO_KIND - TALLIES else None
    for verb in verbs[:1]:
        if spot.dep == "dobj" and spot.pos == "NUM" and verb.head != spot.i and verb.lemma.lower() not in _carriers():
            return None  # `the clerk counted 40`: who counts is not counted
        for c in parse.children(verb):
            if c.dep in {"nsubj", "nsubjpass"} and is_thing(c) and c.i != spot.i:
                return c
        if spot.dep == "pobj" and head.lower != "with":
            for c in parse.children(verb):
                if c.dep == "dobj" and c.pos in _NOUNS and c.i != spot.i and not _is_unit(c):
                    return c
    return None


@cache
def _carriers() -> frozenset[str]:
    """Verbs whose subject is what the number is of."""
    return counting_words("reach") | counting_words("shift")


def put_at(parse: Parse, verb: Token) -> Token | None:
    """What somebody puts at a number: `the mayor put the crowd at 5,000`, `gave its share as nine`."""
    thing = next((c for c in parse.children(verb) if c.dep in {"dobj", "nsubjpass"} and c.pos in _NOUNS), None)
    if verb.lemma.lower() in count_words("gives"):
        given = any(c.dep == "prep" and c.lower == "as" for c in parse.children(verb))
        return thing if given and thing is not None and thing.lemma.lower() in TALLIES else None
    if verb.lemma.lower() not in PUTTING:
        return None
    at = any(c.dep == "prep" and c.lower == "at" for c in parse.children(verb))
    return thing if at else None


def is_thing(noun: Token) -> bool:
    """A common noun, and a rate that the tagger takes for a name at the start of a sentence (`Turnout fell to 40 percent`)."""
    return (noun.pos == "NOUN" and noun.entity not in _NAMED) or noun.lower in counting_words("rate")


def rate_of(parse: Parse, number: Token) -> Token | None:
    """`Turnout was 71 percent of those listed`, `turnout had been nothing like the 71 percent announced`: the rate that a share gives."""
    for above in parse.ancestors(number)[:_STEPS]:
        if above.lower in counting_words("rate"):
            return above
        if above.pos in {"VERB", "AUX"}:
            subject = next((c for c in parse.children(above) if c.dep in {"nsubj", "nsubjpass"}), None)
            if subject is not None:
                return subject if subject.lower in counting_words("rate") else None
    return None


def _is_unit(noun: Token) -> bool:
    return noun.lower == "cent" or is_unit(noun.lower)
