"""A quantity and the parse -> whether it is somebody's age: by its unit (`12-year-old`), a word before it, or its place behind a name."""

from __future__ import annotations

import re

from onrecord.annotating.intervals import Quantity
from onrecord.lexicon.fates import persons
from onrecord.model import Parse, Token

_PEOPLE_OF_AGE = re.compile(r"^\s*(?:,|\)|\.|;|$|\s(?:on|by|when|at|in|and)\b)")


def is_age(parse: Parse, quantity: Quantity, number: Token, text: str) -> bool:
    """`Ana Brook, 34, said`; `Boy, 12, hurt in fire`; `who was 10`; `aged 12`; `at the age of 40`."""
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
