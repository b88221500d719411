"""A record and the rows that a search found in it -> the record of these rows alone: what an export of a search holds.

Rule: what was found stays, with what it can't be read without: the statement of a figure, the total of a part, a claim's evidence, the
statement that another stands in, whoever speaks, and the reports. Everything else stays only where it stands on the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Anchor, Found, Record, Span, Statement


def narrow_to(record: Record, found: Sequence[Found]) -> Record:
    """The record with the found rows and what they hang on; empty where none of them is of this record."""
    wanted = {kind: {row.id for row in found if row.kind == kind} for kind in ("statement", "figure", "claim")}
    claims = tuple(c for c in record.claims if c.id in wanted["claim"])
    totals = {f.id: f.part_of for f in record.figures}
    figures = _with_all(wanted["figure"], totals)
    told = {f.statement for f in record.figures if f.id in figures} | {e.statement for c in claims for e in c.evidence}
    inside = {s.id: s.inside for s in record.statements}
    statements = _with_all(wanted["statement"] | {s for s in told if s is not None}, inside)
    kept = tuple(s for s in record.statements if s.id in statements)
    counted = tuple(f for f in record.figures if f.id in figures)
    told_by = [anchor for c in claims for anchor in (c.wording, *(e.anchor for e in c.evidence))]
    words = _Words([*(s.anchor for s in kept), *(f.anchor for f in counted), *told_by])
    articles = tuple(a for a in record.articles if a.id in words.spans)
    names = {entity for s in kept for entity in _speakers(s)}
    entities = tuple(
        replace(e, mentions=tuple(m for m in e.mentions if m.article in words.spans))
        for e in record.entities
        if e.id in names or any(words.hold(m) for m in e.mentions)
    )
    known = {f.id for f in counted}
    origins = {key for c in claims for key in c.origins} | {e.origin for c in claims for e in c.evidence}
    return replace(
        record,
        articles=articles,
        entities=tuple(e for e in entities if e.mentions),
        statements=kept,
        figures=counted,
        times=tuple(t for t in record.times if words.hold(t.anchor)),
        absences=tuple(a for a in record.absences if words.hold(a.anchor)),
        copies=tuple(c for c in record.copies if words.hold(c.left) and words.hold(c.right)),
        utterances=tuple(
            replace(u, members=members)
            for u in record.utterances
            if (members := tuple(m for m in u.members if m.statement in statements))
        ),
        claims=claims,
        origins=tuple(
            replace(o, articles=tuple(a for a in o.articles if a in words.spans), anchors=tuple(a for a in o.anchors if words.hold(a)))
            for o in record.origins
            if o.id in origins
        ),
        comparisons=tuple(c for c in record.comparisons if words.hold(c.left) and words.hold(c.right)),
        timeline=tuple(
            replace(t, also=tuple(a for a in t.also if words.hold(a))) for t in record.timeline if words.hold(t.anchor)
        ),
        coverage=tuple(c for c in record.coverage if c.claim in wanted["claim"] and c.article in words.spans),
        gaps=tuple(g for g in record.gaps if all(map(words.hold, g.about))),
        brief=tuple(b for b in record.brief if all(map(words.hold, b.evidence))),
        repairs=tuple(r for r in record.repairs if r.article in words.spans and all(a.article in words.spans for a in r.anchors)),
        refusals=(),
        title_anchor=record.title_anchor if record.title_anchor and record.title_anchor.article in words.spans else None,
        tolls=tuple(t for t in record.tolls if t.figure in known),
        tallies=tuple(t for t in record.tallies if known.issuperset(t.figures)),
        loaded=tuple(w for w in record.loaded if words.hold(w.anchor)),
        judgements=tuple(j for j in record.judgements if any(map(words.hold, j.anchors))),
    )


class _Words:
    """The spans of the kept rows, by article."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self.spans: dict[str, set[Span]] = {}
        for anchor in anchors:
            self.spans.setdefault(anchor.article, set()).update(anchor.spans)

    def hold(self, anchor: Anchor) -> bool:
        """Whether the anchor stands on words of a kept row."""
        return any(own.overlaps(span) for own in self.spans.get(anchor.article, ()) for span in anchor.spans)


def _with_all(ids: Iterable[str], above: dict[str, str | None]) -> set[str]:
    """The ids, and whatever they hang on, up to the top."""
    out: set[str] = set()
    for one in ids:
        step: str | None = one
        while step is not None and step not in out:
            out.add(step)
            step = above.get(step)
    return out


def _speakers(statement: Statement) -> set[str]:
    source = statement.source
    return {name for name in (source.entity, *(m.entity for m in source.members)) if name} if source else set()
