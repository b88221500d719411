"""A relative pronoun -> the phrase that it stands for: `Ana Kovac, who said` is Ana Kovac, `a group that opposes the dam` is the group.

The parse says which noun the clause hangs on; where it does not, the phrase right before the pronoun is meant. `who` is a person: a town or
a body at the end of the phrase (`Senator Lund of Velm, who`) is passed over for the person before it.
"""

from __future__ import annotations

from onrecord.annotating.mentions import Mentions
from onrecord.model import EntityKind, Parse, Span, Token

_RELATIVE_TAGS = frozenset(["WP", "WDT", "WP$"])
_RELATIVES = frozenset(["who", "whom", "whose", "which", "that"])
_THINGS: tuple[EntityKind, ...] = ("place", "body", "government", "military", "document")
_CLIMB = 8
"""Heads above a relative pronoun that are looked at: it stands in the subject or an object of its clause."""
LONGEST = 10
"""Words of the longest antecedent that is printed whole; of a longer one the part up to its head."""


def antecedent_of(parse: Parse, mentions: Mentions, span: Span) -> Span | None:
    """The phrase that the span's relative pronoun stands for; None when the span is anything else, or a question word."""
    tokens = parse.tokens_in(span)
    if len(tokens) != 1 or tokens[0].lower not in _RELATIVES or tokens[0].tag not in _RELATIVE_TAGS:
        return None
    pronoun = tokens[0]
    head = antecedent_head(parse, pronoun)
    if head is None:
        return None
    head = _dated(parse, head)
    if head is None:
        return None
    if pronoun.lower in ("who", "whom"):
        head = _person(parse, mentions, head, pronoun)
    below = [t for t in parse.subtree(head) if t.i < pronoun.i]
    first, last = min(t.i for t in below), head.i
    whole = [t for t in below if t.i > head.i and t.pos != "PUNCT"]
    if whole and whole[-1].i - first < LONGEST and all(t.text not in (",", "(", "-", "—", "–") for t in parse.tokens[head.i : whole[-1].i]):
        last = whole[-1].i
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def antecedent_head(parse: Parse, pronoun: Token) -> Token | None:
    """The noun that the pronoun's clause hangs on, or the one that stands right before the pronoun."""
    above = pronoun
    for _ in range(_CLIMB):
        if above.head == above.i:
            break
        if above.dep == "relcl":
            head = parse.head(above)
            return head if head.i < pronoun.i and head.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") else None
        above = parse.head(above)
    first = parse.sentence_of(pronoun).first
    i = pronoun.i - 1
    if i >= first and parse.tokens[i].text in (",", "(", "-", "—", "–"):
        i -= 1
    if i < first or parse.tokens[i].pos not in ("NOUN", "PROPN"):
        return None
    head = parse.tokens[i]
    while head.dep in ("compound", "nmod", "flat") and head.head <= i and head.head != head.i:
        head = parse.head(head)
    return head


_DATES = frozenset(["DATE", "TIME"])


def _dated(parse: Parse, head: Token) -> Token | None:
    """`The ruling of May 4, which bars`: a day does nothing, so that what it dates is meant; None where nothing before it is."""
    first = parse.sentence_of(head).first
    while head.entity in _DATES:
        above = parse.head(head)
        if above.i >= head.i or above.i < first or above.pos not in ("NOUN", "PROPN", "PRON", "ADP", "NUM"):
            return None
        head = above
    while head.pos == "ADP":
        above = parse.head(head)
        if above.i >= head.i or above.pos not in ("NOUN", "PROPN", "PRON"):
            return None
        head = above
    return head


def _person(parse: Parse, mentions: Mentions, head: Token, pronoun: Token) -> Token:
    """The antecedent of `who`: of a phrase that ends in a place or a body, the person whom it describes."""
    found = mentions.of_token(head)
    if found is None or found.kind not in _THINGS:
        return head
    above = head
    for _ in range(_CLIMB):
        if above.head == above.i or above.head > pronoun.i or parse.head(above).pos not in ("NOUN", "PROPN", "ADP"):
            break
        above = parse.head(above)
        named = mentions.of_token(above)
        if (named is not None and named.kind not in _THINGS) or (named is None and above.pos == "NOUN"):
            return above
    return head
