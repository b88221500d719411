"""Floors on public corpora; they only go up. Skipped where the data is absent, since it is not part of the project."""

from __future__ import annotations

import hashlib
import html
import os
import re
from pathlib import Path

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.times import find_times
from onrecord.engines.syntax import load_syntax

BENCH = Path(os.environ.get("ONRECORD_BENCH", Path(__file__).parents[3] / "shared" / "bench"))
PINNED, FLOOR = "95a60f", 84.0
_DAY = r'value="(\d{4}-?\d{2}-?\d{2})'
_WRITTEN = re.compile(
    rf'<DCT>.*?{_DAY}|functionInDocument="CREATION_TIME"[^>]*?{_DAY}|{_DAY}[^>]*?functionInDocument="CREATION_TIME"', re.S
)


def gold_of(source: str) -> tuple[str, str, list[tuple[int, int, str]]]:
    """Publication date, text and (start, end, value) of a TimeML file."""
    dated = _WRITTEN.search(source)
    assert dated is not None
    day = re.sub(r"^(\d{4})-?(\d{2})-?(\d{2})$", r"\1-\2-\3", next(part for part in dated.groups() if part))
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.S)
    text, rows = "", []
    opened: tuple[int, dict[str, str]] | None = None
    for piece in re.split(r"(<[^>]+>)", body[1] if body else source):
        if piece.startswith("<TIMEX3"):
            opened = (len(text), dict(re.findall(r'(\w+)="([^"]*)"', piece)))
        elif piece.startswith("</TIMEX3") and opened is not None:
            if opened[1].get("functionInDocument") != "CREATION_TIME" and opened[1].get("value", "null") not in ("null", ""):
                rows.append((opened[0], len(text), opened[1]["value"]))
            opened = None
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return day, text, rows


@pytest.mark.quality
@pytest.mark.slow
@pytest.mark.skipif(not (BENCH / "meantime").is_dir(), reason="the MEANTIME corpus is not here")
def test_values_on_wikinews_openings() -> None:
    paths = sorted((BENCH / "meantime").glob("*.tml"))
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    digest = hashlib.sha256("".join(sources).encode()).hexdigest()
    if not digest.startswith(PINNED):
        pytest.skip(f"another version of the corpus: {digest[:6]}")
    hits = gold_rows = found_rows = 0
    for source in sources:
        published, text, gold = gold_of(source)
        article = article_of(text, published=published)
        times = list(find_times(article, load_syntax().parse(article)))
        gold_rows, found_rows = gold_rows + len(gold), found_rows + len(times)
        for start, end, value in gold:
            touching = [time for time in times if time.anchor.start < end and start < time.anchor.end]
            if touching:
                best = max(touching, key=lambda time: ((time.anchor.start, time.anchor.end) == (start, end), time.value == value))
                times.remove(best)
                hits += best.value == value.replace("-XX", "")
    precision, recall = hits / found_rows, hits / gold_rows
    assert 200 * precision * recall / (precision + recall) >= FLOOR
