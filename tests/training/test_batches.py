"""Windows -> batches and targets."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.training.marked import HARBOUR, HARBOUR_ANN
from training.attribution.batches import PIECES_A_BATCH, batches_of_pass, label_sequence, targets_of
from training.attribution.data import Annotated, Example, cue_weights, examples, gold_of

from onrecord.engines.decoding import segments
from onrecord.engines.tagger import load_tagger


def example(name: str = "harbour", text: str = HARBOUR) -> Example:
    article = Annotated(name, Path(), text, tuple(gold_of(HARBOUR_ANN)))
    return examples([article], load_tagger().tokenizer, cue_weights([article]))[0]


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ([], []),
        ([-1, -1], [0, 0]),
        ([0, -1, 1], [4, 0, 8]),
        ([2, 2, -1, 2, 2, 2], [9, 11, 0, 9, 10, 11]),
        ([0, 0, 1, 2], [1, 3, 8, 12]),  # roles that touch
    ],
)
def test_label_sequences(kind: list[int], labels: list[int]) -> None:
    assert label_sequence(np.array(kind, dtype=np.int64)).tolist() == labels


@given(st.lists(st.integers(-1, 2), min_size=1, max_size=20))
def test_decoding_reads_back_what_training_labels(kind: list[int]) -> None:
    labels = label_sequence(np.array(kind)).tolist()
    runs: list[tuple[int, int, int]] = []
    for role, group in itertools.groupby(enumerate(kind), key=lambda at: at[1]):
        places = [at for at, _ in group]
        runs.append((role, places[0], places[-1] + 1))
    for role in (0, 1, 2):
        assert segments(labels, role) == [(a, b) for r, a, b in runs if r == role]


def test_targets_of_a_whole_article() -> None:
    one = example()
    width = len(one.pieces) + 4
    targets = targets_of([(one, 0, len(one.pieces))], width)
    assert targets.row.tolist() == [0, 0]
    assert targets.at.tolist() == [a.anchor + 1 for a in one.attributions], "place 0 is [CLS]"
    assert targets.whole.tolist() == [True, True]
    assert targets.labels.shape == (2, width)
    assert not targets.labels[:, [0, *range(len(one.pieces) + 1, width)]].any(), "special pieces and padding have no role"
    for labels, attribution in zip(targets.labels, one.attributions):
        for role in (0, 1, 2):
            assert segments(labels.tolist(), role) == [(i + 1, j + 1) for r, i, j in attribution.ranges if r == role]
    assert targets.roles[0].sum() == sum(j - i for a in one.attributions for _, i, j in a.ranges)


def test_a_cut_attribution_counts_where_its_anchor_is() -> None:
    one = example()
    second = one.attributions[1]
    cut = second.anchor + 1
    left, right = targets_of([(one, 0, cut)], cut + 2), targets_of([(one, cut, len(one.pieces))], len(one.pieces) - cut + 2)
    assert len(left.row) == 2
    assert left.whole.tolist() == [True, False], "three pieces of its content are in view, and that is too few"
    assert not len(right.row)
    assert right.labels.shape == (0, len(one.pieces) - cut + 2)
    assert right.roles[..., 2].sum() == 4, "its roles count on either side"


def test_a_pass_holds_every_piece_once_in_batches_of_bounded_size() -> None:
    rows = [example(f"{n}", (HARBOUR + "\n") * (1 + n % 5)) for n in range(40)]
    batches = batches_of_pass(rows, random.Random(3))
    seen = sorted((e.name, k) for batch in batches for e, a, b in batch for k in range(a, b))
    assert seen == sorted((row.name, k) for row in rows for k in range(len(row.pieces)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * (max(b - a for _, a, b in batch) + 2) <= PIECES_A_BATCH


def test_passes_differ_and_seeds_repeat() -> None:
    rows = [example(f"{n}", (HARBOUR + "\n") * 9) for n in range(6)]

    def drawn(rng: random.Random) -> list[list[tuple[str, int, int]]]:
        return [[(e.name, a, b) for e, a, b in batch] for batch in batches_of_pass(rows, rng)]

    rng = random.Random(1)
    first = drawn(rng)
    assert drawn(random.Random(1)) == first
    assert drawn(rng) != first
