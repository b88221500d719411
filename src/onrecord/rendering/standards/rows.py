"""A record -> its rows, one after the other: what JSON Lines and Web Annotation both write.

What enters: a record. What leaves: rows with a kind, an id, fields as in `onrecord/1`, and the anchors of the words they stand on. Rules:
the order is that of the record; the texts of the articles are left out; a claim's evidence is a row of its own, which names its claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.codec.encode import encoder
from onrecord.codec.shape import Json, noun_of
from onrecord.model import (
    Absence,
    Anchor,
    Article,
    BriefLine,
    Claim,
    Comparison,
    Copy,
    Coverage,
    DateRepair,
    Entity,
    Evidence,
    Figure,
    Gap,
    Judged,
    Origin,
    Record,
    Refusal,
    Statement,
    Tally,
    Time,
    TimelineEntry,
    Toll,
    Utterance,
)
from onrecord.rendering.remarks import row_judged


@dataclass(frozen=True, slots=True)
class Kind:
    """What a row of a record is called, where the record holds it, its noun, and the words that it stands on."""

    name: str
    rows: str
    noun: type[Any]
    anchors: Callable[[Any], tuple[Anchor, ...]]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    id: str
    fields: dict[str, Json]
    anchors: tuple[Anchor, ...]


def _none(row: object) -> tuple[Anchor, ...]:
    return ()


def _one(row: Any) -> tuple[Anchor, ...]:
    return (row.anchor,)


def _two(row: Copy | Comparison) -> tuple[Anchor, ...]:
    return row.left, row.right


JUDGEMENT = Kind("judgement", "judgements", Judged, lambda j: j.anchors, ("row",))
"""Its `of` is the id of the record's row that it is about; a line's `row` says what the line is."""
KINDS: tuple[Kind, ...] = (
    Kind("article", "articles", Article, _none, ("text",)),
    Kind("entity", "entities", Entity, lambda e: e.mentions),
    Kind("statement", "statements", Statement, _one),
    Kind("figure", "figures", Figure, _one),
    Kind("time", "times", Time, _one),
    Kind("absence", "absences", Absence, _one),
    Kind("copy", "copies", Copy, _two),
    Kind("utterance", "utterances", Utterance, lambda u: tuple(member.anchor for member in u.members)),
    Kind("claim", "claims", Claim, lambda k: (k.wording,), ("evidence",)),
    Kind("origin", "origins", Origin, lambda o: o.anchors),
    Kind("comparison", "comparisons", Comparison, _two),
    Kind("timeline", "timeline", TimelineEntry, lambda e: (e.anchor, *e.also)),
    Kind("coverage", "coverage", Coverage, _none),
    Kind("gap", "gaps", Gap, lambda g: g.about),
    Kind("brief", "brief", BriefLine, lambda line: line.evidence),
    Kind("repair", "repairs", DateRepair, lambda r: r.anchors),
    Kind("toll", "tolls", Toll, _none),
    Kind("tally", "tallies", Tally, _one),
    Kind("refusal", "refusals", Refusal, _none),
    JUDGEMENT,
)
EVIDENCE = Kind("evidence", "evidence", Evidence, _one)
"""Stands after its claim; its id is the claim's with a number: `k3.e2`."""


def rows_of(record: Record) -> Iterator[Row]:
    """Every row; one without an id of its own is named by its kind and its number: `gap-3`."""
    for kind in KINDS:
        for number, noun in enumerate(getattr(record, kind.rows), 1):
            row = _row(kind, noun, getattr(noun, "id", f"{kind.name}-{number}"))
            if isinstance(noun, Judged):
                row = Row(row.kind, noun.judgement.id, {"of": row_judged(record, noun), **row.fields}, row.anchors)
            yield row
            if isinstance(noun, Claim):
                for place, evidence in enumerate(noun.evidence, 1):
                    found = _row(EVIDENCE, evidence, f"{noun.id}.e{place}")
                    yield Row(found.kind, found.id, {"claim": noun.id, **found.fields}, found.anchors)


def _row(kind: Kind, noun: object, key: str) -> Row:
    encoded = encoder(noun_of(kind.noun))(noun)
    assert isinstance(encoded, dict)
    return Row(kind.name, key, {name: value for name, value in encoded.items() if name not in kind.without}, kind.anchors(noun))
