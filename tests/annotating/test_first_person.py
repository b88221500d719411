"""Who says `I` and `we` in a quotation: `[NAME:I]` marks the word and whom it must mention (`x` for nobody)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotating.marked import article_of

from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.first_person import with_company, with_own_voice
from onrecord.annotating.mentions import Mentions
from onrecord.annotating.quotations import find_quotations, inner_quotations
from onrecord.annotating.speech import find_statements
from onrecord.annotating.times import find_times
from onrecord.engines.syntax import load_syntax
from onrecord.engines.tagger import load_tagger
from onrecord.model import Entity, Span

_MARK = re.compile(r"\[([^\]:]+):([^\]]+)\]")

CASES = [
    "“[Anna Berg:I] signed nothing,” Anna Berg said on Monday.",
    "Anna Berg denied it. “[Anna Berg:I] signed nothing,” she said. “[Anna Berg:My] pen was dry.”",
    "“[Harbour Commission:We] have fined nobody,” the Harbour Commission said in a statement.",
    "“[Otto Lang:We] lost both boats,” said Otto Lang, a fisherman.",
    "Anna Berg spoke to Otto Lang.\n\nBERG: [Anna Berg:I] signed nothing.\n\nLANG: Both boats sank.\n\nBERG: [Anna Berg:I] know.\n\nLANG: Nobody came.",
    # nobody that the article knows, somebody else's words, and no quotation at all
    "“[x:I] saw the mast fall,” said a bystander.",
    "“He told me, ‘[x:I] am done with it,’” Anna Berg said.",
    "Anna Berg said her cook had told the court, “[x:I] was asleep that night.”",
    "[x:We] publish letters about the harbour on Friday. Anna Berg said the pier was safe.",
    "The US fleet left. “The [United States:US] was told,” Anna Berg said.",
]


def everybody(text: str) -> tuple[tuple[Entity, ...], tuple[Entity, ...], tuple[Entity, ...]]:
    """The entities as resolved, with their `I`, and with their `we` too."""
    article = article_of(text)
    parse = load_syntax().parse(article)
    entities = resolve_mentions(article, parse, find_entities(article, parse))
    times = find_times(article, parse)
    quotations = find_quotations(article)
    statements = find_statements(article, parse, mentions=Mentions.of(entities, parse), times=times, tagger=load_tagger())
    own = with_own_voice(article, parse, entities, statements=statements, quotations=quotations)
    return entities, own, with_company(article, parse, own, statements=statements, quotations=quotations)


def name_at(entities: tuple[Entity, ...], span: Span) -> str:
    return next((e.name for e in entities if any(a.hull == span for a in e.mentions)), "x")


@pytest.mark.parametrize("marked", CASES)
def test_first_person_is_the_speaker(marked: str) -> None:
    text, wanted, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        wanted.append((Span(len(text), len(text) + len(match[2])), match[1]))
        text, at = text + match[2], match.end()
    text += marked[at:]
    entities, _, found = everybody(text)
    assert [name_at(found, span) for span, _ in wanted] == [name for _, name in wanted]
    assert [e.id for e in found] == [e.id for e in entities]


def test_we_is_no_slot_of_one_person() -> None:
    """`we` joins the record's mentions only after the propositions are made."""
    text = "“We lost both boats, and I am tired,” Otto Lang said."
    _, own, found = everybody(text)
    we, i = Span(1, 3), Span(text.index(" I ") + 1, text.index(" I ") + 2)
    assert (name_at(own, we), name_at(own, i)) == ("x", "Otto Lang")
    assert (name_at(found, we), name_at(found, i)) == ("Otto Lang", "Otto Lang")


@given(st.lists(st.sampled_from(["“", "”", "‘", "’", "'", " I ", "don't", " said. ", "Lang", "\n\n"]), max_size=40))
@settings(max_examples=50, deadline=None)
def test_inner_quotations_lie_in_quotations(parts: list[str]) -> None:
    article = article_of("Lang " + "".join(parts))
    quotations = find_quotations(article)
    for span in inner_quotations(article.text, quotations):
        assert any(part.contains(span) for q in quotations for part in q.inner)
