"""Parquet: pyarrow reads the rows of the CSV tables back, typed; without pyarrow the error says what to install."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from tests.codec.nouns import records
from tests.rendering import story
from tests.rendering.standards.coverage import each_record, record

from onrecord.errors import UsageError
from onrecord.model import Record
from onrecord.rendering.standards.parquet import FLAGS, INTEGERS, NUMBERS, render_parquet
from onrecord.rendering.tables import render_csv, tables


def read(of: Record) -> dict[str, Any]:
    return {name: pyarrow.parquet.read_table(io.BytesIO(content)) for name, content in render_parquet(of).items()}


@each_record
def test_the_rows_are_those_of_the_tables(name: str) -> None:
    of = record(name)
    found, given_tables = read(of), tables(of)
    assert {file.removesuffix(".parquet") for file in found} == {file.removesuffix(".csv") for file in given_tables}
    for file, table in given_tables.items():
        got = found[file.replace(".csv", ".parquet")]
        assert tuple(got.column_names) == table.header
        assert [tuple(row.values()) for row in got.to_pylist()] == [tuple(row) for row in table.rows]


@each_record
def test_a_column_has_one_type_also_where_a_table_is_empty(name: str) -> None:
    for table in read(record(name)).values():
        for field in table.schema:
            expected = "int64" if field.name in INTEGERS else "double" if field.name in NUMBERS else "bool" if field.name in FLAGS else "string"
            assert str(field.type) == expected


@settings(max_examples=10)
@given(records())
def test_any_record_is_read_back_with_as_many_rows_as_its_csv(made: Record) -> None:
    found = read(made)
    for file, text in render_csv(made).items():
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert found[file.replace(".csv", ".parquet")].num_rows == len(rows) - 1


def test_a_cell_that_a_spreadsheet_would_run_has_no_apostrophe_here() -> None:
    of = replace(story.RECORD, articles=tuple(replace(a, title="=SUM(A1)") for a in story.RECORD.articles))
    assert "'=SUM(A1)" in render_csv(of)["articles.csv"]
    assert set(read(of)["articles.parquet"]["title"].to_pylist()) == {"=SUM(A1)"}


def test_a_bound_that_the_words_do_not_set_is_null() -> None:
    table = read(story.RECORD)["figures.parquet"]
    assert table["low"].to_pylist()[:3] == [300.0, 300.0, 450.0]
    assert table["high"].to_pylist()[:3] == [None, None, 500.0]


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[parquet\]'"):
        render_parquet(story.RECORD)
