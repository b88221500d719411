"""Two translations of one sentence laid against each other, and two sentences that only begin alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.reports import annotated

from onrecord.lexicon.stems import words_in
from onrecord.linking import link
from onrecord.linking.skeleton import laid, tokens_of
from onrecord.linking.utterances import RENDERED, RENDERED_BY_ONE


def share(short: str, long: str) -> tuple[float, tuple[str, ...]]:
    found = laid(tokens_of(words_in(short)), tokens_of(words_in(long)))
    return found.share, found.same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The river warned us and nobody would listen", "The river cautioned us, and no one would hear it"),
        ("as neighbours and not as beggars", "They came as neighbours and not as paupers, all of them"),
        ("We aren't leaving the quay until they pay us", "We are not quitting the quay until they have paid us"),
    ],
)
def test_a_second_translation_lies_in_the_same_places(left: str, right: str) -> None:
    found, same = share(left, right)
    assert found >= RENDERED_BY_ONE
    assert same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We will mend the quay before the winter comes", "The quay has never looked better than it does in spring"),
        ("There was no order to close the locks", "The locks closed an hour too late because somebody slept"),
        ("He is a friend of the harbour and of its people", "Its people never asked the harbour for a single thing"),
    ],
)
def test_two_sayings_with_common_words_do_not(left: str, right: str) -> None:
    short, long = sorted((left, right), key=lambda words: len(words.split()))
    assert share(short, long)[0] < RENDERED


def test_a_negation_is_no_other_word() -> None:
    assert share("we did not close the lock", "we did so close the lock")[0] < 1
    assert [key for _, key, _ in tokens_of(words_in("nobody"))] == [key for _, key, _ in tokens_of(words_in("no one"))]


@given(st.lists(st.sampled_from("the river no lock closed and we not harbour of".split()), min_size=1, max_size=12))
def test_words_laid_against_themselves_fit_whole(words: list[str]) -> None:
    found, _ = share(" ".join(words), " ".join(words))
    assert found == pytest.approx(1.0)


WORDS = st.lists(st.sampled_from("the river rivers no lock closed dark darkness and we not harbour of".split()), min_size=1, max_size=9)


@given(WORDS, WORDS, st.sampled_from([0.3, 0.5, RENDERED, 0.9]))
def test_what_is_not_laid_would_not_have_reached_the_least_share(left: list[str], right: list[str], least: float) -> None:
    short, long = (tokens_of(words_in(" ".join(words))) for words in (left, right))
    whole, bounded = laid(short, long), laid(short, long, least=least)
    assert bounded == whole or (whole.share < least and bounded.share == 0)


def rules(left: str, right: str) -> list[str]:
    return [u.rule for u in link(*annotated(("Courier", left, "2031-05-06"), ("Post", right, "2031-05-06"))).utterances]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "“The river warned us and nobody would listen,” said the mayor, Ada Bright.",
            "“The river cautioned us, and no one would hear it,” Ada Bright told reporters.",
        ),
        (
            "“They count coats, not people. Ask the ferrymen where they are now,” said Ivo Lund.",
            "“Ask the ferrymen where they are now,” Ivo Lund said.",
        ),
    ],
)
def test_two_reports_of_one_saying_are_one_utterance(left: str, right: str) -> None:
    assert len(rules(left, right)) == 1


def test_two_speakers_who_say_much_the_same_are_two() -> None:
    left = "“The river warned us and nobody would listen,” said Ada Bright."
    assert rules(left, "“The river cautioned us, and no one would hear it,” Ivo Lund said.") == []
