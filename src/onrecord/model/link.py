"""Links: what the articles of one story share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.claim import Evidence
from onrecord.model.entity import Entity
from onrecord.model.span import Anchor
from onrecord.model.time import When

CopyKind = Literal["verbatim", "near", "credited"]
Wording = Literal["verbatim", "cut", "translation", "indirect"]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two passages of two reports that share their wording."""

    left: Anchor
    right: Anchor
    kind: CopyKind
    rule: str


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A passage that a report shares with others, and what all of them go back to: an agency, or the report that had it first."""

    anchor: Anchor
    root: str
    agency: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class UtteranceMember:
    anchor: Anchor
    statement: str | None
    wording: Wording


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of saying, however many reports and translations carry it; `conflict` says how the reports disagree about it.

    `independent` holds one report for each way in which the words came to the reader: reprints and one agency's copy count once.
    """

    id: str
    speaker: str
    said: When | None
    members: tuple[UtteranceMember, ...]
    conflict: str | None
    rule: str
    independent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Propositions of several reports that claim the same, before status and origins are decided; evidence in article order.

    `propositions` are the ids of those that make the claim, in the order of the articles.
    """

    id: str
    wording: Anchor
    evidence: tuple[Evidence, ...]
    rule: str
    propositions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """`entities` are the story's, `entity_of` maps each per-article entity id to one of them.

    `events` are groups of proposition ids that tell one deed, whatever date and number they give; `sides` maps a statement's id to the
    parties that its source speaks for, sorted; `parties` maps the name of an entity to the party that it belongs to, where one is known.
    `borrowed` are each report's shared passages, in article and text order; `wires` maps a report to the agency that wrote it, and
    `agencies` a printed source's name to the agency that it names.
    """

    entities: tuple[Entity, ...] = ()
    entity_of: Mapping[str, str] = field(default_factory=dict)
    copies: tuple[Copy, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    claims: tuple[ClaimGroup, ...] = ()
    events: tuple[tuple[str, ...], ...] = ()
    sides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    borrowed: tuple[Borrowed, ...] = ()
    wires: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
