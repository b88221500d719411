"""`python -m training.attribution.average A.pt B.pt@2 … --out OUT.pt`: checkpoints -> one with the mean of their weights; B counts twice.

Checkpoints of one run, or of runs that went on from the same checkpoint, lie close enough for their mean to be a model; whether it is a
better one, the held-out articles say. `OUT.pt.json` says which checkpoints it is the mean of, by name and digest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Weights = Mapping[str, Any]
"""Name -> array of any library: all that is asked of it is a shape, a sum and a quotient."""


def averaged(models: Sequence[Weights], counts: Sequence[float]) -> dict[str, Any]:
    """The mean of each weight, model n counted `counts[n]` times. Raises ValueError where there is none, or not one architecture."""
    if not models or not sum(counts) > 0:
        raise ValueError("nothing to average")
    shapes = [{name: tuple(array.shape) for name, array in model.items()} for model in models]
    if any(other != shapes[0] for other in shapes[1:]):
        raise ValueError("these checkpoints are not of one architecture")
    out = {}
    for name in models[0]:
        total = models[0][name] * counts[0]
        for model, count in zip(models[1:], counts[1:], strict=True):
            total = total + model[name] * count
        out[name] = total / sum(counts)
    return out


def counted(given: str) -> tuple[Path, float]:
    """`run/last.pt@2` -> the path, and how often it counts; once where nothing is said."""
    path, _, count = given.partition("@")
    return Path(path), float(count or 1)


def made_of(parts: Sequence[tuple[Path, float]]) -> list[dict[str, object]]:
    """Which files: the last two parts of each path, its digest, and how often it counts."""
    return [{"checkpoint": "/".join(p.parts[-2:]), "sha256": hashlib.sha256(p.read_bytes()).hexdigest(), "counts": n} for p, n in parts]


def main(arguments: Sequence[str] | None = None) -> int:
    import torch

    parser = argparse.ArgumentParser(prog="python -m training.attribution.average")
    parser.add_argument("checkpoints", type=counted, nargs="+", metavar="CHECKPOINT[@COUNT]")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    models = [torch.load(path, weights_only=True) for path, _ in given.checkpoints]
    torch.save(averaged(models, [count for _, count in given.checkpoints]), given.out)
    parts = json.dumps({"mean_of": made_of(given.checkpoints)}, indent=1) + "\n"
    given.out.with_name(given.out.name + ".json").write_text(parts, encoding="utf-8")
    sys.stdout.write(parts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
