"""Event counts as CSV: columns that mean what UCDP's do, codes only where they are known, and a file for each event table reader."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.codec.nouns import records
from tests.rendering.standards.coverage import each_record, record

from onrecord import exports
from onrecord.model import Record
from onrecord.recording.event_counts import event_counts
from onrecord.rendering.standards.ucdp import COLUMNS, date_precision, where

GED = {
    "id", "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_description", "country", "date_prec", "date_start", "date_end", "best", "high", "low",
}  # fmt: skip
"""The columns that are UCDP GED's own, as its version 23.1 names them."""


def rows(of: Record, best: str = "latest-most-specific") -> list[dict[str, str]]:
    text = exports.export(of, "ucdp", best=best)["events.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2031-05-04", "2031-05-04", 1),
        ("2031-05-04", "2031-05-05", 2),
        ("2031-05-04", "2031-05-09", 2),
        ("2031-05-05", "2031-05-11", 3),
        ("2031-05-01", "2031-05-31", 4),
        ("2031-02-01", "2031-02-28", 4),
        ("2031-05-04", "2031-05-20", 4),
        ("2031-05-25", "2031-06-10", 5),
        ("2031-12-30", "2032-01-02", 2),
        ("2031-12-20", "2032-01-10", None),
        ("2031-03-01", "2031-05-31", 5),
        ("2031-01-01", "2031-12-31", 5),
        ("2030-01-01", "2031-12-31", None),
        ("2031-05-05", "2031-05-04", None),
        (None, None, None),
    ],
)
def test_the_precision_of_a_date(first: str | None, last: str | None, code: int | None) -> None:
    assert date_precision(first, last) == code


@pytest.mark.parametrize(
    ("place", "code", "country"),
    [(None, None, None), ("Norway", 6, "Norway"), ("the Netherlands", 6, "Netherlands"), ("Texas", 4, None), ("Cape Dorran", None, None)],
)
def test_the_precision_of_a_place(place: str | None, code: int | None, country: str | None) -> None:
    assert where(place) == (place, code, country)


def test_the_columns_of_ged_are_there_beside_our_own() -> None:
    assert set(COLUMNS) >= GED
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert {"best_rule", "number_of_origins", "article", "start", "end", "words"} <= set(COLUMNS)


@each_record
def test_each_row_is_whole_and_its_words_stand_in_the_report(name: str) -> None:
    of = record(name)
    texts = {a.id: a.text for a in of.articles}
    for row in rows(of):
        assert row.keys() == set(COLUMNS)
        assert float(row["low"]) <= float(row["best"]) <= float(row["high"])
        assert row["best_rule"] == "latest-most-specific"
        assert (row["date_start"] == "") == (row["date_end"] == "")
        assert int(row["number_of_sources"]) == len(row["source_article"].split("; ")) >= 1
        assert int(row["number_of_speakers"]) == len(row["speakers"].split("; ")) >= 1
        assert row["words"].split(" … ")[0] in texts[row["article"]][int(row["start"]) : int(row["end"])]


def test_the_rule_that_is_asked_for_picks_and_is_named() -> None:
    of = record("ferry-fire")
    killed = {rule: rows(of, rule)[0] for rule in ("latest-most-specific", "most-reports", "most-conservative")}
    assert {rule: (row["best_rule"], row["best"]) for rule, row in killed.items()} == {
        "latest-most-specific": ("latest-most-specific", "16"),
        "most-reports": ("most-reports", "14"),
        "most-conservative": ("most-conservative", "9"),
    }


@settings(max_examples=10)
@given(records(), st.sampled_from(["most-reports", "most-conservative"]))
def test_any_record_gives_a_table_that_a_csv_reader_takes(made: Record, rule: str) -> None:
    found = rows(made, rule)
    assert len(found) == len(event_counts(made, rule=rule))
    assert all(row.keys() == set(COLUMNS) and None not in row.values() for row in found)
