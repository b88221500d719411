"""`docs/flow.md` is run as it stands: what it prints is what the program does."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STEPS = 20
"""The page follows every module of the path; fewer examples mean that it was not read as a doctest."""


def test_the_flow_is_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "flow.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > STEPS
    assert not result.failed, "see above; a step prints something else now: mend it, or the page"
