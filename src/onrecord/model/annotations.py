"""Annotations: all that one article holds, found without looking at any other."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.absence import Absence
from onrecord.model.entity import Entity
from onrecord.model.figure import Figure
from onrecord.model.proposition import Proposition
from onrecord.model.statement import Statement
from onrecord.model.time import Time
from onrecord.model.toll import Toll


@dataclass(frozen=True, slots=True)
class Annotations:
    """Per-article rows, each tuple in text order; ids are `ARTICLE.e1`, `.s1`, `.f1`, `.t1`, `.x1`, `.p1`.

    `implied` are figures that no number prints (`a man and his two sons died`), ids `.k1` …; `tolls` say which figures are the report's
    count of the killed and the injured.
    `failure` says why an article could not be annotated; its rows are then empty.
    """

    article: str
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    absences: tuple[Absence, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    implied: tuple[Figure, ...] = ()
    tolls: tuple[Toll, ...] = ()
    failure: str | None = None
