"""`python -m training.stories.weights`: the weights of `onrecord/linking/likeness.py`, by logistic regression over pairs of reports.

Reads two labelled collections, BASIL and local reports of shootings (SemEval-2018 task 5), half of each by story, and takes all pairs of
reports that are published within WINDOW days. The pairs of one story have the same weight in sum in both collections. Prints the
weights that come of both and of each alone. Needs the data (training/stories/README.md), and time to annotate it once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

import numpy as np
from bench.stories.corpora import COLLECTIONS, Report, reports_of, tuning
from sklearn.linear_model import LogisticRegression

from onrecord.linking.likeness import UNDATED_GAP, WEIGHTS, parts
from onrecord.linking.stories import WINDOW

STRENGTH = 1.0
"""Inverse of the penalty on the standardised weights, scikit-learn's default."""


def pairs(reports: Sequence[Report]) -> tuple[np.ndarray, np.ndarray]:
    """A row a pair: the cosines in the order of WEIGHTS and the logarithm of the gap; and whether it is of one story."""
    rows, same = [], []
    held = [(date.fromisoformat(r.profile.day).toordinal(), parts(r.profile), r) for r in sorted(reports, key=lambda r: r.profile.day)]
    for i, (day, mine, left) in enumerate(held):
        for other, theirs, right in held[i + 1 :]:
            if other - day > WINDOW:
                break
            gap = other - day if left.profile.dated and right.profile.dated else UNDATED_GAP
            rows.append([sum(v * theirs[n].get(k, 0.0) for k, v in mine[n].items()) for n in WEIGHTS] + [np.log1p(gap)])
            same.append(left.story == right.story)
    return np.array(rows), np.array(same)


def fitted(collections: Sequence[Sequence[Report]]) -> tuple[np.ndarray, float]:
    """The weights and the bias."""
    found = [pairs(reports) for reports in collections]
    rows, same = np.concatenate([r for r, _ in found]), np.concatenate([s for _, s in found])
    share = np.concatenate([np.full(len(s), 1 / s.sum()) for _, s in found])
    middle, spread = rows.mean(0), rows.std(0)
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit((rows - middle) / spread, same, sample_weight=share * len(share) / share.sum())
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ middle)


def main() -> int:
    """Print the weights."""
    data = {name: [r for r in reports_of(name) if tuning(r.story)] for name in COLLECTIONS}
    for names in (tuple(data), *((name,) for name in data)):
        weights, bias = fitted([data[name] for name in names])
        found = ", ".join(f'"{n}": {w:.1f}' for n, w in zip(WEIGHTS, weights))
        sys.stdout.write(f"{' + '.join(names)}: {{{found}}}, GAP {-weights[-1]:.2f}, BIAS {bias:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
