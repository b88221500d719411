"""A quantity and the parse -> whether it is somebody's age: by its unit (`12-year-old`), a word before it, or its place behind a name."""

from __future__ import annotations

import re

from onrecord.annotating.intervals import Quantity
from onrecord.lexicon.fates import persons
from onrecord.model import Parse, Token

_PEOPLE_OF_AGE = re.compile(r"^\s*(?:,|\)|\.|;|$|\s(?:on|by|when|at|in|and)\b)")


PARENTS = 20
"""A number from which on `a mother of 34` is an age: nobody has so many children; `a father of three` has three."""
GROUPED = 10
"""A number from which on `a guard of 40` is an age: who holds a post or a part may be one `of three`."""
_CHILDREN = frozenset({"son", "daughter", "grandson", "granddaughter", "nephew", "niece"})
_PLAIN = frozenset({"a", "an", "the", "this", "that", "another"})
_RANKS = frozenset({"only", "last", "next", "other", "first", "second", "third", "fourth", "fifth"})
"""Words by which one is told from others (`the second child of four`)."""
_POSTS = frozenset({"member", "owner", "manager", "head", "editor", "author", "winner", "survivor", "champion", "president"})
"""Nouns for people that are said of things: what stands behind their `of` is a number of those."""


def is_persons_age(parse: Parse, number: Token, value: int) -> bool:
    """`A widow of 70 had died`: a noun for one person, `of`, and a number that nothing is counted by."""
    of = parse.head(number)
    if number.dep != "pobj" or of.lower != "of" or number.i - of.i > 2:
        return False
    noun = parse.head(of)
    row = persons().get(noun.lower)
    if noun.tag != "NN" or row is None or row.kind == "group" or noun.lower in _POSTS or of.i != noun.i + 1:
        return False
    for child in parse.children(noun):
        if child.i < noun.i and (child.tag == "JJS" or child.dep == "nummod" or child.lower in _RANKS):
            return False
        if child.dep == "det" and child.lower not in _PLAIN:
            return False
    if row.kind == "any" or noun.lower in _CHILDREN:
        return True
    return value >= (PARENTS if row.kind == "kin" else GROUPED)


def is_age(parse: Parse, quantity: Quantity, number: Token, text: str) -> bool:
    """`Ana Brook, 34, said`; `Boy, 12, hurt in fire`; `who was 10`; `aged 12`; `at the age of 40`; `a widow of 70`."""
    unit = quantity.unit
    if unit is not None:
        return unit.name == "year" and re.search(r"old|olds|of age", unit.text, re.IGNORECASE) is not None
    if quantity.first.value is None or not 0 < quantity.first.value < 120 or quantity.first.value != int(quantity.first.value):
        return False
    before = text[max(0, quantity.start - 16) : quantity.start].lower()
    if re.search(r"old|young", text[quantity.last.end : quantity.end]):
        return True
    if re.search(r"\b(?:aged?|ages|aged between|age of|the age of)\s(?:of\s)?$", before):
        return True
    if quantity.bound in ("exact", "about") and is_persons_age(parse, number, int(quantity.first.value)):
        return True
    if quantity.first.written and quantity.bound == "exact":
        return False
    behind = text[quantity.end : quantity.end + 2]
    previous = parse.tokens[number.i - 2] if number.i >= 2 else None
    if (
        before.endswith(", ")
        and behind[:1] in {",", ".", ")"}
        and previous is not None
        and ((previous.tag == "NNP" and previous.entity != "DATE") or (previous.tag == "NN" and previous.lower in persons()))
    ):
        return True
    head = parse.head(number)
    if number.dep in {"attr", "acomp"} and head.lemma == "be" and _PEOPLE_OF_AGE.match(text[quantity.end : quantity.end + 12]):
        subject = next((c for c in parse.children(head) if c.dep == "nsubj"), None)
        return subject is not None and (subject.lower in {"he", "she", "who", "i"} or subject.entity == "PERSON")
    return False
