"""`python -m training.attribution.export CHECKPOINT FOLDER`: a checkpoint -> `model.onnx`, and `tokenizer.json` beside it.

The large weights become 8-bit integers (per output channel; word embeddings per row), activations stay float32: only weights are
quantised, so that a result does not depend on what else is in the batch. ONNX Runtime unfolds the weights once when it loads the file
(`session.disable_quant_qdq`), the embedding rows when they are looked up. `--products` also writes `model-rows.onnx`, which is what is
shipped: its matrix products run in integers, a third faster, with activations scaled per row and block, so that it must be run one window
at a time. To compare, `--float` also writes `float.onnx`, all weights as they are.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from onrecord.engines.decoding import FLOOR
from training.attribution.model import Tagger
from training.attribution.train import base_model

FLOOR_LOGIT = float(np.log(FLOOR / (1 - FLOOR)))
LARGE = 4096
"""Weights with fewer values stay float32."""
MANY_ROWS = 1000
"""Tables with fewer rows stay float32: they are small, and read at every piece."""
CLIPS = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Of a channel's largest value: what the largest integer may stand for. The one that errs least is taken."""
PRODUCTS_BLOCK = 128
INPUTS = ("ids", "case", "quote", "gap", "sentence", "length")
OUTPUTS = ("row", "at", "cue", "real", "labels")


class Whole(nn.Module):
    """Encoder, anchors above the floor and their links as one graph."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, gap: Tensor, sentence: Tensor, length: Tensor) -> tuple[Tensor, ...]:
        h, cues = self.tagger({"ids": ids, "case": case, "quote": quote, "gap": gap, "length": length})
        place = torch.arange(ids.shape[1])[None, :]
        keep = (place > 0) & (place < length[:, None] - 1) & (cues > FLOOR_LOGIT)
        spots = keep.nonzero()
        row, at = spots[:, 0], spots[:, 1]
        labels, real = self.tagger.links(h, row, at, quote, sentence, length)
        return row, at, cues[row, at], real, labels


def tagger_of(checkpoint: Path) -> Tagger:
    tagger = Tagger()
    tagger.load_state_dict(torch.load(checkpoint, weights_only=True))
    tagger.eval()
    return tagger


def legal_transitions(tagger: Tagger) -> Tensor:
    """13 x 13: the learned scores, -1e4 where no label may follow."""
    return torch.where(tagger.allowed > 0, tagger.transitions.detach(), torch.tensor(-1e4))


def graph_of(tagger: Tagger, path: Path) -> onnx.ModelProto:
    """Write the whole as ONNX with float weights, and return it; the transitions go along as metadata."""
    windows, pieces = 3, 40
    example = {name: torch.ones(windows, pieces, dtype=torch.long) for name in INPUTS[:-1]} | {"length": torch.tensor([40, 30, 20])}
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:-1]} | {"length": {0: "windows"}}
    axes |= {name: {0: "anchors"} for name in OUTPUTS[:-1]} | {"labels": {0: "anchors", 1: "pieces"}}
    torch.onnx.export(
        Whole(tagger),
        tuple(example[name] for name in INPUTS),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
        do_constant_folding=True,
    )
    model = onnx.load(str(path))
    helper.set_model_props(model, {"transitions": " ".join(f"{x:.7g}" for x in legal_transitions(tagger).flatten().tolist())})
    return model


def quantise_weights(model: onnx.ModelProto) -> None:
    """Replace, in place, the large weights by integers: tables are looked up as such, the others stand behind DequantizeLinear."""
    graph = model.graph
    readers: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    for weight in list(graph.initializer):
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < LARGE or weight.name not in readers:
            continue
        value, nodes = numpy_helper.to_array(weight), readers[weight.name]
        kinds = {node.op_type for node in nodes}
        if kinds == {"Gather"} and all(node.input[0] == weight.name for node in nodes):
            if value.shape[0] >= MANY_ROWS:
                _quantise_table(graph, weight.name, value, nodes)
                graph.initializer.remove(weight)
        elif kinds <= {"MatMul", "Gemm", "Conv", "Transpose"} and value.ndim >= 2:
            _quantise_matrix(graph, weight.name, value, _output_axis(nodes, value.ndim))
            graph.initializer.remove(weight)


def _quantise_table(graph: onnx.GraphProto, name: str, value: NDArray[np.float32], nodes: Sequence[onnx.NodeProto]) -> None:
    integers, scale = quantised(value, axis=0)
    graph.initializer.append(numpy_helper.from_array(integers, name + ".int8"))
    graph.initializer.append(numpy_helper.from_array(scale.reshape(-1, 1), name + ".scale"))
    for node in nodes:
        out = node.output[0]
        row = out + ".q"
        at = list(graph.node).index(node)
        steps = [
            helper.make_node("Gather", [name + ".int8", node.input[1]], [row], axis=0),
            helper.make_node("Cast", [row], [row + "f"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [name + ".scale", node.input[1]], [row + "s"], axis=0),
            helper.make_node("Mul", [row + "f", row + "s"], [out]),
        ]
        graph.node.remove(node)
        for k, step in enumerate(steps):
            graph.node.insert(at + k, step)


def _quantise_matrix(graph: onnx.GraphProto, name: str, value: NDArray[np.float32], axis: int) -> None:
    integers, scale = quantised(value, axis=axis)
    graph.initializer.append(numpy_helper.from_array(integers, name + ".int8"))
    graph.initializer.append(numpy_helper.from_array(scale, name + ".scale"))
    graph.initializer.append(numpy_helper.from_array(np.zeros(len(scale), dtype=np.int8), name + ".zero"))
    graph.node.insert(0, helper.make_node("DequantizeLinear", [name + end for end in (".int8", ".scale", ".zero")], [name], axis=axis))


def _output_axis(nodes: Sequence[onnx.NodeProto], dimensions: int) -> int:
    kinds = {node.op_type for node in nodes}
    if "MatMul" in kinds:
        return dimensions - 1
    turned = any(a.name == "transB" and a.i for node in nodes for a in node.attribute)
    return 1 if "Gemm" in kinds and not turned else 0


def quantised(value: NDArray[np.float32], *, axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric 8-bit integers, and the scale of each channel along `axis`."""
    moved = np.moveaxis(value, axis, 0)
    rows = moved.reshape(value.shape[axis], -1)
    top = np.abs(rows).max(1).clip(1e-8)
    best, error = top / 127, np.full(len(top), np.inf)
    for part in CLIPS:
        scale = top * part / 127
        again = np.clip(np.round(rows / scale[:, None]), -127, 127) * scale[:, None]
        wrong = ((again - rows) ** 2).sum(1)
        better = wrong < error
        best, error = np.where(better, scale, best), np.where(better, wrong, error)
    integers = np.clip(np.round(rows / best[:, None]), -127, 127).astype(np.int8)
    return np.ascontiguousarray(np.moveaxis(integers.reshape(moved.shape), 0, axis)), best.astype(np.float32)


def with_integer_products(path: Path) -> onnx.ModelProto:
    """A file with float weights -> the model whose matrices are MatMulNBits of 8 bits at accuracy level 4 (products in integers)."""
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    logging.disable(logging.INFO)
    how = DefaultWeightOnlyQuantConfig(block_size=PRODUCTS_BLOCK, is_symmetric=True, accuracy_level=4, bits=8)
    quantizer = MatMulNBitsQuantizer(onnx.load(str(path)), algo_config=how)
    quantizer.process()
    model = quantizer.model.model
    quantise_weights(model)
    return model


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.attribution.export")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", action="store_true", help="also float.onnx, to compare")
    parser.add_argument("--products", action="store_true", help="also model-rows.onnx, which is shipped")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    plain, small, rows = (given.folder / name for name in ("float.onnx", "model.onnx", "model-rows.onnx"))
    model = graph_of(tagger_of(given.checkpoint), plain)
    onnx.checker.check_model(model)
    onnx.save(model, str(plain))
    made = [plain] if given.float else []
    if given.products:
        onnx.save(with_integer_products(plain), str(rows))
        made.append(rows)
    quantise_weights(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(small))
    if not given.float:
        plain.unlink()
    shutil.copy(base_model() / "tokenizer.json", given.folder / "tokenizer.json")
    for path in [*made, small]:
        sys.stdout.write(f"{path} {path.stat().st_size}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
