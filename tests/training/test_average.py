"""The mean of checkpoints, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from training.attribution.average import averaged, counted, made_of, main


def test_each_weight_is_the_mean() -> None:
    models = [{"a": np.array([[1.0, 2.0]]), "b": np.array([n])} for n in (1.0, 2.0, 6.0)]
    mean = averaged(models, [1, 1, 1])
    assert mean["a"].tolist() == [[1.0, 2.0]]
    assert mean["b"].tolist() == [3.0]
    assert averaged(models, [3, 0, 1])["b"].tolist() == [2.25]
    assert [m["b"].tolist() for m in models] == [[1.0], [2.0], [6.0]], "what came in is not changed"


@pytest.mark.parametrize("models", [[], [{"a": np.zeros(2)}, {"a": np.zeros(3)}], [{"a": np.zeros(2)}, {"b": np.zeros(2)}]])
def test_what_has_no_mean_is_refused(models: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError):
        averaged(models, [1.0] * len(models))


def test_it_says_which_by_name_and_digest(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    file = tmp_path / "first" / "last.pt"
    file.write_bytes(b"weights")
    digest = "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c"
    assert made_of([counted(f"{file}@2"), counted(str(file))]) == [
        {"checkpoint": "first/last.pt", "sha256": digest, "counts": 2.0},
        {"checkpoint": "first/last.pt", "sha256": digest, "counts": 1.0},
    ]


def test_checkpoints_become_one(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="torch is only in .venv-training: make env-training")
    for n in (1, 3):
        torch.save({"w": torch.full((2,), float(n))}, tmp_path / f"{n}.pt")
    assert main([str(tmp_path / "1.pt"), f"{tmp_path / '3.pt'}@3", "--out", str(tmp_path / "mean.pt")]) == 0
    assert torch.load(tmp_path / "mean.pt", weights_only=True)["w"].tolist() == [2.5, 2.5]
    said = json.loads((tmp_path / "mean.pt.json").read_text(encoding="utf-8"))
    assert [part["checkpoint"].rsplit("/", 1)[-1] for part in said["mean_of"]] == ["1.pt", "3.pt"]
