"""`python -m training.attribution.check MODEL.onnx CHECKPOINT --bench FOLDER`: export against torch, windows alone against in a batch.

Read on held-out articles. Fails when a window's anchors or labels depend on what else is in its batch, or a score does by more than
TOLERANCE: where activations are not quantised, as in `model.onnx`, they must not. `model-rows.onnx` may fail, which is why it is run one
window at a time. How far 8-bit weights move scores and spans is printed, and fails nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.engines.decoding import Floats, Ints, best_paths
from onrecord.engines.pieces import Pieces, batch_of, pieces_of, windows_of
from onrecord.engines.tagger import TaggerEngine
from onrecord.model.paragraph import paragraphs_of
from training.attribution.evaluate import articles_of, engine_at
from training.attribution.export import FLOOR_LOGIT, OUTPUTS, legal_transitions, tagger_of
from training.attribution.model import Tagger

ARTICLES = 4
TOLERANCE = 1e-4
"""Of a score. Padding changes the order of sums; on the checkpoints so far that moved a score by at most 5e-6."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Of N anchors of a batch: window, place, logits, and label scores N x T x 13."""

    row: Ints
    at: Ints
    cue: Floats
    real: Floats
    labels: Floats


def by_onnx(engine: TaggerEngine, batch: Mapping[str, Ints]) -> Anchors:
    return Anchors(*engine.session.run(list(OUTPUTS), {name: batch[name] for name in engine.inputs}))


def by_torch(tagger: Tagger, batch: Mapping[str, Ints]) -> Anchors:
    with torch.inference_mode():
        given = {name: torch.from_numpy(array) for name, array in batch.items()}
        h, cues = tagger(given)
        place = torch.arange(cues.shape[1])[None, :]
        keep = (place > 0) & (place < given["length"][:, None] - 1) & (cues > FLOOR_LOGIT)
        row, at = keep.nonzero(as_tuple=True)
        labels, real = tagger.links(h, row, at, given["quote"], given["sentence"], given["length"])
        return Anchors(row.numpy(), at.numpy(), cues[row, at].numpy(), real.numpy(), labels.numpy())


def paths_of(anchors: Anchors, transitions: Floats, length: Ints) -> Ints:
    return best_paths(anchors.labels, transitions, length[anchors.row], anchors.at)


def against_torch(engine: TaggerEngine, tagger: Tagger, pieces: Pieces) -> str:
    """One article's windows in one batch through both."""
    batch = batch_of([(pieces, a, b) for a, b in windows_of(pieces)])
    mine, theirs = by_onnx(engine, batch), by_torch(tagger, batch)
    ours = {spot: n for n, spot in enumerate(zip(mine.row.tolist(), mine.at.tolist()))}
    both = [(ours[spot], n) for n, spot in enumerate(zip(theirs.row.tolist(), theirs.at.tolist())) if spot in ours]
    if not both:
        return f"anchors {len(mine.row)} and {len(theirs.row)}, none shared"
    i, j = np.array(both).T
    left = paths_of(mine, engine.transitions, batch["length"])[i]
    right = paths_of(theirs, legal_transitions(tagger).numpy(), batch["length"])[j]
    far = max(float(np.abs(mine.labels[i] - theirs.labels[j]).max()), float(np.abs(mine.cue[i] - theirs.cue[j]).max()))
    same = int((left == right).all(1).sum())
    shared = f"anchors {len(mine.row)} and {len(theirs.row)}, shared {len(both)}"
    return f"{shared}; scores differ by up to {far:.2g}; same labels {same} of {len(both)}"


def alone_and_together(engine: TaggerEngine, texts: Sequence[Pieces]) -> tuple[int, int, float]:
    """Windows; those that give other anchors or labels alone than among windows of other articles; the largest difference of a score."""
    windows, changed, worst = 0, 0, 0.0
    for pieces in texts:
        own = list(windows_of(pieces))
        others = [(p, a, b) for p in texts for a, b in list(windows_of(p))[:2]]
        together = by_onnx(engine, batch_of([(pieces, a, b) for a, b in own] + others))
        for n, (a, b) in enumerate(own):
            windows += 1
            alone = by_onnx(engine, batch_of([(pieces, a, b)]))
            mine = np.flatnonzero(together.row == n)
            if alone.at.tolist() != together.at[mine].tolist():
                changed += 1
            elif len(mine):
                width = b - a + 2
                shown = together.labels[mine][:, :width]
                logits = max(_far(alone.cue, together.cue[mine]), _far(alone.real, together.real[mine]))
                worst = max(worst, logits, _far(alone.labels, shown))
                lengths = np.full(len(mine), width, dtype=np.int64)
                one = best_paths(alone.labels, engine.transitions, lengths, alone.at)
                many = best_paths(shown, engine.transitions, lengths, alone.at)
                changed += int((one != many).any())
    return windows, changed, worst


def _far(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(np.abs(a - b).max())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.attribution.check")
    parser.add_argument("model", type=Path, metavar="MODEL.onnx")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    engine, tagger = engine_at(given.model), tagger_of(given.checkpoint)
    articles = articles_of(given.bench, "held-out")[: given.articles]
    texts = [pieces_of(a.text, paragraphs_of(a.text, 0, len(a.text)), engine.tokenizer) for a in articles]
    for pieces in texts:
        sys.stdout.write(f"torch: {against_torch(engine, tagger, pieces)}\n")
    windows, changed, worst = alone_and_together(engine, texts)
    sys.stdout.write(f"batches: {windows} windows, {changed} give others alone than together; scores differ by up to {worst:.2g}\n")
    return 1 if changed or worst > TOLERANCE else 0


if __name__ == "__main__":
    sys.exit(main())
