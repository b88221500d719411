"""How alike two reports, or two groups of reports, are: the log-odds that they tell of one event.

A report becomes a sparse vector of whole numbers with a part for all its words, for its headline, its names, its numbers and the days it
tells of; each part is a unit vector times the square root of its weight, so that one product of two vectors is the weighted sum of five
cosines. What the product leaves open is the time between them. The mean over all pairs of two groups is the product of the groups' sums:
it costs the same however large they are, and as everything is whole numbers it doesn't depend on the order in which they were added.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.lexicon.commonness import rarity
from onrecord.model import Profile

WEIGHTS: Mapping[str, float] = {"w": 8.6, "t": 6.2, "n": 12.8, "0": 3.5, "d": 2.1}
"""Log-odds for the words, headline, names, numbers and days told of where they are the same in both."""
GAP, BIAS = 1.3, -5.4
"""Log-odds against, for the logarithm of one and the days between; and for two reports that share nothing on one day."""
UNDATED_GAP = 30
"""Days taken to lie between a report without a date and any other: a stricter bar, whatever the real time between them."""
SCALE = 1 << 12
_LOG = 1 << 16

Vector = Mapping[str, int]


def vector(profile: Profile) -> Vector:
    """The report as one sparse vector, the heaviest keys first; their first letter says which part they belong to."""
    found: list[tuple[int, str]] = []
    for name, part in parts(profile).items():
        scale = SCALE * math.sqrt(WEIGHTS[name])
        found += [(-whole, name + key) for key, value in part.items() if (whole := round(scale * value))]
    return {key: -whole for whole, key in sorted(found)}


def parts(profile: Profile) -> Mapping[str, Mapping[str, float]]:
    """The unit vectors of the report, by part; one that it lacks is empty."""
    counts = {stem: (1 + math.log(count)) * rarity(stem) for stem, count in profile.terms.items()}
    return {
        "w": _unit(counts),
        "t": _unit({stem: rarity(stem) for stem in profile.title}),
        "n": _unit({stem: counts[stem] for stem in profile.names}),
        "0": _unit({stem: weight for stem, weight in counts.items() if not stem.isalpha() and any(c.isdigit() for c in stem)}),
        "d": _unit(dict.fromkeys(profile.days, 1.0)),
    }


def _unit(part: Mapping[str, float]) -> Mapping[str, float]:
    size = math.sqrt(sum(v * v for v in part.values()))
    return {key: value / size for key, value in part.items()}


@dataclass(slots=True)
class Group:
    """The sum of some reports: their vectors, and how many stand at each day (its ordinal; None counts those without a date)."""

    sums: dict[str, int] = field(default_factory=dict)
    days: Counter[int | None] = field(default_factory=Counter)
    size: int = 0

    def add(self, vector: Vector, days: Mapping[int | None, int]) -> None:
        """Take in reports: their summed vector and their days."""
        for key, value in vector.items():
            self.sums[key] = self.sums.get(key, 0) + value
        self.days.update(days)
        self.size += sum(days.values())

    def remove(self, vector: Vector, day: int | None) -> None:
        """Let go of one report that was added before."""
        for key, value in vector.items():
            if left := self.sums[key] - value:
                self.sums[key] = left
            else:
                del self.sums[key]
        self.days -= Counter([day])
        self.size -= 1


def ordinal(profile: Profile) -> int | None:
    """The number of the report's day; None where it has no date."""
    return date.fromisoformat(profile.day).toordinal() if profile.dated else None


def product(left: Group, right: Group) -> int:
    """The product of the sums."""
    small, large = (left.sums, right.sums) if len(left.sums) <= len(right.sums) else (right.sums, left.sums)
    return sum(value * large[key] for key, value in small.items() if key in large)


def log_odds(left: Group, right: Group) -> float:
    """Mean over the pairs of the log-odds that two reports, one of each group, tell of one event."""
    pairs = left.size * right.size
    apart = sum(n * m * _log_gap(a, b) for a, n in left.days.items() for b, m in right.days.items())
    return product(left, right) / (SCALE * SCALE * pairs) - GAP * apart / (_LOG * pairs) + BIAS


def probability(odds: float) -> float:
    """Log-odds as a probability, to three places."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)


def _log_gap(left: int | None, right: int | None) -> int:
    gap = UNDATED_GAP if left is None or right is None else abs(left - right)
    return _LOGS[gap] if gap < len(_LOGS) else round(_LOG * math.log1p(gap))


_LOGS = tuple(round(_LOG * math.log1p(gap)) for gap in range(200))
