"""An office with a phrase of its own before a name: where the name begins, and whom the office mentions."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of, marked

from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.sources import resolve_source
from onrecord.engines.syntax import load_syntax
from onrecord.model import Entity, Span

NAMED = [
    ("[src:Special Agent in Charge Helen Marsh] said the blaze was set on purpose.", "Helen Marsh"),
    ("[src:FBI Special Agent in Charge Helen Marsh] said on Monday that the bomb was fake.", "Helen Marsh"),
    ("[src:Postal Inspector in Charge Rita Gold] said the parcel was empty.", "Rita Gold"),
    ("[src:Officer in Command Peter Strand] said the boats had left.", "Peter Strand"),
    ("[src:Editor-in-Chief Nora Field] said the paper would appeal.", "Nora Field"),
    ("[src:Director of Public Health Mara Voss] said the water was clean.", "Mara Voss"),
    ("[src:Minister for the Environment Karl Ott] said the dam was safe.", "Karl Ott"),
    ("[src:U.S. Attorney for the Northern District of Velm Ray Stone] said it would not.", "Ray Stone"),
    ("[src:Mayor Tom Birch] said the pier was shut.", "Tom Birch"),
    ("[src:Fire Marshal Deb Knox] said the cause was unknown. A fire broke out.", "Deb Knox"),
]


def people(text: str) -> tuple[Entity, ...]:
    article = article_of(text)
    parse = load_syntax().parse(article)
    return resolve_mentions(article, parse, find_entities(article, parse))


@pytest.mark.parametrize(("source", "name"), NAMED, ids=[name for _, name in NAMED])
def test_an_office_is_whom_it_stands_before(source: str, name: str) -> None:
    case = marked(source)
    article = article_of(case.text)
    parse = load_syntax().parse(article)
    entities = resolve_mentions(article, parse, find_entities(article, parse))
    found = resolve_source(parse, case.text, Mentions.of(entities, parse), case.spans["src"])
    assert (found.name, found.kind) == (name, "person")
    assert [e.name for e in entities if e.kind == "person"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Mayor Tom Birch said the pier was shut.",
        "The lawyer of Senator Amy Dole said the pier was shut.",
    ],
)
def test_who_speaks_for_somebody_is_not_that_one(text: str) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    mentions = Mentions.of(resolve_mentions(article, parse, find_entities(article, parse)), parse)
    assert resolve_source(parse, text, mentions, (Span(0, text.index(" said")),)).kind != "person"


def test_a_later_pronoun_and_surname_are_hers() -> None:
    text = "Mayor Tom Birch spoke first. Special Agent in Charge Helen Marsh said the blaze was set. She said two were held. Marsh left."
    marsh = next(e for e in people(text) if e.name == "Helen Marsh")
    at = {text[m.start : m.end] for m in marsh.mentions}
    assert {"Helen Marsh", "She", "Marsh"} <= at


def test_a_title_of_several_is_no_part_of_a_name() -> None:
    assert "Amy Dole" in [e.name for e in people("Senators Amy Dole and Karl Ott opposed it. Ms. Dole voted no.")]


def test_a_numeral_makes_another_person() -> None:
    text = "The aide, Elizabeth Norling, wrote a letter. Ms. Norling left on Monday. The ball was held for Queen Elizabeth II."
    assert [e.name for e in people(text) if any(text[m.start : m.end] == "Norling" for m in e.mentions)] == ["Elizabeth Norling"]
