"""Numbers that nobody gives as figures: counters, ages, questions; and sources that a charge is brought against."""

from __future__ import annotations

import pytest

from onrecord.lexicon.unsaid import is_age, is_asked, is_charged, is_counter
from onrecord.model import Anchor, Article, Cue, Published, Region, Span, Statement


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Image 4 of 9 A ferry sank.", "4", True),
        ("Image 4 of 9 A ferry sank.", "9", True),
        ("Photo 12/30: the quay.", "30", True),
        ("Four of 9 ferries sank.", "9", False),
        ("The image shows 4 of the ferries.", "4", False),
    ],
)
def test_counters(text: str, number: str, expected: bool) -> None:
    assert is_counter(text, text.index(number)) is expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Ivo Lund, 14, was found on the quay.", "14", True),
        ("Two sailors, one age 33 and the other 41, were found.", "41", True),
        ("Two drowned, 14 were hurt.", "14", False),
        ("The storm sank 14 boats.", "14", False),
        ("In Lissen, 140, mostly sailors, marched.", "140", False),
    ],
)
def test_ages(text: str, number: str, expected: bool) -> None:
    start = text.index(number)
    assert is_age(text, start, start + len(number)) is expected


def article(text: str) -> Article:
    return Article("a1", "x.txt", "0" * 64, None, "Courier", (), "en", Published(None, None, "none"), text, (Region(0, len(text), "body"),))


def said(text: str, words: str, cue: str, act: str) -> Statement:
    start, at = text.index(words), text.index(cue)
    return Statement(
        id="s1",
        anchor=Anchor.at("a1", start, start + len(words)),
        form="indirect",
        cue=Cue((Span(at, at + len(cue)),), cue, act),  # type: ignore[arg-type]
        source=None,
        to=None,
        via=(),
        negated=False,
        hedge=None,
        said=None,
        inside=None,
        rule="test",
        confidence=None,
    )


@pytest.mark.parametrize(
    ("text", "words", "act", "expected"),
    [
        ("“Were 40 tons spilled?” she asked.", "Were 40 tons spilled?", "demand", True),
        ("“Were 40 tons spilled?” she asked.", "Were 40 tons spilled", "demand", True),
        ("“Pay us 40 tons of coal,” she asked.", "Pay us 40 tons of coal", "demand", False),
        ("“Were 40 tons spilled?” she asked.", "Were 40 tons spilled?", "say", False),
    ],
)
def test_questions(text: str, words: str, act: str, expected: bool) -> None:
    assert is_asked(article(text), said(text, words, "asked", act)) is expected


@pytest.mark.parametrize(
    ("text", "words", "cue", "expected"),
    [
        ("The skipper was charged with arson.", "arson", "charged with", True),
        ("The board accused the skipper of arson.", "arson", "accused", False),
    ],
)
def test_whom_a_charge_is_brought_against_does_not_speak(text: str, words: str, cue: str, expected: bool) -> None:
    assert is_charged(article(text), said(text, words, cue, "accuse")) is expected
