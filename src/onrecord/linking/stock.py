"""Copies -> copies without stock phrases: a short run inside two people's quotations is theirs, not one report's copy of another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.parties import Parties
from onrecord.model import Anchor, Annotations, Copy, Statement, Utterance

STOCK = 90
"""Code points up to which the same words in two speakers' mouths are a stock phrase (about fifteen words)."""


def without_stock_phrases(
    copies: Sequence[Copy], annotations: Sequence[Annotations], *, utterances: Sequence[Utterance], parties: Parties
) -> tuple[Copy, ...]:
    """The copies, less those of up to STOCK code points that lie inside statements of different speakers and in no common utterance."""
    statements = {one.article: sorted(((s.anchor.start, s.anchor.end, s) for s in one.statements), key=_size) for one in annotations}
    utterance_of = {m.statement: u.id for u in utterances for m in u.members}
    out = []
    for copy in copies:
        left, right = _holding(statements[copy.left.article], copy.left), _holding(statements[copy.right.article], copy.right)
        if len(copy.left.hull) <= STOCK and left is not None and right is not None and not _one_speaker(left, right, parties):
            if utterance_of.get(left.id, left.id) != utterance_of.get(right.id, right.id):
                continue
        out.append(copy)
    return tuple(out)


def _size(row: tuple[int, int, Statement]) -> int:
    return row[1] - row[0]


def _holding(statements: Sequence[tuple[int, int, Statement]], anchor: Anchor) -> Statement | None:
    """The smallest statement that holds the passage, or most of it."""
    start, end = anchor.start, anchor.end
    near = (row for row in statements if row[0] < end and row[1] > start)
    return next((s for first, last, s in near if (first <= start and end <= last) or _mostly(s.anchor, anchor)), None)


def _mostly(outer: Anchor, inner: Anchor) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in outer.spans for b in inner.spans)
    return 2 * shared > len(inner.hull)


def _one_speaker(left: Statement, right: Statement, parties: Parties) -> bool:
    if left.source is None or right.source is None:
        return False
    return parties.source_key(left.source) == parties.source_key(right.source)
