"""Names of ships, aircraft and works -> what they are, by the words beside them; `the stricken vessel` -> the named one it means.

No model tells a ship from a firm or a town. A name is a ship's where the text says so (`the ferry Silver Gull`) or, where it alone is
printed with the article as ships are and stands beside a crew, a deck or a harbour (`the Silver Gull sailed`).
"""

from __future__ import annotations

from onrecord.annotating.descriptions import Description
from onrecord.annotating.discourse import Discourse, Thing
from onrecord.annotating.gazetteer import body_nouns, craft_signs, crafts, place_words, wide_crafts
from onrecord.annotating.salience import REACH, unique_nearest

VESSEL = "vessel"
LEAD = 2
"""How many times more often one of two ships must be named to be `the ship`; of others the nearer one is."""
LOOKED = 16
"""Ships of one report that are told apart, and mentions of one that are looked at; an article with more is a list."""
_BESIDE = 3
"""Tokens between a noun and the name right behind it: `the patrol ship Gull`, whatever the parse makes of it."""
_NEAR = 8
"""Tokens between a noun and the name in apposition to it."""


def named_craft(discourse: Discourse, description: Description) -> int | None:
    """`the Silver Gull, a ferry`, `a second ferry, the Gull`: the name that the noun says the sort of; it learns the noun."""
    sort = crafts().get(description.noun)
    if sort is None or description.plural:
        return None
    head = description.head
    above = discourse.parse.head(head)
    beside = [c for c in discourse.parse.children(head) if c.dep == "appos" and head.i < c.i <= head.i + _NEAR]
    for partner in (*((above,) if head.dep == "appos" and above.i < head.i else ()), *beside):
        number = discourse.at_head.get(partner.i)
        if number is not None and _may_be_craft(discourse.things[number]):
            discourse.is_craft(number, description.noun)
            return number
    return None


def craft_meant(discourse: Discourse, description: Description) -> int | None:
    """`the ship`: the named one that the text calls so, the nearest of several unless another is spoken of far more."""
    sort = crafts().get(description.noun)
    if sort is None or description.plural or description.more or description.determiner not in ("the", "this", "that"):
        return None
    if any(t.pos == "PROPN" and not description.country for t in discourse.parse.tokens[description.first : description.head.i]):
        return None
    called = _called_so(discourse, description.noun, sort, before=description.head.i + _BESIDE)
    if len(called) == 1:
        discourse.is_craft(called[0], description.noun)
    if len(called) < 2:
        return called[0] if called else None
    ranked = sorted(called, key=lambda n: -len(discourse.things[n].heads))
    if len(discourse.things[ranked[0]].heads) >= LEAD * len(discourse.things[ranked[1]].heads):
        return ranked[0]
    nearest: dict[int, int] = {}
    for candidate in reversed(discourse.candidates):
        distance = description.head.sentence - candidate.head.sentence
        if distance > REACH:
            break
        if candidate.entity in called:
            nearest.setdefault(candidate.entity, distance)
    return unique_nearest(nearest)


def _called_so(discourse: Discourse, noun: str, sort: str, *, before: int) -> list[int]:
    """The names printed before a token that the noun fits: of `the ferry` those called ferries, else those called no more than ships.

    `The ship` is none of them where the article speaks of `the ferry` and names none.
    """
    known = [n for n in discourse.crafts.get(sort, [])[:LOOKED] if min(discourse.things[n].heads) < before]
    articled = discourse.articled if sort == VESSEL else []
    silent = [n for n in articled if not discourse.things[n].craft and min(discourse.things[n].heads) < before]
    silent = silent if len(silent) == 1 else []
    if noun in wide_crafts():
        named = {word for n in known for word in discourse.things[n].nouns}
        return [] if discourse.unnamed_crafts.get(sort, set()) - named and not silent else [*known, *silent]
    exact = [n for n in known if noun in discourse.things[n].nouns]
    return exact or [n for n in [*known, *silent] if not discourse.things[n].nouns]


def learn_crafts(discourse: Discourse) -> None:
    """Before the text is read: which names stand right behind a craft's noun, and which are printed as a ship's name is."""
    parse = discourse.parse
    for token in parse.tokens:
        if token.lower in crafts() and token.lower not in wide_crafts() and any(c.lower == "the" for c in parse.children(token)):
            discourse.unnamed_crafts.setdefault(crafts()[token.lower], set()).add(token.lower)
    told: set[int] = set()
    for i, number in discourse.at_head.items():
        thing = discourse.things[number]
        head = parse.tokens[i]
        first = i
        while first - 1 in discourse.inside and i - first < _NEAR:
            first -= 1
        before = parse.tokens[first - 1] if first > 0 else head
        noun = before.text.islower() and before.pos != "VERB" and before.sentence == head.sentence
        if noun and before.lower in crafts() and _may_be_craft(thing):
            discourse.is_craft(number, before.lower)
        words = thing.name.lower().split()
        own = words[0] if words[-1].isdigit() else words[-1]  # `Dam 3`, `Arden Dam`
        if own in crafts() and len(words) > 1 and _may_be_craft(thing):
            discourse.is_craft(number, own)
        if any(c.lower == "the" for c in parse.children(head)):
            told.add(number)
    articled = [n for n in sorted(told) if _may_be_craft(discourse.things[n]) and _always_articled(discourse, n)]
    discourse.articled = articled if len(articled) <= LOOKED else []


def _may_be_craft(thing: Thing) -> bool:
    """No country, nobody of a full name or a title, no ministry."""
    known = thing.rule in ("entities/known", "entities/known-place", "entities/full-name", "entities/seat") or bool(thing.country)
    known = known or (thing.kind == "person" and bool(thing.roles))
    words = {word.lower() for word in thing.name.split()}
    return not known and thing.kind in ("body", "place", "person") and thing.name[:1].isupper() and words.isdisjoint(body_nouns())


def _always_articled(discourse: Discourse, number: int) -> bool:
    """Printed with the article wherever the grammar lets it be, and no region, river or street."""
    thing = discourse.things[number]
    words = {word.lower() for word in thing.name.split()}
    if not words.isdisjoint(place_words("end") | place_words("region") | place_words("start")):
        return False
    heads = [discourse.parse.tokens[i] for i in thing.heads]
    plain = [t for t in heads if t.dep not in ("compound", "nmod", "appos")]
    sentences = (discourse.parse.sentence_of(t) for t in heads[:LOOKED])
    if not any(t.lower in craft_signs(VESSEL) for s in sentences for t in discourse.parse.sentence_tokens(s)):
        return False
    return bool(plain) and all(any(c.lower in ("the", "second") for c in discourse.parse.children(t)) for t in plain)
