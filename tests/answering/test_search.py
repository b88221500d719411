"""Search over the invented stories: each filter alone, words ranked, and what a search refuses."""

from __future__ import annotations

import pytest
from tests.answering.stories import record_of

from onrecord.answering import search
from onrecord.errors import UsageError
from onrecord.model import Filters


def test_words_rank_what_holds_them_all_first() -> None:
    found = search([record_of("ferry-fire")], "leaking fuel line", Filters())
    assert found
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)
    assert "fuel line" in found[0].cited.text


def test_a_speaker_is_found_under_the_name_that_a_pronoun_stands_for() -> None:
    found = search([record_of("plant-leak")], "siren", Filters(speaker="Wendel Aske"))
    assert any("sounded at 6:41" in f.cited.text for f in found)
    assert all("Aske" in f.reading for f in found if f.kind != "figure")  # a number is read by what it counts


def test_an_act_is_exact_and_not_its_negation() -> None:
    record = record_of("runoff-count")
    confirmed = search([record], "", Filters(act="confirm"))
    assert not any("refused entry" in f.cited.text and "Roth" in f.reading for f in confirmed)
    denied = search([record], "", Filters(act="deny"))
    assert denied
    assert all(f.kind == "statement" and f.reading.endswith(": deny") for f in denied)


def test_a_number_finds_the_figures_that_hold_it() -> None:
    found = search([record_of("plant-leak")], "", Filters(figure=9))
    words = [f.cited.text for f in found]
    assert any("9 tonnes" in w for w in words)
    assert any("between 8 and 10 tonnes" in w for w in words)
    assert all(f.kind == "figure" for f in found)


@pytest.mark.parametrize(
    ("filters", "held"),
    [
        (Filters(outlet="Tideline"), "tideline"),
        (Filters(outlet="brannow courier"), "brannow-courier"),
    ],
)
def test_an_outlet(filters: Filters, held: str) -> None:
    found = search([record_of("ferry-fire")], "", filters)
    assert found
    assert all(held in f.cited.locator for f in found)


def test_a_status_is_asked_of_claims() -> None:
    statuses = {c.status for c in record_of("ferry-fire").claims}
    assert len(statuses) > 1
    for status in statuses:
        found = search([record_of("ferry-fire")], "", Filters(status=status))
        assert found
        assert all(f.kind == "claim" and f.reading.startswith(status) for f in found)


def test_a_day_and_an_entity() -> None:
    found = search([record_of("ferry-fire")], "", Filters(date="2025-06-12", entity="Kelmarian Maritime Safety Authority"))
    assert found
    assert all("June 12" in text or "inspected" in text or "deficiencies" in text or "two" in text for text in (f.cited.text for f in found))


@pytest.mark.parametrize("date", ["yesterday", "2031-13", "2031-13-45", "2031-02-29", "0000", "2031-5-6", "12 June"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(UsageError, match="not a date"):
        search([], "", Filters(date=date))


def test_nothing_found_is_nothing() -> None:
    assert search([record_of("plant-leak")], "zeppelin", Filters()) == ()
