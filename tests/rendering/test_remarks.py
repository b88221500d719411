"""Notes, grades and corrections in a record: each with its row, and in every form that has a place for them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from tests.judging.test_judged_records import FIFTEEN, FOURTEEN, LUND, judged, story
from tests.rendering.standards.graphs import graph_of
from tests.rendering.standards.test_web_annotation import CONTEXTS, OA

from onrecord import exports
from onrecord.model import Record
from onrecord.rendering.remarks import remarks, remarks_by_row, row_judged

NOTE = judged("note", "claim", FIFTEEN, value="ask the fire service\nfor its list")
SAID = judged("note", "statement", FOURTEEN, value="heard twice")
GRADE = judged("grade", "report", ("Mail", ""), value="B2")
WHO = judged("grade", "entity", LUND, value="C")
RIGHT = judged("correct", "figure", ("Mail", "15 homes"), value="14")
LOG = (NOTE, SAID, GRADE, WHO, RIGHT)


@pytest.fixture(scope="module")
def record() -> Record:
    return story(*LOG)


def test_each_has_the_row_that_it_is_about(record: Record) -> None:
    found = {remark.id: remark for remark in remarks(record)}
    assert [found[j.id].kind for j in LOG] == ["note", "note", "grade", "grade", "correct"]
    mail = next(a for a in record.articles if a.outlet == "Mail")
    claim = next(k for k in record.claims if k.id == found[NOTE.id].row)
    entity = next(e for e in record.entities if e.id == found[WHO.id].row)
    statement = next(s for s in record.statements if s.id == found[SAID.id].row)
    figure = next(f for f in record.figures if f.id == found[RIGHT.id].row)
    assert mail.id in {e.anchor.article for e in claim.evidence}
    assert (entity.name, statement.anchor, found[GRADE.id].row) == ("Ben Lund", record.judgements[1].anchors[0], mail.id)
    assert (figure.low, found[RIGHT.id].was, found[RIGHT.id].text) == (14, "exact 15", "14")
    assert [r.id for r in remarks_by_row(record)[mail.id]] == [GRADE.id]
    rows = {row.judgement.id: row.row for row in record.judgements}
    assert (rows[GRADE.id], rows[SAID.id], rows[RIGHT.id]) == (mail.id, statement.id, figure.id)
    assert rows[NOTE.id] is None, "claims are numbered by the record"


def test_what_does_not_hold_is_no_remark() -> None:
    later = judged("grade", "report", ("Mail", ""), value="C3", when="2031-06-01")
    gone = judged("note", "statement", FIFTEEN, value="ask")
    lost = replace(gone, targets=tuple(replace(t, sha256="9" * 64, locator="gone.txt") for t in gone.targets))
    record = story(GRADE, later, lost)
    assert [remark.text for remark in remarks(record)] == ["C3"]
    assert [row_judged(record, row) for row in record.judgements][2] is None
    assert remarks(story()) == ()


def export(record: Record, form: str) -> dict[str, bytes]:
    return dict(exports.export(record, form))


def test_json_lines_and_tables_have_all_of_them(record: Record) -> None:
    lines = [json.loads(line) for line in export(record, "jsonl")["record.jsonl"].splitlines()]
    rows = {line["id"]: line for line in lines if line["row"] == "judgement"}
    assert set(rows) == {j.id for j in LOG}
    ids = {line["id"]: line["row"] for line in lines}
    assert [ids[rows[j.id]["of"]] for j in LOG] == ["claim", "statement", "article", "entity", "figure"]
    assert rows[GRADE.id]["judgement"]["value"] == "B2"
    table = list(csv.DictReader(io.StringIO(export(record, "csv")["judgements.csv"].decode(), newline="")))
    assert [(row["id"], row["kind"], row["noun"], row["of"], row["by"]) for row in table] == [
        (j.id, j.kind, j.noun, rows[j.id]["of"], j.by) for j in LOG
    ]
    assert (table[4]["value"], table[4]["replaced"], table[4]["words"]) == ("14", "exact 15", "15 homes")
    assert (table[2]["article"], table[2]["words"]) == (rows[GRADE.id]["of"], "")
    assert "judgements.parquet" in export(record, "parquet")
    assert "judgements.csv" not in export(story(), "csv")


def test_web_annotations_say_who_commented_and_assessed(record: Record) -> None:
    raw = export(record, "web-annotation")["annotations.jsonld"]
    document: Any = json.loads(raw)
    assert len(list(graph_of(raw, CONTEXTS).subjects(OA.motivatedBy, OA.assessing))) == 2
    items = document["first"]["items"]
    people = [item for item in items if "creator" in item]
    assert [(i["motivation"], i["body"][1]["value"], i["creator"]["name"]) for i in people] == [
        (motivation, entry.value, entry.by)
        for motivation, entry in zip(["commenting", "commenting", "assessing", "assessing", "editing"], LOG, strict=True)
    ]
    (whole,), (part,) = people[2]["target"], people[4]["target"]
    assert part["source"] == whole, "the report that was graded has the figure that was corrected"
    assert document["total"] == len(items)
