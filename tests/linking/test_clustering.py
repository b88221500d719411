"""Pairs of pieces, best first -> groups: each piece in one group at the most, and none is lost when groups are joined."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.clustering import Likeness, cluster
from onrecord.linking.quotes import Piece
from onrecord.linking.ties import NO_TIES, Ties
from onrecord.model import Anchor, Source, Statement

LIKE = Likeness(1.0, "utterances/quoted", 3)


def pieces(count: int) -> list[Piece]:
    """One speaker's quotations, one a report."""
    out = []
    for n in range(count):
        anchor = Anchor.at(f"a{n}", 0, 10)
        source = Source((), None, "Ana Okafor", "person")
        statement = Statement(f"a{n}.s1", anchor, "direct", None, source, None, (), False, None, None, None, "speech/test")
        out.append(
            Piece(anchor, (), (), True, statement, "Ana Okafor", "ana okafor", frozenset({"Lissen"}), None, n, False, False, frozenset())
        )
    return out


def grouped(count: int, pairs: list[tuple[int, int]], ties: Ties = NO_TIES) -> list[list[int]]:
    return [members for members, _ in cluster(pieces(count), [(-3.0, -1.0, i, j, LIKE) for i, j in pairs], ties)]


def joined(pairs: list[tuple[int, int]]) -> list[list[int]]:
    """What the pairs join, by hand."""
    groups: list[set[int]] = []
    for pair in pairs:
        met = [g for g in groups if g & set(pair)]
        groups = [g for g in groups if g not in met] + [set(pair).union(*met)]
    return sorted(sorted(g) for g in groups)


def test_two_groups_stay_two_after_others_were_joined() -> None:
    """A number made of a pair and of how many groups there are is given twice here: to (17, 18) as the sixth, to (0, 19) as the third."""
    pairs = [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (17, 18), (2, 3), (4, 5), (6, 7), (8, 9), (0, 19)]
    assert grouped(20, pairs) == [[0, 19], list(range(1, 11)), [17, 18]]


@given(st.lists(st.sampled_from(list(combinations(range(14), 2))), max_size=40))
def test_groups_are_what_the_pairs_join(pairs: list[tuple[int, int]]) -> None:
    assert grouped(14, pairs) == joined(pairs)


def test_what_a_person_joined_or_held_apart_holds() -> None:
    ties = Ties.of([("x", "y")], [("x", "z")], {"x": (0,), "y": (5,), "z": (3,)})
    assert grouped(6, [(0, 3), (3, 5), (1, 3)], ties) == [[0, 5], [1, 3]]
