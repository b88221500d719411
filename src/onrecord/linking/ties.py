"""Pairs that a person found to be one or two -> what a clustering has to keep to: groups to begin with, and joins that it may not make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.model import JUDGED

Item = TypeVar("Item", bound=Hashable)
SAME = f"{JUDGED}same"
"""The rule of a group that a person's judgement made."""


@dataclass(frozen=True, slots=True)
class Ties:
    """`same` are pairs of numbers that belong in one group, `apart` maps a number to those that it may not be with."""

    same: tuple[tuple[int, int], ...] = ()
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, same: Iterable[tuple[Item, Item]], other: Iterable[tuple[Item, Item]], numbers: Mapping[Item, Sequence[int]]) -> Ties:
        """Ties of named pairs; `numbers` gives a name's numbers, the first of which is joined and all of which are kept apart."""
        apart: dict[int, set[int]] = defaultdict(set)
        for a, b in other:
            for x in numbers.get(a, ()):
                apart[x] |= set(numbers.get(b, ()))
            for y in numbers.get(b, ()):
                apart[y] |= set(numbers.get(a, ()))
        joined = ((numbers[a][0], numbers[b][0]) for a, b in same if numbers.get(a) and numbers.get(b))
        return cls(tuple((min(pair), max(pair)) for pair in joined), {x: frozenset(ys - {x}) for x, ys in sorted(apart.items())})

    def forbids(self, left: Collection[int], right: Collection[int]) -> bool:
        """Whether two groups hold numbers that may not be together."""
        if not self.apart:
            return False
        return any(not self.apart[x].isdisjoint(right) for x in left if x in self.apart)

    def groups(self, known: Collection[int]) -> list[list[int]]:
        """The groups that the pairs of known numbers make by themselves, sorted."""
        out: dict[int, list[int]] = {}
        group_of: dict[int, int] = {}
        for a, b in self.same:
            if a not in known or b not in known:
                continue
            left, right = group_of.get(a, a), group_of.get(b, b)
            members = sorted({*out.pop(left, [a]), *out.pop(right, [b])})
            out[members[0]] = members
            group_of.update(dict.fromkeys(members, members[0]))
        return [members for members in (out[key] for key in sorted(out)) if len(members) > 1]

    def made(self, members: Collection[int]) -> bool:
        """Whether a pair that belongs together is in the group."""
        return any(a in members and b in members and a != b for a, b in self.same)


NO_TIES = Ties()
