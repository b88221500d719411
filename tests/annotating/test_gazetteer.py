"""The lexicon of places, organisations, bodies and titles, and the questions asked of it."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of
from tests.costs import seconds

from onrecord.annotating.bodies import all_initials, body_key, initials, is_acronym
from onrecord.annotating.capital_runs import NamePartRow
from onrecord.annotating.descriptions import Noun
from onrecord.annotating.entities import find_entities
from onrecord.annotating.gazetteer import BodyNoun, Organisation, PlaceWords, body_noun_of, country_of, known
from onrecord.annotating.people import People, parts_of, similar
from onrecord.annotating.titles import Title, full_title, is_title, title_at, title_gender
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.lexicon.forenames import Forenames, forename_gender
from onrecord.lexicon.polities import Polity


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("South African", "South Africa"),
        ("Pretoria", "South Africa"),
        ("UAE", "United Arab Emirates"),
        ("the South African minister's", "South Africa"),
        ("Norway’s chief harbour pilot", "Norway"),
        ("the Kremlin", "Russia"),
        ("U.S. officials", "United States"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("South Sudan", "South Sudan"),
        ("Norway and Sweden", None),
        ("join us today", None),
        ("the harbour", None),
        ("Texas", None),
        ("", None),
    ],
)
def test_the_one_country_that_words_point_at(words: str, country: str | None) -> None:
    assert country_of(words) == country


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Reuters", "media"), ("Denmark", "place"), ("White House", "government"), ("Vera Lund", None)],
)
def test_the_kind_of_a_known_name(words: str, kind: str | None) -> None:
    hit = known(words)
    assert (hit.kind if hit else None) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [("harbour commission", "body"), ("the ministry of fisheries", "body"), ("northern fleet", "military"), ("valley tribune", "media"), ("vera lund", None)],
)
def test_the_kind_of_a_name_by_its_noun(words: str, kind: str | None) -> None:
    noun = body_noun_of(tuple(words.split()))
    assert (noun.kind if noun else None) == kind


@pytest.mark.parametrize("row", table("places", Polity), ids=lambda row: row.name)
def test_each_place_is_known_in_its_example(row: Polity) -> None:
    printed = (row.name, *row.other, *row.adjectives, *row.people, *row.capital, *row.seats)
    assert any(words in row.example for words in printed)
    hit = known(row.name)
    assert hit is not None
    assert (hit.name, hit.place_kind) == (row.name, row.kind)


@pytest.mark.parametrize("row", table("place_words", PlaceWords), ids=lambda row: row.kind)
def test_each_place_word_makes_a_place_in_its_example(row: PlaceWords) -> None:
    article = article_of(row.example)
    entities = find_entities(article, load_syntax().parse(article))
    assert [e.kind for e in entities] == ["place"]
    assert any(word in row.example.lower().removesuffix(".").split() for word in row.words)


NAMED = {"particle": "Ada van der Molen", "inner": "Divers Without Harbours", "portfolio": "Ada Holm"}


@pytest.mark.parametrize("row", table("name_parts", NamePartRow), ids=lambda row: row.kind)
def test_each_part_of_a_name_stands_in_it_in_its_example(row: NamePartRow) -> None:
    article = article_of(row.example)
    printed = [m.text_in(article.text).removeprefix("The ") for e in find_entities(article, load_syntax().parse(article)) for m in e.mentions]
    assert NAMED[row.kind] in printed
    assert "Labour" not in printed
    assert set(row.example.lower().split()) & set(row.words)


@pytest.mark.parametrize("row", table("organisations", Organisation), ids=lambda row: row.name)
def test_each_organisation_is_known_in_its_example(row: Organisation) -> None:
    assert any(words in row.example for words in (row.name, *row.other))
    hit = known(row.name)
    assert (hit.name if hit else None) == row.name


@pytest.mark.parametrize("row", table("bodies", BodyNoun), ids=lambda row: row.noun)
def test_each_body_noun_makes_a_body_in_its_example(row: BodyNoun) -> None:
    assert row.noun in row.example.lower()
    found = body_noun_of(("coastal", *row.noun.split()))
    assert (found.noun if found else None) == row.noun


@pytest.mark.parametrize("row", table("titles", Title), ids=lambda row: f"{row.sort}-{row.word}")
def test_each_title_is_read_in_its_example(row: Title) -> None:
    words = row.example.replace(",", "").split()
    spans = [title_at(words, i) for i in range(len(words))]
    assert any(row.word.lower().rstrip("-") in title for size, title, _ in spans if size)


@pytest.mark.parametrize("row", table("descriptions", Noun), ids=lambda row: row.noun)
def test_each_description_stands_in_its_example(row: Noun) -> None:
    assert row.noun in row.example.lower().replace(".", "").split()


@pytest.mark.parametrize("row", table("forenames", Forenames), ids=lambda row: row.gender or "either")
def test_forenames_know_their_gender(row: Forenames) -> None:
    first = row.example.split()[0]
    assert first in row.names
    assert forename_gender(first) == row.gender
    assert len(set(row.names)) == len(row.names)


def test_no_forename_has_two_genders() -> None:
    names = [name for row in table("forenames", Forenames) for name in row.names]
    assert len(set(names)) == len(names)


def test_titles_run_together_and_modifiers_alone_are_none() -> None:
    assert title_at("Deputy Foreign Minister Ivo Petrov".split(), 0) == (3, "deputy foreign minister", "")
    assert title_at("Chairwoman Vera Lund".split(), 0) == (1, "chairwoman", "female")
    assert title_at("Foreign Ministry".split(), 0) == (0, "", "")
    assert title_gender("spokeswoman") == "female"
    assert full_title("Gov.") == "governor"
    assert is_title("minister")
    assert not is_title("harbour")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Defence", "Defense Ministry"),
        ("Ministry of Foreign Affairs", "the Foreign Ministry"),
        ("Joint Staff", "the Joint Staff"),
    ],
)
def test_one_body_has_one_key(left: str, right: str) -> None:
    assert body_key(left) == body_key(right)


def test_acronyms() -> None:
    assert initials("Joint Harbour Council of Staff") == "JHCS"
    assert all_initials("Department of Justice") == "DOJ"
    assert is_acronym("JCS")
    assert is_acronym("F.B.I.")
    assert not is_acronym("Jones")


def test_spellings_of_one_name() -> None:
    assert parts_of("Han Sol-min") == parts_of("Han Sol Min") == ("han", "sol", "min")
    assert similar("petrovsky", "petrovskyy")
    assert not similar("lund", "lunt")
    people = People()
    ada = people.add_full("Ada Lindqvist", 0, "female")
    assert people.add_full("Ada M. Lindqvist", 1, "") == ada
    tom = people.add_full("Tom Lindqvist", 2, "male")
    assert people.of_short("Lindqvist", 3, "") == [ada, tom]
    assert people.of_short("Lindqvist", 3, "male") == [tom]
    assert people.of_short("Lindqvist", 1, "") == [ada]
    assert people.of_short("Berg", 3, "") == []


def test_the_lexicons_load_fast() -> None:
    """250 ms of processor time for all five; about 40 ms where measured."""

    def load() -> None:
        table.cache_clear()
        for name, row in (
            ("places", Polity), ("organisations", Organisation), ("bodies", BodyNoun), ("titles", Title), ("descriptions", Noun),
        ):  # fmt: skip
            assert table(name, row)

    assert seconds(load) < 0.25
