"""A story that loses all of its reports: a last version without any, and none of its words in what is given of it today."""

from __future__ import annotations

import pytest
from tests.archive.test_judgements import STEP, at, desk, record_all, report_id
from tests.store.conftest import place, places, server, store

from onrecord.archive.erasure import take_down
from onrecord.archive.finding import ask_archive, records_of, search_archive
from onrecord.archive.history import changes_since, feed_of, record_at
from onrecord.archive.stories import story_list
from onrecord.errors import UsageError
from onrecord.model import Filters, StoryEvent
from onrecord.store import Store
from onrecord.store.records import newest_records, record_versions
from onrecord.store.stories import add_event, due_stories
from onrecord.store.upkeep import check

__all__ = ["desk", "place", "places", "server", "store"]


@pytest.fixture
def emptied(desk: Store) -> Store:
    """Two reports went to another story, and the third was taken down."""
    with desk.write() as transaction:
        add_event(transaction, StoryEvent("starts", "s2", (), at(9), "stories/starts"))
        for outlet in ("Quay", "Post"):
            add_event(transaction, StoryEvent("moves", "s2", (_report(desk, outlet),), at(9), "stories/consolidated", "s1"))
    take_down(desk, [_report(desk, "Mail")], reason="asked", author="ida", now=at(10), step=STEP)
    record_all(desk, 10)
    return desk


def _report(store: Store, outlet: str) -> str:
    return report_id(store, f"{outlet}.txt")


def test_its_last_version_has_no_report(emptied: Store) -> None:
    with emptied.read() as transaction:
        versions = record_versions(transaction, "s1")
        assert [(v.number, v.summary.reports, v.closed) for v in versions] == [(1, 1, False), (2, 2, False), (3, 0, True)]
        assert due_stories(transaction) == ()
    assert record_all(emptied, 11) == []
    assert check(emptied) == ()


def test_nothing_of_it_is_shown_today_and_all_of_what_it_was_then(emptied: Store) -> None:
    with emptied.read() as transaction:
        with pytest.raises(UsageError, match=r"s1: has had no reports since 2031-05-10T10:00:00Z; some went to s2; --as-of shows"):
            record_at(transaction, "s1")
        assert [a.outlet for a in record_at(transaction, "s1", at(6, 11))[1].articles] == ["Quay"]
        gone = [c.text for c in changes_since(transaction, "s1", at(7, 11))]
        feed = feed_of(transaction, "s1", program="0")
    assert sorted(gone) == [f"“{outlet}.txt” ({outlet}) is no longer among the reports" for outlet in ("Post", "Quay")]
    assert feed.count("<entry>") == 3
    assert "2 changes" in feed
    assert "Traane" not in feed


def test_lists_questions_searches_and_exports_know_the_other_story_alone(emptied: Store) -> None:
    with emptied.read() as transaction:
        assert [row.id for row in story_list(transaction)] == ["s2"] == [v.story for v in newest_records(transaction)]
        assert records_of(transaction, ["s1"]) == {}
        assert set(records_of(transaction, ["s1", "s2"])) == {"s2"}
        found = search_archive(transaction, "", Filters())
        assert found
        assert {a.outlet for record in records_of(transaction, ["s2"]).values() for a in record.articles} == {"Quay", "Post"}
        assert not ask_archive(transaction, "Who said that the pier had been closed before the storm?").on_record


def test_a_story_that_gets_a_report_again_goes_on(emptied: Store) -> None:
    with emptied.write() as transaction:
        add_event(transaction, StoryEvent("moves", "s1", (_report(emptied, "Quay"),), at(11), "stories/consolidated", "s2"))
    assert set(record_all(emptied, 11)) == {"s1", "s2"}
    with emptied.read() as transaction:
        version, record = record_at(transaction, "s1")
    assert (version.number, [a.outlet for a in record.articles]) == (4, ["Quay"])


def test_where_nothing_was_ever_recorded_there_is_nothing_to_close(store: Store) -> None:
    with store.write() as transaction:
        add_event(transaction, StoryEvent("starts", "s1", (), at(9), "stories/starts"))
    assert record_all(store, 10) == []
    with store.read() as transaction:
        assert record_versions(transaction, "s1") == ()
        assert due_stories(transaction) == ()
