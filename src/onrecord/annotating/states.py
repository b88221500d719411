"""Names and the parse -> the states among them that no list knows, by what the text says they have: `Velm's navy`, `the Velmian embassy`.

The list of countries is the world's of today; reports name breakaway, former and unheard-of ones too. A name that somebody bears in full,
or that a title stands before, is nobody's country.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotating.capitals import Name
from onrecord.lexicon import table
from onrecord.lexicon.forenames import is_forename
from onrecord.model import Parse, Token

SHORTEST = 4
"""Letters of the shortest name that is taken for a state's; shorter ones are too much like other words."""
ENOUGH = 2
"""Places in the text where something that states have is said to be the name's."""
_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic", "s")
_ADJECTIVE = ("i", "ian", "ean", "ese", "ish", "ic")
_IN = frozenset(["in", "from", "neighbouring", "neighboring"])
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class MarksRow:
    """A row of `state_marks.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


def told_states(names: Sequence[Name], parse: Parse) -> Mapping[str, str]:
    """Printed words -> the state that they name or are the adjective of (`Velmian` -> `Velm`)."""
    people = {name.words.rsplit(" ", 1)[-1] for name in names if name.title or (name.sort == "person" and " " in name.words)}
    bases = {
        n.words for n in names
        if n.hit is None and not n.title and n.words.isalpha() and len(n.words) >= SHORTEST and n.words not in people
        and not n.words.isupper() and not is_forename(n.words)
    }  # fmt: skip
    of_state = _by_form(bases)
    known = {n.first for n in names if n.hit is not None or n.title}
    marks: dict[str, list[bool]] = {}
    for token in parse.tokens:
        base = of_state.get(token.text) if token.i not in known else None
        sure = _mark_beside(parse, token) if base is not None else None
        if base is not None and sure is not None:
            marks.setdefault(base, []).append(sure)
    states = {base for base, sures in marks.items() if any(sures) and len(sures) >= ENOUGH}
    return {words: of_state[words] for words in sorted({t.text for t in parse.tokens} & of_state.keys()) if of_state[words] in states}


def _by_form(bases: Collection[str]) -> dict[str, str]:
    """Each name and each form of its adjective -> the name; of two that are forms of one another the one that is no adjective."""
    out = {form: base for base in sorted(bases, reverse=True) for form in forms_of(base)}
    plain = [base for base in bases if not (out.get(base) in bases and base.endswith(_ADJECTIVE))]
    return {form: base for form, base in out.items() if base in plain} | {base: base for base in plain}


def forms_of(state: str) -> frozenset[str]:
    """The adjectives that a state's name may have: `Velm` -> Velmi, Velmian, Velmish and more."""
    stems = {state, state.rstrip("aeiouy"), state[:-1] if state[-1:] in "aeiouy" else state}
    return frozenset(stem + ending for stem in stems if len(stem) >= SHORTEST - 1 for ending in _ENDINGS if stem + ending != state)


def with_states(names: Iterable[Name], states: Mapping[str, str], parse: Parse) -> list[Name]:
    """The names with the states among them as places; their adjectives are no names, their people are a group."""
    out: list[Name] = []
    for name in names:
        state = states.get(name.words) if name.hit is None and not name.title else None
        if state is None:
            out.append(name)
        elif state == name.words and not _is_adjective(name, parse):
            out.append(replace(name, sort="place"))
        elif name.words.endswith("s") and parse.tokens[name.last - 1].tag in ("NNS", "NNPS"):
            out.append(replace(name, sort="norp"))
    return out


def _is_adjective(name: Name, parse: Parse) -> bool:
    """A state that the text names only by its adjective (`the Velmish navy`) has no name."""
    return name.words.endswith(_ADJECTIVE) and parse.tokens[name.last].pos in ("NOUN", "ADJ", "PROPN")


def _mark_beside(parse: Parse, token: Token) -> bool | None:
    """Whether what stands behind the name (`Velm's …`, `Velmian …`) is surely a state's; None where it says nothing, nor what is before."""
    tokens = parse.tokens
    at, sentence = token.i + 1, token.sentence
    if at < len(tokens) and tokens[at].tag == "POS":
        at += 1
    for size in range(_LONGEST, 0, -1):
        words = " ".join(t.lower for t in tokens[at : at + size] if t.sentence == sentence)
        for kind in ("sure", "also"):
            if words in _marks(kind):
                return kind == "sure"
    return False if token.i > 0 and tokens[token.i - 1].lower in _IN else None


@cache
def _marks(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("state_marks", MarksRow) if row.kind == kind for word in row.words)
