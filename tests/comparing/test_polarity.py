"""Polarity of the parts of a telling, and contraries."""

from __future__ import annotations

import pytest

from onrecord.comparing.polarity import Part, contrary, is_negative, negated_in, segments
from onrecord.lexicon.stems import words_in

PARTS = [
    ("There was not one diver in the dock", {True}),
    ("None of the divers reached the dock", {True}),
    ("Neither the diver nor his mate reached the dock", {True}),
    ("Nobody reached the dock", {True}),
    ("The diver has never reached the dock", {True}),
    ("Not only the diver reached the dock", {False}),
    ("The diver reached the dock", {False}),
    ("Divers stayed until May. Then they left, and no diver came back", {True, False}),
    ("We had no rope, we had no lamp", {True}),
    ("The diver hardly reached the dock", {True, False}),
]


@pytest.mark.parametrize(("text", "found"), PARTS)
def test_a_negation_is_one_wherever_it_stands(text: str, found: set[bool]) -> None:
    assert negated_in(text) == found


def parts(text: str) -> tuple[Part, ...]:
    rows = (words_in(text, start, end) for start, end in segments(text, 0, len(text)))
    return tuple(Part(frozenset(w.stem for w in row if w.content), is_negative(row)) for row in rows)


CONTRARIES = [
    ("Divers stayed in the dock until May. Then they left, and no diver stayed in the dock.", "Not one diver stayed in the dock.", True),
    ("The divers searched the dock.", "None of the divers searched the dock.", True),
    ("The divers searched the dock, and nobody was hurt.", "The divers searched the dock.", False),
    ("Not one diver was paid.", "No diver was paid, and the guild complained.", False),
    ("The weather was fine.", "Nobody complained.", True),
    ("“Not a dog to be kicked.”", "We are no dog. Whoever likes to be bitten may try.", False),
]


@pytest.mark.parametrize(("left", "right", "found"), CONTRARIES)
def test_contraries_either_way_round(left: str, right: str, found: bool) -> None:
    assert contrary(parts(left), parts(right)) == found
    assert contrary(parts(right), parts(left)) == found
