"""Placing reports: what joins, starts and merges; the window; that an index made anew gives the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiles import ALL, ALONE, FIRES, STRIKES, report

from onrecord.linking.stories import WINDOW, StoryIndex, around, stories_of, story_id
from onrecord.model import Profile, StoryEvent, StoryMember


def _streamed(profiles: Sequence[Profile], *, anew: bool = False) -> list[StoryEvent]:
    """The events of placing the reports in this order; with `anew` each on an index of its own, as after a restart."""
    index, log = StoryIndex(), list[StoryEvent]()
    for number, one in enumerate(profiles):
        if anew:
            index = StoryIndex()
        for first, last in index.wants(one):
            home = stories_of(log)
            founded = {e.story: e.received for e in log if e.kind == "starts"}
            known = [StoryMember(p, home[p.article], founded[home[p.article]]) for p in profiles[:number] if first <= p.day <= last]
            index.hold(known, first, last)
        log += index.place(one)
    return log


def _partition(home: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(a for a, s in home.items() if s == story) for story in home.values()}


TOLD = {frozenset(p.article for p in event) for event in (FIRES, STRIKES, (ALONE,))}


def test_reports_of_one_event_stand_together_under_the_name_of_the_first() -> None:
    home = stories_of(_streamed(ALL))
    assert _partition(home) == TOLD
    assert home[FIRES[2].article] == story_id(FIRES[0].article)


def test_events_say_what_happened() -> None:
    log = _streamed((*STRIKES, ALONE))
    assert [(e.kind, e.articles, e.other) for e in log] == [
        ("starts", (STRIKES[0].article,), None),
        ("joins", (STRIKES[1].article,), None),
        ("starts", (ALONE.article,), None),
    ]
    assert log[1].confidence is not None and log[1].confidence > 0.5
    assert {e.rule for e in log} == {"stories/none-alike", "stories/alike"}


@given(st.permutations(ALL))
def test_late_reports_find_their_story_and_a_restart_changes_nothing(order: list[Profile]) -> None:
    log = _streamed(order)
    assert _partition(stories_of(log)) == TOLD
    assert _streamed(order, anew=True) == log


def test_a_report_after_the_window_starts_a_story() -> None:
    again = replace(FIRES[0], article="a1", day="2031-05-30")
    assert [e.kind for e in _streamed((FIRES[0], again))] == ["starts", "starts"]
    inside = replace(again, day=around(FIRES[0].day)[1])
    assert WINDOW == 60 and [e.kind for e in _streamed((FIRES[0], inside))] == ["starts", "joins"]


def test_a_report_may_show_that_two_stories_are_one_and_the_older_stands() -> None:
    left = report("Boat sinks off Marrow Point", "The trawler Anselma sank off Marrow Point with Captain Ivo Drent.", "2031-03-04")
    right = report(
        "Search for crew of lost vessel", "Coast guard crews and Lieutenant Sela Quist searched for Drent and four fishermen.", "2031-03-04"
    )
    both = report(
        "Search for crew of boat lost off Marrow Point",
        "Coast guard crews led by Lieutenant Sela Quist searched off Marrow Point for Captain Ivo Drent and four fishermen of the trawler Anselma.",
        "2031-03-04",
    )
    apart = _streamed((left, right))
    assert [e.kind for e in apart] == ["starts", "starts"]
    log = _streamed((replace(left, received="2031-03-04T08:00:00Z"), replace(right, received="2031-03-04T07:00:00Z"), both))
    merge = log[-1]
    assert (merge.kind, merge.story, merge.other) == ("merges", story_id(right.article), story_id(left.article))
    assert set(stories_of(log).values()) == {story_id(right.article)}


def test_nobody_puts_a_report_back_where_somebody_took_it_out() -> None:
    index = StoryIndex()
    index.hold((), *around(FIRES[0].day))
    story = index.place(FIRES[0])[0].story
    assert [e.kind for e in index.place(replace(FIRES[1], day=FIRES[0].day), barred=(story,))] == ["starts"]


def test_a_merge_does_not_undo_what_somebody_took_apart() -> None:
    day = FIRES[0].day
    index = StoryIndex()
    index.hold((), *around(day))
    story = index.place(FIRES[0])[0].story
    index.place(replace(FIRES[1], day=day), barred=(story,))
    assert [e.kind for e in index.place(replace(FIRES[2], day=day))] == ["joins"]


def test_a_report_twice_is_one() -> None:
    index = StoryIndex()
    index.hold((), *around(ALONE.day))
    assert index.place(ALONE) and not index.place(ALONE)
    assert len(index) == 1


def test_days_that_were_not_handed_over_are_asked_for() -> None:
    index = StoryIndex()
    with pytest.raises(ValueError, match="2031-03-05"):
        index.place(ALONE)
    assert index.wants(ALONE) == (("2031-01-04", "2031-05-04"),)
    index.hold((), "2031-01-04", "2031-05-04")
    assert index.wants(ALONE) == ()
    assert index.wants(replace(ALONE, day="2031-03-06")) == (("2031-05-05", "2031-05-05"),)
    assert index.wants(replace(ALONE, day="2031-03-03")) == (("2031-01-02", "2031-01-03"),)
    assert index.wants(replace(ALONE, day="2035-03-03")) == (around("2035-03-03"),)


def test_what_left_the_window_is_let_go() -> None:
    index = StoryIndex()
    for number in range(30):
        one = replace(ALONE, article=f"a{number}", day=f"20{31 + number}-03-05")
        for first, last in index.wants(one):
            index.hold((), first, last)
        index.place(one)
    assert len(index) == 1
