"""The chain's loss against all label sequences, and the schedule; both need torch."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from onrecord.engines.decoding import LABELS

torch = pytest.importorskip("torch", reason="torch is only in .venv-training: make env-training")
pytest.importorskip("safetensors", reason="safetensors is only in .venv-training: make env-training")


def test_the_chain_sums_over_all_legal_sequences() -> None:
    """Loss and gradients, of two chains of different lengths."""
    from training.attribution.model import allowed_transitions, chain_loss

    torch.manual_seed(0)
    scores = torch.randn(2, 5, LABELS, requires_grad=True)
    transitions = torch.randn(LABELS, LABELS, requires_grad=True)
    allowed, lengths, labels = allowed_transitions(), [5, 4], [[0, 1, 3, 0, 0], [0, 4, 0, 0, 0]]
    loss = chain_loss(scores, transitions, allowed, torch.tensor(lengths), torch.tensor(labels))
    wanted = torch.stack([_by_trying_all(scores[n], transitions, allowed, lengths[n], labels[n]) for n in range(2)])
    assert torch.allclose(loss, wanted, atol=1e-4)
    for mine, theirs in zip(torch.autograd.grad(loss.sum(), [scores, transitions]), torch.autograd.grad(wanted.sum(), [scores, transitions])):
        assert np.allclose(mine.numpy(), theirs.numpy(), atol=1e-4)


def _by_trying_all(scores: Any, transitions: Any, allowed: Any, length: int, labels: Sequence[int]) -> Any:
    def total(inner: Sequence[int]) -> Any:
        sequence = [0, *inner, *[0] * (5 - len(inner) - 1)]
        steps = list(zip(sequence, sequence[1:]))
        if not all(allowed[a, b] for a, b in steps):
            return None
        return sum(scores[k + 1, label] for k, label in enumerate(inner)) + sum(transitions[a, b] for a, b in steps)

    sums = [t for inner in itertools.product(range(LABELS), repeat=length - 2) if (t := total(inner)) is not None]
    return torch.logsumexp(torch.stack(sums), 0) - total(labels[1 : length - 1])


@pytest.mark.parametrize(("used", "factor"), [(0.0, 0.001), (0.025, 0.5), (0.05, 1.0), (0.525, 0.5), (1.0, 0.001)])
def test_rates_follow_the_clock(used: float, factor: float) -> None:
    from training.attribution.train import rate_at

    assert rate_at(used) == pytest.approx(factor)
