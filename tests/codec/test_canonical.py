"""JSON text: one text for one value, rows a line, nothing lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codec import dumps, loads
from onrecord.codec.shape import Json
from onrecord.errors import RecordFormatError

JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=5))
def test_what_is_written_is_read_back(document: dict[str, Json]) -> None:
    assert loads(dumps(document)) == document


def test_rows_stand_one_a_line_and_characters_as_they_are() -> None:
    assert dumps({"format": "x", "rows": [{"name": "Zoë"}, {"name": "“Ada”"}], "none": []}) == (
        '{\n"format": "x",\n"rows": [\n{"name": "Zoë"},\n{"name": "“Ada”"}\n],\n"none": []\n}\n'
    )


def test_a_lone_surrogate_is_escaped_so_that_the_text_can_be_encoded() -> None:
    text = dumps({"text": "broken \ud83d end, whole \U0001f600"})
    assert "\\ud83d" in text
    assert json.loads(text.encode("utf-8")) == {"text": "broken \ud83d end, whole \U0001f600"}


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_have_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        dumps({"low": number})


@pytest.mark.parametrize(("text", "says"), [("", "line 1"), ('{"a": }', "column 7"), ("[" * 100_000, "not JSON"), ("1" * 5000, "not JSON")])
def test_text_that_is_not_json_is_refused_with_its_place(text: str, says: str) -> None:
    with pytest.raises(RecordFormatError, match=says):
        loads(text)
