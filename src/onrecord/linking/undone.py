"""What one party says was done, and a state that another tells -> whether the state says that it was not.

`The coach had quit` against `she was still in charge`: no word is denied, and both cannot hold. The state and the deed are of one
person or thing, by their slots; the words are those of `undone.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.linking.antecedents import Told, units_of
from onrecord.linking.contraries import clauses_before
from onrecord.linking.frames import Frame
from onrecord.linking.parties import Parties


@dataclass(frozen=True, slots=True)
class UndoneRow:
    """A row of `undone.toml`."""

    done: tuple[str, ...]
    still: tuple[str, ...]
    example: str


@cache
def _states() -> Mapping[re.Pattern[str], frozenset[str]]:
    """Words of a state -> the deeds that it rules out."""
    out = {}
    for row in table("undone", UndoneRow):
        listed = sorted(row.still, key=lambda words: (-len(words), words))
        words = "|".join(re.escape(x).replace(r"\*", r"[\w’'-]+") for x in listed)
        out[re.compile(rf"\b(?:{words})\b", re.IGNORECASE)] = frozenset(row.done)
    return out


def ruled_out(words: str) -> frozenset[str]:
    """The deeds that the printed state rules out: `she was still in charge` -> `resign`."""
    return frozenset().union(*(done for pattern, done in _states().items() if pattern.search(words)))


def undone_by(clause: Frame, told: Told, parties: Parties) -> Frame | None:
    """The nearest earlier clause of another party that tells a deed of the same person or thing, which the clause's state rules out."""
    p, statement = clause.proposition, clause.statement
    if statement is None or clause.asked or p.negated or p.hedge is not None or p.rule != "propositions/clause":
        return None
    deeds = ruled_out(p.anchor.text_in(told.article.text))
    whose = clause.agent
    if not deeds or not whose:
        return None
    for other in clauses_before(statement, told, parties):
        row = other.proposition
        if row.negated or row.hedge is not None or other.asked:
            continue
        if deeds & (other.families | frozenset(row.lemmas)) and whose & (other.agent | other.patient | other.units):
            return other
    return None


def is_of_oneself(clause: Frame, parties: Parties) -> bool:
    """Who tells the state tells it of himself: he denies the deed."""
    return clause.statement is not None and bool(units_of(clause.statement, parties) & clause.agent)
