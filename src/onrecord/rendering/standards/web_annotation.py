"""A record -> a W3C Web Annotation collection (JSON-LD; Web Annotation Data Model, Recommendation of 23 February 2017).

What enters: a record. What leaves: an AnnotationCollection with one AnnotationPage, one annotation for each row that points at printed
words, one for each article, and one for each note, grade and correction of a person that holds. Rules: a target is the article's address
with two selectors, one target for each span; bodies are the row's kind (a tag) and its fields (JSON text, named as in `onrecord/1`).
Nothing is stamped with a time but what a person wrote, with the time of the log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.codec.shape import Json
from onrecord.model import Anchor, Record, Span
from onrecord.rendering.remarks import Remark, remarks
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.lines import json_document, json_text
from onrecord.rendering.standards.rows import Row, rows_of
from onrecord.rendering.standards.selectors import selectors, surroundings

_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATION = {"entity": "identifying", "copy": "linking", "utterance": "linking", "comparison": "linking", "origin": "linking"}
"""Why a row's words are marked, in the standard's own words; all other rows describe."""
BY_PEOPLE = {"note": "commenting", "grade": "assessing", "correct": "editing"}


def render_web_annotations(record: Record) -> bytes:
    """The collection, its page inside."""
    addresses = Addresses.of(record)
    rows = [row for row in rows_of(record) if (row.anchors or row.kind == "article") and row.kind != "judgement"]
    told = remarks(record)
    texts = _texts(record, [a for row in rows for a in row.anchors] + [a for remark in told for a in remark.anchors])
    items: list[Json] = [_annotation(row, addresses, texts) for row in rows]
    items += [_remark(remark, addresses, texts) for remark in told]
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


def _texts(record: Record, anchors: Sequence[Anchor]) -> Mapping[str, _Text]:
    spans: dict[str, list[Span]] = {}
    for anchor in anchors:
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


def _remark(remark: Remark, addresses: Addresses, texts: Mapping[str, _Text]) -> Json:
    """What a person wrote: a body with the words, who and when; its target is what it is about, the report where that is a whole one."""
    motivation = BY_PEOPLE[remark.kind]
    targets: list[Json] = [target for anchor in remark.anchors for target in _targets(anchor, addresses, texts[anchor.article])]
    creator: Json = {"type": "Person", "name": remark.by}
    dated: dict[str, Json] = {"created": remark.when} if _STAMP.fullmatch(remark.when) else {}
    return {
        "id": addresses.row(remark.id),
        "type": "Annotation",
        "motivation": motivation,
        "creator": creator,
        **dated,
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": remark.kind, "format": "text/plain"},
            {"type": "TextualBody", "purpose": motivation, "value": remark.text, "format": "text/plain"},
            {"type": "TextualBody", "purpose": "describing", "value": remark.why, "format": "text/plain"},
        ],
        "target": targets or [addresses.articles[remark.row]],
    }


def _targets(anchor: Anchor, addresses: Addresses, printed: _Text) -> list[Json]:
    source = addresses.articles[anchor.article]
    return [
        {"type": "SpecificResource", "source": source, "selector": selectors(printed.text, span, printed.around[span])}
        for span in anchor.spans
    ]
