"""Noise that repeats costs time in step with its length: four times the text takes not much more than four times as long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.annotating.marked import article_of
from tests.costs import assert_grows

from onrecord.annotating import annotate_article
from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.figures import find_figures
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.people import People
from onrecord.annotating.quotations import find_quotations
from onrecord.annotating.speech import find_statements
from onrecord.engines.syntax import MAX_RUN, MAX_SENTENCE, load_syntax, paragraphs
from onrecord.engines.tagger import load_tagger

GROWTH = 4
WORST = 9.0
"""Linear work on four times the text gives a ratio of 4, quadratic 16; the fixed costs and a busy machine take the rest."""


def _coreference(text: str) -> Callable[[], object]:
    article = article_of(text)
    parse = load_syntax().parse(article)
    entities = find_entities(article, parse)
    return lambda: resolve_mentions(article, parse, entities)


def _statements(text: str) -> Callable[[], object]:
    article = article_of(text)
    parse = load_syntax().parse(article)
    mentions = Mentions.of(find_entities(article, parse), parse)
    return lambda: find_statements(article, parse, mentions=mentions, times=(), tagger=load_tagger())


def _figures(text: str) -> Callable[[], object]:
    article = article_of(text)
    parse = load_syntax().parse(article)
    return lambda: find_figures(article, parse, times=(), entities=(), statements=())


def _quotations(text: str) -> Callable[[], object]:
    article = article_of(text)
    return lambda: find_quotations(article)


@pytest.mark.parametrize(
    ("prepared", "unit", "size"),
    [
        (_quotations, "'a ", 20_000),
        (_quotations, '5" ', 20_000),
        (_quotations, '"a "b ', 20_000),
        (_coreference, "he said ", 4_000),
        (_statements, "he said ", 4_000),
        (_figures, "$5 ", 3_000),
    ],
)
def test_noise_takes_linear_time(prepared: Callable[[str], Callable[[], object]], unit: str, size: int) -> None:
    small, large = prepared(unit * (size // len(unit))), prepared(unit * (GROWTH * size // len(unit)))
    assert_grows(small, large, at_most=WORST, least=0.03)


def _annotated(text: str) -> Callable[[], object]:
    article = article_of(text)
    return lambda: annotate_article(article, load_syntax(), load_tagger())


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("“", 2_000),  # quotation marks without an end, in one run
        ('The mayor said "it was lost. ', 12_000),
        (".,;!?— ", 8_000),
        ("The mayor said on Monday that nine boats had sunk off Lissen, according to the coast guard. ", 9_000),  # one paragraph
    ],
)
def test_bad_input_takes_linear_time_through_all_annotators(unit: str, size: int) -> None:
    small, large = _annotated(unit * (size // len(unit))), _annotated(unit * (GROWTH * size // len(unit)))
    assert_grows(small, large, at_most=WORST, least=0.05)


def test_a_word_without_end_is_cut() -> None:
    text = "The mayor said " + "x" * 5_000 + " was lost."
    article = article_of(text)
    assert "".join(text[p.start : p.end] for p in paragraphs(article)) == text
    assert max(len(t.text) for t in load_syntax().parse(article).tokens) <= MAX_RUN


def test_a_sentence_without_end_is_cut() -> None:
    parse = load_syntax().parse(article_of("$5 " * 3_000))
    assert max(s.last - s.first for s in parse.sentences) <= MAX_SENTENCE
    for sentence in parse.sentences:
        assert parse.tokens[sentence.root].head == sentence.root
        assert all(sentence.first <= t.head < sentence.last and t.sentence == sentence.i for t in parse.sentence_tokens(sentence))


def _people(count: int) -> Callable[[], object]:
    """A list of victims: as many full names with one family name, then each again by the family name alone."""

    def work() -> object:
        people = People()
        for n in range(count):
            people.add_full(f"A{n:x}na Kovac{n % 7}", n, "")
            people.add_full(f"Anna{n:x} Lund", n, "")
        return [people.of_short("Lund", n, "") for n in range(count)]

    return work


def test_many_namesakes_take_time_in_step_with_their_number() -> None:
    assert_grows(_people(300), _people(300 * GROWTH), at_most=WORST, least=0.005)
