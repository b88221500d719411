"""Found: one row that a search gives; Filters: what a row must have to be given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.answer import Cited
from onrecord.model.claim import ClaimStatus
from onrecord.model.statement import Act

FoundKind = Literal["statement", "figure", "claim"]


@dataclass(frozen=True, slots=True)
class Filters:
    """All that are given must hold. `figure` is a number that the row's interval holds, `date` an ISO day, month or year."""

    speaker: str | None = None
    act: Act | None = None
    entity: str | None = None
    figure: float | None = None
    date: str | None = None
    outlet: str | None = None
    status: ClaimStatus | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A row by its kind and id, how it reads, its printed words, and its rank, 1 for what holds every word asked for."""

    kind: FoundKind
    id: str
    reading: str
    cited: Cited
    score: float
