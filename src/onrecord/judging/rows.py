"""A noun and the words of a target -> the row of fresh annotations that it means today.

The row whose words have most in common with the target's, by Dice over code points; words of an utterance may be a part of a statement.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Anchor, Annotations, JudgedNoun
from onrecord.model.span import overlap

SAME_WORDS = 0.5
"""Dice from which a row is the one that a person meant: more shared than not. Re-annotation moves the ends of a clause, not its middle."""


def row_of(noun: JudgedNoun, anchor: Anchor, one: Annotations) -> str | None:
    """The row's id: an entity's by its mentions, a claim's as the proposition that makes it, an utterance's as its statement."""
    match noun:
        case "entity":
            return _best(anchor, ((e.id, m) for e in one.entities for m in e.mentions))
        case "statement":
            return _best(anchor, ((s.id, s.anchor) for s in one.statements))
        case "utterance":
            return _best(anchor, ((s.id, s.anchor) for s in one.statements)) or _inside(anchor, ((s.id, s.anchor) for s in one.statements))
        case "claim":
            return _best(anchor, ((p.id, p.anchor) for p in one.propositions))
        case "figure":
            return _best(anchor, ((f.id, f.anchor) for f in (*one.figures, *one.implied)))
        case "date":
            return _best(anchor, ((t.id, t.anchor) for t in one.times))
        case "report":
            return one.article


def _best(anchor: Anchor, rows: Iterable[tuple[str, Anchor]]) -> str | None:
    scored = [(overlap(row.spans, anchor.spans), name) for name, row in rows if row.overlaps(anchor)]
    best = max((score for score, _ in scored), default=0.0)
    return next((name for score, name in scored if score == best), None) if best >= SAME_WORDS else None


def _inside(anchor: Anchor, rows: Iterable[tuple[str, Anchor]]) -> str | None:
    """The shortest row that holds all the words."""
    around = [(sum(map(len, row.spans)), name) for name, row in rows if all(any(s.contains(t) for s in row.spans) for t in anchor.spans)]
    return min(around)[1] if around else None
