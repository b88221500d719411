"""What changed between a report and its revision, in a few words, and at what cost."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from tests.store.reports import article

from onrecord.archive.revisions import what_changed

MOST_SECONDS = 10.0
"""Far above what a comparison takes on a slow machine (0.3 s), far below what one takes that is not bounded (more than a minute)."""


def changed(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    return what_changed(article("\n".join(old)), article("\n".join(new)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (["Quay", "Storm", "Tide"], ["Quay", "Storm", "Tide"], ()),
        (["Quay", "Storm", "Tide"], ["Quay", "Gale", "Tide"], ("1 paragraph reads otherwise: “Storm” is now “Gale”",)),
        (["Quay", "Tide"], ["Quay", "Gale", "Tide"], ("1 paragraph is new: “Gale”",)),
        (["Quay", "Storm", "Tide"], ["Quay"], ("2 paragraphs are gone: “Storm” · “Tide”",)),
        (["Quay"], ["Quay", "Quay"], ("1 paragraph is new: “Quay”",)),
        (["Quay", "Quay", "Quay"], ["Quay", "Quay"], ("1 paragraph is gone: “Quay”",)),
        (["Storm", *["*"] * 9, "Tide"], ["Gale", *["*"] * 9, "Ebb"], ("2 paragraphs read otherwise: “Storm” is now “Gale” · “Tide” is now “Ebb”",)),
        (["Storm", *["*"] * 3_000, "Tide"], ["Storm", *["*"] * 3_000, "Ebb"], ("1 paragraph reads otherwise: “Tide” is now “Ebb”",)),
    ],
)  # fmt: skip
def test_what_changed(old: Sequence[str], new: Sequence[str], said: tuple[str, ...]) -> None:
    assert changed(old, new) == said


@pytest.mark.parametrize("words", ["ab", "abcdefghijklmnopqrst"])
def test_many_short_lines_that_repeat_are_compared_in_a_moment(words: str) -> None:
    draw = random.Random(3)
    old, new = ([draw.choice(words) for _ in range(2_000)] for _ in range(2))
    begun = time.perf_counter()
    assert "read otherwise" in changed(old, new)[0]
    assert time.perf_counter() - begun < MOST_SECONDS
