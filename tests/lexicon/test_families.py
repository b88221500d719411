"""Families, extents, opposites, venues: each row in its example, and the questions asked of them."""

from __future__ import annotations

import re

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.propositions import find_propositions
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.lexicon.families import (
    Counting,
    Extent,
    Family,
    Opposite,
    Venue,
    event_family,
    extent_level,
    happens_once,
    is_whole,
    opposed,
    opposites_of,
    thing_deed,
    thing_family,
)
from onrecord.lexicon.stems import Stopwords, stem, words_in


@pytest.mark.parametrize("row", [r for r in table("families", Family) if r.kind == "event"], ids=lambda r: r.family)
def test_event_row_in_its_example(row: Family) -> None:
    article = article_of(row.example)
    found = find_propositions(article, load_syntax().parse(article), entities=(), statements=(), figures=(), times=())
    assert row.family in {event_family(p.predicate) for p in found}


@pytest.mark.parametrize("row", [r for r in table("families", Family) if r.kind == "thing"], ids=lambda r: r.family)
def test_thing_row_in_its_example(row: Family) -> None:
    tokens = load_syntax().parse(article_of(row.example)).tokens
    assert row.family in {thing_family(t.lemma.lower()) for t in tokens} | {thing_family(t.lower) for t in tokens}


@pytest.mark.parametrize("row", table("extents", Extent), ids=lambda r: r.level)
def test_extent_row_in_its_example(row: Extent) -> None:
    article = article_of(row.example)
    found = find_propositions(article, load_syntax().parse(article), entities=(), statements=(), figures=(), times=())
    assert row.level in {extent_level(p.extent) for p in found}


@pytest.mark.parametrize("row", table("opposites", Opposite), ids=lambda r: r.done)
def test_opposite_row_in_its_example(row: Opposite) -> None:
    article = article_of(row.example)
    found = find_propositions(article, load_syntax().parse(article), entities=(), statements=(), figures=(), times=())
    told = {event_family(p.predicate) for p in found}
    assert row.done in told
    assert told & set(row.against)
    assert all(opposed(row.done, other) and opposed(other, row.done) for other in row.against)
    assert set(row.against) <= set(opposites_of(row.done))


@pytest.mark.parametrize("row", [*table("venues", Venue), *table("stopwords", Stopwords), *table("counting", Counting)], ids=str)
def test_word_row_in_its_example(row: Venue | Stopwords | Counting) -> None:
    assert any(re.search(rf"(?<!\w){re.escape(word)}", row.example, re.IGNORECASE) for word in row.words)


def test_families_meet_and_stay_apart() -> None:
    assert event_family("recapture") == event_family("push out") == event_family("liberation")
    assert event_family("hum") == "hum"
    assert event_family("wait for") == "wait"
    assert thing_family("troops") == thing_family("contingent") != thing_family("treaty")
    assert is_whole(event_family("evacuate"))
    assert not is_whole(event_family("attack"))
    assert happens_once(thing_deed("pact"))
    assert thing_deed("deal") == "deal"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("honour", "honor", True),
        ("defence", "defense", True),
        ("offences", "offense", True),
        ("sentence", "sentencing", True),
        ("influence", "influenced", True),
        ("wiping", "wipe", True),
        ("troops", "troop", True),
        ("fought", "fight", False),
        ("sea", "seal", False),
    ],
)
def test_stems(left: str, right: str, same: bool) -> None:
    assert (stem(left) == stem(right)) is same


def test_words_keep_their_places() -> None:
    text = "Norway’s 1,200 boats don't sail."
    words = words_in(text)
    assert [text[w.start : w.end] for w in words] == ["Norway’s", "1,200", "boats", "don't", "sail"]
    assert [w.form for w in words][:2] == ["norway", "1,200"]
    assert [w.content for w in words] == [True, True, True, True, True]
