"""Who was aboard, in whatever words, and what passengers and crew make together."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, pairs, two

COMPANY = "Brook Lines counted 212 passengers and nine crew aboard its night ferry."


@pytest.mark.parametrize(
    ("other", "verdicts", "rule"),
    [
        ("The ferry sank with 221 people on board, the coast guard said.", {"part-of"}, "figures/aboard-sum"),
        ("The coast guard said that more than 200 people were on the ferry.", {"different-scope"}, "figures/aboard-fits"),
        ("The union of pilots said that the ferry was carrying 260 people.", {"conflict"}, "figures/aboard-differs"),
        ("The ferry was carrying 260 people.", set(), "figures/aboard-differs"),
        ("The ferry carries 260 people, the union of pilots said.", set(), "figures/aboard-differs"),
        ("The yard built 221 boats, the union of pilots said.", set(), "figures/aboard-sum"),
    ],
)
def test_what_passengers_and_crew_make(other: str, verdicts: set[str], rule: str) -> None:
    rows = [c for c in compared(two(COMPANY, other)).comparisons if c.rule == rule]
    assert {c.verdict for c in rows} == verdicts
    assert all("212 passengers and nine crew make 221 (our arithmetic)" in c.reason for c in rows)
    assert len(rows) == (2 if verdicts == {"part-of"} else len(verdicts))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        pytest.param(
            "The ferry Silver Gull sank. The harbour master counted 152 people on the Silver Gull.",
            "The ferry went down with more than 120 people on board.",
            "vaguer",
            id="a-ship-by-name",
        ),
        pytest.param(
            "Officials said that the plane was carrying 81 people when it hit the ridge.",
            "There were 81 people on the plane.",
            "agree",
            id="carrying",
        ),
    ],
)
def test_who_was_aboard_in_other_words(left: str, right: str, verdict: str) -> None:
    reports: Reports = two(left, right)
    assert {v for *_, v in pairs(reports, "figure")} == {verdict}
    assert all(
        c.rule.startswith("figures/toll") or c.rule == "figures/bound" for c in compared(reports).comparisons if c.dimension == "figure"
    )


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        (
            "The blast at the mill left one guard dead and nine others injured.",
            "Police said that 10 people were injured in the blast at the mill.",
            {("different-scope", "figures/others-and-one")},
        ),
        (
            "The blast at the mill killed two guards and injured 11 others.",
            "Police said that 13 people were injured in the blast at the mill.",
            {("different-scope", "figures/others-and-one")},
        ),
        ("The blast at the mill killed two guards and injured 11 others.", "Police said that 13 boats were lost at the mill.", set()),
        (
            "The blast at the mill left one guard dead and nine others injured.",
            "Police said that nine people were injured in the blast at the mill.",
            set(),
        ),
    ],
)
def test_the_others_and_those_told_before_them(left: str, right: str, verdicts: set[tuple[str, str]]) -> None:
    rows = [c for c in compared(two(left, right)).comparisons if c.rule == "figures/others-and-one"]
    assert {(c.verdict, c.rule) for c in rows} == verdicts
    assert all("(our arithmetic)" in c.reason for c in rows)
