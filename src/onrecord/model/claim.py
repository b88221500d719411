"""Claim: one proposition with its evidence and stances; Origin: what reports go back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Anchor
from onrecord.model.time import When

Stance = Literal["asserts", "confirms", "denies", "contradicts", "questions", "declines"]
ClaimStatus = Literal["asserted", "confirmed", "disputed", "denied", "hedged"]
OriginKind = Literal["statement", "agency", "report", "document"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A statement, an agency, a report or a document that one or more reports go back to."""

    id: str
    kind: OriginKind
    name: str
    articles: tuple[str, ...]
    anchors: tuple[Anchor, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who takes which stance, in which printed words; `origin` is empty until decided.

    `statement` None: the outlet's own voice, and `by` is the outlet.
    """

    anchor: Anchor
    statement: str | None
    stance: Stance
    hedged: bool
    by: str
    since: When | None
    first_hand: bool
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    wording: Anchor
    status: ClaimStatus
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rule: str
