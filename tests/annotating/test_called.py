"""What the text calls a name outweighs what the model makes of it."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.called import CalledRow, StartRow, called, called_by_pronoun
from onrecord.annotating.entities import find_entities
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.names import find_names
from onrecord.annotating.sources import resolve_source
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.model import Span


@pytest.mark.parametrize("row", table("called", CalledRow), ids=lambda row: row.noun)
def test_every_row_applies_in_its_example(row: CalledRow) -> None:
    article = article_of(row.example)
    parse = load_syntax().parse(article)
    assert row.sort in {called(name, parse) for name in find_names(article, parse) if name.words == "Arden Vale"}


@pytest.mark.parametrize("row", table("body_starts", StartRow), ids=lambda row: row.language)
def test_the_first_word_of_an_untranslated_name_makes_a_body(row: StartRow) -> None:
    assert row.example.split()[0].lower() in row.words
    assert "body" in kinds(row.example).values()


def kinds(text: str) -> dict[str, str]:
    article = article_of(text)
    return {entity.name: entity.kind for entity in find_entities(article, load_syntax().parse(article))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The company, Borealis Energy, will appeal.", "Borealis Energy", "body"),
        ("The bank, Credit Lund, is sound.", "Credit Lund", "body"),
        ("The nonprofit group Clear Coast sued in May.", "Clear Coast", "body"),
        ("A crowd met Mara Quist, a teacher, on Monday.", "Mara Quist", "person"),
        ("Rain fell on the village of Arden Vale.", "Arden Vale", "place"),
        ("The mayor of Velm, Arden Vale, left on Monday.", "Arden Vale", "person"),
        ("Its leader, Arden Vale, left on Monday.", "Arden Vale", "person"),
        ("The ferry Arden Vale sank on Monday.", "Arden Vale", "place"),
        ("The consul in Velm, Arden Vale, left on Monday.", "Arden Vale", "person"),
        ("A lawyer for Arden Vale, who was at the wheel, left on Monday.", "Arden Vale", "person"),
        ("Arden Vale says it has lost the file.", "Arden Vale", "body"),
    ],
)
def test_the_kind_of_a_name_is_what_the_text_calls_it(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("Orvane Draal, who left on Monday, was late.", "Orvane Draal", "person"),
        ("The Centre for Harbour Law, who left on Monday, was late.", "Harbour Law", None),
        ("Orvane Draal said it was raining in Velm.", "Orvane Draal", None),
        ("Anna Draal said it would close on Monday.", "Anna Draal", None),
    ],
)
def test_what_a_pronoun_makes_of_a_name(text: str, name: str, sort: str | None) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    found = [n for n in find_names(article, parse) if n.words == name]
    assert [called_by_pronoun(n, parse) for n in found] in ([sort], [] if sort is None else [sort])


def test_a_part_of_the_name_is_the_body_too() -> None:
    text = "The company, Borealis Energy, will appeal. Borealis said the ruling was wrong."
    article = article_of(text)
    (entity,) = find_entities(article, load_syntax().parse(article))
    assert [text[m.start : m.end] for m in entity.mentions] == ["Borealis Energy", "Borealis"]


def test_a_persons_surname_stays_a_persons() -> None:
    assert kinds("The bank, Credit Lund, is sound. Ida Lund left. Lund said it was late.") == {"Credit Lund": "body", "Ida Lund": "person"}


def test_the_name_beside_is_the_source() -> None:
    text = "The company, Borealis Energy, said it would appeal."
    article = article_of(text)
    parse = load_syntax().parse(article)
    mentions = Mentions.of(find_entities(article, parse), parse)
    assert resolve_source(parse, text, mentions, (Span(0, text.index(", said")),)).name == "Borealis Energy"


def test_a_name_at_the_start_of_a_sentence_is_the_whole_name() -> None:
    text = "A civic group, Open Ballot, was there. Open Ballot said that 210 people were held."
    article = article_of(text)
    found = [name.words for name in find_names(article, load_syntax().parse(article))]
    assert found == ["Open Ballot", "Open Ballot"]
