"""A record -> a W3C Web Annotation collection (JSON-LD; Web Annotation Data Model, Recommendation of 23 February 2017).

What enters: a record. What leaves: an AnnotationCollection with one AnnotationPage, one annotation for each row that points at printed
words and one for each article. Rules: a target is the article's address with two selectors, one target for each span; bodies are the
row's kind (a tag) and its fields (JSON text, named as in `onrecord/1`); nothing is stamped with a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.codec.shape import Json
from onrecord.model import Anchor, Record, Span
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.lines import json_document, json_text
from onrecord.rendering.standards.rows import Row, rows_of
from onrecord.rendering.standards.selectors import selectors, surroundings

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATION = {"entity": "identifying", "copy": "linking", "utterance": "linking", "comparison": "linking", "origin": "linking"}
"""Why a row's words are marked, in the standard's own words; all other rows describe."""


def render_web_annotations(record: Record) -> bytes:
    """The collection, its page inside."""
    addresses = Addresses.of(record)
    rows = [row for row in rows_of(record) if row.anchors or row.kind == "article"]
    texts = _texts(record, rows)
    items: list[Json] = [_annotation(row, addresses, texts) for row in rows]
    collection, page = addresses.row("annotations"), addresses.row("annotations-1")
    return json_document(
        {
            "@context": CONTEXT,
            "id": collection,
            "type": "AnnotationCollection",
            **({"label": record.title} if record.title else {}),
            "generator": {"type": "Software", "name": f"onrecord {record.provenance.version}"},
            "total": len(items),
            "first": {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items},
            "last": page,
        }
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's text, and the surroundings of each span that a row stands on."""

    text: str
    around: Mapping[Span, Span]


def _texts(record: Record, rows: Sequence[Row]) -> Mapping[str, _Text]:
    spans: dict[str, list[Span]] = {}
    for row in rows:
        for anchor in row.anchors:
            spans.setdefault(anchor.article, []).extend(anchor.spans)
    return {a.id: _Text(a.text, surroundings(a.text, spans.get(a.id, ()))) for a in record.articles}


def _annotation(row: Row, addresses: Addresses, texts: Mapping[str, _Text]) -> Json:
    targets: list[Json] = [target for anchor in row.anchors for target in _targets(anchor, addresses, texts[anchor.article])]
    return {
        "id": addresses.row(row.id),
        "type": "Annotation",
        "motivation": MOTIVATION.get(row.kind, "describing"),
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": row.kind, "format": "text/plain"},
            {"type": "TextualBody", "purpose": "describing", "value": json_text(row.fields), "format": "application/json"},
        ],
        "target": targets or [addresses.articles[row.id]],
    }


def _targets(anchor: Anchor, addresses: Addresses, printed: _Text) -> list[Json]:
    source = addresses.articles[anchor.article]
    return [
        {"type": "SpecificResource", "source": source, "selector": selectors(printed.text, span, printed.around[span])}
        for span in anchor.spans
    ]
