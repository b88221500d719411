"""A count of people -> the kind of people that its own words tell: `soldier`, `driver`, `child`; none where they say people."""

from __future__ import annotations

from onrecord.comparing.count import ANYBODY, PEOPLE, Count
from onrecord.lexicon.families import is_thing, thing_family
from onrecord.lexicon.fates import persons
from onrecord.lexicon.stems import words_in

_ANY_KIND = frozenset({"any", "kin", "group"})
_NO_KIND = frozenset(
    "martyr"
    " victim casualty survivor patient member occupant citizen resident inhabitant native local friend suspect detainee other person dead"
    " people body prisoner hostage inmate captive evacuee attacker assailant national stranger neighbour neighbor".split()
)
"""Nouns for what somebody is to the event or the place, which people of any kind may be."""
_PLURALS = {"men": "man", "women": "woman", "children": "child"}


def kind_of(count: Count) -> str:
    """The kind of people that the count's own words tell (`soldier`, `driver`); empty where they say people, or nothing."""
    speaking = {_singular(w.form) for w in words_in(count.giver)}  # `the clerks' union put it at 44`: who counts is not who is counted
    for word in reversed([w.form for w in words_in(count.figure.measure)]):
        single = _singular(word)
        if single in _NO_KIND or single in speaking:
            continue
        row = persons().get(single)
        family = thing_family(single) if is_thing(single) else ""
        if family in PEOPLE - ANYBODY - {"citizen", "suspect", "man", "woman", "person"}:
            return family
        if row is not None and row.kind not in _ANY_KIND:
            return family or single
    known = count.thing in PEOPLE - ANYBODY - {"citizen", "suspect", "patient"}
    return count.thing if known and count.thing not in {thing_family(w) for w in speaking if is_thing(w)} else ""


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
