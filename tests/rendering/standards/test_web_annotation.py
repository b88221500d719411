"""Web Annotation: the standard's own terms, and selectors that find the same words again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, URIRef
from rdflib.namespace import Namespace
from tests.codec.nouns import records
from tests.rendering.standards.coverage import each_record, record
from tests.rendering.standards.graphs import graph_of

from onrecord.model import Record, Span
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.rows import rows_of
from onrecord.rendering.standards.selectors import CONTEXT, selectors, surroundings
from onrecord.rendering.standards.web_annotation import render_web_annotations

OA, AS = Namespace("http://www.w3.org/ns/oa#"), Namespace("https://www.w3.org/ns/activitystreams#")


def _link(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


def _number(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}


TERMS: dict[str, Any] = {
    "id": "@id", "type": "@type", "oa": str(OA), "as": str(AS), "rdf": str(RDF), "dc": "http://purl.org/dc/elements/1.1/",
    **{t: f"oa:{t}" for t in ("Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    **{t: f"oa:{t}" for t in ("describing", "identifying", "linking", "tagging", "commenting", "assessing", "editing", "exact", "prefix", "suffix")},
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage", "Software": "as:Application",
    "body": _link("oa:hasBody"), "target": _link("oa:hasTarget"), "source": _link("oa:hasSource"), "selector": _link("oa:hasSelector"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "start": _number("oa:start"), "end": _number("oa:end"), "total": _number("as:totalItems"), "startIndex": _number("as:startIndex"),
    "value": "rdf:value", "format": "dc:format", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name", "generator": _link("as:generator"), "partOf": _link("as:partOf"),
    "creator": _link("http://purl.org/dc/terms/creator"), "Person": "http://xmlns.com/foaf/0.1/Person",
    "created": {"@id": "http://purl.org/dc/terms/created", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    "first": _link("as:first"), "last": _link("as:last"), "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}  # fmt: skip
"""The terms that the export uses, with what the Web Annotation Vocabulary (W3C, 2017) says that each stands for."""
CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": TERMS}


def items(of: Record) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render_web_annotations(of))["first"]["items"]
    return found


def resolve(text: str, selector: Any) -> list[Span]:
    """Every place of a text that a selector picks."""
    if selector["type"] == "TextPositionSelector":
        return [Span(selector["start"], selector["end"])]
    prefix, exact, suffix = selector["prefix"], selector["exact"], selector["suffix"]
    whole, out = prefix + exact + suffix, []
    at = text.find(whole)
    while at >= 0:
        out.append(Span(at + len(prefix), at + len(prefix) + len(exact)))
        at = text.find(whole, at + 1)
    return out


def check_round_trip(of: Record) -> None:
    """Each annotation's selectors pick the spans of its row, and each picks one place."""
    addresses = Addresses.of(of)
    texts = {a.id: a.text for a in of.articles}
    rows = [row for row in rows_of(of) if (row.anchors or row.kind == "article") and row.kind != "judgement"]
    for row, item in zip(rows, [item for item in items(of) if "creator" not in item], strict=True):
        spans = [(addresses.articles[a.article], texts[a.article], span) for a in row.anchors for span in a.spans]
        if not spans:
            assert item["target"] == [addresses.articles[row.id]]
            continue
        for target, (address, text, span) in zip(item["target"], spans, strict=True):
            assert target["source"] == address
            for selector in target["selector"]:
                assert resolve(text, selector) == [span]


@each_record
def test_the_selectors_find_the_words_again(name: str) -> None:
    check_round_trip(record(name))


@settings(max_examples=10)
@given(records())
def test_the_selectors_of_any_record_find_the_words_again(made: Record) -> None:
    check_round_trip(made)


@given(st.data(), st.text(alphabet="ab🐟", min_size=1, max_size=60).map(lambda text: text * 5))
def test_a_quote_is_unambiguous_however_often_its_words_return(data: st.DataObject, text: str) -> None:
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=5))
    spans = [Span(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]
    around = surroundings(text, spans)
    assert around.keys() == set(spans)
    for span in spans:
        for selector in selectors(text, span, around[span]):
            assert resolve(text, selector) == [span]


def test_the_surroundings_are_no_longer_than_they_must_be() -> None:
    text = "x" * 500 + " the dam leaks " + "y" * 500
    at = text.index("dam")
    dam = Span(at, at + 3)
    assert surroundings(text, [dam]) == {dam: Span(at - CONTEXT, at + 3 + CONTEXT)}
    twice = f"{'a' * 40}dam{'b' * 40} {'a' * 40}dam{'b' * 40}"
    assert surroundings(twice, [Span(40, 43)]) == {Span(40, 43): Span(0, 43 + 2 * CONTEXT)}
    assert surroundings("dam", [Span(0, 3)]) == {Span(0, 3): Span(0, 3)}


def test_positions_are_code_points() -> None:
    text = "🐟🐟 the dam 🐟"
    dam = Span(7, 10)
    quote, position = selectors(text, dam, surroundings(text, [dam])[dam])
    assert quote["exact"] == "dam"  # type: ignore[index, call-overload]
    assert (position["start"], position["end"]) == (7, 10)  # type: ignore[index, call-overload]


def test_a_report_four_times_as_long_takes_about_four_times_as_long() -> None:
    def reads(words: int) -> int:
        text = CountedText(" ".join(f"word{n % 97}x{n}" for n in range(words)))
        surroundings(text, [Span(at, at + 20) for at in range(0, len(text) - 20, 50)])
        return text.slices

    assert reads(4000) < 4.5 * reads(1000)


class CountedText(str):
    """A text that counts how often it is cut or compared."""

    slices = 0

    def __getitem__(self, at: Any) -> str:
        self.slices += 1
        return super().__getitem__(at)

    def startswith(self, *arguments: Any) -> bool:
        self.slices += 1
        return super().startswith(*arguments)


@pytest.mark.parametrize("name", ["dam", "empty", "ferry-fire"])
def test_the_terms_are_those_of_the_vocabulary(name: str) -> None:
    of = record(name)
    graph = graph_of(render_web_annotations(of), CONTEXTS)
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(items(of))
    for annotation in annotations:
        assert set(graph.objects(annotation, OA.hasTarget))
        assert len(set(graph.objects(annotation, OA.motivatedBy))) == 1
    for quote in graph.subjects(RDF.type, OA.TextQuoteSelector):
        assert len(set(graph.objects(quote, OA.exact))) == 1
    for motivation in {*graph.objects(None, OA.motivatedBy), *graph.objects(None, OA.hasPurpose)}:
        assert motivation in {OA.describing, OA.identifying, OA.linking, OA.tagging}
    (collection,) = graph.subjects(RDF.type, AS.OrderedCollection)
    assert collection == URIRef(Addresses.of(of).row("annotations"))
    assert [int(str(n)) for n in graph.objects(collection, AS.totalItems)] == [len(annotations)]


def test_a_target_is_the_report_s_address() -> None:
    found = {t["source"] for item in items(record("ferry-fire")) for t in item["target"] if isinstance(t, dict)}
    assert "https://lissenmail.example/2025/10/15/ferry-burns" in found
    assert {address.split(":")[0] for address in found} == {"https", "ni"}


def test_the_bodies_hold_the_row() -> None:
    tag, fields = next(item["body"] for item in items(record("dam")) if item["id"].endswith("#s6"))
    assert (tag["purpose"], tag["value"]) == ("tagging", "statement")
    row = json.loads(fields["value"])
    assert (row["source"]["name"], row["cue"]["act"], fields["format"]) == ("Piet Sorn", "deny", "application/json")
