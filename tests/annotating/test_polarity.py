"""Words that negate a cue, or only seem to: every row of the lexicon in its example."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.act_contents import DeedRow, content_act
from onrecord.annotating.polarity import is_negated
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.lexicon.negations import NegationRow
from onrecord.model import Span


@pytest.mark.parametrize("row", table("negations", NegationRow), ids=lambda row: row.kind)
def test_a_negation_in_its_example(row: NegationRow) -> None:
    parse = load_syntax().parse(article_of(row.example))
    cue = next(t for t in parse.tokens if t.lemma == "say")
    assert is_negated(parse, cue) is (row.kind != "focus")


@pytest.mark.parametrize("row", table("deeds", DeedRow), ids=lambda row: row.kind)
def test_a_deed_to_come_promises(row: DeedRow) -> None:
    text = row.example
    parse = load_syntax().parse(article_of(text))
    assert content_act(parse, text, (Span(0, text.index(",")),)) == "promise"
