"""`python -m training.attribution.average A.pt B.pt … --out OUT.pt`: checkpoints -> one with the mean of their weights.

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


def averaged(models: Sequence[Weights]) -> dict[str, Any]:
    """The mean of each weight. Raises ValueError where the models are none, or not of one architecture."""
    if not models:
        raise ValueError("nothing to average")
    shapes = [{name: tuple(array.shape) for name, array in model.items()} for model in models]
    if any(other != shapes[0] for other in shapes[1:]):
        raise ValueError("these checkpoints are not of one architecture")
    out = {}
    for name, total in models[0].items():
        for model in models[1:]:
            total = total + model[name]
        out[name] = total / len(models)
    return out


def made_of(paths: Sequence[Path]) -> list[dict[str, str]]:
    """Which files: the last two parts of each path, and its digest."""
    return [{"checkpoint": "/".join(p.parts[-2:]), "sha256": hashlib.sha256(p.read_bytes()).hexdigest()} for p in paths]


def main(arguments: Sequence[str] | None = None) -> int:
    import torch

    parser = argparse.ArgumentParser(prog="python -m training.attribution.average")
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(averaged([torch.load(path, weights_only=True) for path in given.checkpoints]), given.out)
    parts = json.dumps({"mean_of": made_of(given.checkpoints)}, indent=1) + "\n"
    given.out.with_name(given.out.name + ".json").write_text(parts, encoding="utf-8")
    sys.stdout.write(parts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
