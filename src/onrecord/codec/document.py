"""The two documents of `onrecord/1`: a record (`model.Record`) and, here, what each article holds by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Absence, Annotations, Article, Entity, Figure, Refusal, Statement, Time

FORMAT = "onrecord/1"


@dataclass(frozen=True, slots=True)
class Annotated:
    """Articles with their per-article rows: a record without what follows from comparing."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    absences: tuple[Absence, ...]
    refusals: tuple[Refusal, ...] = ()

    @classmethod
    def of(cls, articles: Iterable[Article], annotations: Iterable[Annotations], refusals: Iterable[Refusal] = ()) -> Annotated:
        """The rows of all articles, each kind in the articles' order."""
        rows = tuple(annotations)
        return cls(
            tuple(articles),
            tuple(row for one in rows for row in one.entities),
            tuple(row for one in rows for row in one.statements),
            tuple(row for one in rows for row in one.figures),
            tuple(row for one in rows for row in one.times),
            tuple(row for one in rows for row in one.absences),
            tuple(refusals),
        )
