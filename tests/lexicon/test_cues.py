"""Every row of the cue, hedge and speaker lexicons does in its own example what it says."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.act_cues import noun_acts
from onrecord.annotating.attribution import SpeakerRow
from onrecord.annotating.attribution_tagged import cue_lemma
from onrecord.annotating.extraction import find_attributions
from onrecord.annotating.hedges import HedgeRow, hedge_in
from onrecord.annotating.quotations import find_quotations
from onrecord.annotating.sources import kind_of_phrase
from onrecord.engines.syntax import load_syntax
from onrecord.engines.tagger import load_tagger
from onrecord.lexicon import table
from onrecord.lexicon.cues import CueRow
from onrecord.model import Span
from onrecord.recording.verbs import PastRow, past

FOUND = 0.94


@pytest.mark.parametrize("row", table("cues", CueRow), ids=lambda row: f"{row.kind}-{row.lemma}")
def test_a_cue_is_read_by_its_row_in_its_example(row: CueRow) -> None:
    """Whatever finds the cue: its words in the example are read by this row, or by the noun that a verb such as `express` carries."""
    article = article_of(row.example)
    parse = load_syntax().parse(article)
    if row.kind == "prep":
        start = row.example.lower().index(row.lemma)
        spans = [Span(start, start + len(row.lemma))]
    else:
        kinds = ("VERB", "AUX") if row.kind == "verb" else ("NOUN", "PROPN")
        spans = [Span(t.start, t.end) for t in parse.tokens if t.lemma.lower() == row.lemma and t.pos in kinds]
    lemmas = {cue_lemma(article.text, parse, [span]) for span in spans}
    carried = set(noun_acts()) if row.kind == "verb" else set()
    assert row.lemma in lemmas or lemmas & carried, [(t.text, t.lemma, t.pos) for t in parse.tokens]


def test_the_extractor_finds_most_examples() -> None:
    """The tagger learned its cues from one corpus; FOUND is a point below the share of rows that it found when this was written."""
    rows = table("cues", CueRow)
    hit = 0
    for row in rows:
        article = article_of(row.example)
        found = find_attributions(article, load_syntax().parse(article), find_quotations(article), load_tagger())
        hit += any(a.lemma == row.lemma for a in found)
    assert hit >= FOUND * len(rows)


@pytest.mark.parametrize("row", table("hedges", HedgeRow), ids=lambda row: row.lemma)
def test_a_hedge_stands_in_its_example(row: HedgeRow) -> None:
    article = article_of(row.example)
    parse = load_syntax().parse(article)
    assert any(t.lower == row.lemma or t.lemma.lower() == row.lemma for t in parse.tokens)
    assert hedge_in(parse, (Span(0, len(row.example) - 1),)) is not None


@pytest.mark.parametrize("row", table("speakers", SpeakerRow), ids=lambda row: row.lemma)
def test_a_speaker_has_its_kind(row: SpeakerRow) -> None:
    article = article_of(row.example)
    parse = load_syntax().parse(article)
    subject = row.example.index(" said")
    assert kind_of_phrase(parse, Span(0, subject)) == row.kind


@pytest.mark.parametrize("row", table("irregular", PastRow), ids=lambda row: row.lemma)
def test_a_past_form(row: PastRow) -> None:
    assert past(row.lemma) == row.past


@pytest.mark.parametrize(("lemma", "form"), [("deny", "denied"), ("pledge", "pledged"), ("warn", "warned"), ("convey", "conveyed")])
def test_regular_past_forms(lemma: str, form: str) -> None:
    assert past(lemma) == form
