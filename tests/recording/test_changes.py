"""What changed between two records: rows are the same by their words, whatever their ids and wherever they moved."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from onrecord.model import (
    Anchor,
    Article,
    Claim,
    Comparison,
    Cue,
    DateRepair,
    Evidence,
    Figure,
    Provenance,
    Published,
    Record,
    Source,
    Stance,
    Statement,
)
from onrecord.model.claim import ClaimStatus
from onrecord.recording.changes import Change, changes

FIRST = "Storm sinks boats. At least 12 boats sank, Ada Moss said."
REVISED = "Correction below. Storm sinks boats. At least 14 boats sank, Ada Moss said."
OTHER = "The port office denied that the pier was closed."


def article(number: int, text: str, locator: str = "quay.txt", published: str | None = "2031-05-06") -> Article:
    return Article(
        f"a{number}", locator, f"{number:064x}", None, locator.split(".")[0].title(), (), "en", Published(published, None, "given"), text,
        (),
    )  # fmt: skip


def at(one: Article, words: str) -> Anchor:
    start = one.text.index(words)
    return Anchor.at(one.id, start, start + len(words))


def figure(one: Article, words: str, low: float, row: str = "f1") -> Figure:
    anchor = at(one, words)
    return Figure(f"{one.id}.{row}", anchor, low, None, "at-least", "boat", "boats", "boats sunk", None, None, None, None, None, "r")


def statement(one: Article, words: str, by: str, *, negated: bool = False) -> Statement:
    cue, source = Cue((), "say", "say"), Source((), None, by, "person")
    return Statement(f"{one.id}.s1", at(one, words), "indirect", cue, source, None, (), negated, None, None, None, "r")


def claim(status: ClaimStatus, wording: Anchor, *evidence: tuple[Anchor, Stance, str], row: str = "k1") -> Claim:
    rows = tuple(Evidence(anchor, None, stance, False, by, None, True) for anchor, stance, by in evidence)
    return Claim(row, wording, status, (), rows, "r")


def record(*articles: Article, **rows: Any) -> Record:
    empty: dict[str, Any] = {field.name: () for field in fields(Record)}
    return Record(**(empty | {"provenance": Provenance("0"), "title": "", "title_anchor": None, "articles": articles} | rows))


def told(old: Record, new: Record) -> list[tuple[str, str, str]]:
    return [(change.noun, change.sort, change.text) for change in changes(old, new)]


A, B, R = article(1, FIRST), article(2, OTHER, "port.txt"), article(3, REVISED)


def test_a_record_does_not_differ_from_itself_nor_by_its_ids() -> None:
    old = record(A, figures=(figure(A, "At least 12 boats", 12),), statements=(statement(A, "At least 12 boats sank", "Ada Moss"),))
    new = record(A, figures=(figure(A, "At least 12 boats", 12, "f7"),), statements=(statement(A, "At least 12 boats sank", "Ada Moss"),))
    assert changes(old, old) == changes(old, new) == ()


def test_a_new_report_brings_its_rows_and_one_that_is_gone_takes_them_unsaid() -> None:
    old = record(A, figures=(figure(A, "At least 12 boats", 12),))
    new = record(B, statements=(statement(B, "the pier was closed", "port office"),))
    assert told(old, new) == [
        ("report", "gone", "“quay.txt” (Quay) is no longer among the reports"),
        ("report", "new", "“port.txt” (Port) is a new report"),
        ("statement", "new", "“the pier was closed” (Port): port office (say)"),
    ]


def test_a_figure_of_a_revised_report_is_corrected() -> None:
    old, new = record(A, figures=(figure(A, "At least 12 boats", 12),)), record(R, figures=(figure(R, "At least 14 boats", 14),))
    assert told(old, new) == [
        ("report", "changed", "“quay.txt” (Quay) was revised: the text at quay.txt is another"),
        ("figure", "corrected", "“At least 14 boats” (Quay): at-least 14 to ? boats sunk (was “At least 12 boats”)"),
    ]
    assert changes(old, new)[1] == Change(
        "figure", "corrected", told(old, new)[1][2], at(A, "At least 12 boats"), at(R, "At least 14 boats")
    )


def test_words_that_only_moved_in_a_revision_are_no_change() -> None:
    old = record(A, statements=(statement(A, "Storm sinks boats", "Ada Moss"),))
    new = record(R, statements=(statement(R, "Storm sinks boats", "Ada Moss"),))
    assert [noun for noun, _, _ in told(old, new)] == ["report"]


def test_another_reading_of_the_same_words_is_a_change() -> None:
    words = "At least 12 boats sank"
    old = record(A, statements=(statement(A, words, "Ada Moss"),), figures=(figure(A, "At least 12 boats", 12),))
    new = record(A, statements=(statement(A, words, "Moss", negated=True),), figures=(figure(A, "At least 12 boats", 20),))
    assert told(old, new) == [
        ("statement", "changed", "“At least 12 boats sank” (Quay): Moss (not say) (was Ada Moss (say))"),
        ("figure", "changed", "“At least 12 boats” (Quay): at-least 20 to ? boats sunk (was at-least 12 to ? boats sunk)"),
    ]


def test_claims_are_the_same_by_shared_evidence_and_their_status_and_stances_are_told() -> None:
    sank, closed = at(A, "At least 12 boats sank"), at(B, "the pier was closed")
    old = record(A, B, claims=(claim("asserted", sank, (sank, "asserts", "Ada Moss")),))
    new = record(
        A, B,
        claims=(
            claim("asserted", closed, (closed, "asserts", "Port"), row="k1"),
            claim("disputed", sank, (sank, "asserts", "Ada Moss"), (at(B, "The port office denied"), "denies", "port office"), row="k2"),
        ),
    )  # fmt: skip
    assert told(old, new) == [
        ("claim", "new", "“the pier was closed” (Port), asserted"),
        ("claim", "changed", "“At least 12 boats sank” (Quay) is disputed (was asserted)"),
        ("stance", "new", "port office denies: “The port office denied” (Port)"),
    ]
    assert told(new, old) == [
        ("claim", "changed", "“At least 12 boats sank” (Quay) is asserted (was disputed)"),
        ("claim", "gone", "“the pier was closed” (Port) is no longer a claim of the record"),
        ("stance", "gone", "port office no longer denies: “The port office denied” (Port)"),
    ]


def test_conflicts_dates_and_repairs() -> None:
    left, right = at(A, "At least 12 boats"), at(B, "the pier")
    conflict = Comparison("c1", "figure", left, right, "conflict", "12 is not the pier", "r")
    agreed = Comparison("c1", "figure", left, right, "agree", "they agree", "r")
    later = article(1, FIRST, published=None)
    repair = DateRepair(A.id, "2031-05-05", "two reports name the day before", (left,), "r")
    old, new = record(A, B, comparisons=(agreed,)), record(later, B, comparisons=(conflict,), repairs=(repair,))
    assert told(old, new) == [
        ("report", "changed", "“quay.txt” (Quay): the day of publication is unknown (was 2031-05-06)"),
        ("report", "corrected", "Quay: two reports name the day before"),
        ("difference", "new", "figure: “At least 12 boats” (Quay) against “the pier” (Port); 12 is not the pier"),
    ]
    assert told(record(A, B, comparisons=(conflict,)), record(A, B)) == [
        ("difference", "gone", "figure: “At least 12 boats” (Quay) against “the pier” (Port) is no longer a conflict")
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_the_articles_changes_nothing(order: tuple[int, int]) -> None:
    articles = (A, B)
    old = record(*(articles[i] for i in order))
    assert changes(old, record(A, B)) == ()


def test_words_printed_twice_are_matched_one_to_one() -> None:
    twice = article(4, "12 boats sank; 12 boats sank.")
    both = tuple(
        Figure(f"a4.f{i}", Anchor.at("a4", s, s + 8), 12, 12, "exact", "boat", "boats", "boats", None, None, None, None, None, "r")
        for i, s in enumerate((0, 15))
    )
    assert told(record(twice, figures=both[:1]), record(twice, figures=both)) == [("figure", "new", "“12 boats” (Quay): exact 12 boats")]


def test_a_refusal_is_told_as_one_and_paths_by_what_tells_them_apart() -> None:
    one = article(7, OTHER, "/home/desk/monday/port.txt")
    other = replace(article(8, "The port office would not say when the pier opens.", "/home/desk/tuesday/port.txt"), outlet=None)
    one = replace(one, outlet=None)
    refused = statement(other, "when the pier opens", "port office", negated=True)
    assert refused.cue is not None
    refused = replace(refused, cue=replace(refused.cue, act="decline"))
    assert told(record(one), record(one, other, statements=(refused,))) == [
        ("report", "new", "“tuesday/port.txt” (outlet unknown) is a new report"),
        ("statement", "new", "“when the pier opens” (tuesday/port.txt): port office (decline)"),
    ]
