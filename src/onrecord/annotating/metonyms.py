"""Parse -> does a capital or a seat of government act here, or does it hold things?

`Oslo said`, `a deal with Oslo`, `Oslo's decision` are the government; `in Oslo`, `flew to Oslo`, `Oslo's streets` are the town.
"""

from __future__ import annotations

from onrecord.model import Parse, Token

_TOGETHER = frozenset(["by", "with", "between", "among", "against", "versus", "unlike", "despite", "behind"])
"""Prepositions that take a party, not a spot."""

_SAID = frozenset(
    ["statement", "message", "comment", "response", "reply", "denial", "warning", "acknowledgement", "acknowledgment", "announcement",
     "confirmation", "approval", "support", "aid", "help", "pressure", "criticism", "letter", "order", "word", "claim", "admission",
     "assurance", "promise", "signal", "reaction", "silence", "threat", "demand", "request", "condemnation", "rhetoric", "permission"]
)  # fmt: skip
"""Nouns that come from a party: `a warning from Oslo`, against `a flight from Oslo`."""

_TOWARDS = frozenset(["according", "accord", "message", "letter", "blow", "challenge", "loyal", "close", "hostile", "aid", "gift"])
"""Words that go `to` a party: `a message to Oslo`, against `a flight to Oslo`."""

_LOCAL = frozenset(
    ["street", "streets", "airport", "airports", "mayor", "metro", "subway", "suburb", "suburbs", "outskirts", "resident", "residents",
     "centre", "center", "downtown", "port", "square", "university", "hospital", "hospitals", "station", "stations", "district",
     "districts", "museum", "zoo", "skyline", "neighborhood", "neighbourhood", "stadium", "cathedral", "walls", "gates", "police",
     "streetlights", "traffic", "weather", "hotel", "hotels", "restaurants", "lawn", "grounds", "rose"]
)  # fmt: skip
"""What towns and buildings have, and governments don't."""

_EVENTS = frozenset(
    ["meeting", "summit", "talks", "ceremony", "briefing", "conference", "lawn", "visit", "rally", "speech", "event", "dinner", "studio"]
)
"""A name before one of these says where: `a White House meeting`."""


def acts(parse: Parse, token: Token) -> bool:
    """Is the government meant, by the place that the name's head token has in its clause?"""
    head = parse.head(token)
    match token.dep:
        case "nsubj" | "agent" | "dobj" | "dative" | "iobj":
            return True
        case "nsubjpass":
            return True
        case "poss":
            return head.lower not in _LOCAL
        case "conj":
            return acts(parse, head) if head.i < token.i and head.pos == "PROPN" else False
        case "compound" | "nmod" | "amod":
            return head.pos == "NOUN" and head.lower not in _EVENTS and head.lower not in _LOCAL
        case "pobj":
            return _party(parse, head)
        case _:
            return False


def _party(parse: Parse, preposition: Token) -> bool:
    if preposition.lower in _TOGETHER:
        return True
    governor = parse.head(preposition)
    if preposition.lower in ("from", "of"):
        return governor.lower in _SAID or governor.lemma.lower() in _SAID
    if preposition.lower == "to":
        return governor.lemma.lower() in _TOWARDS
    return False
