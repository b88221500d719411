"""Words of a question -> what the archive's full text is asked for; a name -> the reports that print it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.stand_ins import STEP, annotate
from tests.archive.test_placing import NOW, written

from onrecord.archive import add
from onrecord.archive.finding import _asked, reports_printing, stories_about
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import iter_arrivals
from onrecord.store import open_store


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How many boats sank?", ['"boats"', '"sank"']),
        ("How did the US react?", ['"react"', '"United States"']),
        ("Who?", []),
    ],
)
def test_content_and_polities_are_asked_for(question: str, asked: list[str]) -> None:
    assert _asked(question) == asked


def test_a_story_counts_by_its_best_passage_and_a_whole_name_is_counted(tmp_path: Path) -> None:
    other = tmp_path / "mill.txt"
    other.write_text(
        "Mill burns in Dorn\n\nDORN, May 6, 2031 (Dorn Ledger) - Rolf Anders said a mill and the boats beside it burned.", encoding="utf-8"
    )
    with open_store(tmp_path / "news.db") as store:
        source = iter_arrivals([*written(tmp_path, "beacon", "courier", "post"), str(other)], options=ReadOptions())
        add(store, source, clock=lambda: NOW, annotate=annotate, step=STEP)
        with store.read() as transaction:
            assert len(stories_about(transaction, "boats", most=5)) == 2
            assert len(stories_about(transaction, "boats", most=1)) == 1
            mill = stories_about(transaction, "Did a mill burn beside the boats?", most=5)[0]
            assert stories_about(transaction, "Rolf Anders", most=5) == (mill,)
            assert reports_printing(transaction, "ada  MOSS") == 3
            assert reports_printing(transaction, "Ada Mos") == 0
