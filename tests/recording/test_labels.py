"""Labels of stories: the headline without the outlet behind it, and the place that most reports name."""

from __future__ import annotations

from dataclasses import MISSING, fields

import pytest

from onrecord.model import Anchor, Article, Entity, Provenance, Published, Record
from onrecord.recording.labels import label


def _record(title: str, *places: tuple[str, tuple[int, ...]], reports: int = 3, outlet: str | None = None) -> Record:
    articles = tuple(
        Article(f"a{n}", f"{n}.txt", str(n), title, outlet, (), "en", Published(None, None, "none"), "Text.", ()) for n in range(reports)
    )
    entities = tuple(
        Entity(f"e{i}", name, "place", (), tuple(Anchor.at(f"a{n}", 0, 4) for n in where), "entities/place")
        for i, (name, where) in enumerate(places)
    )
    rows = {field.name: () for field in fields(Record) if field.default is MISSING}
    return Record(**rows | {"articles": articles, "entities": entities, "provenance": Provenance("0"), "title": title})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title, outlet, expected",
    [
        ("Cannery fire was set, chief says", None, "Cannery fire was set, chief says (Port Ambel)"),
        ("Port Ambel cannery burns down", None, "Port Ambel cannery burns down"),
        ("Cannery fire was set, chief says - KQZ9 News - Port Ambel", None, "Cannery fire was set, chief says (Port Ambel)"),
        ("Cannery fire was set, chief says | The Daily of the coast", "The Daily", "Cannery fire was set, chief says (Port Ambel)"),
        ("Fire - nine hours of it - guts cannery", None, "Fire - nine hours of it - guts cannery (Port Ambel)"),
        ("World | Cannery Fire", None, "World | Cannery Fire (Port Ambel)"),
        ("", None, "Port Ambel"),
    ],
)
def test_a_label(title: str, outlet: str | None, expected: str) -> None:
    assert label(_record(title, ("Port Ambel", (0, 1)), ("Vessen", (2,)), outlet=outlet)) == expected


def test_a_place_that_few_reports_name_is_left_out() -> None:
    assert label(_record("Cannery fire was set", ("Vessen", (0, 0)))) == "Cannery fire was set"


def test_a_record_of_nothing_has_no_label() -> None:
    assert label(_record("", reports=0)) == ""
