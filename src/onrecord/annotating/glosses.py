"""Descriptions beside the name of a body -> the body learns what it is: `the regulator, VRA,`, `VRA, the regulator`.

What was described so before, without its name, is the same body from there on.
"""

from __future__ import annotations

from onrecord.annotating.antecedents import point_back
from onrecord.annotating.body_antecedents import says_it_all, says_which
from onrecord.annotating.descriptions import Description, bare_words
from onrecord.annotating.discourse import BODIES, Discourse
from onrecord.annotating.gazetteer import body_nouns

_NEAR = 6
"""Tokens between a noun and the name in apposition to it."""


def called_so(discourse: Discourse, description: Description) -> int | None:
    """`the regulator, VRA,`, `VRA, the regulator`, `the Velta news agency`: the body whose name stands beside the noun."""
    head = description.head
    if description.plural or description.noun not in body_nouns():
        return None
    above = discourse.parse.head(head)
    beside = [c for c in discourse.parse.children(head) if c.dep == "appos" and c.i > head.i]
    inside = [c for c in discourse.parse.children(head) if c.dep in ("compound", "nmod") and c.i >= description.first]
    for partner in (*((above,) if head.dep == "appos" and above.i < head.i else ()), *beside, *inside):
        number = discourse.at_head.get(partner.i)
        if number is None:
            continue
        thing = discourse.things[number]
        named = thing.kind in BODIES and not thing.country and thing.rule != "entities/known"
        fits = says_it_all(description) if partner in inside else partner not in beside or partner.i <= head.i + _NEAR
        if named and fits:
            return number
    return None


def learn_body(discourse: Discourse, number: int, description: Description) -> None:
    """The named body is what the description says; what was described so before is the same."""
    before = point_back(discourse, description)
    if before is not None and before != number and discourse.things[before].rule == "coreference/body":
        discourse.merge(before, number)
    thing = discourse.things[number]
    thing.nouns.add(description.noun)
    if says_which(description):
        thing.called(bare_words(discourse.text, discourse.parse, description))
    discourse.mention(number, description.span, description.head)
