"""Record -> the forms of other tools: one module a form, each a pure function from a record to bytes.

What enters: a Record (for events also its counts). What leaves: file name -> bytes. Rule: the same record gives the same bytes; nothing
is said that the record doesn't hold, and what a standard has no place for is left out (docs/exports.md lists it) rather than bent to fit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import EventCount, Record
from onrecord.rendering.markdown import render_markdown
from onrecord.rendering.standards.addresses import Addresses
from onrecord.rendering.standards.follow_the_money import render_ftm_entities, render_ftm_statements
from onrecord.rendering.standards.lines import render_lines
from onrecord.rendering.standards.parquet import pyarrow_parquet, render_parquet
from onrecord.rendering.standards.prov import render_prov
from onrecord.rendering.standards.schema_org import render_schema_org
from onrecord.rendering.standards.ucdp import render_ucdp
from onrecord.rendering.standards.web_annotation import render_web_annotations
from onrecord.rendering.tables import render_csv

Counts = Sequence[EventCount]


@dataclass(frozen=True, slots=True)
class Form:
    """How a form is written: its files by name. `check` raises UsageError where a package that it needs is missing."""

    render: Callable[[Record, Counts], Mapping[str, bytes]]
    check: Callable[[], object] = bool


def _file(name: str, render: Callable[[Record], bytes]) -> Form:
    return Form(lambda record, counts: {name: render(record)})


FORMS: Mapping[str, Form] = {
    "csv": Form(lambda record, _: {name: _encoded(text) for name, text in render_csv(record).items()}),
    "parquet": Form(lambda record, _: render_parquet(record), check=pyarrow_parquet),
    "jsonl": _file("record.jsonl", render_lines),
    "markdown": _file("brief.md", lambda record: _encoded(render_markdown(record))),
    "web-annotation": _file("annotations.jsonld", render_web_annotations),
    "schema-org": _file("schema-org.jsonld", render_schema_org),
    "ftm": _file("entities.ftm.json", render_ftm_entities),
    "ftm-statements": _file("statements.ftm.csv", render_ftm_statements),
    "prov": _file("prov.jsonld", render_prov),
    "ucdp": Form(lambda record, counts: {"events.csv": render_ucdp(record, counts, story=Addresses.of(record).story)}),
}
"""In the order in which they are listed to the user."""


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
