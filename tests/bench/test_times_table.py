"""The benchmark of time expressions without its data: the peer's output put back on the text, and the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.times.__main__ import PAGE, Row, table_of
from bench.times.heideltime import missing, placed


def test_marks_are_put_back_on_the_text() -> None:
    text = "May 4: B&B shut.\n\nOn May 4, it reopened."
    day = '<TIMEX3 tid="t1" type="DATE" value="2031-05-04">May 4</TIMEX3>'
    timeml = f'<?xml version="1.0"?>\n<TimeML>\n{day}: B&amp;B shut.\n\nOn {day}, it reopened.\n</TimeML>\n'
    assert [text[f.start : f.end] for f in placed(text, timeml)] == ["May 4", "May 4"]
    assert [(f.start, f.value) for f in placed(text, timeml)] == [(0, "2031-05-04"), (21, "2031-05-04")]


def test_another_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="as it was"):
        list(placed("Nothing.", "<TimeML>\nSomething.\n</TimeML>"))


def test_an_environment_without_the_package_is_named() -> None:
    reason = missing(Path("nowhere"))
    assert reason is not None and ("Java" in reason or "nowhere" in reason)


def test_the_table() -> None:
    rows = [Row("WikiWars", "onrecord", {"strict": 1.0, "relaxed": 2.0, "type": 3.0, "value": 4.25})]
    assert "| WikiWars | onrecord | 1.0 | 2.0 | 3.0 | 4.2 |" in table_of(rows, absent=None)
    assert table_of(rows, absent="there is no Java").endswith("HeidelTime was not run: there is no Java.\n")


def test_the_page_has_a_place_for_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8").count("<!-- table -->") == 1
