"""JSON Lines: every row of the record, each with the fields of its noun in `onrecord/1` and the words it stands on."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.codec.nouns import records
from tests.rendering.standards.coverage import each_record, record

from onrecord.codec.schema import schema
from onrecord.model import Record
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.lines import render_lines
from onrecord.rendering.standards.rows import EVIDENCE, KINDS, rows_of

DEFINITIONS = schema(closed=True)["$defs"]
NOUNS = {kind.name: kind.noun.__name__ for kind in (*KINDS, EVIDENCE)}
LEFT_OUT: dict[str, dict[str, Any]] = {"article": {"text": ""}, "claim": {"evidence": []}, "judgement": {"row": None}}


def lines(of: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render_lines(of).decode().split("\n")[:-1]]


def check(of: Record) -> None:
    """Each row validates as its noun, and its words are those at its anchors."""
    texts = {a.id: a.text for a in of.articles}
    for row in lines(of):
        kind = row.pop("row")
        assert row.pop("story") == Addresses.of(of).story
        words = row.pop("words")
        noun: Any = DEFINITIONS[NOUNS[kind]]  # type: ignore[index, call-overload]
        if "id" not in noun["properties"]:
            row.pop("id")
        if kind == "judgement":
            row.pop("of")
        if kind == "evidence":
            assert row.pop("claim") in {claim.id for claim in of.claims}
        Draft202012Validator({"$defs": DEFINITIONS, "$ref": f"#/$defs/{NOUNS[kind]}"}).validate({**row, **LEFT_OUT.get(kind, {})})
        if "anchor" in row:
            spans = row["anchor"]["spans"]
            assert words[:1] == [" … ".join(texts[row["anchor"]["article"]][start:end] for start, end in spans)]


@each_record
def test_each_row_is_a_noun_of_the_format(name: str) -> None:
    check(record(name))


@settings(max_examples=10)
@given(records())
def test_any_record_has_rows_that_the_schema_allows(made: Record) -> None:
    check(made)


@each_record
def test_nothing_of_a_record_is_missing(name: str) -> None:
    found, of = Counter(row["row"] for row in lines(record(name))), record(name)
    for kind in KINDS:
        assert found[kind.name] == len(getattr(of, kind.rows)), kind.name
    assert found["evidence"] == sum(len(claim.evidence) for claim in of.claims)


@each_record
def test_an_id_names_one_row(name: str) -> None:
    ids = [row.id for row in rows_of(record(name))]
    assert len(set(ids)) == len(ids)


def test_a_report_s_text_is_left_out() -> None:
    row = lines(record("dam"))[0]
    assert row["row"] == "article"
    assert "text" not in row
    assert {"locator", "sha256", "published", "regions"} <= row.keys()
