"""Printed numbers and what comparisons say of them -> the groups that one line of a brief can tell."""

from __future__ import annotations

import pytest
from tests.recording.counted import Count, counted

from onrecord.model import Figure, Verdict
from onrecord.recording.brief_groups import TIES, conditions_of, count_of, tied
from onrecord.recording.story import Story

NINE = Count("nine", "Post", "The guard said that nine climbers died.", "nine", 9, 9, "climbers died", "The guard")
TWELVE = Count("twelve", "Mail", "Twelve climbers were killed on the ridge.", "Twelve", 12, 12, "climbers killed")
LOST = Count("lost", "Echo", "Eleven climbers are missing on the ridge.", "Eleven", 11, 11, "climbers missing")


def grouped(story: Story, figures: dict[str, Figure]) -> set[frozenset[str]]:
    return {frozenset(f.id for f in group) for group in tied(story, list(figures.values()))}


def groups(*rows: Count, verdicts: tuple[tuple[str, str, Verdict, str], ...]) -> set[frozenset[str]]:
    story, figures = counted(rows, verdicts)
    return grouped(story, dict(figures))


def one(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize("verdict", TIES)
def test_numbers_that_agree_differ_or_replace_each_other_are_one_group(verdict: Verdict) -> None:
    assert groups(NINE, TWELVE, verdicts=(("nine", "twelve", verdict, "figures/x"),)) == {one("nine", "twelve")}


@pytest.mark.parametrize("verdict", ["part-of", "different-scope"])
def test_a_part_and_a_number_of_another_scope_stand_alone(verdict: Verdict) -> None:
    assert groups(NINE, TWELVE, verdicts=(("nine", "twelve", verdict, "figures/x"),)) == {one("nine"), one("twelve")}


def test_what_no_comparison_has_looked_at_stands_alone() -> None:
    assert groups(NINE, TWELVE, verdicts=()) == {one("nine"), one("twelve")}


def test_dead_and_missing_are_two_counts_whatever_a_comparison_says() -> None:
    assert groups(NINE, LOST, verdicts=(("nine", "lost", "conflict", "figures/x"),)) == {one("nine"), one("lost")}


def test_a_chain_of_comparisons_joins_no_two_conditions() -> None:
    some = Count("some", "Echo", "The club speaks of ten climbers.", "ten", 10, 10, "climbers")
    found = groups(NINE, LOST, some, verdicts=(("nine", "some", "agree", "figures/x"), ("some", "lost", "agree", "figures/x")))
    assert len(found) == 2
    assert not any({"nine", "lost"} <= group for group in found)


@pytest.mark.parametrize(("size", "joined"), [(45, True), (46, False)])
def test_a_number_many_times_the_other_is_of_another_event(size: int, joined: bool) -> None:
    many = Count("many", "Mail", f"In all {size} climbers were killed there.", str(size), size, size, "climbers killed")
    found = groups(NINE, many, verdicts=(("nine", "many", "updated", "figures/running"),))
    assert (one("nine", "many") in found) == joined


def test_workers_missing_are_not_all_the_people_missing() -> None:
    people = Count("people", "Post", "Forty people are missing in the shaft.", "Forty", 40, 40, "people missing")
    workers = Count("workers", "Mail", "Forty workers are missing in the shaft.", "Forty", 40, 40, "workers missing")
    found = groups(people, workers, verdicts=(("people", "workers", "agree", "figures/x"),))
    assert found == {one("people"), one("workers")}


def test_two_numbers_of_one_sentence_by_one_source_are_two_counts() -> None:
    words = "The guard said that nine climbers died and four porters died."
    first = Count("nine", "Post", words, "nine", 9, 9, "climbers died", "The guard")
    story, figures = counted([first, Count("four", "Mail", "Four porters died.", "Four", 4, 4, "porters died")])
    at = first.words.index("four")
    inside = figures["nine"].anchor
    second = Figure(
        "inside", type(inside).at(inside.article, at, at + 4), 4, 4, "exact", None, None, "porters died", None, None, None,
        figures["nine"].statement, None, "test",
    )  # fmt: skip
    found = grouped(story, {**figures, "inside": second})
    assert not any({"nine", "inside"} <= group for group in found)


@pytest.mark.parametrize(
    ("rule", "joined"), [("figures/later", False), ("figures/later-report", False), ("figures/superseded", True), ("figures/changed", True)]
)
def test_a_later_number_of_what_no_news_changes_may_be_another_count(rule: str, joined: bool) -> None:
    six = Count("six", "Post", "Six hikers were released.", "Six", 6, 6, "hikers released")
    ten = Count("ten", "Mail", "Ten hikers were released.", "Ten", 10, 10, "hikers released", day="2031-05-06")
    assert (groups(six, ten, verdicts=(("six", "ten", "updated", rule),)) == {one("six", "ten")}) == joined


@pytest.mark.parametrize(
    ("words", "number", "measure", "condition"),
    [
        ("Nine climbers died.", "Nine", "climbers died", "kill"),
        ("Nine people have not been heard from.", "Nine", "people", "miss"),
        ("The register of the missing has nine names.", "nine", "names", "miss"),
        ("Nine wounded climbers were released.", "Nine", "wounded climbers released", "release"),
        ("Nine huts stood on the ridge.", "Nine", "huts", ""),
    ],
)
def test_the_condition_of_the_counted(words: str, number: str, measure: str, condition: str) -> None:
    story, figures = counted([Count("n", "Post", words, number, 9, 9, measure)])
    assert conditions_of(story, figures["n"]) == ({condition} if condition else frozenset())


def test_a_sum_has_no_condition_and_keeps_its_unit() -> None:
    row = Count("n", "Post", "Nine tonnes of salt were lost when climbers died.", "Nine", 9, 9, "tonnes of salt", unit="t", unit_text="tonnes")
    story, figures = counted([row])
    count = count_of(story, figures["n"])
    assert (count.conditions, count.unit) == (frozenset(), "t")
