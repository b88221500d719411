"""Offices printed beside names -> whose a described source is; and a family name that was taken for a town."""

from __future__ import annotations

import pytest
from tests.linking.reports import annotated

from onrecord.linking.entities import merge_entities
from onrecord.linking.offices import Offices
from onrecord.linking.parties import find_parties

NAMED = "County Fire Marshal Ines Roth said on Monday that the mill had no alarms. Deputy Fire Marshal Otto Brandt agreed."
HOLDERS = [
    ("The county fire marshal said on Monday that the mill had no alarms at all.", NAMED, "Ines Roth"),
    ("The marshal said on Monday that the mill had no alarms at all.", NAMED, None),  # a bare title is anybody's
    ("A county fire marshal said on Monday that the mill had no alarms at all.", NAMED, None),  # one of several
    ("A spokesman for the county fire office said on Monday that the mill had no alarms.", NAMED, None),
    (
        "The water board director said on Monday that the dam was sound.",
        "Ada Bright, director of the Lissen water board, said on Monday that the dam was sound.",
        "Ada Bright",
    ),
    (
        "The water board director said on Monday that the dam was sound.",
        "Ada Bright, former director of the Lissen water board, said on Monday that the dam was sound.",
        None,
    ),
    (
        "The Danish fisheries minister said on Monday that the quota was too low.",
        "Norwegian Fisheries Minister Kari Dahl said on Monday that the quota was too low.",
        None,
    ),
    (
        "The harbour board chairman said on Monday that the quay was full.",
        "Harbour Board Chairman Ivo Lund spoke on Monday. Harbour Board Chairman Nils Berg of Oslo said on Monday that the quay was full.",
        None,  # two people hold such an office
    ),
]


@pytest.mark.parametrize(("described", "named", "holder"), HOLDERS)
def test_the_one_holder_of_an_office(described: str, named: str, holder: str | None) -> None:
    articles, annotations = annotated(("Courier", described, "2031-05-06"), ("Post", named, "2031-05-06"))
    entities, entity_of = merge_entities(annotations)
    parties = find_parties(articles, annotations, entities=entities, entity_of=entity_of)
    offices = Offices.of(articles, parties)
    at = next(n for n, article in enumerate(articles) if article.text == described)
    statement = annotations[at].statements[0]
    assert statement.source is not None
    found = offices.holder(articles[at], statement, parties)
    assert (parties.entities[found].name if found is not None else None) == holder
