"""Record: one story's reports, all that they hold, and the brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.absence import Absence
from onrecord.model.article import Article
from onrecord.model.claim import Claim, Origin
from onrecord.model.comparison import Comparison, Coverage, DateRepair, TimelineEntry
from onrecord.model.entity import Entity
from onrecord.model.figure import Figure
from onrecord.model.judgement import Judged
from onrecord.model.link import Copy, Utterance
from onrecord.model.loaded import LoadedWord
from onrecord.model.refusal import Refusal
from onrecord.model.span import Anchor
from onrecord.model.statement import Statement
from onrecord.model.time import Time
from onrecord.model.toll import Tally, Toll


@dataclass(frozen=True, slots=True)
class Gap:
    """What the record cannot settle or does not hold."""

    text: str
    about: tuple[Anchor, ...]
    rule: str


REWRITTEN = "/rewritten"
"""What the `rule` of a brief's line ends on where a language model worded it; the model's name is in the provenance."""


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence of the brief with the printed words behind it; `evidence` is never empty."""

    section: str
    text: str
    evidence: tuple[Anchor, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made the record; no clock, no host, no path."""

    version: str
    models: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """Articles are sorted by content digest; every other tuple in a stated order, so that the same input gives the same bytes.

    `title` is the story's headline, composed or extracted, with its words in `title_anchor`. `judgements` are in the order of their log.
    """

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    absences: tuple[Absence, ...]
    copies: tuple[Copy, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    comparisons: tuple[Comparison, ...]
    timeline: tuple[TimelineEntry, ...]
    coverage: tuple[Coverage, ...]
    gaps: tuple[Gap, ...]
    brief: tuple[BriefLine, ...]
    repairs: tuple[DateRepair, ...]
    refusals: tuple[Refusal, ...]
    provenance: Provenance
    title: str = ""
    title_anchor: Anchor | None = None
    tolls: tuple[Toll, ...] = ()
    tallies: tuple[Tally, ...] = ()
    loaded: tuple[LoadedWord, ...] = ()
    judgements: tuple[Judged, ...] = ()

    @property
    def roots(self) -> tuple[Origin, ...]:
        """What the reports go back to: reports, agencies and documents, not each statement that they quote: what is counted."""
        return tuple(origin for origin in self.origins if origin.kind != "statement")
