"""Writes the golden outputs of the invented story: `python -m tests.rendering.refresh`, then read the difference before you keep it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.rendering import story

from onrecord.rendering import render_csv, render_markdown, render_terminal

FOLDER = Path(__file__).parent / "golden"


def outputs() -> Mapping[str, str]:
    """File name -> what it should hold."""
    return {
        "story.txt": render_terminal(story.RECORD, width=88),
        "story.md": render_markdown(story.RECORD),
        "claims.csv": render_csv(story.RECORD)["claims.csv"],
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in outputs().items():
        (FOLDER / name).write_bytes(text.encode())
