"""Invented reports -> gaps: each open thing once, with every place that leaves it open."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord import annotate, read, record

POST = """Tug sinks off Port Ellery

It said that the tug was lost. "They knew of the leak," it said in a letter to the board.
"""


def test_a_pronoun_that_stands_open_in_several_places_is_one_gap() -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "post.txt").write_text(POST, encoding="utf-8")
        articles, refusals = read([folder])
        gaps = record(articles, annotate(articles), refusals).gaps
    texts = [gap.text for gap in gaps]
    assert len(texts) == len(set(texts))
    assert "post carries no publication date." in texts
    assert all(gap.about and len(set(gap.about)) == len(gap.about) for gap in gaps)
