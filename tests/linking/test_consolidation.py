"""Days settled anew: the same stories whatever the order of arrival, and events that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiles import ALL, ALONE, FIRES, STRIKES

from onrecord.linking.consolidation import consolidate
from onrecord.linking.stories import story_id
from onrecord.model import Profile, StoryEvent, StoryMember

FIRST, LAST, NOW = "2031-03-01", "2031-03-31", "2031-03-31T23:00:00Z"
TOLD = {frozenset(p.article for p in event) for event in (FIRES, STRIKES, (ALONE,))}


def _members(homes: Iterable[tuple[Profile, str]], **options: object) -> list[StoryMember]:
    return [StoryMember(p, s, p.received, **options) for p, s in homes]  # type: ignore[arg-type]


def _applied(members: Sequence[StoryMember], events: Iterable[StoryEvent]) -> dict[str, str]:
    home = {m.profile.article: m.story for m in members}
    for event in events:
        if event.kind == "merges":
            assert set(event.articles) == {a for a, s in home.items() if s == event.other}
        if event.kind in ("splits", "moves"):
            assert {home[a] for a in event.articles} == {event.other}
        if event.kind == "splits":
            assert event.story not in home.values()
        home.update(dict.fromkeys(event.articles, event.story))
    return home


def _partition(home: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(a for a, s in home.items() if s == story) for story in home.values()}


@given(
    st.lists(st.sampled_from([story_id(p.article) for p in ALL]), min_size=len(ALL), max_size=len(ALL)), st.randoms(use_true_random=False)
)
def test_the_partition_depends_on_the_reports_alone(stories: list[str], draw: object) -> None:
    members = _members(zip(ALL, stories, strict=True))
    draw.shuffle(members)  # type: ignore[attr-defined]
    events = consolidate(members, first=FIRST, last=LAST, received=NOW)
    home = _applied(members, events)
    assert _partition(home) == TOLD
    after = _members([(p, home[p.article]) for p in ALL])
    assert consolidate(after, first=FIRST, last=LAST, received=NOW) == ()
    assert consolidate(list(reversed(members)), first=FIRST, last=LAST, received=NOW) == events


def test_an_id_stays_with_most_of_its_reports() -> None:
    wrong = _members([(FIRES[0], "s1"), (FIRES[1], "s1"), (FIRES[2], "s1"), (ALONE, "s1")])
    (event,) = consolidate(wrong, first=FIRST, last=LAST, received=NOW)
    assert (event.kind, event.story, event.articles, event.other) == ("splits", story_id(ALONE.article), (ALONE.article,), "s1")
    assert event.rule == "stories/consolidated" and event.received == NOW


def test_the_older_of_two_stories_stands() -> None:
    members = [StoryMember(STRIKES[0], "s2", "2031-03-05T08:00:00Z"), StoryMember(STRIKES[1], "s1", "2031-03-04T08:00:00Z")]
    (event,) = consolidate(members, first=FIRST, last=LAST, received=NOW)
    assert (event.kind, event.story, event.other) == ("merges", "s1", "s2")


def test_reports_of_other_days_and_pinned_ones_stay() -> None:
    wrong = [(FIRES[0], "s1"), (STRIKES[0], "s1")]
    assert consolidate(_members(wrong), first="2031-04-01", last="2031-04-30", received=NOW) == ()
    assert consolidate(_members(wrong, pinned=True), first=FIRST, last=LAST, received=NOW) == ()


def test_an_open_report_comes_to_the_story_that_stays() -> None:
    members = [*_members([(FIRES[0], "s1")], pinned=True), *_members([(FIRES[1], "s2"), (ALONE, "s2")])]
    (event,) = consolidate(members, first=FIRST, last=LAST, received=NOW)
    assert (event.kind, event.story, event.other, event.articles) == ("moves", "s1", "s2", (FIRES[1].article,))


def test_somebody_took_a_report_out() -> None:
    members = [*_members([(FIRES[0], "s1"), (FIRES[1], "s1")]), *_members([(FIRES[2], "s3")], barred=("s1",))]
    assert consolidate(members, first=FIRST, last=LAST, received=NOW) == ()


def test_a_name_that_was_given_up_is_not_given_again() -> None:
    members = _members([(FIRES[0], "s1"), (FIRES[1], "s1"), (ALONE, "s1")])
    (event,) = consolidate(members, first=FIRST, last=LAST, received=NOW, retired=(story_id(ALONE.article),))
    assert event.kind == "splits" and event.story not in ("s1", story_id(ALONE.article))


def test_nothing_gives_nothing() -> None:
    assert consolidate((), first=FIRST, last=LAST, received=NOW) == ()
