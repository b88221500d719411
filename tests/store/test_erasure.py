"""A report taken down: not a word of it in the archive or its files, the rest as it was, and a tombstone that keeps it out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from tests.linking.reports import annotated
from tests.store.reports import event

from onrecord import pipeline
from onrecord.archive import bring_up, erasure
from onrecord.archive.erasure import Erased, expired, finish, reports_named, take_down
from onrecord.archive.history import changes_since, feed_of, record_at, why_none
from onrecord.errors import StoreError, UsageError
from onrecord.judging import judgement_of, target_of
from onrecord.model import Anchor, Annotations, Article, FetchState, Judgement, Record, Refusal
from onrecord.store import Store
from onrecord.store.annotations import add_annotations, annotations_of
from onrecord.store.articles import add_article, article_bytes, article_of
from onrecord.store.judgement_log import all_judgements, append_judgement
from onrecord.store.links import add_links, links_of
from onrecord.store.progress import fetch_state, note_failure, set_fetch_state
from onrecord.store.records import add_record, load_record, newest_record, record_versions
from onrecord.store.schema import TABLES, placements
from onrecord.store.search import index_article, index_statements, search_text
from onrecord.store.stories import add_event, due_stories, mark_recorded, story_members, touch
from onrecord.store.tombstones import all_tombstones, tombstone_of
from onrecord.store.upkeep import check, vacuum

QUAY = "Harbour chief Ada Moss said that at least 12 boats sank in Monday's storm."
SECRET = (
    "Zorvik Traane, a deckhand, said that his brother had lashed the quixotic mooring wrongly. Ada Moss said that at least 14 boats sank in "
    "Monday's storm."
)
POST = "The harbour chief, Ada Moss, denied that the pier had been closed. At least 12 boats sank in Monday's storm, she said."
TIMES = ("2031-05-06T10:00:00Z", "2031-05-07T10:00:00Z", "2031-05-08T10:00:00Z")
NOW, STEP = "2031-06-01T10:00:00Z", "step-1"
WORDS = ("zorvik", "traane", "quixotic", "lashed")
"""Words that no other report has, nor the program itself."""


def reports() -> dict[str, Article]:
    return {a.outlet or "": a for a in annotated(("Quay", QUAY, "2031-05-06"), ("Secret", SECRET, "2031-05-06"), ("Post", POST, "2031-05-06"))[0]}


def read_from(of: Article) -> bytes:
    """The bytes that the article's digest is of."""
    return f"{of.outlet}\n{of.text}".encode()


def notes(of: Article) -> Annotations:
    articles, found = annotated(("Quay", QUAY, "2031-05-06"), ("Secret", SECRET, "2031-05-06"), ("Post", POST, "2031-05-06"))
    return next(n for a, n in zip(articles, found, strict=True) if a.id == of.id)


def judgement(words: str, of: Article, *, value: str = "13") -> Judgement:
    at = of.text.index(words)
    target = target_of(of, Anchor.at(of.id, at, at + len(words)))
    return judgement_of("correct", noun="figure", targets=[target], value=value, by="ida", when="2031-05-07T12:00:00Z", why=f"not “{words}”")


@pytest.fixture
def filled(store: Store) -> Store:
    """Three reports of one story that came one after another, each with all that an archive keeps of it."""
    articles = [reports()[outlet] for outlet in ("Quay", "Secret", "Post")]
    held: list[Article] = []
    for article, made in zip(articles, TIMES, strict=True):
        held.append(article)
        found = [notes(a) for a in held]
        with store.write() as transaction:
            add_article(transaction, article, received=made, address=f"https://news.example/{article.outlet}", data=read_from(article))
            add_annotations(transaction, found[-1], step=STEP)
            index_article(transaction, article)
            index_statements(transaction, article, found[-1])
            add_event(transaction, event("starts" if len(held) == 1 else "joins", "s1", article.id, received=made))
            record = pipeline.record(held, found)
            add_record(transaction, "s1", record, made=made)
            add_links(transaction, record, made=made)
    with store.write() as transaction:
        append_judgement(transaction, judgement("quixotic mooring", reports()["Secret"]))
        append_judgement(transaction, judgement("At least 12 boats", reports()["Post"], value="at least 12"))
        set_fetch_state(transaction, FetchState("https://news.example/Secret", etag="zorvik-1", checked=NOW))
        note_failure(transaction, Refusal("Secret.txt", "zorvik could not be read"), at=NOW)
    return store


def takedown(store: Store, outlet: str = "Secret") -> Erased:
    return take_down(store, [reports()[outlet].id], reason="asked by the family", author="ida", now=NOW, step=STEP)


def files(store: Store) -> bytes:
    """Everything on the disk: the database's file and its log."""
    assert store.path is not None
    return b"".join(Path(f"{store.path}{tail}").read_bytes() for tail in ("", "-wal") if Path(f"{store.path}{tail}").exists()).lower()


def values(store: Store) -> Iterator[tuple[str, str]]:
    """Every value of every row of the tables, in clear text, with its table."""
    with store.read() as transaction:
        for table in TABLES.sorted_tables:
            for row in transaction.execute(select(table)):
                for value in row:
                    if isinstance(value, (bytes, memoryview)):
                        raw = bytes(value)
                        yield table.name, zlib.decompress(raw).decode() if raw[:1] == b"\x78" else raw.decode("latin-1")
                    else:
                        yield table.name, str(value)


def tables_with(store: Store, words: tuple[str, ...]) -> set[str]:
    return {table for table, value in values(store) if any(word in value.lower() for word in words)}


def packed_pieces(store: Store) -> list[bytes]:
    """A middle piece of each compressed value that holds the words, as it stands in the file."""
    out = []
    with store.read() as transaction:
        for table in TABLES.sorted_tables:
            for row in transaction.execute(select(table)):
                out += [v[8:48].lower() for v in row if isinstance(v, bytes) and any(w in zlib.decompress(v).decode().lower() for w in WORDS)]
    return out


def test_no_word_stays_in_any_table_and_the_other_reports_do(filled: Store) -> None:
    assert tables_with(filled, WORDS) == {
        "articles", "bytes", "annotations", "records", "passages", "judgements", "fetches", "failures",
    }  # fmt: skip
    takedown(filled)
    assert tables_with(filled, WORDS) == set()
    assert {"articles", "bytes", "annotations", "records", "passages"} <= tables_with(filled, ("monday",))
    assert check(filled) == ()
    with filled.read() as transaction:
        assert article_of(transaction, reports()["Secret"].id) is None
        assert article_bytes(transaction, reports()["Secret"].sha256) is None
        assert article_bytes(transaction, reports()["Post"].sha256) == read_from(reports()["Post"])
        assert annotations_of(transaction, [reports()["Secret"].id], step=STEP) == {}
        assert links_of(transaction, reports()["Secret"].id) == ()
        assert story_members(transaction, "s1") == tuple(sorted(reports()[outlet].id for outlet in ("Quay", "Post")))
        assert search_text(transaction, "mooring") == ()
        assert {hit.article for hit in search_text(transaction, "storm")} == {reports()[outlet].id for outlet in ("Quay", "Post")}
        assert fetch_state(transaction, "https://news.example/Secret").etag is None


def test_no_word_stays_in_the_files(filled: Store) -> None:
    if filled.path is None:
        pytest.skip("PostgreSQL keeps its own files")
    pieces = packed_pieces(filled)
    assert len(pieces) >= 4
    before = files(filled)
    assert [word for word in WORDS if word.encode() in before] == list(WORDS)
    assert [piece for piece in pieces if piece in before] == pieces
    takedown(filled)
    after = files(filled)
    assert [word for word in WORDS if word.encode() in after] == []
    assert [piece for piece in pieces if piece in after] == []
    assert b"monday" in after


def test_record_versions_are_written_anew_or_dropped(filled: Store) -> None:
    gone = takedown(filled)
    with filled.read() as transaction:
        versions = record_versions(transaction, "s1")
        records = [load_record(transaction, version) for version in versions]
    assert [(version.number, version.made) for version in versions] == [(1, TIMES[0]), (3, TIMES[2])]
    assert [{a.outlet for a in record.articles} for record in records] == [{"Quay"}, {"Quay", "Post"}]
    assert (gone.rewritten, gone.dropped) == ((("s1", 3),), (("s1", 2),))
    assert [row.judgement.value for row in records[1].judgements] == ["at least 12"]
    expected = pipeline.record([reports()["Quay"], reports()["Post"]], [notes(reports()["Quay"]), notes(reports()["Post"])])
    assert records[1].claims == expected.claims


def test_the_tombstone_has_the_digests_and_the_reason_and_no_words(filled: Store) -> None:
    takedown(filled)
    secret = reports()["Secret"]
    with filled.read() as transaction:
        (stone,) = all_tombstones(transaction)
        found = tombstone_of(transaction, sha256=secret.sha256, content="")
    assert found == stone
    assert (stone.article, stone.sha256, stone.reason, stone.author, stone.made) == (secret.id, secret.sha256, "asked by the family", "ida", NOW)


def test_judgements_keep_that_they_were_made_and_lose_the_words(filled: Store) -> None:
    gone = takedown(filled)
    with filled.read() as transaction:
        log = all_judgements(transaction)
    assert [(j.by, j.why, j.value) for j in log] == [("ida", "(taken down)", None), ("ida", "not “At least 12 boats”", "at least 12")]
    assert log[0].targets[0].passages == ()
    assert gone.judgements == (log[0].id,)


def test_a_story_of_that_report_alone_has_no_record_any_more(filled: Store) -> None:
    ids = [article.id for article in reports().values()]
    gone = take_down(filled, ids, reason="all of it", author="ida", now=NOW, step=STEP)
    assert gone.dropped == (("s1", 1), ("s1", 2), ("s1", 3))
    with filled.read() as transaction:
        assert newest_record(transaction, "s1") is None
        assert len(all_tombstones(transaction)) == 3
    assert check(filled) == ()
    assert tables_with(filled, ("monday", "boats")) == set()
    with filled.read() as transaction:
        assert why_none(transaction, "s1") == f"s1: its 3 reports were taken out on {NOW}"


def test_a_story_whose_reports_went_one_by_one_says_so_and_nothing_else(filled: Store) -> None:
    later = "2031-06-02T10:00:00Z"
    takedown(filled)
    with filled.write() as transaction:  # what went from a story that was merged since counts as this one's
        add_event(transaction, event("starts", "s0", received=NOW))
        add_event(transaction, event("merges", "s0", other="s1", received=NOW))
    for outlet in ("Quay", "Post"):
        take_down(filled, [reports()[outlet].id], reason="asked", author="ida", now=later, step=STEP)
    said = f"^s0: its 3 reports were taken out, the last one on {later}$"
    with filled.read() as transaction:
        for ask in (
            lambda: record_at(transaction, "s0"),
            lambda: record_at(transaction, "s0", "2031-05-07T11:00:00Z"),
            lambda: changes_since(transaction, "s0", "2031-05-07T11:00:00Z"),
            lambda: feed_of(transaction, "s0", program="0"),
        ):
            with pytest.raises(UsageError, match=said):
                ask()
    assert check(filled) == ()


def test_a_story_whose_record_is_still_to_come_says_so(filled: Store) -> None:
    with filled.write() as transaction:
        add_event(transaction, event("starts", "s2", received=NOW))
        add_event(transaction, event("moves", "s2", reports()["Quay"].id, other="s1", received=NOW))
    with filled.read() as transaction, pytest.raises(UsageError, match="no record yet; `onrecord add` goes on"):
        record_at(transaction, "s2")


def test_an_archive_is_whole_after_a_story_that_lost_a_report_was_merged(filled: Store) -> None:
    takedown(filled)
    with filled.write() as transaction:
        add_event(transaction, event("starts", "s0", received=NOW))
        merge = add_event(transaction, event("merges", "s0", other="s1", received=NOW))
    assert check(filled) == ()
    stays = reports()["Quay"].id
    with filled.write() as transaction:
        transaction.execute(placements.delete().where(placements.c.article == stays, placements.c.event == merge))
    (fault,) = check(filled)
    assert fault == f"event {merge} of the stories' log: its move of article {stays} to story s0 is not indexed as it stands"


def test_reports_are_named_by_id_digest_and_place(filled: Store) -> None:
    secret = reports()["Secret"]
    for name in (secret.id, secret.sha256, "Secret.txt", "https://news.example/Secret"):
        assert [article.id for article in reports_named(filled, name)] == [secret.id]
    with pytest.raises(UsageError, match=re.escape("nowhere.txt: no report")):
        reports_named(filled, "nowhere.txt")


@pytest.mark.parametrize(
    ("now", "days", "outlets", "left"),
    [
        ("2031-05-08T09:00:00Z", 1, (), {"Quay"}),
        ("2031-05-08T11:00:00Z", 1, (), {"Quay", "Secret"}),
        ("2031-05-20T11:00:00Z", 1, ("secret", "Herald"), {"Secret"}),
        ("2031-05-20T11:00:00Z", 30, (), set()),
        ("2031-05-08T13:00:00+02:00", 1, (), {"Quay", "Secret"}),
    ],
)
def test_what_is_older_than_it_is_to_be_kept(filled: Store, now: str, days: int, outlets: tuple[str, ...], left: set[str]) -> None:
    assert {article.outlet for article in expired(filled, now=now, days=days, outlets=outlets)} == left


def test_a_reader_in_the_way_is_told_and_the_report_is_out_nevertheless(filled: Store) -> None:
    if filled.path is None:
        pytest.skip("PostgreSQL waits for its readers by itself")
    with filled.read() as reading:
        reading.execute(select(TABLES.tables["articles"])).all()
        with pytest.raises(StoreError, match=r"the report is taken out.*onrecord db vacuum"):
            takedown(filled)
    assert tables_with(filled, WORDS) == set()
    vacuum(filled)
    after = files(filled)
    assert [word for word in WORDS if word.encode() in after] == []


def pair(store: Store) -> Judgement:
    """That the claims of the report and of one in another story are not the same: an entry whose words stand in both stories' records."""
    left, right = reports()["Secret"], ANNEX
    at = left.text.index("quixotic mooring")
    targets = [target_of(left, Anchor.at(left.id, at, at + 16)), target_of(right, Anchor.at(right.id, 0, 9))]
    return judgement_of("different", noun="claim", targets=targets, by="ida", when="2031-05-07T12:00:00Z", why="the lashed one is another")


ANNEX = annotated(("Annex", "Jon Berg said that the ferry of Tarn runs again.", "2031-05-08"))[0][0]


def with_annex(store: Store) -> None:
    """A second story of a report of its own, in whose one record version a judgement on the first story's report stands."""
    (article,), (found,) = annotated(("Annex", "Jon Berg said that the ferry of Tarn runs again.", "2031-05-08"))
    with store.write() as transaction:
        add_article(transaction, article, received=TIMES[2])
        add_annotations(transaction, found, step=STEP)
        add_event(transaction, event("starts", "s2", article.id, received=TIMES[2]))
        append_judgement(transaction, pair(store))
        record = pipeline.record([article], [found], judgements=[pair(store)])
        add_record(transaction, "s2", record, made=TIMES[2])


def test_no_word_stays_in_the_record_of_a_story_that_a_judgement_brought_it_to(filled: Store) -> None:
    with_annex(filled)
    with filled.read() as transaction:
        before = [load_record(transaction, version) for version in record_versions(transaction, "s2")]
    assert [row.judgement.why for row in before[0].judgements] == ["the lashed one is another"]
    assert takedown(filled).rewritten == (("s1", 3), ("s2", 1))
    assert tables_with(filled, WORDS) == set()
    with filled.read() as transaction:
        (version,) = record_versions(transaction, "s2")
        after = load_record(transaction, version)
    assert [(a.outlet, version.made) for a in after.articles] == [("Annex", TIMES[2])]
    assert [row.judgement.why for row in after.judgements] == ["(taken down)"]
    assert check(filled) == ()


def test_no_word_stays_in_the_judgements_of_a_rewritten_version(filled: Store) -> None:
    """The entry names a report that remains too, so that it stays relevant to the record."""
    secret, post = reports()["Secret"], reports()["Post"]
    at = secret.text.index("quixotic mooring")
    targets = [target_of(secret, Anchor.at(secret.id, at, at + 16)), target_of(post, Anchor.at(post.id, 0, 9))]
    entry = judgement_of("different", noun="claim", targets=targets, by="ida", when="2031-05-07T13:00:00Z", why="the lashed one is another")
    with filled.write() as transaction:
        append_judgement(transaction, entry)
    takedown(filled)
    assert tables_with(filled, WORDS) == set()


def test_a_judgement_that_comes_while_it_is_planned_loses_the_words_too(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    planned, late = erasure._planned, [judgement("lashed", reports()["Secret"])]

    def slow(*args: object, **options: object) -> object:
        plan = planned(*args, **options)  # type: ignore[arg-type]
        while late:
            with filled.write() as transaction:
                append_judgement(transaction, late.pop())
        return plan

    monkeypatch.setattr(erasure, "_planned", slow)
    gone = takedown(filled)
    assert tables_with(filled, WORDS) == set()
    assert len(gone.judgements) == 2


def test_a_rewritten_version_is_called_as_every_other(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasure, "label", lambda record: f"{len(record.articles)} on the storm")
    takedown(filled)
    with filled.read() as transaction:
        labels = [version.summary.label for version in record_versions(transaction, "s1")]
    assert labels[1:] == ["2 on the storm"]


def test_a_takedown_that_is_killed_before_the_file_is_written_anew_is_finished(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(store: Store) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(erasure, "scrub", killed)
        with pytest.raises(KeyboardInterrupt):
            takedown(filled)
    assert tables_with(filled, WORDS) == set()
    assert check(filled) == ("erasure: words of reports taken down on 2031-06-01 may still be in freed pages; run `onrecord db vacuum`",)
    if filled.path is not None:
        assert [word for word in WORDS if word.encode() in files(filled)] != []
    assert finish(filled)
    assert not finish(filled)
    assert check(filled) == ()
    if filled.path is not None:
        assert [word for word in WORDS if word.encode() in files(filled)] == []


def test_a_vacuum_finishes_it_too(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(erasure, "scrub", lambda store: None)
        takedown(filled)
    assert len(check(filled)) == 1
    vacuum(filled)
    assert check(filled) == ()
    if filled.path is not None:
        assert [word for word in WORDS if word.encode() in files(filled)] == []


def test_where_a_revision_goes_the_report_that_it_revised_stands_again(filled: Store) -> None:
    """Its text and bytes are of another report: what it revises is what counts here."""
    (later,), (found,) = annotated(("Quay", QUAY.replace("12 boats", "15 boats"), "2031-05-08"))
    held = [later, reports()["Secret"], reports()["Post"]]
    with filled.write() as transaction:
        add_article(transaction, later, received="2031-05-09T10:00:00Z", revises=reports()["Quay"].id)
        add_annotations(transaction, found, step=STEP)
        add_event(transaction, event("joins", "s1", later.id, received="2031-05-09T10:00:00Z"))
        record = pipeline.record(held, [found, *map(notes, held[1:])])
        add_record(transaction, "s1", record, made="2031-05-09T10:00:00Z")
        assert mark_recorded(transaction, "s1", changes=4)
        assert due_stories(transaction) == ()
    take_down(filled, [later.id], reason="asked", author="ida", now=NOW, step=STEP)
    with filled.read() as transaction:
        newest = newest_record(transaction, "s1")
        assert newest is not None
        record = load_record(transaction, newest)
        assert due_stories(transaction) == ()
    assert {a.id for a in record.articles} == {a.id for a in reports().values()}
    assert (newest.number, newest.made) == (5, NOW)


def test_what_is_annotated_anew_while_it_is_taken_down_stays_out(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(articles: Sequence[Article], **options: object) -> list[Annotations]:
        made = [notes(article) for article in articles]
        if made:
            takedown(filled)
        return made

    with filled.write() as transaction:
        touch(transaction, "s1")
    monkeypatch.setattr(pipeline, "annotate", slow)
    assert bring_up(filled, step="step-2", clock=lambda: datetime(2031, 6, 2, tzinfo=UTC)) == ()
    assert tables_with(filled, WORDS) == set()
    with filled.read() as transaction:
        assert set(annotations_of(transaction, [a.id for a in reports().values()], step="step-2")) == {
            reports()[outlet].id for outlet in ("Quay", "Post")
        }


def test_a_judgement_scrubbed_while_a_record_of_another_story_is_written_is_not_in_it(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with_annex(filled)
    recorded, late = pipeline.record, [1]

    def slow(*args: Any, **options: Any) -> Record:
        made = recorded(*args, **options)
        if late:
            late.clear()
            takedown(filled)
        return made

    with filled.write() as transaction:
        touch(transaction, "s2")
    monkeypatch.setattr(pipeline, "record", slow)
    clock = lambda: datetime(2031, 6, 2, tzinfo=UTC)  # noqa: E731
    bring_up(filled, step=STEP, clock=clock, only=["s2"])
    assert tables_with(filled, WORDS) == set()
    with filled.read() as transaction:
        assert due_stories(transaction) == ("s2",)
