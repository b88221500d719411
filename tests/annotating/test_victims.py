"""Victims: whom a harm befell, as the phrase points at them, and how many they are."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.victims import Victim, find_victims
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.lexicon.fates import Fate, PersonEnding, Persons, person_of, persons
from onrecord.model import Parse, Sentence, Token

TOLD = [
    ("A farmer was shot to death in his yard.", [("killed", "farmer", 1, "one")]),
    ("Two people are dead after the landslide.", [("killed", "people", 2, "number")]),
    ("The driver was pronounced dead at the scene.", [("killed", "driver", 1, "the")]),
    ("The blast left one injured.", [("injured", "one", 1, "number")]),
    ("The third victim was taken to a hospital in critical condition.", [("injured", "victim", 1, "the")]),
    ("A teenager was fatally stabbed outside the dance hall.", [("killed", "teenager", 1, "one")]),
    ("Woman shot, killed in Orrin", [("killed", "Woman", 1, "one"), ("struck", "Woman", 1, "one")]),
    ("A man and his two sons were killed.", [("killed", "man", 1, "one"), ("killed", "sons", 2, "number")]),
    ("The couple were found dead.", [("killed", "couple", 2, "group")]),
    ("Both brothers were wounded.", [("injured", "brothers", 2, "number")]),
    ("Ana Brook, 34, died at the scene.", [("killed", "Brook", 1, "name")]),
    ("Jon Vell was charged in the death of Ana Brook.", [("killed", "Brook", 1, "name")]),
    ("A girl lost her life.", [("killed", "girl", 1, "one")]),
    ("The flood claimed the lives of three hikers.", [("killed", "hikers", 3, "number")]),
    ("Officers found a man suffering from a stab wound.", [("injured", "man", 1, "one")]),
    ("Shots were fired, hitting a girl in the arm.", [("struck", "girl", 1, "one")]),
    ("Three men were shot, one fatally.", [("struck", "men", 3, "number"), ("killed", "one", 1, "number")]),
    ("Mother of two killed in crash", [("killed", "Mother", 1, "one")]),
    ("A 5-year-old was shot in the foot.", [("struck", "old", 1, "one")]),
    ("A woman who was shot in the leg should survive.", [("struck", "woman", 1, "one")]),
    ("A farmer shot and killed his brother.", [("killed", "brother", 1, "the")]),
    ("The two divers were rushed to a hospital, where they died.", [("injured", "divers", 2, "number"), ("killed", "divers", 2, "number")]),
    ("The storm left 44 others injured, nine of them in critical condition.", [("injured", "others", 44, "number")]),
    ("Twelve glaziers and two bargemen were killed.", [("killed", "glaziers", 12, "number"), ("killed", "bargemen", 2, "number")]),
    ("Four Danes were killed.", [("killed", "Danes", 4, "number")]),
    ("Four otters were killed.", []),
    ("Four trawlers were hit.", []),
    ("Many people were killed.", []),
    ("A horse was killed.", []),
    ("No one was injured.", []),
    ("The driver was not hurt.", []),
    ("The rebels tried to kill a farmer.", []),
    ("The fire could have killed a farmer.", []),
    ("A farmer was nearly killed.", []),
    ("If a farmer is killed, the road will close.", []),
    ("At least 40 miners were killed or wounded.", []),
    ("Some 40 miners were killed and injured.", []),
    ("A farmer dead or injured is one too many.", []),
    ("They were shooting at each other.", []),
]


def victims(text: str) -> tuple[Victim, ...]:
    article = article_of(text)
    parse = load_syntax().parse(article)
    entities = resolve_mentions(article, parse, find_entities(article, parse))
    return find_victims(parse, Mentions.of(entities, parse))


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_suffers_and_how_many(text: str, expected: list[tuple[str, str, int, str]]) -> None:
    assert [(v.fate, v.head.text, v.count, v.told) for v in victims(text)] == expected


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("A second man was wounded.", 2),
        ("Another woman was hurt.", 2),
        ("The fourth victim died.", 4),
        ("Two others were injured.", 2),
        ("A man was hurt.", 0),
    ],
)
def test_rank(text: str, rank: int) -> None:
    assert [v.rank for v in victims(text)] == [rank]


def test_a_pronoun_is_who_it_stands_for() -> None:
    found = victims("Ana Brook was hit by a truck. She died on Friday.")
    assert [v.told for v in found] == ["name", "pronoun"]
    assert found[0].who == found[1].who


@pytest.mark.parametrize("row", [r for r in table("fates", Fate) if r.part not in ("count", "disaster") and r.fate != "none"], ids=lambda r: f"{r.fate}-{r.part}")
def test_fates_apply_in_their_examples(row: Fate) -> None:
    assert [(v.fate, v.head.text) for v in victims(row.example)] == [(row.fate, "villager")]


@pytest.mark.parametrize("row", [r for r in table("fates", Fate) if r.fate == "none"], ids=lambda r: r.part)
def test_wishes_are_no_deeds(row: Fate) -> None:
    assert victims(row.example) == ()


@pytest.mark.parametrize("row", table("persons", Persons), ids=lambda r: f"{r.kind}-{r.words[0]}")
def test_persons_apply_in_their_examples(row: Persons) -> None:
    (found,) = victims(row.example)
    assert found.head.lower in row.words
    assert found.count == row.count


def test_every_noun_for_a_person_is_one_word() -> None:
    assert [w for w in persons() if " " in w] == []


def test_a_coordination_of_any_depth_is_counted() -> None:
    depth = 5_000
    tokens = [_token(0, "killed", "VBD", "VERB", "ROOT", 0)]
    tokens += [_token(i, "farmer", "NN", "NOUN", "conj" if i > 1 else "dobj", i - 1) for i in range(1, depth + 1)]
    parse = Parse.of(tuple(tokens), (Sentence(0, 0, len(tokens), 0, tokens[-1].end, 0, 0),))
    assert len(find_victims(parse, Mentions.of((), parse))) == depth


def _token(i: int, word: str, tag: str, pos: str, dep: str, head: int) -> Token:
    lemma = {"killed": "kill"}.get(word, word)
    return Token(i, i * 10, i * 10 + len(word), word, lemma, tag, pos, dep, head, "", False, 0, word)


@pytest.mark.parametrize("row", table("person_endings", PersonEnding), ids=lambda r: r.ending)
def test_an_ending_makes_people_in_its_example(row: PersonEnding) -> None:
    (found,) = victims(row.example)
    assert (found.count, found.told) == (2, "number")
    assert any(form.endswith(row.ending) for form in (found.head.lower, found.head.lemma.lower()))
    assert [other for other in row.others if not other.endswith(row.ending) or person_of(other) is not None] == []
