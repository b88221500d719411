"""Ties of one report to days that others give for what both tell."""

from __future__ import annotations

from tests.linking.reports import annotated

from onrecord.comparing.shared_days import Tie, ties_of
from onrecord.comparing.story import Story
from onrecord.linking import link
from onrecord.model import Anchor

REPORTS = (
    ("Courier", "Norway confirmed on Monday that it had sent 300 soldiers to Lissen.", None),
    ("Post", "On Monday, May 5, 2031 Norway confirmed that it had sent 300 soldiers to Lissen.", "2031-05-06"),
)


def ties(outlet: str) -> tuple[Tie, ...]:
    articles, annotations = annotated(*REPORTS)
    story = Story.of(articles, annotations, link(articles, annotations))
    return ties_of(story, next(a.id for a in articles if a.outlet == outlet))


def test_a_report_without_a_day_is_tied_to_the_days_of_the_others() -> None:
    found = ties("Courier")
    assert found
    assert {(t.first, t.last) for t in found} >= {("2031-05-05", "2031-05-05")}
    assert all(t.mine.article != t.theirs.article for t in found)


def test_ties_come_only_from_reports_that_are_sure_of_their_day() -> None:
    assert ties("Post") == ()


def test_a_tie_holds_for_days_that_meet_its_own() -> None:
    words = Anchor.at("a1", 0, 3)
    tie = Tie(None, "2031-05-05", "2031-05-06", words, words)
    assert tie.holds("2031-05-06", "2031-05-09")
    assert not tie.holds("2031-05-07", "2031-05-09")
    assert not tie.holds(None, None)
    assert Tie(None, "2031-05-05", None, words, words).holds("2031-05-07", "2031-05-09")
