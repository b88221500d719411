"""The commands of the archive, in this process: what they print, write, and exit with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_commands import BEACON, QUAY

from onrecord.cli.main import run
from onrecord.store import open_store
from onrecord.store.articles import count_articles


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, as the working directory, and the archive named by the environment."""
    monkeypatch.chdir(tmp_path)
    for variable in ("ONRECORD_CONFIG", "ONRECORD_PROCESSES", "ONRECORD_QUIET", "ONRECORD_STRICT", "ONRECORD_CONTACT"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "desk.db"))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "beacon.txt").write_text(BEACON, encoding="utf-8")
    (tmp_path / "reports" / "quay.txt").write_text(QUAY, encoding="utf-8")
    return tmp_path


def data(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_add_then_stories_then_show(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "reports"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{desk / 'desk.db'}: 2 added, 0 repeats, 0 revisions, 0 failed; ")
    assert run(["stories", "--format", "json"]) == 0
    rows = data(capsys)
    assert sorted(locator for row in rows for locator in row["articles"]) == ["reports/beacon.txt", "reports/quay.txt"]
    for row in rows:
        assert {"id", "label", "first", "last", "articles", "origins", "disputed"} <= row.keys()
        assert (row["first"], row["last"], row["due"]) == ("2031-05-06", "2031-05-06", False)
        assert isinstance(row["origins"], int) and isinstance(row["disputed"], int)
        assert run(["show", row["id"][:6], "--format", "json"]) == 0
        shown = data(capsys)
        assert shown["format"] == "onrecord/1"
        assert sorted(a["locator"] for a in shown["articles"]) == row["articles"]
    assert run(["stories"]) == 0
    assert rows[0]["label"] in capsys.readouterr().out
    assert run(["show", rows[0]["id"]]) == 0
    assert "Moss" in capsys.readouterr().out or len(rows) > 1
    assert run(["show", rows[0]["id"], "-o", "story.html"]) == 0
    assert "<!doctype html>" in (desk / "story.html").read_text(encoding="utf-8").lower()
    assert run(["add", "reports", "--quiet"]) == 0
    assert capsys.readouterr().err == f"{'story.html'}: written\n"


def test_a_record_from_the_archive_is_that_of_the_reports(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "reports/quay.txt", "--db", "other.db", "-q"]) == 0
    assert run(["stories", "--format", "json", "--db", "other.db"]) == 0
    (row,) = data(capsys)
    assert run(["show", row["id"], "--format", "json", "--db", "other.db"]) == 0
    shown = capsys.readouterr().out
    assert run(["record", "reports/quay.txt"]) == 0
    assert capsys.readouterr().out == shown
    assert not (desk / "desk.db").exists()


def test_faults_are_said_and_end_with_the_codes_of_the_other_commands(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories"]) == 1
    assert "no archive there" in capsys.readouterr().err
    assert not (desk / "desk.db").exists()
    assert run(["add", "gone.txt"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == "gone.txt: no such file; skipped"
    assert run(["add", "reports/quay.txt", "gone.txt", "--strict", "-q"]) == 3
    assert run(["show", "nothing"]) == 2
    assert "no such story" in capsys.readouterr().err
    assert run(["show", "s", "-o", "story.csv"]) == 2
    (desk / "words.db").write_text("words " * 500)
    assert run(["add", "reports", "--db", "words.db"]) == 1
    assert "words.db: not an archive" in capsys.readouterr().err
    assert run(["stories", "--db", "mysql://sam:secret@host/db"]) == 1
    assert "secret" not in capsys.readouterr().err
    assert run(["add"]) == 2


def test_looking_after_the_archive(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "reports/quay.txt", "-q"]) == 0
    assert run(["db", "check"]) == 0
    assert capsys.readouterr().out == f"{desk / 'desk.db'}: whole\n"
    assert run(["db", "backup", "copies/monday.db"]) == 0
    assert run(["db", "backup", "copies/monday.db"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert run(["db", "vacuum", "-q"]) == 0
    assert run(["db", "migrate"]) == 0
    assert "up to date" in capsys.readouterr().err
    with open_store("copies/monday.db") as store, store.write() as transaction:
        assert count_articles(transaction) == 1
        transaction.exec_driver_sql("UPDATE articles SET document = replace(document, 'boats', 'ships')")
    assert run(["db", "check", "--db", "copies/monday.db"]) == 1
    assert "its text is not the one that was stored" in capsys.readouterr().out
