"""What the lines of the brief take from a claim's evidence: its best spokesman, what he said, and how alike two sayings are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicon.stems import stem
from onrecord.model import Anchor, Evidence, Statement
from onrecord.recording.saying_weight import weight_of
from onrecord.recording.sentences import sentence
from onrecord.recording.story import Story

UNFIT = -10.0
"""A weight below this is a headline's, a nameless source's or a denied saying's: no sentence of the brief."""
DISPUTE = frozenset({"disputed", "denied"})
AGAINST = frozenset({"denies", "contradicts"})
FOR = frozenset({"asserts", "confirms"})
_WORD = re.compile(r"[^\W_]{3,}")


def spokesman(story: Story, evidence: Sequence[Evidence]) -> tuple[Statement, Evidence] | None:
    """The evidence whose statement makes the best sentence of a claim: a confirmation before an assertion, then by weight."""
    rows = [
        (e.stance == "confirms", weight_of(story, s), s, e)
        for e in evidence
        if e.stance in FOR and e.statement and (s := story.statements.get(e.statement))
    ]
    rows = [r for r in rows if sentence(story, r[2]) is not None]
    if not rows:
        return None
    _, _, statement, own = max(rows, key=lambda r: (r[1] > UNFIT, r[0], r[1], -r[2].anchor.start, r[2].id))
    return statement, own


def spoken_of(story: Story, evidence: Evidence) -> Anchor:
    statement = story.statements.get(evidence.statement or "")
    return story.spoken(statement) if statement is not None else evidence.anchor


def shared(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the shorter's words that the longer has as well."""
    return len(left & right) / max(1, min(len(left), len(right)))


def word_stems(text: str) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in _WORD.findall(text))


__all__ = ["AGAINST", "DISPUTE", "FOR", "UNFIT", "shared", "spoken_of", "spokesman", "word_stems"]
