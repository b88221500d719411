"""Opening an archive: what is there, what is refused and why; migrations, upkeep, and what a full disk and a damaged file lead to."""

from __future__ import annotations

import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, inspect, text
from tests.store.reports import NOW, article, event, record

from onrecord.errors import StoreError
from onrecord.store import connect, migrate, open_store
from onrecord.store.articles import add_article, count_articles
from onrecord.store.migrations import MIGRATIONS, NEWEST
from onrecord.store.records import add_record
from onrecord.store.schema import TABLES
from onrecord.store.stories import add_event
from onrecord.store.upkeep import backup, check

FIRST = 1


def test_a_new_archive_is_made_once(place: str) -> None:
    with open_store(place) as made:
        assert made.version() == NEWEST
        assert migrate(made) == ()
    with open_store(place, create=False) as again:
        assert again.version() == NEWEST


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [m.number for m in MIGRATIONS] == list(range(1, NEWEST + 1))


def test_an_archive_of_the_first_schema_is_brought_up_to_date(place: str) -> None:
    with connect(place) as old:
        assert [m.number for m in migrate(old, to=FIRST)] == [FIRST]
        with old.write() as transaction:
            transaction.execute(
                text(
                    "INSERT INTO articles (id, locator, sha256, content, received, document) "
                    "VALUES ('a1', 'a.txt', 'f', 'e', '2031-05-06T09:00:00Z', '{}')"
                )
            )
        migrate(old)
        assert old.version() == NEWEST
        with old.read() as transaction:
            assert count_articles(transaction) == 1
    with open_store(place) as opened:
        assert tables_of(opened.engine) == declared()


def tables_of(engine: Engine) -> dict[str, dict[str, bool]]:
    """Table -> column -> whether it must be given, as the database has it; what belongs to full text apart."""
    found = inspect(engine)
    return {
        name: {c["name"]: not c["nullable"] for c in found.get_columns(name) if c["name"] != "words"}
        for name in found.get_table_names()
        if not name.startswith("passages_words")
    }


def declared() -> dict[str, dict[str, bool]]:
    return {table.name: {c.name: not c.nullable for c in table.columns} for table in TABLES.sorted_tables}


def test_the_migrations_make_the_tables_that_the_program_uses(place: str) -> None:
    with open_store(place) as store:
        assert tables_of(store.engine) == declared()
        found = inspect(store.engine)
        for table in TABLES.sorted_tables:
            made = {i["name"] for i in found.get_indexes(table.name)} | {c["name"] for c in found.get_unique_constraints(table.name)}
            wanted = {str(i.name) for i in table.indexes}
            assert wanted <= made, table.name


def test_a_migration_that_fails_leaves_nothing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(connection: Connection) -> str:
        Table("half_way", MetaData(), Column("x", Text)).create(connection)
        raise RuntimeError("power cut")

    broken = type(MIGRATIONS[0])(NEWEST + 1, "broken", half)
    with open_store(place) as store:
        monkeypatch.setattr("onrecord.store.opened.MIGRATIONS", (*MIGRATIONS, broken))
        monkeypatch.setattr("onrecord.store.opened.NEWEST", NEWEST + 1)
        with pytest.raises(RuntimeError, match="power cut"):
            migrate(store, to=NEWEST + 1)
        assert store.version() == NEWEST
        assert "half_way" not in inspect(store.engine).get_table_names()
    with pytest.raises(StoreError, match=rf"its schema is {NEWEST}, this program needs {NEWEST + 1}: run `onrecord db migrate`"):
        open_store(place)


def test_an_archive_of_a_newer_program_is_refused_and_left_alone(place: str) -> None:
    with open_store(place) as store, store.write() as transaction:
        transaction.execute(text("INSERT INTO schema_versions VALUES (:n, 'later')"), {"n": NEWEST + 6})
    with pytest.raises(StoreError, match=f"made by a newer onrecord: its schema is {NEWEST + 6}, this program knows {NEWEST}"):
        open_store(place)
    with connect(place) as store, pytest.raises(StoreError, match="newer onrecord"):
        migrate(store)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    words, other, folder = tmp_path / "words.db", tmp_path / "other.db", tmp_path / "folder.db"
    words.write_text("no database at all " * 100)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    folder.mkdir()
    cases = [
        (words, "not an archive: the file is no SQLite database"),
        (other, "a database of another program"),
        (folder, "a folder, not an archive"),
        (tmp_path / "gone.db", "no archive there; `onrecord add` makes one"),
    ]
    for path, says in cases:
        with pytest.raises(StoreError, match=says) as caught:
            open_store(path, create=False)
        assert str(path) in str(caught.value)
    assert words.read_text().startswith("no database")
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://sam:secret@host/db", "an archive is a file, or a URL that begins with postgresql://"),
        ("postgresql://sam:secret@:x/db", "not the URL of a database"),
        ("postgresql://sam:secret@/db?host=/nowhere", "/nowhere"),
    ],
)
def test_a_url_that_leads_nowhere_is_refused_without_its_password(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_check_finds_what_was_altered(place: str) -> None:
    with open_store(place) as store:
        with store.write() as transaction:
            add_article(transaction, article(), received=NOW, data=b"bytes")
            add_event(transaction, event("starts", "s1", article().id))
            add_record(transaction, "s1", record(article()), made=NOW)
        told: list[tuple[int, int]] = []
        assert len(check(store)) == 1, "bytes that are not those of the article's digest"
        with store.write() as transaction:
            transaction.execute(text("DELETE FROM bytes"))
            transaction.execute(text("UPDATE articles SET document = replace(document, 'Storm', 'Calm')"))
            transaction.execute(text("UPDATE records SET digest = 'f'"))
            transaction.execute(text("UPDATE members SET story = 's2'"))
        found = check(store, progress=lambda done, total: told.append((done, total)))
    assert [fault.split(":")[0] for fault in found] == [f"article {article().id}", "record 1 of story s1", f"article {article().id}"]
    assert told[-1] == (2, 2)


def test_a_damaged_file_is_found_by_check_and_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with open_store(path) as store, store.write() as transaction:
        for n in range(200):
            add_article(transaction, article(f"Report {n} " + "of boats " * 200), received=NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\xff" * (len(whole) - len(whole) // 2))
    with open_store(path) as store:
        found = check(store)
    assert found
    assert all(fault.startswith("damaged: ") for fault in found)


def test_a_backup_is_whole_while_somebody_writes_and_takes_no_files_place(tmp_path: Path) -> None:
    path, copy = tmp_path / "archive.db", tmp_path / "copies" / "monday.db"
    with open_store(path) as store:
        with store.write() as transaction:
            add_article(transaction, article(), received=NOW)
        with store.write() as transaction:
            add_article(transaction, article("Another report."), received=NOW)
            backup(store, copy)
        with pytest.raises(StoreError, match="is there already"):
            backup(store, copy)
    assert sorted(p.name for p in copy.parent.iterdir()) == ["monday.db"]
    with open_store(copy, create=False) as restored:
        assert check(restored) == ()
        with restored.read() as transaction:
            assert count_articles(transaction) == 1


def test_a_backup_of_a_server_is_left_to_its_own_tool(server: str, places: Callable[[], str], tmp_path: Path) -> None:
    with connect(server) as store, pytest.raises(StoreError, match="pg_dump"):
        backup(store, tmp_path / "copy.db")


FILL = """
import sys
from tests.store.reports import NOW, article
from onrecord.errors import StoreError
from onrecord.store import open_store
from onrecord.store.articles import add_article

with open_store(sys.argv[1]) as store:
    for n in range(5000):
        with store.write() as transaction:
            add_article(transaction, article(f"Report {n} " + "of boats " * 400), received=NOW)
        print(n, flush=True)
"""


def test_a_full_disk_is_a_clear_error_and_leaves_the_file_whole(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: the database's write fails at the same place."""
    path = tmp_path / "archive.db"
    open_store(path).close()

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))

    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path)], capture_output=True, text=True, cwd=root, preexec_fn=limited, timeout=120,
        env={"PYTHONPATH": f"{root}/src:{root}"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "StoreError" in done.stderr.splitlines()[-1]
    assert "full" in done.stderr.splitlines()[-1]
    written = len(done.stdout.split())
    assert written > 20
    with open_store(path) as store:
        assert check(store) == ()
        with store.read() as transaction:
            assert count_articles(transaction) == written
