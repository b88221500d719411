"""Quotation marks -> quotations: mixed marks, paragraphs, apostrophes, cut quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotating.marked import article_of, marked
from tests.costs import assert_grows

from onrecord.annotating.quotations import find_quotations

CASES = {
    "straight": 'The mayor said "[q:the pier is shut]" on Monday.',
    "curly": "The mayor said “[q:the pier is shut]” on Monday.",
    "straight opens, curly closes": '"[q:The pier is shut today]”, the mayor said.',
    "two in a line": '"[q:Go home now,]" he said. "[q:There is no boat.]"',
    "single marks": "The leaflet called them '[q:brave]' and left.",
    "apostrophes close nothing": "\"[q:Our friends' boat sank near the workers' pier and we know it.]\" she said.",
    "a possessive is no quotation": "The drivers' union and the owners' club met.",
    "elided years are no quotation": "In the '90s the pier was shut.",
    "single inside double": "She said: \"[q:He told us 'go home' and we went.]\"",
    "paragraphs go on": '"[q:The first thing is this.]\n\n"[q:The second is that.]" he said.',
    "paragraphs go on in single marks": "'[q:The first thing is this.]\n\n'[q:The second wasn't mine.]\n\n'[q:Nor was the third,]' he said.",
    "a single mark left open in a sentence": "Bright added: '[q:It kept on raining.]\n\n'[q:We had to leave.]'\n\nShe is 40.",
    "an elision opens nothing": "'Tis the season to be wet.\n\nNobody came.\n\n'Tis over.",
    "an unclosed quotation ends with its paragraph": '"[q:The pier is shut.]\n\nNothing else was said.',
    "guillemets": "«[q:The pier is shut]», he said.",
    "a headline in single marks": "'[q:Don't Go There]': Crews Tell Of The Night",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_quotations(case: str) -> None:
    gold = marked(case)
    found = [gold.text[s.start : s.end] for q in find_quotations(article_of(gold.text)) for s in q.inner]
    assert found == gold.words("q")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ('The general praised the "liberation" of the port.', True),
        ('The general spoke of "a long and costly night for us".', False),
        ('"No comment," he said.', False),
        ('"Run."', False),
    ],
)
def test_cut_quotations(text: str, cut: bool) -> None:
    (quotation,) = find_quotations(article_of(text))
    assert quotation.scare is cut


def test_regions_that_nobody_speaks_in_are_left_out() -> None:
    from onrecord.model import Region

    text = '"Accept all" cookies.\nHe said "no one was hurt here" at noon.'
    article = article_of(text, regions=(Region(0, 21, "boilerplate"), Region(22, len(text), "body")))
    assert [text[s.start : s.end] for q in find_quotations(article) for s in q.inner] == ["no one was hurt here"]


@given(st.text(alphabet="ab \"“”'‘’.,\n", max_size=200))
def test_any_marks_give_sorted_disjoint_spans_in_bounds(text: str) -> None:
    last = 0
    for quotation in find_quotations(article_of(text)):
        assert quotation.outer.start >= last
        last = quotation.outer.end
        for span in quotation.inner:
            assert quotation.outer.contains(span)
            assert text[span.start : span.end].strip() == text[span.start : span.end]


def test_ten_thousand_unbalanced_marks_take_linear_time() -> None:
    few, many = (article_of('He said "go '.strip() * n) for n in (10_000, 40_000))
    assert_grows(lambda: find_quotations(few), lambda: find_quotations(many), at_most=9, least=0.01)
