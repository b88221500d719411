"""Examples -> the batches of one pass over them, and what a model should say of each. Numpy alone.

Targets are cut where the window is cut: an attribution counts in the window that its anchor lies in.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.engines.decoding import CONTENT, CUE, SOURCE
from onrecord.engines.pieces import PACKED, windows_of
from training.attribution.data import Example

Window = tuple[Example, int, int]
"""An article, and the half-open range of its pieces."""
PIECES_A_BATCH = 1700
"""Padding included: about 14 full windows."""
SORTED_AT_ONCE = 96
"""Windows sorted by length together: few enough that a batch mixes articles, and enough that it has little padding."""
SHORTEST_FIRST = 30
"""An article's first window holds between so many pieces and a full window, drawn in each pass."""
ENOUGH_CONTENT = 3
"""Pieces: an attribution that a window cuts still teaches its labels when it shows more than so many of its content."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Of N attributions: window, place of the anchor, whether the labels count, labels (N x T); and any-role targets (B x T x 3)."""

    row: NDArray[np.int64]
    at: NDArray[np.int64]
    whole: NDArray[np.bool_]
    labels: NDArray[np.int64]
    roles: NDArray[np.float32]


def batches_of_pass(examples: Sequence[Example], rng: random.Random) -> list[list[Window]]:
    """Every article in windows that begin elsewhere in each pass, batched by like length, in random order."""
    windows = [(e, a, b) for e in examples for a, b in windows_of(e.pieces, first=rng.randint(SHORTEST_FIRST, PACKED))]
    rng.shuffle(windows)
    batches: list[list[Window]] = []
    for at in range(0, len(windows), SORTED_AT_ONCE):
        batch: list[Window] = []
        for window in sorted(windows[at : at + SORTED_AT_ONCE], key=_length):
            if batch and (len(batch) + 1) * (_length(window) + 2) > PIECES_A_BATCH:
                batches.append(batch)
                batch = []
            batch.append(window)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def _length(window: Window) -> int:
    return window[2] - window[1]


def targets_of(batch: Sequence[Window], width: int) -> Targets:
    """What the model should say of these windows, padded to `width` pieces; place 0 is [CLS]."""
    rows: list[int] = []
    ats: list[int] = []
    whole: list[bool] = []
    labels: list[NDArray[np.int64]] = []
    roles = np.zeros((len(batch), width, 3), dtype=np.float32)
    for n, (example, a, b) in enumerate(batch):
        for attribution in example.attributions:
            kind = np.full(width, -1)
            complete = True
            for wanted in (CONTENT, SOURCE, CUE):  # where roles overlap, the cue stays, then the source
                for role, i, j in attribution.ranges:
                    if role != wanted:
                        continue
                    complete &= a <= i and j <= b
                    i, j = max(i, a), min(j, b)
                    if i < j:
                        kind[i - a + 1 : j - a + 1] = role
                        roles[n, i - a + 1 : j - a + 1, role] = 1
            if a <= attribution.anchor < b:
                shown = int((kind == CONTENT).sum())
                rows.append(n)
                ats.append(attribution.anchor - a + 1)
                whole.append(shown > 0 and (complete or shown > ENOUGH_CONTENT))
                labels.append(label_sequence(kind))
    return Targets(
        np.array(rows, dtype=np.int64),
        np.array(ats, dtype=np.int64),
        np.array(whole, dtype=np.bool_),
        np.stack(labels) if labels else np.zeros((0, width), dtype=np.int64),
        roles,
    )


def label_sequence(kind: NDArray[np.int64]) -> NDArray[np.int64]:
    """Roles piece by piece (-1 none) -> labels: 0 none; for role r 1+4r begin, 2+4r inside, 3+4r end, 4+4r single."""
    begins = np.r_[-2, kind[:-1]] != kind
    ends = np.r_[kind[1:], -2] != kind
    state = np.where(begins & ends, 3, np.where(begins, 0, np.where(ends, 2, 1)))
    return np.where(kind < 0, 0, 1 + 4 * kind + state).astype(np.int64)
