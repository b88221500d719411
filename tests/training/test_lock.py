"""The lock file of the training: no index, no path, hashes, and what is shared with run time at the same version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "training" / "attribution" / "requirements-training.lock"
_PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def test_it_names_no_index_and_no_path_and_has_hashes() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert not re.search(r"--(?:extra-)?index-url|--find-links|file:|https?:|@ ", text)
    assert text.count("--hash=sha256:") >= len(_PIN.findall(text)) > 10


@pytest.mark.parametrize("name", ["numpy", "onnxruntime", "tokenizers"])
def test_what_training_shares_with_the_package_is_one_version(name: str) -> None:
    pins = [dict(_PIN.findall(path.read_text(encoding="utf-8"))) for path in (LOCK, ROOT / "requirements.lock")]
    assert pins[0][name] == pins[1][name]


def test_what_is_asked_for_is_locked() -> None:
    asked = _PIN.findall(LOCK.with_name("requirements.in").read_text(encoding="utf-8"))
    assert set(asked) <= set(_PIN.findall(LOCK.read_text(encoding="utf-8")))
    assert ("torch", "2.13.0+cpu") in asked
