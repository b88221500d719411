"""JSON-LD -> RDF, without a network: pyld expands and rdflib reads, and a key that no context knows is an error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pyld import jsonld
from rdflib import Graph


def graph_of(document: bytes, contexts: Mapping[str, Mapping[str, Any]]) -> Graph:
    """The triples of a document. Raises for a context that is not given, and for a key or a type that the contexts don't define."""
    value = json.loads(document)

    def loader(url: str, options: object) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": contexts[url]}, "contentType": "application/ld+json"}

    context = value["@context"]
    known = set(contexts[context] if isinstance(context, str) else context)
    unknown = sorted(key for key in keys_of(value) if key not in known and key[0] != "@" and key.partition(":")[0] not in known)
    assert not unknown, unknown
    quads = jsonld.to_rdf(value, {"format": "application/n-quads", "documentLoader": loader})
    return Graph().parse(data=quads, format="nt")


def keys_of(value: Any) -> set[str]:
    """Every key of nested objects, but for those of the contexts."""
    if isinstance(value, dict):
        return {*value, *(key for name, inner in value.items() if name != "@context" for key in keys_of(inner))}
    if isinstance(value, list):
        return {key for inner in value for key in keys_of(inner)}
    return set()
