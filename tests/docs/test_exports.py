"""docs/exports.md has a section for each form, and a line for each column of the event counts."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.rendering.standards import FORMS
from onrecord.rendering.standards.follow_the_money import PROPERTY_TYPES
from onrecord.rendering.standards.rows import EVIDENCE, KINDS
from onrecord.rendering.standards.ucdp import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_each_form_has_its_section_with_standard_and_what_is_left_out() -> None:
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert [form for heading in headings for form in heading.split(" and ") if form in FORMS] == list(FORMS)
    for heading in headings[1:]:
        assert "| standard |" in section(heading), heading
        assert "| left out |" in section(heading), heading


def test_each_column_of_the_event_counts_is_explained() -> None:
    first_cells = re.findall(r"^\| (`[^|]+) \|", section("ucdp"), re.MULTILINE)
    assert {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)} == set(COLUMNS)


def test_each_kind_of_row_is_named() -> None:
    kinds = next(line for line in section("jsonl").splitlines() if line.startswith("| kinds |"))
    assert set(kinds.split("|")[2].split()) == {kind.name for kind in (*KINDS, EVIDENCE)}


def test_each_property_of_followthemoney_is_named() -> None:
    named = set(re.findall(r"\w+", section("ftm and ftm-statements")))
    assert set(PROPERTY_TYPES) - {"id"} <= named
