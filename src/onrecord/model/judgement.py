"""Judgement: what a person decided about a story's rows; Judged: what became of it in one record; Rulings: what linking has to keep to.

A judgement points at printed words by their digest, their text and what stands around them, never at a row's id: rows are numbered anew
each time that a report is annotated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.annotations import Annotations
from onrecord.model.article import Article
from onrecord.model.span import Anchor
from onrecord.model.time import Time

JudgementKind = Literal["same", "different", "correct", "grade", "note", "redact", "withdraw"]
JudgedNoun = Literal["entity", "utterance", "claim", "report", "statement", "figure", "date"]
JudgedState = Literal["applied", "unanchored", "contradicted", "superseded", "idle"]
JUDGED = "judgement/"
"""How the rule of a row begins that a person's judgement gave."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Printed words and where they stood: W3C's TextQuoteSelector (`exact`, `prefix`, `suffix`) and TextPositionSelector."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """Words of one report, by the digest of its bytes and the place it was read from; no passage: the report as a whole."""

    sha256: str
    locator: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the log. `value` is what is right instead (a source's name, a number, a date), a grade, or a note's text.

    `noun` says what the targets are taken as: `same report` is one story for both. A grade is Admiralty's: A to F for a source, 1 to 6 for
    what it says, or both (`B2`). To `redact` is to withhold the name in `value` from every output. `withdraws` names the entry that no
    longer holds. `when` is an ISO time, given by who writes the log.
    """

    id: str
    kind: JudgementKind
    noun: JudgedNoun | None
    targets: tuple[Target, ...]
    value: str | None
    by: str
    when: str
    why: str
    withdraws: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A standing judgement in one record: whether it holds there, where its words are, and which value it took the place of.

    `reason` says why it does not hold; `row` is the id of the article's row, or of the article, that was corrected, noted or graded,
    `replaced` the machine's value and `replaced_rule` the rule that gave it.
    """

    judgement: Judgement
    state: JudgedState
    anchors: tuple[Anchor, ...]
    rule: str
    reason: str | None = None
    row: str | None = None
    replaced: str | None = None
    replaced_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs that a person found to be one or two: per-article entity ids, words of utterances, proposition ids, article ids."""

    same_entities: tuple[tuple[str, str], ...] = ()
    other_entities: tuple[tuple[str, str], ...] = ()
    same_words: tuple[tuple[Anchor, Anchor], ...] = ()
    other_words: tuple[tuple[Anchor, Anchor], ...] = ()
    same_claims: tuple[tuple[str, str], ...] = ()
    other_claims: tuple[tuple[str, str], ...] = ()
    same_stories: tuple[tuple[str, str], ...] = ()
    other_stories: tuple[tuple[str, str], ...] = ()


NO_RULINGS = Rulings()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Judgements brought to one story's articles: what they correct, what linking keeps to, and a row for each of them.

    `annotations` bear the corrected statements and figures; `times` are corrected time expressions by id, and `days` the corrected days of
    publication by article: what hangs on these is read again by the annotators.
    """

    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    rulings: Rulings = NO_RULINGS
    rows: tuple[Judged, ...] = ()
    times: Mapping[str, Time] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
