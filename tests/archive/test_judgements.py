"""Judgements in an archive, over both databases: kept in order, brought to the records, told of, withheld."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from tests.linking.reports import annotated
from tests.store.conftest import place, places, server, store

from onrecord.archive import bring_up
from onrecord.archive.erasure import take_down
from onrecord.archive.history import Event, changes_since, events_since, feed_of, record_at, tell_events
from onrecord.archive.judgements import entry_named, judge, judgement_rows, names_withheld, redaction_of, report_named, story_meant
from onrecord.errors import UsageError
from onrecord.judging import judgement_of
from onrecord.judging.naming import named
from onrecord.linking.profiles import profile
from onrecord.model import JudgedNoun, Judgement, JudgementKind, StoryEvent, Target
from onrecord.store import Store
from onrecord.store.annotations import add_annotations
from onrecord.store.articles import add_article
from onrecord.store.judgement_log import all_judgements
from onrecord.store.records import load_record, newest_record, record_versions
from onrecord.store.stories import add_event, add_profile, due_stories, members_between, story_members
from onrecord.store.upkeep import check

__all__ = ["place", "places", "server", "store"]

QUAY = "Harbour chief Ada Moss said that at least 12 boats sank in Monday's storm."
POST = "Ada Moss, the harbour chief, denied that the pier had been closed. 14 boats sank in Monday's storm, she said."
MAIL = "Jon Traane, a deckhand, said that the pier had been closed before Monday's storm sank 13 boats."
REPORTS = (("Quay", QUAY, "2031-05-06"), ("Post", POST, "2031-05-06"), ("Mail", MAIL, "2031-05-06"))
STEP = "step-1"


def at(day: int, hour: int = 10) -> str:
    return f"2031-05-{day:02}T{hour:02}:00:00Z"


def record_all(store: Store, day: int, hour: int = 10) -> Sequence[str]:
    clock = lambda: datetime(2031, 5, day, hour, tzinfo=UTC)  # noqa: E731
    return [version.story for version in bring_up(store, step=STEP, clock=clock)]


@pytest.fixture
def desk(store: Store) -> Store:
    """Three reports of one story, a day apart, a record version each."""
    pairs = {a.outlet: (a, n) for a, n in zip(*annotated(*REPORTS), strict=True)}
    for day, outlet in enumerate(("Quay", "Post", "Mail"), 6):
        article, notes = pairs[outlet]
        with store.write() as transaction:
            add_article(transaction, article, received=at(day))
            add_annotations(transaction, notes, step=STEP)
            add_profile(transaction, profile(article, notes, received=at(day)), version="1")
            add_event(transaction, StoryEvent("starts" if day == 6 else "joins", "s1", (article.id,), at(day), "stories/joins"))
        assert record_all(store, day) == ["s1"]
    return store


def made(store: Store, kind: JudgementKind, *words: str, noun: JudgedNoun, value: str | None = None, by: str = "ida", day: int = 9) -> Judgement:
    with store.read() as transaction:
        version = newest_record(transaction, "s1")
        assert version is not None
        record = load_record(transaction, version)
    targets = [named(record, row, nouns=(noun,), each_report=kind == "different").target for row in words]
    return judgement_of(kind, noun=noun, targets=targets, value=value, by=by, when=at(day), why="read both")


def states(store: Store) -> list[str]:
    with store.read() as transaction:
        return [row.state for row in judgement_rows(transaction)]


def test_a_judgement_makes_its_story_due_and_a_withdrawal_again(desk: Store) -> None:
    entry = made(desk, "correct", "13 boats", noun="figure", value="12")
    assert judge(desk, entry) == ("s1",)
    assert judge(desk, entry) == (), "the same entry is there once"
    assert states(desk) == ["due"]
    assert record_all(desk, 9) == ["s1"]
    assert states(desk) == ["applied"]
    with desk.read() as transaction:
        version, record = record_at(transaction, "s1")
    assert (version.number, [f.low for f in record.figures if f.rule == "judgement/figure"]) == (4, [12])
    back = judgement_of("withdraw", noun="figure", by="jon", when=at(10), why="no, 13", withdraws=entry.id)
    assert judge(desk, back) == ("s1",)
    assert record_all(desk, 10) == ["s1"]
    assert states(desk) == ["withdrawn", "applied"]
    assert judge(desk, judgement_of("withdraw", by="ida", when=at(11), why="12 after all", withdraws=back.id)) == ("s1",)
    assert record_all(desk, 11) == ["s1"]
    assert states(desk) == ["applied", "withdrawn", "applied"]
    with desk.read() as transaction:
        assert [entry.kind for entry in all_judgements(transaction)] == ["correct", "withdraw", "withdraw"]
        assert entry_named(transaction, entry.id[:8]) == entry
        with pytest.raises(UsageError, match="several"):
            entry_named(transaction, "j")
    with pytest.raises(UsageError, match="no such judgement"):
        judge(desk, judgement_of("withdraw", by="ida", when=at(12), why="so", withdraws="j0"))


def test_a_judgement_that_comes_while_a_record_is_written_is_in_the_next(desk: Store) -> None:
    judge(desk, made(desk, "note", "13 boats", noun="figure", value="ask"))
    with desk.read() as transaction:
        assert due_stories(transaction) == ("s1",)
    record_all(desk, 9)
    with desk.read() as transaction:
        assert due_stories(transaction) == ()


def test_reports_are_moved_and_stay_where_people_put_them(desk: Store) -> None:
    pairs = {a.outlet: a.id for a in annotated(*REPORTS)[0]}
    changed = judge(desk, made(desk, "different", "Quay", "Mail", noun="report"))
    assert len(changed) == 2
    other = next(story for story in changed if story != "s1")
    assert set(record_all(desk, 9)) == set(changed)
    with desk.read() as transaction:
        assert story_members(transaction, "s1") == tuple(sorted((pairs["Quay"], pairs["Post"])))
        assert story_members(transaction, other) == (pairs["Mail"],)
        held = {m.profile.article: (m.pinned, m.barred) for m in members_between(transaction, "2031-05-01", "2031-05-31", version="1")}
    assert held == {pairs["Quay"]: (True, ()), pairs["Post"]: (False, ()), pairs["Mail"]: (True, ("s1",))}
    targets = [report_named_target(desk, f"{outlet}.txt") for outlet in ("Quay", "Mail")]
    assert judge(desk, judgement_of("same", noun="report", targets=targets, by="jon", when=at(10), why="one storm")) == ("s1",)
    with desk.read() as transaction:
        assert set(story_members(transaction, "s1")) == set(pairs.values())
        assert {m.barred for m in members_between(transaction, "2031-05-01", "2031-05-31", version="1")} == {()}
        assert story_meant(transaction, None).id == "s1"
    assert check(desk) == ()


def decided(store: Store) -> dict[str, tuple[bool, tuple[str, ...]]]:
    """Of each report, by outlet: is it pinned, and from which stories is it barred?"""
    outlets = {a.id: a.outlet or "" for a in annotated(*REPORTS)[0]}
    with store.read() as transaction:
        held = members_between(transaction, "2031-05-01", "2031-05-31", version="1")
        return {outlets[m.profile.article]: (m.pinned, m.barred) for m in held}


@pytest.fixture
def parted(desk: Store) -> Store:
    """The third report in a story of its own, to which the program moved it, and two reports that a person said are of two stories."""
    with desk.write() as transaction:
        add_event(transaction, StoryEvent("splits", "s2", (report_named(transaction, "Mail.txt").row,), at(8, 11), "stories/consolidated", "s1"))
    targets = [report_named_target(desk, f"{outlet}.txt") for outlet in ("Quay", "Mail")]
    entry = judgement_of("different", noun="report", targets=targets, by="ida", when=at(9), why="two storms")
    assert judge(desk, entry) == ("s1", "s2")
    return desk


def test_reports_that_stand_in_two_stories_already_are_barred_from_each_other(parted: Store) -> None:
    assert decided(parted) == {"Quay": (True, ("s2",)), "Post": (False, ()), "Mail": (True, ("s1",))}
    assert check(parted) == ()


def test_bars_follow_the_stories_that_they_are_of(parted: Store) -> None:
    with parted.write() as transaction:
        add_event(transaction, StoryEvent("starts", "s0", (), at(9, 11), "stories/starts"))
        add_event(transaction, StoryEvent("merges", "s0", tuple(story_members(transaction, "s1")), at(9, 12), "stories/shown-alike", "s1"))
    assert decided(parted) == {"Quay": (True, ("s2",)), "Post": (False, ()), "Mail": (True, ("s0",))}


def test_a_judgement_that_was_withdrawn_neither_pins_nor_bars(parted: Store) -> None:
    with parted.read() as transaction:
        (entry,) = all_judgements(transaction)
    back = judgement_of("withdraw", by="jon", when=at(10), why="one storm", withdraws=entry.id)
    judge(parted, back)
    assert decided(parted) == {"Quay": (False, ()), "Post": (False, ()), "Mail": (False, ())}
    judge(parted, judgement_of("withdraw", by="ida", when=at(11), why="no, two", withdraws=back.id))
    assert decided(parted) == {"Quay": (True, ("s2",)), "Post": (False, ()), "Mail": (True, ("s1",))}


def report_named_target(store: Store, name: str) -> Target:
    with store.read() as transaction:
        return report_named(transaction, name).target


def test_two_that_contradict_each_other_are_both_listed(desk: Store) -> None:
    judge(desk, made(desk, "same", "Quay: Ada Moss", "Jon Traane", noun="entity"))
    judge(desk, made(desk, "different", "Quay: Ada Moss", "Jon Traane", noun="entity", by="jon"))
    record_all(desk, 9)
    assert states(desk) == ["contradicted", "contradicted"]


def test_a_judgement_on_a_report_that_was_taken_down_is_listed_as_unanchored(desk: Store) -> None:
    entry = made(desk, "note", "13 boats", noun="figure", value="ask")
    judge(desk, entry)
    take_down(desk, [report_id(desk, "Mail.txt")], reason="asked", author="ida", now=at(12), step=STEP)
    record_all(desk, 12)
    with desk.read() as transaction:
        (row,) = judgement_rows(transaction)
    assert (row.state, row.reason) == ("unanchored", "its report is not in the archive")
    assert row.judgement.value is None


def test_a_judgement_on_a_report_that_was_taken_down_meanwhile_brings_no_word_back(desk: Store) -> None:
    entry = made(desk, "note", "13 boats", noun="figure", value="ask Traane")
    take_down(desk, [report_id(desk, "Mail.txt")], reason="asked", author="ida", now=at(12), step=STEP)
    assert judge(desk, entry) == ()
    with desk.read() as transaction:
        (kept,) = all_judgements(transaction)
    assert (kept.id, kept.by, kept.why, kept.value) == (entry.id, "ida", "(taken down)", None)
    assert [target.passages for target in kept.targets] == [()]


def report_id(store: Store, name: str) -> str:
    with store.read() as transaction:
        return report_named(transaction, name).row


def test_the_record_over_time(desk: Store) -> None:
    with desk.read() as transaction:
        numbers = [record_at(transaction, "s1", at(day, hour))[0].number for day, hour in ((6, 10), (6, 11), (7, 9), (7, 10), (20, 0))]
        with pytest.raises(UsageError, match="no record at 2031-05-06T09:00:00Z; its first record is of 2031-05-06T10:00:00Z"):
            record_at(transaction, "s1", at(6, 9))
        since = changes_since(transaction, "s1", at(7, 11))
        everything = changes_since(transaction, "s1", at(1))
        feed = feed_of(transaction, "s1", program="0")
    assert numbers == [1, 1, 1, 2, 3]
    assert [c.text for c in since if c.noun == "report"] == ["“Mail.txt” (Mail) is a new report"]
    assert len([c for c in everything if c.noun == "report"]) == 3
    assert feed.count("<entry>") == 3


def test_events_are_told_once_to_each_listener(desk: Store) -> None:
    told: list[tuple[str, int]] = []

    def tell(event: Event) -> None:
        told.append((event.alert, event.version))

    wanted = ("new report", "new denial")
    assert tell_events(desk, "ida", tell, alerts=wanted) == 4
    assert told == [("new report", 1), ("new report", 2), ("new denial", 2), ("new report", 3)]
    assert tell_events(desk, "ida", tell, alerts=wanted) == 0
    assert tell_events(desk, "jon", tell, alerts=("new denial",), story="s1") == 1
    assert tell_events(desk, "jon", tell, alerts=("new denial",), story="s2") == 0
    with pytest.raises(UsageError, match="no event"):
        tell_events(desk, "ida", tell, alerts=("new rumour",))


def test_a_listener_that_fails_goes_on_at_the_event_that_failed(desk: Store) -> None:
    told: list[int] = []

    def tell(event: Event) -> None:
        if len(told) == 2:
            told.append(-1)
            raise OSError("gone")
        told.append(event.version)

    with pytest.raises(OSError, match="gone"):
        tell_events(desk, "ida", tell, alerts=("new report", "new denial"))
    assert tell_events(desk, "ida", tell, alerts=("new report", "new denial")) == 2
    assert told == [1, 2, -1, 2, 3]


def test_a_withheld_name_is_in_no_record_change_event_or_feed(desk: Store) -> None:
    judge(desk, judgement_of("redact", value="Jon Traane", by="ida", when=at(9), why="private"))
    with desk.read() as transaction:
        assert [(one.number, one.name) for one in names_withheld(transaction)] == [(1, "Jon Traane")]
        found = redaction_of(transaction, "jon  traane")
        outputs = [
            repr(record_at(transaction, "s1")[1]), repr(changes_since(transaction, "s1", at(1))), feed_of(transaction, "s1", program="0"),
            repr(list(events_since(transaction, 0, alerts=("new statement", "new claim", "new figure")))),
        ]  # fmt: skip
        raw = [repr(load_record(transaction, version)) for version in record_versions(transaction, "s1")]
    assert found is not None
    assert [n for n, text in enumerate(outputs) if "traane" in text.lower()] == []
    assert "Jon Traane" in raw[-1], "the archive itself keeps it"
