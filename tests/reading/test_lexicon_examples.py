"""Every row of the reading lexicons applies in its own example."""

from __future__ import annotations

import pytest

from onrecord.lexicon import table
from onrecord.reading.bylines import Desk, Wire, byline_names, is_wire
from onrecord.reading.datelines import dateline_at
from onrecord.reading.forms import is_contact
from onrecord.reading.language import FunctionWords, language_of
from onrecord.reading.mastheads import Masthead, masthead
from onrecord.reading.phrases import ZonePhrase, phrase_of
from onrecord.reading.publication import DayHint
from onrecord.reading.zones import zone


@pytest.mark.parametrize("row", table("zones", ZonePhrase), ids=lambda r: r.example[:30])
def test_phrases(row: ZonePhrase) -> None:
    found = phrase_of(row.example)
    assert found is not None
    assert found.kind == row.kind


@pytest.mark.parametrize("row", table("wires", Wire), ids=lambda r: r.names[0])
def test_wires(row: Wire) -> None:
    assert all(is_wire(name) for name in row.names)
    dateline = dateline_at(row.example, 0, len(row.example), first=True)
    assert (dateline is not None and dateline.agency in row.names) or zone(row.example).regions[0].kind == "caption"


@pytest.mark.parametrize("row", table("desks", Desk), ids=lambda r: r.words[0])
def test_desks(row: Desk) -> None:
    if row.kind == "section":
        text = f"{row.example}\nBridge closed after the storm\n\nThe bridge was closed on Monday.\n"
        assert zone(text).regions[0].kind == "header"
    elif row.kind == "contact":
        assert is_contact(row.example)
    elif row.kind == "label":
        assert dateline_at(row.example, 0, len(row.example), first=True) is None
    else:
        names = byline_names(row.example)
        assert names is not None
        assert names[0].startswith("Ilka") and not names[0].lower().endswith(row.words)


@pytest.mark.parametrize("row", table("function_words", FunctionWords), ids=lambda r: r.language)
def test_function_words(row: FunctionWords) -> None:
    assert language_of(row.example) == row.language


@pytest.mark.parametrize("row", table("day_hints", DayHint), ids=lambda r: r.sense)
def test_day_hints(row: DayHint) -> None:
    words = row.example.lower().replace(".", "").split()
    assert any(word in words or any(w.endswith(word) for w in words) for word in row.words)
    assert row.sense in {"ahead", "behind", "until", "deadline", "repeated", "attributive", "genitive", "opening"}


@pytest.mark.parametrize("row", table("mastheads", Masthead), ids=lambda r: r.kind)
def test_mastheads(row: Masthead) -> None:
    assert masthead(row.example) == row.example
    assert zone(f"Bridge closed after the storm\n{row.example}\n\nThe bridge was closed on Monday.\n").outlet == row.example
