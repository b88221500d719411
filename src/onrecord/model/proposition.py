"""Proposition: the slots that comparing decides on, taken from the parse."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Anchor


@dataclass(frozen=True, slots=True)
class Proposition:
    """Who did what to whom, where, when, how many. Slots hold resolved names or lemmas; `anchor` is the clause.

    `statement` is the innermost statement whose content holds the clause (None: the outlet's own voice).
    `lemmas` are the content words of the clause, lower case, sorted: what candidate search runs on.
    """

    id: str
    anchor: Anchor
    predicate: str
    agent: str | None
    patient: str | None
    places: tuple[str, ...]
    times: tuple[str, ...]
    figures: tuple[str, ...]
    extent: str | None
    negated: bool
    hedge: str | None
    statement: str | None
    lemmas: tuple[str, ...]
    rule: str
