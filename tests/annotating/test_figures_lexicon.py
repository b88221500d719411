"""Every row of the word lists that figures read applies in its example."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.belonging import HarmRow
from onrecord.annotating.designations import CompoundRow
from onrecord.annotating.figures import PartRow, find_figures
from onrecord.annotating.intervals import BoundRow, ChangeRow
from onrecord.annotating.name_numbers import LabelRow
from onrecord.annotating.participles import ParticipleRow
from onrecord.annotating.units import CurrencyRow, UnitRow
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.model import Figure


def figures(text: str) -> tuple[Figure, ...]:
    article = article_of(text)
    return find_figures(article, load_syntax().parse(article), times=(), entities=(), statements=())


@pytest.mark.parametrize("row", table("units", UnitRow), ids=lambda r: r.name)
def test_units(row: UnitRow) -> None:
    assert row.name.split("/")[0] in {(f.unit or "").split("/")[0] for f in figures(row.example)}


@pytest.mark.parametrize("row", table("currencies", CurrencyRow), ids=lambda r: r.code)
def test_currencies(row: CurrencyRow) -> None:
    assert row.code in {f.unit for f in figures(row.example)}


@pytest.mark.parametrize("row", table("bounds", BoundRow), ids=lambda r: f"{r.phrase}-{r.side}")
def test_bounds(row: BoundRow) -> None:
    found = figures(row.example)
    assert row.bound in {f.bound for f in found}
    if row.bound != "exact":
        words = [row.example[f.anchor.start : f.anchor.end].lower() for f in found]
        assert any(row.phrase.lower() in w for w in words)


@pytest.mark.parametrize("row", table("changes", ChangeRow), ids=lambda r: r.lemma)
def test_changes_make_two_figures(row: ChangeRow) -> None:
    assert [f.bound for f in figures(row.example)] == ["exact", "exact"]


@pytest.mark.parametrize("row", table("labels", LabelRow), ids=lambda r: r.word)
def test_labels_make_none(row: LabelRow) -> None:
    assert figures(row.example) == ()


@pytest.mark.parametrize("row", table("compounds", CompoundRow), ids=lambda r: r.noun)
def test_compounds_count(row: CompoundRow) -> None:
    assert [f.low for f in figures(row.example)] == [12]


@pytest.mark.parametrize("row", table("participles", ParticipleRow), ids=lambda r: r.lemma)
def test_participles(row: ParticipleRow) -> None:
    assert figures(row.example)[0].measure.endswith(row.participle)


@pytest.mark.parametrize("row", table("harms", HarmRow), ids=lambda r: r.lemma)
def test_a_harm_gives_no_owner(row: HarmRow) -> None:
    assert [f.subject for f in figures(row.example)] == [None]


@pytest.mark.parametrize("row", table("parts", PartRow), ids=lambda r: f"{r.phrase}-{r.side}")
def test_parts(row: PartRow) -> None:
    whole, part = figures(row.example)
    assert part.part_of == whole.id
