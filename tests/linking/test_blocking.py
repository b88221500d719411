"""Blocking: whatever shares enough weight is found, and no key of many rows is looked up."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.blocking import blocks_of, pairs_sharing

ROWS = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 5.0), max_size=6), max_size=12)


def weighed_alike(rows: list[dict[str, float]]) -> list[dict[str, float]]:
    """A key weighs the same in each row."""
    weight = {key: row[key] for row in rows for key in row}
    return [{key: weight[key] for key in row} for row in rows]


@given(ROWS, st.sampled_from([0.2, 0.5, 0.8]), st.integers(2, 12))
def test_every_pair_that_shares_enough_is_found(rows: list[dict[str, float]], share: float, most: int) -> None:
    rows = weighed_alike(rows)
    blocks = blocks_of(rows)
    found = pairs_sharing(rows, blocks, share=share, most=most)
    for i, j in combinations(range(len(rows)), 2):
        shared = rows[i].keys() & rows[j].keys()
        lighter = min(sum(rows[i].values()), sum(rows[j].values()))
        usable = [key for key in shared if len(blocks[key]) <= most]
        if usable and sum(rows[i][key] for key in shared) >= share * lighter:
            assert (i, j) in found
    assert all(rows[i].keys() & rows[j].keys() for i, j in found)


def test_a_key_of_many_rows_proposes_nothing() -> None:
    rows = [{"common": 1.0, "rare": 2.0}, {"common": 1.0}, {"common": 1.0, "rare": 2.0}]
    assert pairs_sharing(rows, blocks_of(rows), share=0.1, most=2) == {(0, 2)}
