"""Article and annotations -> profile: which words, names and days stand in it, and on which day a report stands."""

from __future__ import annotations

import pytest
from tests.linking.profiles import article, report

from onrecord.codec import decode_profile, dumps, encode_profile, loads
from onrecord.linking.profiles import MAX_TERMS, profile
from onrecord.linking.stories import story_id
from onrecord.model import Anchor, Annotations, Time


def _time(of: str, value: str, *, last: str | None = None, precision: str = "day") -> Time:
    return Time(f"{of}.t1", Anchor.at(of, 0, 1), "DATE", value, value, last or value, (value,), precision, "times/day")  # type: ignore[arg-type]


def test_words_are_stems_with_counts_and_names_are_printed_with_a_capital_only() -> None:
    found = report("Bakers march", "Bakers marched in Tolm. The bakers of Tolm want flour. A march in 2031 of 300 bakers.", "2031-03-04")
    assert (found.terms["baker"], found.terms["tolm"], found.terms["300"]) == (4, 2, 1)
    assert found.names == ("tolm",)
    assert found.title == ("baker", "march")
    assert "2031" not in found.terms and "the" not in found.terms


def test_a_report_without_a_headline_has_its_first_words_for_one() -> None:
    made = article("", "The lighthouse of Corran went dark.", "2031-03-04")
    bare = profile(made, Annotations(made.id), received="2031-03-04T10:00:00Z")
    assert {"lighthous", "corran", "dark"} <= set(bare.title)


@pytest.mark.parametrize(
    "published, told, day, dated",
    [
        ("2031-03-04", ("2031-03-02",), "2031-03-04", True),
        (None, (), "2031-06-01", False),
        (None, ("2031-05-20", "2031-05-28", "2031-07-01"), "2031-05-28", False),
    ],
)
def test_the_day_at_which_a_report_stands(published: str | None, told: tuple[str, ...], day: str, dated: bool) -> None:
    made = article("Ferry late", "The ferry to Holm was late.", published)
    times = tuple(_time(made.id, value) for value in told)
    found = profile(made, Annotations(made.id, times=times), received="2031-06-01T08:00:00Z")
    assert (found.day, found.dated) == (day, dated)


def test_an_undated_report_stands_at_the_earliest_day_that_it_can_be_of() -> None:
    made = article("Ferry late", "The ferry to Holm was late.", None, earliest="2031-02-03")
    assert profile(made, Annotations(made.id), received="2031-06-01T08:00:00Z").day == "2031-02-03"


def test_days_told_are_those_near_its_own_and_exact() -> None:
    made = article("Ferry late", "The ferry to Holm was late.", "2031-03-04")
    times = (
        _time(made.id, "2031-03-02"),
        _time(made.id, "2029-03-02"),
        _time(made.id, "2031-03-20"),
        _time(made.id, "2031-02-01", last="2031-02-28", precision="month"),
    )
    assert profile(made, Annotations(made.id, times=times), received="2031-03-04T08:00:00Z").days == ("2031-03-02",)


def test_a_long_report_stays_small_and_survives_the_archive() -> None:
    found = report("Long list", " ".join(f"Word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600)), "2031-03-04")
    assert len(found.terms) == MAX_TERMS
    row = dumps(encode_profile(found))
    assert len(row) < 6000
    assert decode_profile(loads(row)) == found


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_no_harm(day: str) -> None:
    assert report("Ferry late", "The ferry to Holm was late.", day).day == day


def test_a_story_is_named_after_the_article_that_founds_it() -> None:
    assert story_id("a00ff") == "s00ff"
