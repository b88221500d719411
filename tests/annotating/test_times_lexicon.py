"""Every row of the time lexicons does in its own example what it says."""

from __future__ import annotations

import re

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.time_checks import word_after, word_before
from onrecord.annotating.time_patterns import PartRow, PatternRow, expanded, printed_in
from onrecord.annotating.time_readings import READERS
from onrecord.annotating.time_words import ContextRow, TimeWord
from onrecord.annotating.times import find_times, when_of
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.model import Time

NO_TIME = {"numbered", "counted", "not-weekday", "paper", "not-duration", "fall-down"}
TO_COME = {"to-be", "planning", "planned", "starting", "appointing"}
OF_THE_SAYING = {"occasion", "speaking", "making-public", "talking"}


def times_of(text: str) -> tuple[Time, ...]:
    article = article_of(text)
    return find_times(article, load_syntax().parse(article))


@pytest.mark.parametrize("row", table("times", TimeWord), ids=lambda row: f"{row.kind}-{row.words[0]}")
def test_a_word_stands_in_a_time_of_its_example(row: TimeWord) -> None:
    expressions = [time.anchor.text_in(row.example).lower() for time in times_of(row.example)]
    assert any(word.lower() in expression for word in row.words for expression in expressions), expressions


@pytest.mark.parametrize("row", table("time_patterns", PatternRow), ids=lambda row: f"{row.kind}-{row.example[:30]}")
def test_a_pattern_finds_its_kind_in_its_example(row: PatternRow) -> None:
    assert row.kind in [printed.kind for printed in printed_in(row.example, 0, len(row.example))]
    assert times_of(row.example)


@pytest.mark.parametrize("row", table("time_parts", PartRow), ids=lambda row: row.name)
def test_a_part_compiles_and_its_example_holds_a_time(row: PartRow) -> None:
    pattern = expanded(row.pattern)
    assert "{" not in re.sub(r"\{\d+(?:,\d*)?\}", "", pattern)
    assert re.search(pattern, row.example)
    assert times_of(row.example)


@pytest.mark.parametrize("row", table("time_contexts", ContextRow), ids=lambda row: row.sense)
def test_a_context_word_decides_in_its_example(row: ContextRow) -> None:
    text = row.example
    article = article_of(text)
    parse = load_syntax().parse(article)
    times = find_times(article, parse)
    if row.sense in NO_TIME:
        assert not times
        return
    (time,) = times
    if row.sense in TO_COME:
        assert (time.earliest or "") > "2031-05-06"
    elif row.sense in OF_THE_SAYING:
        said = next(token for token in parse.tokens if token.text == "said")
        when = when_of(article, parse, times, said)
        assert (when.value if when else None) == time.value == "2031-05-05"
    elif row.sense == "negated-until":
        assert time.latest == "2031-05-05"
    else:
        assert {word_before(text, time.anchor.start), word_after(text, time.anchor.end).lower()} & set(row.words)


def test_every_kind_has_a_reader_and_every_reader_a_pattern() -> None:
    assert {row.kind for row in table("time_patterns", PatternRow)} == set(READERS)
