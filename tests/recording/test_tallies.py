"""Tallies: the number that a named rule picks from the tolls of a story's reports, with the smallest and the largest beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotating.marked import article_of

from onrecord.annotating import annotate_article
from onrecord.engines.syntax import load_syntax
from onrecord.engines.tagger import load_tagger
from onrecord.model import Anchor, Annotations, Article, Fate, Figure, Tally, Toll
from onrecord.recording.tallies import PICK, TallyRule, tallies

TITLE = "The day of report {}."
Row = tuple[str, Fate, float, str]
"""Day, fate, number, rule of a report's toll."""


def story(rows: list[Row]) -> tuple[list[Article], list[Figure], list[Toll]]:
    """One report a day that the rows name."""
    days = sorted({day for day, *_ in rows})
    articles = [replace(article_of(TITLE.format(day), published=day), id=f"a{i}") for i, day in enumerate(days)]
    figures: list[Figure] = []
    tolls: list[Toll] = []
    for i, (day, fate, number, rule) in enumerate(rows):
        article = f"a{days.index(day)}"
        anchor = Anchor.at(article, 0, 3)
        rule = f"tolls/{rule}"
        figures.append(Figure(f"{article}.f{i}", anchor, number, number, "exact", None, None, fate, None, None, None, None, None, rule))
        tolls.append(Toll(article, fate, figures[-1].id, rule))
    return articles, figures, tolls


def best(rows: list[Row], rule: TallyRule = "latest-most-specific") -> dict[str, tuple[float, float, float]]:
    return {y.fate: (y.best, y.low, y.high) for y in tallies(*story(rows), rule=rule)}


CASES: list[tuple[str, list[Row], TallyRule, dict[str, tuple[float, float, float]]]] = [
    ("no toll, no row", [], "latest-most-specific", {}),
    (
        "the last total",
        [("2031-05-01", "killed", 9, "printed"), ("2031-05-02", "killed", 14, "printed")],
        "latest-most-specific",
        {"killed": (14, 9, 14)},
    ),
    (
        "a total that went down is the last all the same",
        [("2031-05-01", "killed", 14, "printed"), ("2031-05-02", "killed", 9, "printed")],
        "latest-most-specific",
        {"killed": (9, 9, 14)},
    ),
    (
        "who is named later is one of them",
        [("2031-05-01", "killed", 3, "printed"), ("2031-05-09", "killed", 1, "one")],
        "latest-most-specific",
        {"killed": (3, 1, 3)},
    ),
    (
        "more names than the total before",
        [("2031-05-01", "killed", 1, "printed"), ("2031-05-09", "killed", 2, "named")],
        "latest-most-specific",
        {"killed": (2, 1, 2)},
    ),
    (
        "who died later is not injured any more",
        [("2031-05-01", "injured", 5, "printed"), ("2031-05-09", "killed", 1, "one")],
        "latest-most-specific",
        {"killed": (1, 1, 1), "injured": (4, 4, 5)},
    ),
    (
        "a report that tells of deaths itself keeps its injured",
        [("2031-05-01", "injured", 4, "printed"), ("2031-05-01", "killed", 1, "printed"), ("2031-05-09", "killed", 1, "one")],
        "latest-most-specific",
        {"killed": (1, 1, 1), "injured": (4, 4, 4)},
    ),
    (
        "most reports",
        [("2031-05-01", "killed", 3, "printed"), ("2031-05-02", "killed", 3, "one"), ("2031-05-09", "killed", 40, "printed")],
        "most-reports",
        {"killed": (3, 3, 40)},
    ),
    (
        "the smallest total, not the smallest number",
        [("2031-05-01", "killed", 4, "printed"), ("2031-05-02", "killed", 3, "joined"), ("2031-05-09", "killed", 1, "one")],
        "most-conservative",
        {"killed": (3, 1, 4)},
    ),
]


@pytest.mark.parametrize(("name", "rows", "rule", "expected"), CASES, ids=[c[0] for c in CASES])
def test_rule(name: str, rows: list[Row], rule: TallyRule, expected: dict[str, tuple[float, float, float]]) -> None:
    assert best(rows, rule) == expected


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["2031-05-01", "2031-05-02", "2031-05-03"]),
            st.sampled_from(["killed", "injured"]),
            st.integers(1, 50),
            st.sampled_from(["printed", "joined", "one", "named", "rest"]),
        ),
        max_size=12,
    ),
    order=st.randoms(use_true_random=False),
    rule=st.sampled_from(sorted(PICK)),
)
def test_order_changes_nothing_and_best_is_somebody_s_number(rows: list[Row], order: object, rule: TallyRule) -> None:
    articles, figures, tolls = story(rows)
    found = tallies(articles, figures, tolls, rule=rule)
    order.shuffle(tolls)  # type: ignore[attr-defined]
    assert tallies(articles, figures, tolls, rule=rule) == found
    for tally in found:
        assert tally.low <= tally.best <= tally.high
        assert tally.rule == f"tallies/{rule}"
        chosen = next(f for f in figures if f.id == tally.figures[0])
        assert chosen.anchor == tally.anchor
        assert tally.fate == "injured" or tally.best == chosen.high


def test_from_reports_to_the_tally() -> None:
    texts = {
        "2031-05-05": "A ferry sank off Orrin on Monday. At least 9 people were killed and 30 were injured.",
        "2031-05-06": "The ferry disaster off Orrin has killed 14 people, the coast guard said.",
        "2031-05-09": "The captain was charged in the death of Ana Brook.",
    }
    articles = [replace(article_of(text, published=day), id=f"a{day[-1]}") for day, text in texts.items()]
    annotated: list[Annotations] = [annotate_article(a, load_syntax(), load_tagger()) for a in articles]
    figures = [f for a in annotated for f in (*a.figures, *a.implied)]
    killed, injured = tallies(articles, figures, [t for a in annotated for t in a.tolls])
    assert isinstance(killed, Tally)
    assert (killed.best, killed.low, killed.high, killed.bound) == (14, 1, 14, "exact")
    assert killed.as_of is not None
    assert killed.as_of.value == "2031-05-06"
    assert killed.anchor.text_in(articles[1].text) == "14 people"
    assert (injured.best, injured.high) == (30, 30)
    assert "our arithmetic" not in injured.reason
