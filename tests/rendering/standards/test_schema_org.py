"""schema.org: terms of the vocabulary alone, where they belong, and nothing that judges."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from rdflib import RDF
from rdflib.namespace import SDO
from tests.codec.nouns import records
from tests.rendering import story
from tests.rendering.standards.coverage import each_record, record
from tests.rendering.standards.graphs import graph_of

from onrecord.model import Published, Record
from onrecord.rendering.standards.schema_org import render_schema_org

PROPERTIES = {
    "NewsArticle": {"headline", "url", "identifier", "datePublished", "inLanguage", "author", "publisher"},
    "Quotation": {"text", "inLanguage", "isPartOf", "spokenByCharacter", "creditText", "dateCreated"},
    "Claim": {"text", "author", "appearance", "firstAppearance"},
    "Person": {"name"},
    "Organization": {"name"},
}
"""Each type's properties, of those that schema.org gives it or a type above it (CreativeWork, Thing)."""
TERMS: Any = SDO
"""rdflib's list of what schema.org defines, which knows what it holds."""
RANGES = {
    "author": {"Person", "Organization"},
    "publisher": {"Organization"},
    "spokenByCharacter": {"Person", "Organization"},
    "isPartOf": {"NewsArticle"},
    "appearance": {"NewsArticle"},
    "firstAppearance": {"NewsArticle"},
}
CONTEXTS = {"https://schema.org": {"@vocab": str(SDO), **{name: {"@id": str(SDO[name])} for names in PROPERTIES.values() for name in names}}}


def nodes(of: Record) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render_schema_org(of))["@graph"]
    return found


def of_type(of: Record, name: str) -> list[dict[str, Any]]:
    return [node for node in nodes(of) if node["@type"] == name]


def check(of: Record) -> None:
    graph = graph_of(render_schema_org(of), CONTEXTS)
    for subject, predicate, value in graph:
        if predicate == RDF.type:
            assert value in TERMS
            continue
        name = str(predicate).removeprefix(str(SDO))
        assert predicate in TERMS
        assert any(name in PROPERTIES[str(kind).removeprefix(str(SDO))] for kind in graph.objects(subject, RDF.type))
        if name in RANGES:
            kinds = {str(kind).removeprefix(str(SDO)) for kind in graph.objects(value, RDF.type)}
            assert kinds & RANGES[name], (name, value)


@each_record
def test_terms_stand_where_the_vocabulary_has_them(name: str) -> None:
    check(record(name))


@settings(max_examples=10)
@given(records())
def test_any_record_keeps_to_the_vocabulary(made: Record) -> None:
    check(made)


@each_record
def test_one_node_a_report_a_claim_and_a_direct_quotation(name: str) -> None:
    of = record(name)
    assert len(of_type(of, "NewsArticle")) == len(of.articles)
    assert len(of_type(of, "Claim")) == len(of.claims)
    assert len(of_type(of, "Quotation")) == sum(statement.form == "direct" for statement in of.statements)
    assert len({node["@id"] for node in nodes(of)}) == len(nodes(of))


@each_record
def test_nothing_rates_or_judges(name: str) -> None:
    text = render_schema_org(record(name)).decode()
    assert not [word for word in ("Rating", "Review", "disputed", "confirmed") if f'"{word}' in text]


def test_a_quotation_has_its_words_its_speaker_and_its_report() -> None:
    quotation = of_type(story.RECORD, "Quotation")[0]
    names = {node["@id"]: node.get("name") for node in nodes(story.RECORD)}
    assert quotation["text"] == "The dam is safe"
    assert [names[s["@id"]] for s in quotation["spokenByCharacter"]] == ["Ada Holm"]
    assert quotation["dateCreated"] == "2031-05-04"


def test_a_claim_appears_where_it_is_carried_and_its_makers_are_those_who_assert_it() -> None:
    names = {node["@id"]: node.get("name") for node in nodes(story.RECORD)}
    claim = next(node for node in of_type(story.RECORD, "Claim") if node["text"] == "The dam is safe")
    assert [names[s["@id"]] for s in claim["author"]] == ["Ada Holm"]
    assert len(claim["appearance"]) == 3
    assert "firstAppearance" not in claim  # one of the reports has no date


@pytest.mark.parametrize(
    ("days", "first"),
    [(("2031-05-04", "2031-05-05"), 0), (("2031-05-06", "2031-05-05"), 1), (("2031-05-05", "2031-05-05"), None), (("2031-05-04", None), None)],
)
def test_the_first_appearance_is_known_only_where_all_dates_settle_it(days: tuple[str, str | None], first: int | None) -> None:
    reports = [replace(a, published=Published(day, day, "given")) for a, day in zip((story.A, story.B), days, strict=True)]
    of = replace(story.RECORD, articles=(*reports, story.C), claims=(story.CLAIMS[2],))
    (claim,) = of_type(of, "Claim")
    assert claim.get("firstAppearance") == (claim["appearance"][first] if first is not None else None)


def test_a_doubtful_date_settles_nothing() -> None:
    doubtful = replace(story.A, published=Published("2031-05-04", "2031-05-04", "header", "the text tells of Monday as past"))
    of = replace(story.RECORD, articles=(doubtful, story.B, story.C), claims=(story.CLAIMS[2],))
    assert "firstAppearance" not in of_type(of, "Claim")[0]


def test_a_source_without_a_name_is_credited_as_printed() -> None:
    statement = replace(story.STATEMENTS[1], source=replace(story.HOLM, entity=None, name="a board member", kind="unnamed"))
    (quotation,) = of_type(replace(story.RECORD, statements=(statement,), claims=()), "Quotation")
    assert quotation["creditText"] == "a board member"
    assert "spokenByCharacter" not in quotation
