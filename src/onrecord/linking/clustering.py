"""Pieces of speech and how like they are -> the groups of pieces that are one act of saying.

Best pairs first: a piece joins a group when it is like a member and no other speaker's. Each piece is in one group at the most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.forms import apart
from onrecord.linking.quotes import Piece
from onrecord.linking.speakers import may_be_one, same_time
from onrecord.linking.ties import SAME, Ties


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two pieces are; `rank` orders the rules, the surest highest."""

    score: float
    rule: str
    rank: int


def cluster(pieces: Sequence[Piece], scored: Sequence[tuple[float, float, int, int, Likeness]], ties: Ties) -> list[tuple[list[int], str]]:
    """Greedy, best pairs first: a piece joins a group when it is like a member and no other speaker's; no words enter a group twice.

    What `ties` hold together is a group to begin with, and nothing joins what they hold apart.
    """
    by_statement: dict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        by_statement[piece.statement.id].append(piece.order)
    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    rules: dict[int, str] = {}
    for members in ties.groups(range(len(pieces))):
        groups[members[0]], rules[members[0]] = members, SAME
        group_of.update(dict.fromkeys(members, members[0]))
    for _, _, i, j, likeness in scored:
        a, b = group_of.get(i), group_of.get(j)
        if a is not None and a == b:
            continue
        left, right = [i] if a is None else groups[a], [j] if b is None else groups[b]
        if not likeness.rule.startswith("utterances/run"):
            mine, theirs = _asked(pieces, i, left, rules.get(left[0], "")), _asked(pieces, j, right, rules.get(right[0], ""))
            if not all(_may_be_one_act(pieces[x], pieces[y]) for x in mine for y in theirs):
                continue
        if ties.forbids(left, right) or any(_overlapping(pieces[x], pieces[y]) for x in left for y in right):
            continue
        if likeness.rank == 0 and _in_one_group(pieces[i].statement.id, pieces[j].statement.id, by_statement, group_of):
            continue
        earlier = [rules[old] for old in (a, b) if old is not None]
        for old in (a, b):
            if old is not None:
                del groups[old], rules[old]
        members = sorted(left + right)
        home = members[0]  # groups share no piece, so that no two have one first piece
        groups[home] = members
        rules[home] = likeness.rule if "other-speaker" in likeness.rule else min([likeness.rule, *earlier])
        group_of.update(dict.fromkeys(members, home))
    return sorted(((members, rules[home]) for home, members in groups.items()), key=lambda row: row[0])


def _asked(pieces: Sequence[Piece], of: int, group: Sequence[int], rule: str) -> list[int]:
    """The members of a group whose speaker counts: where one long run of words made it, those of the speaker of its best piece.

    The same words are one saying whoever one report gives them to; that report's speaker keeps out no third one that retells them.
    """
    if not rule.startswith("utterances/run"):
        return list(group)
    return [n for n in group if n == of or pieces[n].key == pieces[of].key]


def _may_be_one_act(a: Piece, b: Piece) -> bool:
    return not apart(a.manner, b.manner) and same_time(a.said, b.said) and may_be_one(a, b)


def _in_one_group(left: str, right: str, by_statement: Mapping[str, Sequence[int]], group_of: Mapping[int, int]) -> bool:
    """Whether words of both statements are in one group already."""
    a, b = ({group_of[i] for i in by_statement[s] if i in group_of} for s in (left, right))
    return bool(a & b)


def _overlapping(a: Piece, b: Piece) -> bool:
    return a.statement.id == b.statement.id and a.anchor.overlaps(b.anchor)
