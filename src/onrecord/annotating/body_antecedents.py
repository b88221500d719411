"""A description of a body and the discourse -> the body that it means: `the ministry`, `the company`, `the same court`, `the regulator`.

Names, what the article calls a body, and what it described before say which; `the company` may be one whose name says nothing. What could
be several bodies is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from onrecord.annotating.bodies import is_acronym
from onrecord.annotating.descriptions import Description, bare_words
from onrecord.annotating.discourse import BODIES, Discourse, Thing, can_be_body, names_body
from onrecord.annotating.gazetteer import body_noun_of, body_nouns
from onrecord.annotating.salience import CONSIDERED, REACH, unique_nearest

MENTIONS = 64
"""Mentions of a name that are looked at for what its bearer does."""
TOPIC = 2
"""How many times more often than any other a body must be named to be `the company` where several names could be a company's."""
_DOING = frozenset(["nsubj", "nsubjpass", "poss", "dobj", "dative", "conj", "appos"])
_GOING = frozenset(["leave", "reach", "enter", "visit", "cross", "approach", "near", "pass"])
"""Verbs whose object is a place."""
_PARTY = frozenset(["by", "for", "to", "with", "against"])
"""Prepositions of those who act, against the ones of places."""
_BANKS = frozenset(["east", "west", "north", "south", "left", "right", "river", "eastern", "western", "northern", "southern", "far"])
"""Of a river, not of money."""
_ALL_OF_THEM = frozenset(["press", "media"])
"""`the press` is all papers, whatever ends a name."""
_GATHERED = frozenset(["group", "organization", "organisation"])
"""What a body can be, and people who stand together without being one."""
_WIDE = frozenset(
    ["same", "other", "two", "three", "latter", "former", "national", "federal", "state", "local", "news", "whole", "entire", "big",
     "small", "new", "own", "official", "public", "private", "regional", "central", "main", "leading", "largest", "major", "independent"]
)  # fmt: skip
"""Modifiers that many bodies share."""
_SAME = frozenset(
    ["same", "national", "federal", "state", "local", "news", "press", "whole", "entire", "high", "official", "embattled", "troubled",
     "stricken", "beleaguered", "powerful", "influential", "small", "tiny", "giant"]
)  # fmt: skip
"""Modifiers of a body just spoken of that tell it from no other."""


def is_body(discourse: Discourse, description: Description) -> bool:
    """`the harbour board`, `a company`: what can say something; many nouns that end a body's name are more often no body (`the front`)."""
    row = body_nouns().get(description.noun)
    if row is None or description.plural or (description.noun == "bank" and not _BANKS.isdisjoint(description.modifiers)):
        return False
    if not row.loose:
        return bool(description.determiner or description.definite)
    named = any(t.pos == "PROPN" for t in discourse.parse.tokens[description.first : description.head.i])
    return (description.determiner in ("a", "an") and bool(description.modifiers)) or (description.definite and named)


def says_which(description: Description) -> bool:
    """`a ballot commission`, `the Lund campaign`, `Norway's water board`: a body without a name, told from others of its sort."""
    return any(m not in _WIDE for m in description.modifiers) or bool(description.members)


def says_it_all(description: Description) -> bool:
    """`the Velta news agency`, `the Lund company` are Velta and Lund; `the Velta board` is the board of Velta."""
    row = body_nouns()[description.noun]
    return row.kind == "media" or row.unsaid or "news" in description.modifiers or "press" in description.modifiers


def body_meant(discourse: Discourse, description: Description) -> int | None:
    """The number of the body that a definite description means, or None."""
    if description.determiner == "our" and description.country:
        recent = dict.fromkeys(c.entity for c in islice(reversed(discourse.candidates), CONSIDERED))
        own = [n for n in recent if discourse.things[n].kind in BODIES and discourse.things[n].country == description.country]
        own = [n for n in own if discourse.things[n].name != description.country and names_body(discourse.things[n], description.noun)]
        return own[0] if len(own) == 1 else discourse.country_number(description.country)
    if description.determiner not in ("the", "this", "that") or description.more or description.noun in _ALL_OF_THEM:
        return None
    again = _again(discourse, description)
    if again is not None:
        return again
    if any(m not in _SAME for m in description.modifiers):
        return _end_of_name(discourse, description)
    unsaid = body_nouns()[description.noun].unsaid
    found: dict[int, int] = {}
    could: dict[int, int] = {}
    bare: dict[int, int] = {}
    for candidate in reversed(discourse.candidates):
        thing = discourse.thing(candidate)
        distance = description.head.sentence - candidate.head.sentence
        if distance > REACH:
            break
        if thing.neutral:
            if thing.noun == description.noun and can_be_body(thing):
                bare.setdefault(candidate.entity, distance)
        elif thing.kind in BODIES and thing.country != thing.name and (names_body(thing, description.noun) or _is_wire(thing, description)):
            found.setdefault(candidate.entity, distance)
        elif unsaid and thing.kind == "body" and thing.country != thing.name and _unsaid(thing):
            could.setdefault(candidate.entity, distance)
    if found:
        wires = {n: far for n, far in found.items() if _is_wire(discourse.things[n], description)}
        return unique_nearest(wires or found)
    topic = _topic(discourse, description.noun, list(could))
    if topic is not None:
        return topic
    again = unique_nearest(bare)
    return again if again is not None and discourse.take_up_body(again) else None


def _is_wire(thing: Thing, description: Description) -> bool:
    """`the agency` of a report that names a news agency is that one, rather than a board that could be called so too."""
    return description.noun == "agency" and thing.kind == "media" and body_noun_of(tuple(thing.name.lower().split())) is None


def _topic(discourse: Discourse, noun: str, could: Sequence[int]) -> int | None:
    """The body that a report on one speaks of most: of several that could be `the company`, the one named far more often."""
    able = [n for n in could if _does_things(discourse, discourse.things[n])]
    if len(could) > 1 and noun in _GATHERED:
        return None
    ranked = sorted(able, key=lambda n: (-len(discourse.things[n].heads), n))
    named = [len(discourse.things[n].heads) for n in ranked]
    return ranked[0] if len(ranked) == 1 or (len(ranked) > 1 and named[0] >= TOPIC * named[1]) else None


def _again(discourse: Discourse, description: Description) -> int | None:
    """`the Lund campaign` a second time: a body that was described in the same words."""
    if not description.modifiers:
        return None
    words = bare_words(discourse.text, discourse.parse, description).lower()
    for candidate in islice(reversed(discourse.candidates), CONSIDERED):
        thing = discourse.thing(candidate)
        if thing.rule == "coreference/body" and words in (name.lower() for name in (thing.name, *thing.aliases)):
            return candidate.entity
    return None


def _end_of_name(discourse: Discourse, description: Description) -> int | None:
    """`the harbour commission` for the Velm Harbour Commission: the only body near whose name ends so."""
    words = " " + bare_words(discourse.text, discourse.parse, description).lower()
    found: dict[int, None] = {}
    for candidate in islice(reversed(discourse.candidates), CONSIDERED):
        thing = discourse.thing(candidate)
        if description.head.sentence - candidate.head.sentence > REACH:
            break
        if thing.kind in BODIES and not thing.described and any(name.lower().endswith(words) for name in (thing.name, *thing.aliases)):
            found.setdefault(candidate.entity)
    return next(iter(found)) if len(found) == 1 else None


def _does_things(discourse: Discourse, thing: Thing) -> bool:
    """A company acts, owns and is sued; a town that was taken for one is only where things happen."""
    parse = discourse.parse
    heads = (parse.tokens[i] for i in thing.heads[:MENTIONS])
    rows = ((t.dep, parse.head(t)) for t in heads)
    return any((dep in _DOING and above.lemma.lower() not in _GOING) or (dep == "pobj" and above.lower in _PARTY) for dep, above in rows)


def _unsaid(thing: Thing) -> bool:
    """No printed name says what kind of body it is: `Norvik Vale` may be a company, `the Harbour Fund` is a fund, `NVL` may be anything."""
    if thing.nouns or thing.described or thing.craft:
        return False
    names = [tuple(name.lower().split()) for name in (thing.name, *thing.aliases)]
    return all(body_noun_of(words) is None and words[0] not in body_nouns() for words in names) and not is_acronym(thing.name)
