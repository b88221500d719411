"""The sources of the crash benchmark: each gives every report once, with annotations whose words stand in its text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench.crash import SOURCES
from bench.synthetic import annotate

from onrecord.model import FetchState, Position
from onrecord.reading import Arrival
from onrecord.reading.http import Clock
from onrecord.reading.options import ReadOptions
from onrecord.reading.sources import Sources

REPORTS = 5


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_a_source_gives_every_report_once(source: str, tmp_path: Path) -> None:
    place, write = SOURCES[source]
    given = tmp_path / place
    write(given, REPORTS, seed=1)
    clock = Clock(lambda: datetime(2032, 1, 1, tzinfo=UTC), lambda seconds: None)
    items = list(Sources(FetchState, lambda source: None, clock, "onrecord", ReadOptions()).items([str(given)]))
    arrivals = [item for item in items if isinstance(item, Arrival)]
    articles = [arrival.article for arrival in arrivals]
    assert len({article.id for article in articles}) == REPORTS == len(articles)
    assert all(article.published.value and article.published.value.startswith("2031-01-0") for article in articles)
    assert all(arrival.captured == (source == "warc") for arrival in arrivals)
    assert any(isinstance(item, Position) for item in items) == (source == "warc")
    found = annotate(articles)
    said = [one.anchor.text_in(article.text) for article, rows in zip(articles, found, strict=True) for one in rows.statements]
    assert len(said) >= REPORTS
    assert all(words.strip() for words in said)
