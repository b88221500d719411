"""Nouns and `onrecord/1`: nothing is lost, what is written is what the schema says, and a fault is named by its path."""

from __future__ import annotations

import copy
import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from tests.codec.nouns import annotation_sets, records

from onrecord.codec import decode, decode_annotated, decode_annotations, dumps, encode, encode_annotated, encode_annotations, loads
from onrecord.codec.document import Annotated
from onrecord.codec.schema import published, schema, text
from onrecord.errors import RecordFormatError
from onrecord.model import (
    Anchor,
    Annotations,
    Article,
    Cue,
    Figure,
    Provenance,
    Published,
    Record,
    Region,
    Source,
    Span,
    Statement,
    When,
)

WRITTEN = Draft202012Validator(schema(closed=True))
READ = Draft202012Validator(schema())
GENERATED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

TEXT = "Harbour chief Ada Moss said at least 12 boats sank on Monday."
ARTICLE = Article(
    "a0000000000000001", "moss.txt", "0" * 63 + "1", None, "The Quay", ("Ida Lund",), "en", Published("2031-05-06", None, "given"), TEXT,
    (Region(0, len(TEXT), "body"),),
)
STATEMENT = Statement(
    "a0000000000000001.s1", Anchor.at(ARTICLE.id, 28, 60), "indirect", Cue((Span(23, 27),), "say", "say"),
    Source((Span(0, 22),), None, "Ada Moss", "person"), None, (), False, None, When("2031-05-05", "day"), None, "speech/clause",
)  # fmt: skip
FIGURE = Figure(
    "a0000000000000001.f1", Anchor.at(ARTICLE.id, 28, 45), 12.0, None, "at-least", "boat", "boats", "boats sunk", None, None, None,
    STATEMENT.id, None, "figures/at-least",
)


def record(**changes: Any) -> Record:
    empty: dict[str, Any] = {field.name: () for field in dataclasses.fields(Record)}
    fields: dict[str, Any] = empty | {"title": "", "title_anchor": None, "provenance": Provenance("0.1.0"), "articles": (ARTICLE,)}
    return Record(**(fields | {"statements": (STATEMENT,), "figures": (FIGURE,)} | changes))


@GENERATED
@given(records())
def test_decode_after_encode_is_the_same_record(made: Record) -> None:
    document = encode(made)
    WRITTEN.validate(document)
    READ.validate(document)
    assert decode(loads(dumps(document))) == made


@GENERATED
@given(records())
def test_the_per_article_part_holds_the_same_rows(made: Record) -> None:
    rows = Annotations("", made.entities, made.statements, made.figures, made.times, made.absences)
    document = encode_annotated(made.articles, [rows], made.refusals)
    WRITTEN.validate(document)
    assert decode_annotated(document) == Annotated.of(made.articles, [rows], made.refusals)
    assert {k: v for k, v in encode(made).items() if k in document} == document


@GENERATED
@given(annotation_sets())
def test_what_a_step_hands_on_keeps_propositions_and_sentences(made: Annotations) -> None:
    assert decode_annotations(loads(dumps(encode_annotations(made)))) == made


def test_the_form_is_the_published_one() -> None:
    document: Any = encode(record())
    assert list(document)[:4] == ["format", "title", "title_anchor", "articles"]
    assert document["format"] == "onrecord/1"
    assert document["articles"][0]["published"] == {"value": "2031-05-06", "earliest": None, "basis": "given", "doubt": None}
    assert document["articles"][0]["regions"] == [{"start": 0, "end": len(TEXT), "kind": "body"}]
    assert document["statements"][0]["anchor"] == {"article": ARTICLE.id, "spans": [[28, 60]]}
    assert document["statements"][0]["cue"] == {"spans": [[23, 27]], "lemma": "say", "act": "say"}
    assert document["statements"][0]["said"] == {"value": "2031-05-05", "precision": "day", "anchor": None}
    assert document["figures"][0]["high"] is None
    assert '"low": 12,' in dumps(document)


def test_fractions_stay_fractions() -> None:
    figure = dataclasses.replace(FIGURE, low=2.5)
    assert '"low": 2.5,' in dumps(encode(record(figures=(figure,))))


def test_the_published_schema_is_the_one_made_from_the_nouns() -> None:
    in_docs = Path(__file__).parents[2] / "docs" / "onrecord-1.schema.json"
    assert published() == text(), "run `make docs`"
    assert in_docs.read_text(encoding="utf-8") == text(), "run `make docs`"
    Draft202012Validator.check_schema(schema())


def test_fields_of_a_later_version_are_passed_over() -> None:
    document: Any = encode(record())
    document["weather"] = "fair"
    document["statements"][0]["tone"] = "calm"
    READ.validate(document)
    assert decode(document) == record()


FAULTS: list[tuple[list[str | int], Any, str]] = [
    (["format"], "onrecord/2", r"\$\.format: 'onrecord/2' is not 'onrecord/1'"),
    (["statements", 0, "cue", "act"], "sing", r"\$\.statements\[0\]\.cue\.act: 'sing' is none of say, confirm, "),
    (["statements", 0, "anchor", "spans"], [], r"\$\.statements\[0\]\.anchor: an anchor needs a span"),
    (["statements", 0, "anchor", "spans"], [[9, 12], [3, 4]], r"\$\.statements\[0\]\.anchor: spans not sorted"),
    (["statements", 0, "anchor", "spans"], [[5, 5]], r"\$\.statements\[0\]\.anchor\.spans\[0\]: not a span"),
    (["statements", 0, "anchor", "spans"], [[5, 900]], r"\$\.statements\[0\]\.anchor\.spans: 900 is past the end of the text, 61"),
    (["statements", 0, "source", "spans"], [[5, 900]], r"\$\.statements\[0\]: 900 is past the end"),
    (["articles", 0, "regions", 0, "end"], 900, r"\$\.articles\[0\]\.regions\[0\]: 900 is past the end"),
    (["figures", 0, "anchor", "article"], "a9", r"\$\.figures\[0\]\.anchor\.article: no article 'a9'"),
    (["figures", 0, "low"], "12", r"\$\.figures\[0\]\.low: '12' is no number"),
    (["figures", 0, "low"], True, r"\$\.figures\[0\]\.low: True is no number"),
    (["figures", 0, "low"], 10**400, r"\$\.figures\[0\]\.low: the number is too large"),
    (["figures", 0, "low"], float("inf"), r"\$\.figures\[0\]\.low: inf is no number"),
    (["statements", 0, "negated"], 0, r"\$\.statements\[0\]\.negated: 0 is no boolean"),
    (["articles", 0, "bylines"], "Ida Lund", r"\$\.articles\[0\]\.bylines: 'Ida Lund' is no list"),
    (["provenance", "models"], [], r"\$\.provenance\.models: \[\] is no object"),
    (["statements", 0], [], r"\$\.statements\[0\]: \[\] is no object"),
]


@pytest.mark.parametrize(("path", "value", "says"), FAULTS)
def test_a_fault_is_named_by_its_path(path: list[str | int], value: Any, says: str) -> None:
    document: Any = copy.deepcopy(encode(record()))
    at = document
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(RecordFormatError, match=says):
        decode(document)


def test_a_missing_field_an_article_given_twice_and_no_object_are_faults() -> None:
    document: Any = encode(record())
    del document["statements"][0]["rule"]
    with pytest.raises(RecordFormatError, match=r"\$\.statements\[0\]: no 'rule'"):
        decode(document)
    with pytest.raises(RecordFormatError, match="given twice"):
        decode(encode(record(articles=(ARTICLE, ARTICLE))))
    with pytest.raises(RecordFormatError, match="not an object"):
        decode([])


NOT_IN_A_SCHEMA = (900, "a9", 10**400, float("inf"))


@pytest.mark.parametrize(("path", "value"), [(p, v) for p, v, _ in FAULTS if v not in NOT_IN_A_SCHEMA and p[-1] != "spans"])
def test_the_schema_refuses_what_the_decoder_refuses(path: list[str | int], value: Any) -> None:
    document: Any = copy.deepcopy(encode(record()))
    at = document
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    assert not READ.is_valid(document)
