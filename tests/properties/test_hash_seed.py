"""The bytes of a record depend on the articles alone, never on the hash seed of the process that made it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from onrecord.comparing.story import Story
from onrecord.model import Anchor, Annotations, Article, Links, Published, Region, Span

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "plant-leak"


def _record(seed: str) -> bytes:
    command = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "record", EXAMPLE.name, "--format", "json"]
    made = subprocess.run(command, cwd=EXAMPLE.parent, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
    return made.stdout


def test_two_hash_seeds_give_the_same_bytes() -> None:
    first = _record("1")
    assert first == _record("2") and first.startswith(b"{")


def test_anchors_with_one_hull_and_different_spans_have_different_places() -> None:
    text = "The works leaked at the pump, the council said."
    article = Article("a1", "a.txt", "0" * 64, None, None, (), "en", Published(None, None, "none"), text, (Region(0, len(text), "body"),))
    story = Story.of((article,), (Annotations("a1"),), Links())
    whole = Anchor.at("a1", 0, 30)
    parts = [Anchor("a1", (Span(0, cut), Span(cut + 1, 30))) for cut in range(1, 28)]
    assert len({story.place(anchor) for anchor in (whole, *parts)}) == 28
    assert sorted({whole, *parts}, key=story.place) == sorted([whole, *parts])
