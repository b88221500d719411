"""What a person holds together is together, and what he holds apart is apart, whatever else is merged."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.reports import annotated

from onrecord.linking.entities import merge_entities
from onrecord.linking.ties import NO_TIES, Ties
from onrecord.model import Rulings

REPORTS = (
    ("Courier", "Mayor Ana Okafor met Ben Lund, the fire chief, in Brannow on Monday. Lund said that Okafor had agreed.", "2031-05-07"),
    ("Post", "Ben Lund and Ana Okafor met on Monday. Benedikt Lundt of the Brannow Courier was there too.", "2031-05-07"),
    ("Mail", "Okafor and Lund met, said Piet Lund, a teacher from Brannow.", "2031-05-07"),
)
IDS = [entity.id for one in annotated(*REPORTS)[1] for entity in one.entities]
PAIRS = st.lists(st.sampled_from(list(combinations(IDS, 2))), max_size=4)


def connected(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Each id -> the least id that the pairs join it with."""
    root = {i: i for i in IDS}
    for _ in IDS:
        for a, b in pairs:
            root[a] = root[b] = min(root[a], root[b])
    return root


@settings(max_examples=60, deadline=None)
@given(PAIRS, PAIRS)
def test_entities_keep_to_what_was_ruled(same: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    root = connected(same)
    other = [(a, b) for a, b in other if root[a] != root[b]]
    entities, entity_of = merge_entities(annotated(*REPORTS)[1], Rulings(same_entities=tuple(same), other_entities=tuple(other)))
    assert sorted(entity_of) == sorted(IDS)
    assert all(entity_of[a] == entity_of[b] for a, b in same)
    assert all(entity_of[a] != entity_of[b] for a, b in other)
    ruled = {entity_of[i] for pair in same for i in pair}
    assert {e.id for e in entities if e.rule == "judgement/same"} == ruled


def test_groups_that_pairs_make() -> None:
    ties = Ties.of([("a", "b"), ("c", "d"), ("b", "e"), ("x", "y")], [("a", "c")], {"a": (0, 9), "b": (1,), "c": (2,), "d": (3,), "e": (4,)})
    assert ties.groups(range(10)) == [[0, 1, 4], [2, 3]]
    assert ties.groups([0, 1, 2]) == [[0, 1]]
    assert ties.forbids([5, 9], [2, 6])
    assert ties.forbids([2], [0])
    assert not ties.forbids([9], [3])
    assert ties.made([0, 1, 7])
    assert not ties.made([0, 4])
    assert not NO_TIES.forbids([1], [2])
