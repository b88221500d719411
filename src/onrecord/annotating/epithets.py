"""A description without a name -> the person whom it calls again: `the Republican`, `the real estate mogul`, `the 46-year-old surgeon`.

The news uses such words for whoever it has just spoken of. They point back only where one person is in focus; of two, they point at none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice

from onrecord.annotating.descriptions import Description
from onrecord.annotating.discourse import BODIES, FORMER, Discourse, Thing
from onrecord.annotating.salience import CONSIDERED, is_subject
from onrecord.annotating.titles import is_office, title_gender
from onrecord.lexicon import table

FOCUS = 2
"""Sentences back in which a person is in focus; quotations between don't count."""
PAST = FORMER - {"vice", "deputy", "acting"}
"""Words by which an office was held once; a vice president holds one."""
_PLACES = frozenset(["nsubj", "nsubjpass", "poss", "pobj"])


@dataclass(frozen=True, slots=True)
class Epithet:
    """A row of `epithets.toml`."""

    words: tuple[str, ...]
    example: str


@cache
def epithets() -> frozenset[str]:
    """The nouns, as printed."""
    return frozenset(word for row in table("epithets", Epithet) for word in row.words)


def is_epithet(description: Description) -> bool:
    """`the senator` is none, `the former senator` is: an office once held says less of a person than the office."""
    once = is_office(description.noun) and not PAST.isdisjoint(description.modifiers)
    return once or description.head.text in epithets() or description.noun in epithets()


def person_in_focus(discourse: Discourse, description: Description) -> int | None:
    """The one named person whom a definite epithet can mean, or None."""
    head = description.head
    if description.plural or description.determiner not in ("the", "this") or head.dep not in _PLACES or not is_epithet(description):
        return None
    behind = [c for c in discourse.parse.children(head) if c.i > head.i]
    if any(c.dep in ("relcl", "acl", "appos") or (c.dep == "prep" and c.lower != "from") for c in behind):
        return None
    once = not PAST.isdisjoint(description.modifiers)
    named = () if once else (discourse.at_head.get(t.i) for t in discourse.parse.tokens[description.first : head.i])
    if any(n is not None and discourse.things[n].kind in BODIES for n in named):
        return None  # `the Harbour Board director` is whoever directs it
    nearest: dict[int, int] = {}
    subjects: set[int] = set()
    for candidate in islice(reversed(discourse.candidates), CONSIDERED):
        distance = discourse.lines[head.sentence] - candidate.line
        if distance > FOCUS:
            break
        if candidate.quoted or not _may_be(discourse.thing(candidate), description):
            continue
        nearest.setdefault(candidate.entity, distance)
        above = discourse.parse.head(candidate.head)
        if distance == 1 and is_subject(candidate.head) and above.dep == "ROOT":
            subjects.add(candidate.entity)
        elif distance == 1 and candidate.head.dep == "conj" and is_subject(above):
            subjects.add(candidate.entity)
    if len(nearest) == 1:
        return next(iter(nearest))
    here = {number for number, distance in nearest.items() if distance == 0}
    return next(iter(subjects)) if len(subjects) == 1 and here <= subjects else None


def _may_be(thing: Thing, description: Description) -> bool:
    gender = title_gender(description.noun)
    return thing.kind == "person" and (not gender or thing.gender in ("", gender))
