"""What stands beside a name, from report to report: ages, homes, spellings."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, two
from tests.linking.reports import annotated


def found(reports: Reports) -> set[tuple[str, str, str, str]]:
    """(what, the words of the report given first, those of the other, verdict)."""
    texts = {a.id: a.text for a in annotated(*reports)[0]}
    rows = [c for c in compared(reports).comparisons if c.rule.startswith("particulars/")]
    sides = [(c, *((c.left, c.right) if texts[c.left.article] == reports[0][1] else (c.right, c.left))) for c in rows]
    return {(c.rule.split("/")[1], a.text_in(texts[a.article]), b.text_in(texts[b.article]), c.verdict) for c, a, b in sides}


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        (
            "The driver, Ana Brook, 34, was held on Monday.",
            "Police held 36-year-old Ana Brook on Monday.",
            {("age", "Ana Brook, 34", "36-year-old Ana Brook", "conflict")},
        ),
        (
            "The driver, Ana Brook (34), was held on Monday.",
            "Ana Brook, a 34-year-old nurse, was held on Monday.",
            {("age", "Ana Brook (34", "Ana Brook, a 34-year-old", "agree")},
        ),
        (
            "Police held Ana Brook, 34, of Manchester, on Monday.",
            "Police held Ana Brook, 34, of Liverpool, on Monday.",
            {
                ("age", "Ana Brook, 34", "Ana Brook, 34", "agree"),
                ("home", "Ana Brook, 34, of Manchester", "Ana Brook, 34, of Liverpool", "conflict"),
            },
        ),
        (
            "Police held Ana Brook, 34, of Houston, Texas, on Monday.",
            "Ana Brook, 34, of Texas, was held on Monday.",
            {
                ("age", "Ana Brook, 34", "Ana Brook, 34", "agree"),
                ("home", "Ana Brook, 34, of Houston, Texas", "Ana Brook, 34, of Texas", "vaguer"),
            },
        ),
        # a part of a country may hold the town; an employer is no home
        (
            "Police held Ana Brook, 34, of Manchester, on Monday.",
            "Police held Ana Brook, 34, of northern England, on Monday.",
            {("age", "Ana Brook, 34", "Ana Brook, 34", "agree")},
        ),
        ("“It is late,” said Ana Brook of Harbour Watch.", "“It is late,” said Ana Brook of Clean Rivers.", set()),
        ("Ana Brook, 34 minutes late, spoke first.", "Ana Brook, 36, spoke first.", set()),
    ],
)
def test_ages_and_homes(left: str, right: str, rows: set[tuple[str, str, str, str]]) -> None:
    assert found(two(left, right)) == rows


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Police named the driver as Marlon Okafor.", "Police named the driver as Harlon Okafor.", "variant"),
        ("Police named the driver as Ana Lindqvist.", "Police named the driver as Ana Lindkvist.", "variant"),
        ("Police named the driver as Mark Okafor.", "Police named the driver as Mary Okafor.", None),  # two people
        ("Police named the driver as Ana Peña.", "Police named the driver as Ana Pena.", None),  # a house style
        ("Police named the driver as Marlon Okafor.", "Police named the driver as Isolde Okafor.", None),
        ("Marlon Okafor drove, and his brother Harlon Okafor slept.", "Police named the driver as Harlon Okafor.", None),
    ],
)
def test_spellings(left: str, right: str, verdict: str | None) -> None:
    assert {row[3] for row in found(two(left, right)) if row[0] == "spelling"} == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        pytest.param(
            "Marlon Okafor rowed for Lissen. Police arrested Marlon Okafor at a boathouse near the lock.",
            "Police said that Tarlo Okafor was arrested at his boathouse by the lock.",
            {("name", "conflict")},
            id="one-who-was-arrested",
        ),
        pytest.param(
            "Marlon Okafor spoke at the boathouse near the lock.",
            "At the boathouse by the lock, Tarlo Okafor spoke.",
            {("spelling", "variant")},
            id="nothing-befell-him",
        ),
        pytest.param(
            "Police arrested Martin Okafor at a boathouse near the lock in Selby.",
            "Police said that Marvin Okafor was arrested at a boathouse by the lock in Selby.",
            {("name", "conflict")},
            id="two-given-names-told-alike",
        ),
        pytest.param(
            "Police arrested Mohammed Okafor at a boathouse near the lock in Selby.",
            "Police said that Muhammad Okafor was arrested at a boathouse by the lock in Selby.",
            {("spelling", "variant")},
            id="two-transcripts",
        ),
        pytest.param(
            "Police arrested Marlon Okafor at a boathouse near the lock.",
            "Police arrested Tarlo Okafor at the lock. Marlon Okafor, his brother, was in the boathouse.",
            set(),
            id="two-brothers",
        ),
    ],
)
def test_two_names_for_one_person(left: str, right: str, verdicts: set[tuple[str, str]]) -> None:
    assert {(row[0], row[3]) for row in found(two(left, right)) if row[0] in ("name", "spelling")} == verdicts
