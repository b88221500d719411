"""A masked record: what is hidden stands in no form, and every anchor still stands on its words."""

from __future__ import annotations

import pytest
from tests.rendering import story
from tests.rendering.standards.coverage import each_record, record

from onrecord import pipeline
from onrecord.recording.masked import masked
from onrecord.rendering.standards import FORMS

HIDDEN = ("Ada Holm", "Holm")


def mask(text: str) -> str:
    for name in HIDDEN:
        text = text.replace(name, "█" * len(name))
    return text


@pytest.mark.parametrize("form", FORMS)
def test_no_form_shows_a_hidden_name(form: str) -> None:
    shown, hidden = (b"".join(pipeline.export(of, form).values()) for of in (story.RECORD, masked(story.RECORD, mask)))
    if form not in ("ucdp", "parquet"):  # the dam's counts name nobody; Parquet packs its texts
        assert b"Holm" in shown
    assert b"Holm" not in hidden
    assert "Holm".encode("utf-16-le") not in hidden


@pytest.mark.parametrize("form", pipeline.FORMS)
def test_no_view_shows_a_hidden_name(form: str) -> None:
    assert "Holm" in pipeline.render(story.RECORD, form)
    assert "Holm" not in pipeline.render(masked(story.RECORD, mask), form)


@each_record
def test_a_mask_that_hides_nothing_changes_nothing(name: str) -> None:
    assert masked(record(name), str) == record(name)


def test_ids_and_lengths_stay() -> None:
    out = masked(story.RECORD, lambda text: "x" * len(text))
    assert [a.id for a in out.articles] == [a.id for a in story.RECORD.articles]
    assert [len(a.text) for a in out.articles] == [len(a.text) for a in story.RECORD.articles]
    assert [e.statement for k in out.claims for e in k.evidence] == [e.statement for k in story.RECORD.claims for e in k.evidence]
    assert {s.source.name for s in out.statements if s.source} == {"x" * len(s.source.name) for s in story.RECORD.statements if s.source}


def test_a_mask_that_moves_words_is_refused() -> None:
    with pytest.raises(ValueError, match="keep the length"):
        masked(story.RECORD, lambda text: text.replace("Holm", ""))
