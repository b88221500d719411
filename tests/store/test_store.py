"""What the archive keeps, over SQLite and PostgreSQL alike: added once, given back as it was, in the order of arrival."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.codec.nouns import annotation_sets
from tests.store.reports import LATER, LEAD, NOW, article, event, profile, record, rows_of

from onrecord.codec import decode_annotations, dumps, encode, encode_annotations
from onrecord.errors import StoreError
from onrecord.model import Annotations, FetchState, Position, Refusal
from onrecord.store import Store, open_store
from onrecord.store import annotations as kept
from onrecord.store.articles import (
    add_article,
    article_bytes,
    article_of,
    articles_of,
    articles_since,
    count_articles,
    newest_at,
    revised,
    with_sha256,
)  # fmt: skip
from onrecord.store.judgements import add_judgement, judgement_log
from onrecord.store.links import add_links, links_of
from onrecord.store.progress import (
    failures_since,
    fetch_state,
    forget_position,
    note_failures,
    position,
    set_fetch_state,
    set_position,
)  # fmt: skip
from onrecord.store.records import add_record, load_record, newest_record, newest_records, record_text, record_versions, summary_of
from onrecord.store.rows import packed, unpacked
from onrecord.store.search import index_article, index_statements, search_text
from onrecord.store.stories import (
    add_event,
    add_profile,
    all_stories,
    due_stories,
    mark_recorded,
    members_between,
    newest_event,
    not_placed,
    standing,
    story,
    story_ids,
    story_log,
    story_members,
    story_of,
    touch,
)  # fmt: skip
from onrecord.store.tombstones import Tombstone, add_tombstone, all_tombstones, tombstone_of
from onrecord.store.upkeep import check, vacuum

GENERATED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_an_article_is_added_once_and_comes_back_as_it_was(store: Store) -> None:
    odd = article("Ein\0e \ud800 Zeile “mit” \U0001f6a2 allem.\r\n", locator="ne\ud800ws.txt", outlet=None, day=None, title=None)
    data = odd.text.encode("utf-8", "surrogatepass")
    with store.write() as transaction:
        assert add_article(transaction, odd, received=NOW, data=data)
        assert add_article(transaction, article(), received=NOW, address="https://quay.example/1")
        assert not add_article(transaction, replace(article(), title="Another"), received=LATER)
    with store.read() as transaction:
        stored = article_of(transaction, odd.id)
        assert stored is not None
        assert (stored.article, stored.received, stored.revises, stored.address) == (odd, NOW, None, None)
        assert article_bytes(transaction, odd.sha256) == data
        assert article_bytes(transaction, article().sha256) is None
        assert [s.article for s in articles_since(transaction, 0)] == [odd, article()]
        assert [s.article for s in articles_since(transaction, stored.seq, most=5)] == [article()]
        assert {s.article.id for s in articles_of(transaction, [odd.id, "a0", article().id])} == {odd.id, article().id}
        assert count_articles(transaction) == 2
    assert check(store) == ()


def test_a_revision_names_what_it_revises(store: Store) -> None:
    first, second = article(), article(LEAD.replace("12", "14"))
    address = "https://quay.example/storm?" + "long" * 900
    with store.write() as transaction:
        add_article(transaction, first, received=NOW, address=address)
        add_article(transaction, second, received=LATER, address=address, revises=first.id)
    with store.read() as transaction:
        newest = newest_at(transaction, address)
        assert newest is not None
        assert (newest.article, newest.revises) == (second, first.id)
        assert newest_at(transaction, "https://quay.example/other") is None
        assert revised(transaction, [first.id, second.id]) == {first.id}
        assert [s.article.id for s in with_sha256(transaction, first.sha256)] == [first.id]


def test_annotations_are_kept_by_step(store: Store) -> None:
    one, other = article(), article(LEAD.replace("12", "14"))
    with store.write() as transaction:
        for each in (one, other):
            add_article(transaction, each, received=NOW)
        assert kept.add_annotations(transaction, rows_of(one), step="tagger-1")
        assert not kept.add_annotations(transaction, Annotations(one.id), step="tagger-1")
        assert kept.add_annotations(transaction, Annotations(one.id), step="tagger-2")
        assert kept.annotations_of(transaction, [one.id, other.id], step="tagger-1") == {one.id: rows_of(one)}
        assert kept.annotations_of(transaction, [one.id], step="tagger-2") == {one.id: Annotations(one.id)}
        assert kept.not_annotated(transaction, step="tagger-1") == (other.id,)
        assert kept.steps(transaction) == ("tagger-1", "tagger-2")


@GENERATED
@given(annotation_sets())
def test_annotations_lose_nothing_when_packed(made: Annotations) -> None:
    assert decode_annotations(unpacked(packed(encode_annotations(made)))) == made


def test_stories_follow_their_log(store: Store) -> None:
    with store.write() as transaction:
        for one in (event("starts", "s1", "a1"), event("joins", "s1", "a2"), event("starts", "s3", "a3"), event("joins", "s3", "a4")):
            add_event(transaction, one)
        assert story_members(transaction, "s1") == ("a1", "a2")
        add_event(transaction, event("moves", "s1", "a4", other="s3", received=LATER))
        assert (story_of(transaction, "a4"), story_members(transaction, "s3")) == ("s1", ("a3",))
        add_event(transaction, event("merges", "s1", "a3", other="s3", received=LATER))
        add_event(transaction, event("splits", "s2", "a2", other="s1", received=LATER))
    with store.read() as transaction:
        assert story_members(transaction, "s1") == ("a1", "a3", "a4")
        assert [s.id for s in all_stories(transaction)] == ["s1", "s2"]
        gone = story(transaction, "s3")
        assert gone is not None
        assert (gone.merged_into, gone.founded) == ("s1", NOW)
        found = standing(transaction, "s3")
        assert found is not None
        assert found.id == "s1"
        assert standing(transaction, "s9") is None
        assert story_ids(transaction, "s") == ("s1", "s2", "s3")
        assert story_ids(transaction, "%") == ()
        log = story_log(transaction)
        assert [e.event.kind for e in log] == ["starts", "joins", "starts", "joins", "moves", "merges", "splits"]
        assert [e.event.kind for e in story_log(transaction, "s3")] == ["starts", "joins", "moves", "merges"]
        assert story_log(transaction, since=log[-2].seq) == log[-1:]
        assert newest_event(transaction) == log[-1].seq
        assert log[5].event == event("merges", "s1", "a3", other="s3", received=LATER)
    assert check(store) == ()


def test_members_are_handed_over_by_day(store: Store) -> None:
    early, late, undated = article(), article("Storm over.", day="2031-06-30"), article("No day.", day=None)
    with store.write() as transaction:
        for each in (late, early, undated):
            add_article(transaction, each, received=NOW)
            assert add_profile(transaction, profile(each), version="1")
            assert not add_profile(transaction, profile(each, received=LATER), version="1")
        assert not_placed(transaction) == (late.id, early.id, undated.id)
        add_event(transaction, event("starts", "s1", early.id))
        add_event(transaction, event("joins", "s1", undated.id, received=LATER))
        add_event(transaction, event("starts", "s2", late.id))
        assert not_placed(transaction) == ()
    with store.read() as transaction:
        found = tuple(members_between(transaction, "2031-05-01", "2031-05-06", version="1"))
        assert [(m.profile, m.story, m.founded) for m in found] == [(profile(early), "s1", NOW), (profile(undated), "s1", NOW)]
        assert tuple(members_between(transaction, "2031-05-01", "2031-05-06", version="2")) == ()


def test_a_record_version_is_added_when_the_record_changed(store: Store) -> None:
    first, second = article(), article(LEAD.replace("12", "14"), outlet="The Beacon", day="2031-05-07")
    with store.write() as transaction:
        add_event(transaction, event("starts", "s1", first.id))
        one = add_record(transaction, "s1", record(first), made=NOW)
        assert one is not None
        assert add_record(transaction, "s1", record(first), made=LATER) is None
        two = add_record(transaction, "s1", record(first, second), made=LATER)
        assert two is not None
        assert add_links(transaction, record(first, second), made=LATER) == 1
        assert add_links(transaction, record(second, first), made=LATER) == 0
    with store.read() as transaction:
        assert (one.number, two.number) == (1, 2)
        assert (two.summary.label, two.summary.first, two.summary.last) == ("Storm sinks boats off Port Ellery", "2031-05-06", "2031-05-07")
        assert (two.summary.reports, two.summary.origins, two.summary.disputed) == (2, 0, 1)
        assert summary_of(record(first), "Boats sunk (Port Ellery)").label == "Boats sunk (Port Ellery)"
        assert newest_record(transaction, "s1") == two
        assert newest_record(transaction, "s1", at=NOW) == one
        assert newest_record(transaction, "s1", at="2031-05-06T08:59:59Z") is None
        assert record_versions(transaction, "s1") == (one, two)
        assert newest_records(transaction) == (two,)
        assert load_record(transaction, one) == record(first)
        assert record_text(transaction, two) == dumps(encode(record(first, second)))
        assert [link.kind for link in links_of(transaction, second.id)] == ["verbatim"]
    assert check(store) == ()


def test_a_record_is_due_when_something_happened_since(store: Store) -> None:
    with store.write() as transaction:
        add_event(transaction, event("starts", "s1", "a1"))
        seen = standing(transaction, "s1")
        assert seen is not None
        assert due_stories(transaction) == ("s1",)
        add_event(transaction, event("joins", "s1", "a2"))
        assert mark_recorded(transaction, "s1", changes=seen.changes)
        assert due_stories(transaction) == ("s1",), "a report came while the record was made"
        assert mark_recorded(transaction, "s1", changes=seen.changes + 1)
        assert not mark_recorded(transaction, "s1", changes=seen.changes), "an older record does not follow a newer one"
        assert due_stories(transaction) == ()
        touch(transaction, "s1")
        assert due_stories(transaction) == ("s1",)


def test_judgements_tombstones_failures_and_the_state_of_reading(store: Store) -> None:
    stone = Tombstone("a1", "f" * 64, "e" * 64, "taken down on request", "Ines Roth", NOW)
    gone = Refusal("b\0.txt", "empty file " + "x" * 4000)
    long = "https://quay.example/" + "path/" * 1000
    with store.write() as transaction:
        assert add_judgement(transaction, "j1", kind="note", author="Ines Roth", made=NOW, document={"value": "seen\0"})
        assert not add_judgement(transaction, "j1", kind="note", author="Ines Roth", made=NOW, document={})
        assert add_judgement(transaction, "j2", kind="withdraw", author="Ines Roth", made=LATER, document={}, withdraws="j1")
        assert add_tombstone(transaction, stone)
        assert not add_tombstone(transaction, stone)
        note_failures(transaction, [gone, Refusal("c.txt", "no text in it")], at=NOW)
        note_failures(transaction, [gone], at=LATER)
        assert fetch_state(transaction, long) == FetchState(long)
        set_fetch_state(transaction, FetchState(long, '"abc"', None, NOW, None, 1))
        set_fetch_state(transaction, FetchState(long, '"abd"', "Tue", LATER, LATER, 0))
        set_position(transaction, Position("crawl.warc.gz", "1:ff", 4_000_000_000, 7))
        set_position(transaction, Position("crawl.warc.gz", "1:ff", 5_000_000_000, 9))
    with store.read() as transaction:
        assert [(j.id, j.withdraws, j.document) for j in judgement_log(transaction)] == [
            ("j1", None, {"value": "seen\0"}),
            ("j2", "j1", {}),
        ]
        assert tombstone_of(transaction, sha256="f" * 64, content="0") == stone == tombstone_of(transaction, sha256="0", content="e" * 64)
        assert tombstone_of(transaction, sha256="e" * 64, content="f" * 64) is None
        assert all_tombstones(transaction) == (stone,)
        failures = failures_since(transaction)
        assert [(f.refusal.locator, f.times, f.first, f.last) for f in failures] == [("b\ufffd.txt", 2, NOW, LATER), ("c.txt", 1, NOW, NOW)]
        assert [f.refusal.locator for f in failures_since(transaction, LATER)] == ["b\ufffd.txt"]
        assert fetch_state(transaction, long) == FetchState(long, '"abd"', "Tue", LATER, LATER, 0)
        assert position(transaction, "crawl.warc.gz") == Position("crawl.warc.gz", "1:ff", 5_000_000_000, 9)
    with store.write() as transaction:
        forget_position(transaction, "crawl.warc.gz")
        assert position(transaction, "crawl.warc.gz") is None


SEARCHES = [
    ("boats", {}, ["moss/statement", "moss/text", "moss/title", "port/text"]),
    ("boat SINKING", {}, ["moss/title"]),
    ('"boats sank"', {}, ["moss/statement", "moss/text"]),
    ('"sank boats"', {}, []),
    ("harbour Sao", {}, ["port/text"]),
    ("ferry OR weather", {}, ["port/text"]),
    ("boats", {"speaker": "moss"}, ["moss/statement"]),
    ("boats", {"speaker": "m%s"}, []),
    ("boats", {"act": "say", "parts": ["statement"]}, ["moss/statement"]),
    ("boats", {"act": "deny"}, []),
    ("boats", {"outlet": "beacon"}, ["port/text"]),
    ("boats", {"first": "2031-05-07"}, ["port/text"]),
    ("boats", {"last": "2031-05-06", "parts": ["text"]}, ["moss/text"]),
    ("boats -harbour* NEAR( ' ) : ^", {}, []),
    ("", {}, []),
    ("OR \" ? '", {}, []),
]


@pytest.mark.parametrize(("query", "options", "found"), SEARCHES)
def test_search_gives_the_same_on_both(store: Store, query: str, options: dict[str, str], found: list[str]) -> None:
    moss = article("Harbour chief Ada Moss said at least 12 boats sank on Monday.", title="Boats sinking off Port Ellery")
    port = article("A weather service in S\u00e3o Bento saw boats leave the harbour.", outlet="The Beacon", day="2031-05-08", title=None)
    names = {moss.id: "moss", port.id: "port"}
    with store.write() as transaction:
        for each in (moss, port):
            add_article(transaction, each, received=NOW)
            index_article(transaction, each)
            index_article(transaction, each)
        index_statements(transaction, moss, rows_of(moss))
        index_statements(transaction, moss, rows_of(moss))
    with store.read() as transaction:
        hits = search_text(transaction, query, **options)  # type: ignore[arg-type]
    assert sorted(f"{names[hit.article]}/{hit.part}" for hit in hits) == found
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_passage_says_where_it_begins(store: Store) -> None:
    long = article("word " * 30_000 + "needle")
    moss = article()
    with store.write() as transaction:
        for each in (long, moss):
            add_article(transaction, each, received=NOW)
            index_article(transaction, each)
        index_statements(transaction, moss, rows_of(moss))
        assert [(h.start, h.row) for h in search_text(transaction, "needle")] == [(150_000, None)]
        said = search_text(transaction, "sank", parts=["statement"])
    assert [(h.row, h.start, h.speaker, h.act) for h in said] == [(f"{moss.id}.s1", LEAD.index("at least"), "Ada Moss", "say")]


def test_what_is_raised_in_a_transaction_undoes_it(store: Store) -> None:
    def half_way() -> None:
        with store.write() as transaction:
            add_article(transaction, article(), received=NOW)
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        half_way()
    with store.read() as transaction:
        assert count_articles(transaction) == 0


def test_a_reader_sees_the_archive_as_it_was(store: Store, place: str) -> None:
    with open_store(place) as other, store.read() as reading:
        assert count_articles(reading) == 0
        with other.write() as writing:
            add_article(writing, article(), received=NOW)
        assert count_articles(reading) == 0
        with other.read() as later:
            assert count_articles(later) == 1


def test_a_second_writer_waits_and_then_says_so(store: Store, place: str) -> None:
    with open_store(place, patience=0.2) as other, store.write() as transaction:
        add_article(transaction, article(), received=NOW)
        with pytest.raises(StoreError, match=r"locked by another program for more than 0\.2 s"), other.write():
            raise AssertionError("two writers at once")
    with store.read() as transaction:
        assert count_articles(transaction) == 1


def test_vacuum_leaves_an_archive_whole(store: Store, places: Callable[[], str]) -> None:
    with store.write() as transaction:
        add_article(transaction, article(), received=NOW)
        index_article(transaction, article())
    vacuum(store)
    assert check(store) == ()
    with store.read() as transaction:
        assert len(search_text(transaction, "boats")) == 2
