"""The invented story's outputs, to the byte: a change here is meant, or it is a mistake."""

from __future__ import annotations

import pytest
from tests.rendering.refresh import FOLDER, outputs


@pytest.mark.parametrize("name", ["story.txt", "story.md", "claims.csv"])
def test_the_output_is_as_kept(name: str) -> None:
    assert outputs()[name].encode() == (FOLDER / name).read_bytes()
