"""Entities of several reports: who is one, and who stays apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.linking.entities import fold_name, merge_entities
from onrecord.model import Anchor, Annotations, Entity, EntityKind, Source, Span, Statement

Row = tuple[str, EntityKind, tuple[str, ...]]


def holding(article: str, *rows: Row) -> Annotations:
    entities = tuple(
        Entity(f"{article}.e{n}", name, kind, aliases, (Anchor.at(article, 10 * n, 10 * n + 5),), "x")
        for n, (name, kind, aliases) in enumerate(rows, 1)
    )
    return Annotations(article, entities)


ONE = [
    (("Ana Okafor", "person", ()), ("Okafor", "person", ())),
    (("Ana Okafor", "person", ("Okafor",)), ("Ana Okafor", "person", ())),
    (("Bohdan Petrovskyy", "person", ()), ("Bohdan Petrovsky", "person", ())),
    (("National Harbour Council", "body", ()), ("NHC", "body", ())),
    (("The Harbour Office", "body", ()), ("Harbour Office", "body", ())),
    (("Norway", "place", ()), ("Norway", "government", ("Oslo",))),
    (("Mara-Lise Odd", "person", ()), ("Mara Lise Odd", "person", ())),
    (("Ana B. Okafor", "person", ()), ("Ana Okafor", "person", ())),
    (("Benedict Okafor", "person", ()), ("Ben Okafor", "person", ())),
    (("Harbour Trust", "person", ()), ("Harbour Trust", "body", ())),
]
TWO = [
    (("Ana Okafor", "person", ()), ("Ben Okafor", "person", ())),
    (("Okafor", "person", ()), ("Okafor", "place", ())),
    (("Norwegian General Staff", "military", ("General Staff",)), ("Danish General Staff", "military", ("General Staff",))),
    (("Line 4 Committee", "body", ()), ("Line 5 Committee", "body", ())),
    (("Ana B. Okafor", "person", ()), ("Ana C. Okafor", "person", ())),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_one(left: Row, right: Row) -> None:
    entities, entity_of = merge_entities([holding("a1", left), holding("a2", right)])
    assert len(entities) == 1
    assert set(entity_of.values()) == {"e1"}
    assert {a.article for a in entities[0].mentions} == {"a1", "a2"}


@pytest.mark.parametrize(("left", "right"), TWO)
def test_two(left: Row, right: Row) -> None:
    assert len(merge_entities([holding("a1", left), holding("a2", right)])[0]) == 2


def test_father_and_son_are_two_in_all_reports_where_one_names_both() -> None:
    both = holding("a1", ("Ana Okafor Jr.", "person", ()), ("Ana Okafor", "person", ()))
    others = [holding("a2", ("Ana Okafor", "person", ())), holding("a3", ("Ana B. Okafor Jr.", "person", ()))]
    assert {len(e.mentions) for e in merge_entities([both, *others])[0]} == {2}
    assert len(merge_entities([both, *others])[0]) == 2
    assert len(merge_entities(others)[0]) == 1


def test_an_ambiguous_short_name_stays_apart() -> None:
    entities, entity_of = merge_entities(
        [holding("a1", ("Ana Okafor", "person", ()), ("Ben Okafor", "person", ())), holding("a2", ("Okafor", "person", ()))]
    )
    assert len(entities) == 3
    assert len(set(entity_of.values())) == 3


def test_a_name_is_what_most_of_its_mentions_say() -> None:
    rows: list[Row] = [("Velm", "place", ()), ("Velm", "place", ()), ("Velm", "body", ())]
    (entity,), _ = merge_entities([holding(f"a{n}", row) for n, row in enumerate(rows)])
    assert entity.kind == "place"


def test_a_bare_family_name_that_was_taken_for_a_body_is_its_bearer() -> None:
    reports = [holding(f"a{n}", ("Ana Okafor", "person", ("Okafor",))) for n in range(3)]
    (entity,), _ = merge_entities([*reports, holding("a9", ("Okafor", "body", ()))])
    assert (entity.name, entity.kind) == ("Ana Okafor", "person")
    assert len(entity.mentions) == 4


def test_the_fullest_name_stands() -> None:
    (entity,), _ = merge_entities([holding("a1", ("Okafor", "person", ())), holding("a2", ("Ana Okafor", "person", ("Okafor",)))])
    assert entity.name == "Ana Okafor"
    assert entity.aliases == ("Okafor",)


def test_folding() -> None:
    assert fold_name("The U.N.’s") == "un"
    assert fold_name("Mara-Lise") == "mara lise"


@pytest.mark.parametrize(("speaks", "count"), [(True, 1), (False, 2)])
def test_a_family_name_taken_for_a_town_that_speaks_is_the_person(speaks: bool, count: int) -> None:
    person = holding("a1", ("Ana Holbeck", "person", ()))
    town = holding("a2", ("Holbeck", "place", ()))
    source = Source((Span(10, 15),), "a2.e1", "Holbeck", "place", ())
    statement = Statement("a2.s1", Anchor.at("a2", 20, 40), "indirect", None, source, None, (), False, None, None, None, "x")
    entities, _ = merge_entities([person, replace(town, statements=(statement,) if speaks else ())])
    assert len(entities) == count
    assert entities[0].kind == "person"
    assert entities[0].name == "Ana Holbeck"
