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
from onrecord.lexicon.families import event_family
from onrecord.linking.antecedents import REACH, Told, units_of
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
    if not deeds:
        return None
    if _AT_ANOTHER_TIME.search(p.anchor.text_in(told.article.text)):
        return None
    for other in clauses_before(statement, told, parties):
        row = other.proposition
        if statement.anchor.start - row.anchor.end > REACH:
            return None
        if row.negated or row.hedge is not None or not other.told_as_done or _AT_ANOTHER_TIME.search(row.anchor.text_in(told.article.text)):
            continue
        if event_family(row.predicate) in deeds and _same_one(p.agent, row.patient or row.agent):
            return other
    return None


def _same_one(state: str | None, deed: str | None) -> bool:
    """Whom the state is of is whom the deed befell: one head word, no part, number or owner of it, and no other one."""
    left, right = (state or "").lower().split(), (deed or "").lower().split()
    return bool(left) and bool(right) and left[-1] == right[-1] and not _ANOTHER & {*left, *right} and len(left) == len(right) <= 3


_ANOTHER = frozenset({"other", "others", "another", "of", "two", "three", "four", "several", "some", "many", "next", "former"})
_AT_ANOTHER_TIME = re.compile(
    r"\b(?:before|after|until|till|since|once|when|then|later|earlier|now|again|from|by|in \d{4}|last|next|ago|would|will)\b", re.IGNORECASE
)
"""Words of time beside either: a deed and a state of two times can both hold."""


def is_of_oneself(clause: Frame, parties: Parties) -> bool:
    """Who tells the state tells it of himself: he denies the deed."""
    return clause.statement is not None and bool(units_of(clause.statement, parties) & clause.agent)
