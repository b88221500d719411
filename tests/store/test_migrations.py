"""Every migration, from an archive that the first schema left: nothing is lost, each step says what it did, and one that is killed did nothing."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.archive.stand_ins import annotate
from tests.store.first import STEP, first_schema, rows
from tests.store.test_opened import declared, tables_of

from onrecord.archive import add, bring_up, known_to
from onrecord.archive.history import record_at
from onrecord.cli.main import run
from onrecord.errors import StoreError, UsageError
from onrecord.reading.http import Clock
from onrecord.store import Store, connect, migrate, open_store
from onrecord.store.annotations import annotations_of
from onrecord.store.articles import articles_since
from onrecord.store.erasure import articles_named
from onrecord.store.folding import folded, folded_name
from onrecord.store.judgement_log import all_judgements
from onrecord.store.migrations import MIGRATIONS, NEWEST, m0001_first, m0003_folding
from onrecord.store.records import record_text, record_versions
from onrecord.store.search import search_text
from onrecord.store.stories import due_stories, members_between, stories_with, story_log
from onrecord.store.tombstones import all_tombstones, tombstone_of
from onrecord.store.upkeep import check

EMPTIED, PARTED = "s4ace5c4b59ab4c2a", "sd6e835fe722edaf6"
RELEASED = {m0001_first: "59b8c1859e50c063"}


@pytest.fixture
def first(place: str) -> str:
    first_schema(place)
    return place


@pytest.fixture
def migrated(first: str) -> Iterator[Store]:
    with connect(first) as store:
        migrate(store)
    with open_store(first, create=False, patience=5) as store:
        yield store


def test_an_archive_of_the_first_schema_is_refused_with_the_command_that_helps(first: str) -> None:
    with pytest.raises(StoreError, match=rf"its schema is 1, this program needs {NEWEST}: run `onrecord db migrate`"):
        open_store(first)


def test_each_migration_says_what_it_did(first: str) -> None:
    with connect(first) as store:
        done = migrate(store)
        assert [(m.number, m.name) for m in done] == [(m.number, m.name) for m in MIGRATIONS[1:]]
        assert [m.what for m in done[:2]] == [
            "indexed: 11 placements, events of judgements 2, places of reports 7; stories to close: 1",
            "21 passages and 6 outlets folded anew",
        ]
        assert migrate(store) == ()


def test_the_command_says_what_it_did(first: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "--db", first]) != 0
    assert "run `onrecord db migrate`" in capsys.readouterr().err
    assert run(["db", "migrate", "--db", first]) == 0
    err = capsys.readouterr().err
    assert "2 decisions: indexed: 11 placements" in err
    assert f"up to date, schema {NEWEST}" in err
    assert run(["stories", "--db", first]) == 0
    assert "Port Ellery" in capsys.readouterr().out


def test_nothing_is_lost(migrated: Store) -> None:
    was = rows()
    with migrated.read() as transaction:
        stored = articles_since(transaction, 0)
        assert [(s.article.id, s.received, s.revises) for s in stored] == [(r["id"], r["received"], r["revises"]) for r in was["articles"]]
        assert len(annotations_of(transaction, [s.article.id for s in stored], step=STEP)) == len(was["annotations"])
        assert [j.id for j in all_judgements(transaction)] == [r["id"] for r in was["judgements"]]
        assert [e.event.kind for e in story_log(transaction)] == [r["kind"] for r in was["story_events"]]
        for story in sorted({r["story"] for r in was["records"]}):
            versions = record_versions(transaction, story)
            assert [v.digest for v in versions] == [r["digest"] for r in was["records"] if r["story"] == story]
            assert [hashlib.sha256(record_text(transaction, v).encode()).hexdigest() for v in versions] == [v.digest for v in versions]
        (stone,) = all_tombstones(transaction)
        assert (stone.reason, stone.outlet, stone.place, stone.sketch) == ("asked by the family", None, None, ())
        assert tombstone_of(transaction, sha256=stone.sha256, content="") == stone
    assert check(migrated) == ()


def test_its_tables_are_those_of_a_new_archive(migrated: Store) -> None:
    assert tables_of(migrated.engine) == declared()


def test_what_people_decided_holds(migrated: Store) -> None:
    with migrated.read() as transaction:
        held = {m.profile.article: (m.story, m.pinned, m.barred) for m in members_between(transaction, "2031-05-01", "2031-05-31", version="1")}
        names = {s.article.id: s.article.locator for s in articles_since(transaction, 0)}
        decided = {names[article]: row for article, row in held.items() if row[1]}
        assert set(decided) == {"reports/beacon.txt", "reports/mail.txt"}
        assert {row[2] for row in decided.values()} == {(), (PARTED,)}
        (mail,) = articles_named(transaction, "reports/mail.txt")
        assert stories_with(transaction, [mail.article.id]) == tuple(sorted({PARTED, decided["reports/mail.txt"][0]}))


@pytest.mark.parametrize(
    ("query", "options", "found"),
    [
        ("østerbro", {}, {"oersund"}), ("OSTERBRO", {}, {"oersund"}), ("sao BENTO", {}, {"oersund"}), ("ærø", {"speaker": "orjan"}, {"nordlys"}),
        ("ÆRØ", {"speaker": "ÑUÑEZ"}, {"nordlys"}), ("ferry", {"outlet": "nordlys echo"}, {"nordlys"}), ("ferry", {"outlet": "ørsund"}, {"oersund"}),
        ("storm", {"speaker": "ada"}, {"quay", "mail"}),
    ],
)  # fmt: skip
def test_names_beyond_ascii_are_found_on_both(migrated: Store, query: str, options: dict[str, str], found: set[str]) -> None:
    with migrated.read() as transaction:
        names = {s.article.id: Path(s.article.locator).stem for s in articles_since(transaction, 0)}
        assert {names[hit.article] for hit in search_text(transaction, query, **options)} == found  # type: ignore[arg-type]


def test_the_archive_goes_on(migrated: Store, tmp_path: Path) -> None:
    clock = Clock(lambda: datetime(2031, 10, 1, 9, tzinfo=UTC), lambda seconds: None)
    with migrated.read() as transaction:
        assert due_stories(transaction) == (EMPTIED,)
        before = record_at(transaction, EMPTIED)[1]
    (tmp_path / "new.txt").write_text("Storm sinks more boats in Port Ellery\n\nHarbour chief Ada Moss said that 40 boats sank.\n", encoding="utf-8")
    added = add(migrated, known_to(migrated, clock=clock).items([str(tmp_path / "new.txt")]), clock=clock.now, annotate=annotate, step=STEP)
    assert dict(added.counts) == {"added": 1}
    assert EMPTIED in {version.story for version in added.versions}
    with migrated.read() as transaction:
        assert len(before.articles) == 1
        with pytest.raises(UsageError, match="has had no reports since"):
            record_at(transaction, EMPTIED)
    assert bring_up(migrated, step=STEP, clock=clock.now) == ()
    assert check(migrated) == ()


@pytest.mark.parametrize("number", [m.number for m in MIGRATIONS[1:]])
def test_a_migration_that_is_killed_half_way_leaves_the_archive_as_it_was(first: str, number: int) -> None:
    before = contents(first)
    child = subprocess.Popen([sys.executable, "-c", KILLED, first, str(number)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "half way\n"
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=30)
    child.stdout.close()
    for _ in range(100):  # a server takes a moment to see that its client is gone
        try:
            with connect(first, patience=0.3) as store:
                assert store.version() == number - 1
                with store.write():
                    break
        except StoreError:
            time.sleep(0.1)
    assert number > 2 or contents(first) == before
    with connect(first) as store:
        assert [m.number for m in migrate(store)] == list(range(number, NEWEST + 1))
    with open_store(first) as store:
        assert check(store) == ()
        assert tables_of(store.engine) == declared()


KILLED = """
import sys, time
from dataclasses import replace
from onrecord.store import connect, migrate, opened

def half(connection, real):
    real(connection)
    print("half way", flush=True)
    time.sleep(60)

number = int(sys.argv[2])
opened.MIGRATIONS = tuple(
    replace(m, upgrade=lambda connection, real=m.upgrade: half(connection, real)) if m.number == number else m for m in opened.MIGRATIONS
)
with connect(sys.argv[1]) as store:
    migrate(store)
"""


def contents(place: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that the first schema has."""
    with connect(place) as store, store.read() as transaction:
        return {table: [tuple(map(str, row)) for row in transaction.execute(text(f"SELECT * FROM {table} ORDER BY 1"))] for table in rows()}


def test_a_migration_that_was_released_is_never_edited() -> None:
    found = {module: hashlib.sha256(Path(str(module.__file__)).read_bytes()).hexdigest()[: len(d)] for module, d in RELEASED.items()}
    assert found == RELEASED


@pytest.mark.parametrize("words", ["São Łukasz ØRSTED", "ΟΔΟΣ Ærø ½ km² re-open Æ's", "İstanbul ŞIŞLI", "Straße ﬁn ＡＢ １", "Київ Мόσχα 東京 ไทย हिन्दी"])
def test_the_migration_folds_as_the_program_does(words: str) -> None:
    fold = m0003_folding._Fold()
    assert words.translate(fold) == folded_name(words)
    assert m0003_folding._apart(words.translate(fold)) == folded(words)
    assert len(folded(words)) == len(words)
    assert folded(folded(words)) == folded(words)
