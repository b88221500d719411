"""Claims whose two sides are one dispute -> told once."""

from __future__ import annotations

from onrecord.model import Anchor, Claim, Evidence, Span, Stance
from onrecord.rendering.ledger import mirrored


def at(start: int) -> Anchor:
    return Anchor("a1", (Span(start, start + 5),))


def claim(name: str, *sides: tuple[int, Stance]) -> Claim:
    evidence = tuple(Evidence(at(start), f"s{start}", stance, False, f"party {start}", None, True) for start, stance in sides)
    return Claim(name, at(sides[0][0]), "disputed", (), evidence, "status/other-party-denies")


def test_the_same_two_sides_the_other_way_round_are_one_dispute() -> None:
    claims = claim("k1", (10, "asserts"), (30, "contradicts")), claim("k2", (30, "asserts"), (10, "contradicts"))
    assert mirrored(claims) == {"k2"}


def test_a_claim_that_says_more_stays() -> None:
    third = claim("k1", (10, "asserts"), (30, "contradicts")), claim("k2", (30, "asserts"), (10, "contradicts"), (50, "denies"))
    other = claim("k1", (10, "asserts"), (30, "contradicts")), claim("k2", (40, "asserts"), (10, "contradicts"))
    assert mirrored(third) == mirrored(other) == frozenset()
