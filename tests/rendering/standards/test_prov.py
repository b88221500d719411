"""PROV-O: terms of the vocabulary, agents and entities where it wants them, and the same graph in the prov library."""

from __future__ import annotations

import json
import warnings
from typing import Any

from hypothesis import given, settings
from prov.model import ProvActivity, ProvAgent, ProvAttribution, ProvDerivation, ProvDocument
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, RDFS
from tests.codec.nouns import records
from tests.rendering import story
from tests.rendering.standards.coverage import each_record, record
from tests.rendering.standards.graphs import graph_of

from onrecord.model import Record
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.prov import render_prov

TERMS: Any = PROV
"""rdflib's list of what PROV-O defines, which knows what it holds."""
ENDS = {
    PROV.wasGeneratedBy: (PROV.Entity, PROV.Activity),
    PROV.wasDerivedFrom: (PROV.Entity, PROV.Entity),
    PROV.wasQuotedFrom: (PROV.Entity, PROV.Entity),
    PROV.wasAttributedTo: (PROV.Entity, PROV.Agent),
    PROV.used: (PROV.Activity, PROV.Entity),
    PROV.wasAssociatedWith: (PROV.Activity, PROV.Agent),
}
"""What PROV-O says stands at each property's two ends."""
PLAIN = {PROV.value, RDFS.label, DCTERMS.issued, DCTERMS.date, DCTERMS.identifier, DCTERMS.language, DCTERMS.isPartOf}
CLOCK = {PROV.startedAtTime, PROV.endedAtTime, PROV.generatedAtTime, PROV.atTime}


def graph(of: Record) -> Graph:
    return graph_of(render_prov(of), {})


def nodes(of: Record) -> dict[str, dict[str, Any]]:
    return {node["@id"].rpartition("#")[2]: node for node in json.loads(render_prov(of))["@graph"]}


def check(of: Record) -> None:
    found = graph(of)
    for subject, predicate, value in found:
        if predicate == RDF.type:
            assert value in TERMS
        elif predicate in ENDS:
            left, right = ENDS[predicate]  # type: ignore[index]
            assert (subject, RDF.type, left) in found
            assert (value, RDF.type, right) in found
        else:
            assert predicate in PLAIN
    assert set(found.subject_objects(PROV.wasQuotedFrom)) <= set(found.subject_objects(PROV.wasDerivedFrom))
    assert not CLOCK & set(found.predicates())


@each_record
def test_both_ends_of_each_property_are_what_the_vocabulary_wants(name: str) -> None:
    check(record(name))


@settings(max_examples=10)
@given(records())
def test_any_record_keeps_to_the_vocabulary(made: Record) -> None:
    check(made)


@each_record
def test_the_prov_library_reads_the_same_graph(name: str) -> None:
    found = graph(record(name))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the library still asks rdflib for a ConjunctiveGraph
        document = ProvDocument.deserialize(content=found.serialize(format="turtle"), format="rdf", rdf_format="turtle")

    def count(kind: type[Any]) -> int:
        return len(list(document.get_records(kind)))

    assert count(ProvActivity) == 1
    assert count(ProvAgent) == len(set(found.subjects(RDF.type, PROV.Agent)))
    assert count(ProvAttribution) == len(list(found.subject_objects(PROV.wasAttributedTo)))
    assert count(ProvDerivation) == len(list(found.subject_objects(PROV.wasDerivedFrom)))


@each_record
def test_the_record_comes_from_all_its_reports_by_one_run(name: str) -> None:
    of, found = record(name), graph(record(name))
    addresses = Addresses.of(of)
    reports = {URIRef(address) for address in addresses.articles.values()}
    assert set(found.objects(URIRef(addresses.story), PROV.wasDerivedFrom)) == reports
    (run,) = found.objects(URIRef(addresses.story), PROV.wasGeneratedBy)
    assert set(found.objects(run, PROV.used)) == reports


def test_a_statement_is_quoted_from_the_utterance_only_where_its_words_are() -> None:
    found = nodes(story.RECORD)
    assert found["s2"]["prov:wasQuotedFrom"] == [{"@id": found["u1"]["@id"]}]
    assert found["s2"]["prov:wasDerivedFrom"] == found["s2"]["prov:wasQuotedFrom"]
    assert found["s10"]["prov:wasDerivedFrom"] == [{"@id": found["u1"]["@id"]}]
    assert "prov:wasQuotedFrom" not in found["s10"]
    assert found["u1"]["prov:wasAttributedTo"] == [{"@id": found["e2"]["@id"]}]


def test_a_chain_is_followed_to_the_one_who_had_it() -> None:
    found = nodes(story.RECORD)
    link = found["s8-via-1"]
    assert found["s8"]["prov:wasDerivedFrom"] == [{"@id": link["@id"]}]
    assert link["prov:wasAttributedTo"] == [{"@id": Addresses.of(story.RECORD).row("organization-Valley Post")}]
