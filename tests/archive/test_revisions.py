"""What changed between a report and its revision, in a few words, and at what cost."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from tests.store.reports import article

from onrecord.archive.revisions import SHOWN, what_changed

MOST_SECONDS = 10.0
"""Far above what these take on a slow machine (less than 0.1 s), far below what the first takes where it is not bounded (38 s)."""


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


LONG = "The harbour of Port Ellery stays closed to ferries and to boats of every size until the old pier has been inspected"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{LONG} by two engineers.", f"{LONG} by five engineers."),
        (f"{LONG}.", f"{LONG}, and reopened."),
        (LONG, f"{LONG} " + "x" * 500),
        (f"A {LONG}", f"B {LONG}"),
        ("x" * 300 + "a", "x" * 300 + "b"),
        ("Short", f"{LONG} twice"),
    ],
)
def test_two_that_differ_are_never_shown_alike(old: str, new: str) -> None:
    (said,) = changed([old], [new])
    before, _, after = said.removeprefix("1 paragraph reads otherwise: ").partition(" is now ")
    assert before != after
    assert max(len(before), len(after)) <= SHOWN + len("“……”")


def alternating(name: str, count: int = 1_000) -> list[str]:
    """Lines of which every second one is the same, as the rule between the posts of a live blog."""
    return [line for n in range(count) for line in ("*", f"{name} {n}")]


def scattered(seed: int, count: int = 2_000) -> list[str]:
    draw = random.Random(seed)
    return [draw.choice("abcdefghijklmnopqrst") for _ in range(count)]


@pytest.mark.parametrize(("old", "new"), [(alternating("Storm"), alternating("Gale")), (scattered(3), scattered(4))], ids=["alternating", "scattered"])
def test_many_short_lines_that_repeat_are_compared_in_a_moment(old: Sequence[str], new: Sequence[str]) -> None:
    begun = time.perf_counter()
    assert "read otherwise" in changed(old, new)[0]
    assert time.perf_counter() - begun < MOST_SECONDS


def test_a_line_between_others_that_changed_is_not_said_to_have_changed() -> None:
    assert changed(alternating("Storm", 6), alternating("Gale", 6))[0].startswith("6 paragraphs read otherwise: “Storm 0” is now “Gale 0” · ")
