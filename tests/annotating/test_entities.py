"""Names, and which of them are one entity."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotating.marked import article_of

from onrecord.annotating.entities import find_entities
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.reporters import Signoff
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.model import Article, Entity, Region, Span


def entities_of(text: str, article: Article | None = None) -> tuple[Entity, ...]:
    article = article or article_of(text)
    return find_entities(article, load_syntax().parse(article))


def named(text: str, words: str) -> Entity | None:
    """The entity whose mention is the first print of the words, if it is a mention."""
    start = text.index(words)
    hits = [e for e in entities_of(text) if any(a.hull == Span(start, start + len(words)) for a in e.mentions)]
    return hits[0] if hits else None


def all_names(entity: Entity | None) -> set[str]:
    assert entity is not None
    return {entity.name, *entity.aliases}


SAME = [
    ("President Marta Ilves signed the law. Ilves said it was late.", "Marta Ilves", "Ilves said"),
    ("Chinese minister Han Sol Min spoke. Later Comrade Han Sol-min left.", "Han Sol Min", "Han Sol-min"),
    ("Chinese minister Han Sol Min spoke on Monday. Han also toured a mine.", "Han Sol Min", "Han also"),
    ("Russia's Foreign Ministry protested. The Russian Foreign Ministry gave no reason.", "Russia's Foreign Ministry", "Russian Foreign Ministry"),
    ("The Coastal Rescue Authority (CRA) sent boats. CRA said two were missing.", "Coastal Rescue Authority", "CRA said"),
    ("Poland protested on Monday. Belarus was silent, and Warsaw recalled its envoy.", "Poland", "Warsaw"),
    ("The Korean Central News Agency carried it. KCNA gave no details.", "Korean Central News Agency", "KCNA"),
    ("Marcel Lund, the hacker known as “Kestrel,” spoke on Monday. Kestrel had left.", "Marcel Lund", "Kestrel had"),
    ("Lawmakers passed the Harbour Safety Act, or HSA, on Monday.", "Harbour Safety Act", "HSA"),
    ("The Dockers' Union struck on Monday. The Dockers' Union wants a rise.", "Dockers' Union", "Dockers' Union wants"),
    ("The Republic of Norway closed the border. Norway gave no reason.", "Republic of Norway", "Norway gave"),
    ("Rear Admiral Sefa Brandt left the ship. Brandt was unhurt.", "Sefa Brandt", "Brandt was"),
    ("Ana Lund met her husband, former mayor Tom Lund. Lund was glad.", "Ana Lund", "Lund was"),
]


@pytest.mark.parametrize(("text", "left", "right"), SAME, ids=[row[2] for row in SAME])
def test_two_prints_of_one_entity(text: str, left: str, right: str) -> None:
    one = named(text, left)
    assert one is not None
    assert any(a.start == text.rindex(right) for a in one.mentions), all_names(one)


DIFFERENT = [
    ("Sweden's General Staff denied it. The General Staff of Norway confirmed it.", "Sweden's General Staff", "General Staff of Norway"),
    ("The South Sudanese military saw it. Sudan's military fired again.", "South Sudanese military", "Sudan's military"),
    ("A monument will be erected in Warsaw. Poland paid for it, and Belarus protested.", "Warsaw", "Poland"),
    ("Anna Berg sued. Otto Lang replied.", "Anna Berg", "Otto Lang"),
    ("The Lunds cut the ritual because they wanted rest. Ana Lund was glad.", "Lunds", "Ana Lund"),
]


@pytest.mark.parametrize(("text", "left", "right"), DIFFERENT, ids=[row[2] for row in DIFFERENT])
def test_two_entities_stay_two(text: str, left: str, right: str) -> None:
    one, other = named(text, left), named(text, right)
    assert one is not None
    assert other is not None
    assert one.id != other.id


def test_kinds() -> None:
    text = (
        "Foreign Minister Ivo Petrov flew to Oslo. The Norwegian army moved north. The Harbour Commission fined a bank. "
        "The Valley Tribune reported it. Norway denied the report, and Sweden confirmed it."
    )
    assert {words: e.kind for words in ("Ivo Petrov", "Oslo", "Norwegian army", "Harbour Commission", "Norway denied"[:6]) if (e := named(text, words))} == {
        "Ivo Petrov": "person", "Oslo": "place", "Norwegian army": "military", "Harbour Commission": "body", "Norway": "government",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The PKRV said on Monday that boats had left. PKRV gave no number.", "PKRV", "body"),
        ("Boats left Port Aldis on Monday.", "Port Aldis", "place"),
        ("Velmoria sent boats to the pier on Monday. The Velmorian crew was tired.", "Velmoria", "place"),
        ("Radio Velm said on Monday that boats had left.", "Radio Velm", "media"),
        ("The Harbour Courier said on Monday that boats had left.", "Harbour Courier", "media"),
        ("Fog lay over Sandy Cove on Monday. Sandy Cove Primary School closed at noon.", "Sandy Cove", "place"),
    ],
)
def test_the_kind_that_words_and_document_give(text: str, words: str, kind: str) -> None:
    entity = named(text, words)
    assert entity is not None
    assert entity.kind == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Velmia closed its port. Velmian officials said on Monday that boats had left.", "Velmian"),
        ("Senator Ana Kovac (R-Ky.) said on Monday that she would stand.", "R-Ky."),
    ],
)
def test_what_is_no_name(text: str, words: str) -> None:
    assert named(text, words) is None


def test_a_demonym_is_no_mention_of_the_country() -> None:
    text = "Norwegian farmers protested in Sweden."
    assert named(text, "Norwegian") is None
    sweden = named(text, "Sweden")
    assert sweden is not None
    assert (sweden.name, sweden.kind) == ("Sweden", "place")


def test_the_reporter_is_no_entity_of_the_story() -> None:
    text = "Park Sol Min toured a mine on Monday. Park smiled.\n\nBy Sarah Park\n\nPark writes for the Valley Tribune."
    credit, by = text.index("Park writes"), text.index("By Sarah")
    regions = (Region(0, by - 2, "body"), Region(by, credit - 2, "byline"), Region(credit, len(text), "body"))
    article = replace(article_of(text, regions=regions), bylines=("Sarah Park",))
    entities = entities_of(text, article)
    park = next(e for e in entities if e.name == "Park Sol Min")
    assert not any(a.start >= by for a in park.mentions)
    assert not any("Sarah" in e.name for e in entities)


REPORTERS = [
    ("President Han Duck-min said the talks had failed. Han told lawmakers that he was sorry.", "Han is the bureau chief in Oslo.", "Min-ji Han", 2),
    ("Choi Sang-min, the finance minister, resigned. Choi added that exports fell.", "Choi reported from Oslo.", "Jina Choi", 2),
    ("Choi Sang-min, the finance minister, resigned. Choi added that exports fell.", "Reporting by Jina Choi.", "Jina Choi", 2),
    ("Jina Choi, a reporter in Oslo, spoke to farmers. Choi asked about rice.", "", "Jina Choi", 0),
    ("The finance minister, Choi, said growth would slow. Choi added that exports fell.", "", "Jina Choi", 2),
]


@pytest.mark.parametrize(("story", "signoff", "byline", "mentions"), REPORTERS)
def test_a_reporter_and_a_leader_of_one_family_name_are_two(story: str, signoff: str, byline: str, mentions: int) -> None:
    article = replace(article_of(f"{story}\n\n{signoff}"), bylines=(byline,))
    people = [e for e in entities_of(article.text, article) if e.kind == "person"]
    assert sum(len(e.mentions) for e in people) == mentions
    assert len(people) == (1 if mentions else 0)


@pytest.mark.parametrize("row", table("signoffs", Signoff), ids=lambda row: row.kind)
def test_each_signoff_is_read_in_its_example(row: Signoff) -> None:
    article = replace(article_of(f"Boats left on Monday.\n\n{row.example}"), bylines=("Eva Lund",))
    assert not any(e.kind == "person" for e in entities_of(article.text, article))
    assert any(f" {word}" in f" {row.example.lower()}" for word in row.words)


def test_a_short_name_that_fits_two_people_is_left_out() -> None:
    text = "Ada Lindqvist and Tom Lindqvist met in Oslo. Lindqvist refused to sign."
    assert named(text, "Lindqvist refused"[:9]) is None


def test_a_place_keeps_its_region_noun() -> None:
    text = "Troops left the Velm region on Monday. Fighting in Velm went on."
    place = named(text, "Velm region")
    assert place is not None
    assert (place.name, place.kind, len(place.mentions)) == ("Velm region", "place", 2)


def test_ids_follow_the_text() -> None:
    text = "Sweden met Norway in Oslo. Anna Berg chaired."
    entities = entities_of(text)
    assert [e.id for e in entities] == [f"a0000000000000000.e{i}" for i in range(1, len(entities) + 1)]
    starts = [e.mentions[0].start for e in entities]
    assert starts == sorted(starts)


HEADS = [
    ("A spokesman for the Interior Ministry spoke.", "A spokesman for the Interior Ministry", None),
    ("Swedish officials spoke to Norway.", "Swedish officials", None),
    ("Chinese minister Han Sol Min spoke.", "Chinese minister Han Sol Min", "Han Sol Min"),
    ("The Harbour Commission spoke.", "The Harbour Commission", "Harbour Commission"),
]


@pytest.mark.parametrize(("text", "phrase", "name"), HEADS, ids=[row[1] for row in HEADS])
def test_a_phrase_names_what_its_head_names(text: str, phrase: str, name: str | None) -> None:
    article = article_of(text)
    parse = load_syntax().parse(article)
    start = text.index(phrase)
    found = Mentions.of(find_entities(article, parse), parse).at(Span(start, start + len(phrase)))
    assert (found.name if found else None) == name


def test_mentions_within_a_span() -> None:
    text = "Sweden met Norway in Oslo."
    article = article_of(text)
    parse = load_syntax().parse(article)
    mentions = Mentions.of(find_entities(article, parse), parse)
    assert [text[s.start : s.end] for s, _ in mentions.within(Span(0, 17))] == ["Sweden", "Norway"]


WORDS = st.sampled_from(["Sweden", "the", "Han", "'s", "said", "(", ")", "-", "Ministry", "of", "“", "”", ".", "\n\n", "Anna", "Berg", "it", "U.S.", "’s", "@a"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_any_words_give_sound_mentions(words: list[str]) -> None:
    text = " ".join(words)
    article = article_of(text)
    entities = find_entities(article, load_syntax().parse(article))
    assert entities == find_entities(article, load_syntax().parse(article))
    for entity in entities:
        assert entity.name
        spans = [a.hull for a in entity.mentions]
        assert spans == sorted(set(spans))
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert entity.name not in entity.aliases
