"""The log: entries that hold, entries taken back, entries that can't all hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import UsageError
from onrecord.judging.log import Link, contradictions, judgement_of, standing
from onrecord.model import Judgement, Passage, Target

WORDS = Target("1" * 64, "quay.txt", (Passage("Ada Moss", "said ", " on Monday", 10, 18),))
OTHER = replace(WORDS, locator="herald.txt", sha256="2" * 64)


def same(when: str = "2031-05-06T10:00:00Z") -> Judgement:
    return judgement_of("same", noun="entity", targets=(WORDS, OTHER), by="ida", when=when, why="one person")


def withdraw(entry: Judgement, when: str) -> Judgement:
    return judgement_of("withdraw", by="jon", when=when, why="two people after all", withdraws=entry.id)


def test_an_id_is_that_of_the_content() -> None:
    assert same().id == same().id
    assert same().id != same("2031-05-07T10:00:00Z").id
    assert len(same().id) == 13


def test_what_is_withdrawn_does_not_hold_and_a_withdrawal_can_be_withdrawn() -> None:
    first, again = same(), same("2031-05-07T10:00:00Z")
    back = withdraw(first, "2031-05-08T10:00:00Z")
    assert standing([first, again, back]) == (again,)
    assert standing([first, back, withdraw(back, "2031-05-09T10:00:00Z")]) == (first,)
    assert standing([back, first]) == ()
    assert standing([first, first]) == (first,)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"by": " "}, "who"),
        ({"why": ""}, "why"),
        ({"targets": (WORDS,)}, "needs two"),
        ({"noun": "figure"}, "needs two"),
        ({"kind": "correct", "noun": "entity"}, "needs one"),
        ({"kind": "correct", "noun": "figure", "targets": (WORDS,)}, "needs a value"),
        ({"kind": "correct", "noun": "figure", "targets": (WORDS,), "value": "a lot"}, "no figure"),
        ({"kind": "correct", "noun": "date", "targets": (WORDS,), "value": "soon"}, "no date"),
        ({"kind": "correct", "noun": "report", "targets": (WORDS,), "value": "2031"}, "no day"),
        ({"kind": "grade", "noun": "report", "targets": (WORDS,), "value": "A9"}, "no grade"),
        ({"kind": "note", "noun": "claim", "targets": (WORDS,)}, "needs a value"),
        ({"kind": "withdraw"}, "names the judgement"),
        ({"withdraws": "j1"}, "names the judgement"),
    ],
)
def test_an_entry_that_says_nothing_is_refused(changes: dict[str, object], says: str) -> None:
    given: dict[str, object] = {"kind": "same", "noun": "entity", "targets": (WORDS, OTHER), "by": "ida", "when": "2031-05-06", "why": "so"}
    given |= changes
    with pytest.raises(UsageError, match=says):
        judgement_of(given.pop("kind"), **given)  # type: ignore[arg-type]


def links(*rows: str) -> list[Link]:
    """`j1 A = B`, `j2 A | B`."""
    out = []
    for row in rows:
        judgement, left, sign, right = row.split()
        out.append(Link(judgement, left, right, sign == "="))
    return out


@pytest.mark.parametrize(
    ("rows", "against"),
    [
        (("j1 A = B", "j2 B = C"), {}),
        (("j1 A = B", "j2 B | C"), {}),
        (("j1 A = B", "j2 A | B"), {"j1": ("j2",), "j2": ("j1",)}),
        (("j1 A = B", "j2 B = C", "j3 A | C"), {"j1": ("j2", "j3"), "j2": ("j1", "j3"), "j3": ("j1", "j2")}),
        (("j1 A = B", "j2 B = C", "j4 D = E", "j3 A | C"), {"j1": ("j2", "j3"), "j2": ("j1", "j3"), "j3": ("j1", "j2")}),
        (("j0 A = C", "j1 A = B", "j2 B = C", "j3 A | C"), {"j0": ("j3",), "j3": ("j0",)}),
    ],
)
def test_contradictions(rows: tuple[str, ...], against: dict[str, tuple[str, ...]]) -> None:
    assert contradictions(links(*rows)) == against
