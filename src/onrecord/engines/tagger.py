"""Article -> attributions, through the project's own model run by ONNX Runtime.

The model (its making: `training/attribution`) reads windows of word pieces. It gives the pieces by which cues are found, and for each of
them a score for every label of every piece. Weights are 8-bit integers and matrix products run in integers, with activations scaled by row.
Each window is run by itself: in a batch its padding could tip a rounding, and an article's attributions would depend on its neighbours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.engines.decoding import LABELS, Floats, Tagged, best_paths, read_window, settled
from onrecord.engines.pieces import Pieces, batch_of, pieces_of, windows_of
from onrecord.errors import EngineError
from onrecord.model import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL = "attribution-1"
THRESHOLD = 0.35
"""Where found + full was best, as float, on the training articles held out; as shipped 0.3 to 0.45 are alike
(`training/attribution/model-card.md`)."""
BATCH_PIECES = 1
"""Pieces a batch, padding included; a batch holds one window at least, so it holds just one. Larger ones would let padding
tip roundings."""
_OUTPUTS = ("row", "at", "cue", "real", "labels")


@dataclass(frozen=True, slots=True)
class TaggerEngine:
    """A loaded model; `tag` is its one use."""

    session: InferenceSession
    tokenizer: Tokenizer
    transitions: Floats
    inputs: tuple[str, ...]
    batch_pieces: int = BATCH_PIECES

    def tag(self, text: str, paragraphs: Sequence[Span], *, threshold: float = THRESHOLD) -> tuple[Tagged, ...]:
        """The attributions of the given paragraphs of a text, in text order."""
        return settled(self.candidates(text, pieces_of(text, paragraphs, self.tokenizer)), threshold)

    def candidates(self, text: str, pieces: Pieces) -> list[Tagged]:
        """Every attribution whose anchor is above the floor."""
        out: list[Tagged] = []
        for windows in batches_of(pieces, limit=self.batch_pieces):
            batch = batch_of([(pieces, a, b) for a, b in windows])
            row, at, cue, real, labels = self.session.run(list(_OUTPUTS), {n: batch[n] for n in self.inputs})
            if not len(row):
                continue
            paths = best_paths(labels, self.transitions, batch["length"][row], at)
            for n, (a, _) in enumerate(windows):
                mine = np.flatnonzero(row == n)
                out.extend(read_window(text, pieces, a, at[mine].tolist(), cue[mine].tolist(), real[mine].tolist(), paths[mine]))
        return out


def batches_of(pieces: Pieces, *, limit: int = BATCH_PIECES) -> Iterator[list[tuple[int, int]]]:
    """An article's windows by length, so that little is padding.

    A batch holds up to `limit` pieces, padding included, and one window at least.
    """
    batch: list[tuple[int, int]] = []
    for a, b in sorted(windows_of(pieces), key=lambda w: (w[1] - w[0], w)):
        if batch and (len(batch) + 1) * (b - a + 2) > limit:
            yield batch
            batch = []
        batch.append((a, b))
    if batch:
        yield batch


@cache
def load_tagger() -> TaggerEngine:
    """Load the shipped model once a process. Raises EngineError where a file of it is missing or broken."""
    with as_file(_weights() / f"{MODEL}.onnx") as model, as_file(_weights() / "tokenizer.json") as tokenizer:
        return tagger_at(model, tokenizer)


def tagger_at(model: Path, tokenizer: Path) -> TaggerEngine:
    """Load a model and its tokenizer from files. Raises EngineError where one is missing or broken."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # what is left as quantise-dequantise pairs is unfolded to float once, at load: doing so at each product costs more than it saves
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        words = Tokenizer.from_str(tokenizer.read_text(encoding="utf-8"))
        transitions = session.get_modelmeta().custom_metadata_map["transitions"]
    except Exception as error:  # ONNX Runtime raises types of its own, and KeyError where the metadata is not ours
        raise EngineError(f"the attribution model {model.stem} can't be loaded: {error}") from error
    words.no_padding()
    words.no_truncation()
    table = np.array([float(x) for x in transitions.split()], dtype=np.float32).reshape(LABELS, LABELS)
    return TaggerEngine(session, words, table, tuple(i.name for i in session.get_inputs()))


def tagger_digest() -> str:
    """The model's name and the digest of its files as they stand on the disk."""
    digest = hashlib.sha256()
    for name in (f"{MODEL}.onnx", "tokenizer.json"):
        file = _weights() / name
        digest.update(name.encode() + b"\0" + (file.read_bytes() if file.is_file() else b"missing"))
    return f"{MODEL} sha256:{digest.hexdigest()[:16]}"


def _weights() -> Traversable:
    return files("onrecord.engines") / "weights"
