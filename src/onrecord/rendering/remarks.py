"""A record -> what people noted, graded and corrected in it, each with the record's row that it is about.

What enters: a record. What leaves: remarks, with the id of the row (an article's, an entity's `e4`, a claim's `k3`, a statement's, …).
Rule: a judgement points at words; its row is the one whose own words have most in common with them. Only what holds is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Anchor, Judged, JudgedNoun, Record
from onrecord.model.judgement import JudgementKind
from onrecord.model.span import overlap

Rows = Iterable[tuple[str, Iterable[Anchor]]]


@dataclass(frozen=True, slots=True)
class Remark:
    """One entry of a person: `text` is a note's words, a grade (`B2`), or the corrected value; `was` the machine's value."""

    id: str
    kind: JudgementKind
    noun: JudgedNoun
    row: str
    text: str
    by: str
    when: str
    why: str
    anchors: tuple[Anchor, ...]
    was: str | None = None


def remarks(record: Record) -> tuple[Remark, ...]:
    """The notes, grades and corrections that hold, in the order of their log."""
    return tuple(_remarks(record))


def remarks_by_row(record: Record) -> Mapping[str, tuple[Remark, ...]]:
    """The same, by the row that they are about."""
    out: dict[str, tuple[Remark, ...]] = {}
    for remark in remarks(record):
        out[remark.row] = (*out.get(remark.row, ()), remark)
    return out


def row_judged(record: Record, judged: Judged) -> str | None:
    """The id of the record's row that a judgement is about; None where it is about several, or its words are not there."""
    entry = judged.judgement
    if entry.noun is None or len(entry.targets) != 1:
        return None
    if judged.row is not None:
        return judged.row
    if entry.noun == "report":
        return next((a.id for a in record.articles if a.sha256 == entry.targets[0].sha256), None)
    return _nearest(judged.anchors, _ROWS[entry.noun](record)) if judged.anchors else None


def _remarks(record: Record) -> Iterator[Remark]:
    for judged in record.judgements:
        entry = judged.judgement
        row = row_judged(record, judged) if judged.state == "applied" and entry.kind in ("note", "grade", "correct") else None
        if row is not None and entry.noun is not None:
            yield Remark(
                entry.id, entry.kind, entry.noun, row, entry.value or "", entry.by, entry.when, entry.why, judged.anchors, judged.replaced
            )


_ROWS: Mapping[JudgedNoun, Callable[[Record], Rows]] = {
    "entity": lambda r: ((e.id, e.mentions) for e in r.entities),
    "utterance": lambda r: ((u.id, (m.anchor for m in u.members)) for u in r.utterances),
    "claim": lambda r: ((k.id, (k.wording, *(e.anchor for e in k.evidence))) for k in r.claims),
    "statement": lambda r: ((s.id, (s.anchor,)) for s in r.statements),
    "figure": lambda r: ((f.id, (f.anchor,)) for f in r.figures),
    "date": lambda r: ((t.id, (t.anchor,)) for t in r.times),
}


def _nearest(anchors: tuple[Anchor, ...], rows: Rows) -> str | None:
    best, found = 0.0, None
    for name, places in rows:
        score = max((overlap(p.spans, a.spans) for p in places for a in anchors if p.overlaps(a)), default=0.0)
        if score > best:
            best, found = score, name
    return found
