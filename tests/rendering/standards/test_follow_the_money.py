"""FollowTheMoney: the library's own model reads every entity and every statement, and changes none."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from followthemoney import model
from followthemoney.statement import Statement, read_statements
from followthemoney.statement.serialize import CSV_COLUMNS
from hypothesis import given, settings
from tests.codec.nouns import records
from tests.rendering import story
from tests.rendering.standards.coverage import each_record, record

from onrecord.model import Record
from onrecord.rendering.standards.follow_the_money import COLUMNS, LANGUAGES, PROPERTY_TYPES, render_ftm_entities, render_ftm_statements


def entities(of: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render_ftm_entities(of).decode().split("\n")[:-1]]


def statements(of: Record) -> list[Statement]:
    return list(read_statements(io.BytesIO(render_ftm_statements(of)), "csv"))


def check(of: Record) -> None:
    """Schemata, properties and references exist, required ones are there, and the model would clean no value."""
    found = entities(of)
    schemata = {entity["id"]: model[entity["schema"]] for entity in found}
    for entity in found:
        schema: Any = model[entity["schema"]]
        schema.validate(entity)
        assert not schema.abstract
        assert set(schema.required) <= entity["properties"].keys()
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert prop is not None, (schema.name, name)
            assert prop.type.name == PROPERTY_TYPES[name]
            assert len(set(values)) == len(values) > 0
            for value in values:
                assert prop.type.clean(value) == value
                assert len(value) <= prop.type.max_length
                if prop.type.name == "entity":
                    assert prop.range is not None
                    assert schemata[value].is_a(prop.range), (name, value)


@each_record
def test_the_model_takes_every_entity_as_it_is(name: str) -> None:
    check(record(name))


@settings(max_examples=10)
@given(records())
def test_every_statement_of_any_record_has_a_schema_and_a_property(made: Record) -> None:
    for statement in statements(made):
        schema = model[statement.schema]
        assert statement.prop == "id" or schema.get(statement.prop) is not None
        assert statement.id == statement.generate_key()


@each_record
def test_the_statements_are_the_entities(name: str) -> None:
    rows = statements(record(name))
    assert all(row.id == row.generate_key() and row.prop_type == PROPERTY_TYPES[row.prop] for row in rows)
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        found.setdefault(row.entity_id, {})
        if row.prop != "id":
            found[row.entity_id].setdefault(row.prop, []).append(row.value)
    assert found == {entity["id"]: entity["properties"] for entity in entities(record(name))}


def test_the_columns_are_the_library_s_own() -> None:
    assert list(COLUMNS) == CSV_COLUMNS


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_a_language_is_one_that_the_model_knows(code: str) -> None:
    from followthemoney import registry

    assert registry.language.clean(code) == LANGUAGES[code]
    assert registry.language.validate(LANGUAGES[code])


def test_who_is_quoted_is_linked_with_act_and_words() -> None:
    found = entities(story.RECORD)
    names = {e["id"]: e["properties"]["name"][0] for e in found if e["schema"] == "Person"}
    denial = next(e["properties"] for e in found if e["properties"].get("role") == ["deny"])
    assert names[denial["entity"][0]] == "Piet Sorn"
    assert denial["summary"] == ["the dam was safe"]
    assert denial["document"] == [story.B.id]


def test_a_mention_is_a_printed_name() -> None:
    found = [e["properties"] for e in entities(story.RECORD) if e["schema"] == "Mention"]
    assert {(m["name"][0], m["document"][0]) for m in found} == {("Ada Holm", story.A.id), ("Holm", story.C.id), ("Piet Sorn", story.B.id)}


def test_the_day_on_which_something_was_said_is_no_event() -> None:
    of = record("ferry-fire")
    events = [e for e in entities(of) if e["schema"] == "Event"]
    assert len(events) == sum(entry.rule != "timeline/said" for entry in of.timeline) > 0
