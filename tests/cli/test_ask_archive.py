"""`ask`, `search` and `export` on an archive of two invented stories: one story answers, and what is withheld answers nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.main import run

STORM = """Storm sinks boats in Port Ellery

PORT ELLERY, May 6, 2031 (Quay News) - Harbour chief Ada Moss said at least 12 boats sank in the storm on Monday.

"We had no warning at all," Moss told reporters.
"""
GALE = """Weather office rejects blame for lost boats

PORT ELLERY, May 7, 2031 (Beacon) - The weather office denied that it had given no warning before the storm in Port Ellery.

About 20 boats sank, according to harbour chief Ada Moss.
"""
MILL = """Fire guts paper mill in Dorn

DORN, May 6, 2031 (Dorn Ledger) - Nine workers were hurt when a fire gutted the paper mill in Dorn, fire chief Rolf Anders said on Tuesday.

The mill had 300 workers. Anders said the boats of the fire service pumped water from the river.
"""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for variable in ("ONRECORD_CONFIG", "ONRECORD_PROCESSES", "ONRECORD_QUIET", "ONRECORD_STRICT"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "desk.db"))
    for name, text in (("storm", STORM), ("gale", GALE), ("mill", MILL)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["add", "storm.txt", "gale.txt", "mill.txt", "--quiet"]) == 0
    return tmp_path


def asked(question: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert run(["ask", question, "--format", "json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_one_story_answers(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked("How many boats sank, and who says so?", capsys)
    assert found["on_record"] is True
    assert {Path(str(e["locator"])).name for e in found["evidence"]} <= {"storm.txt", "gale.txt"}  # type: ignore[attr-defined]
    assert "Ada Moss" in str(found["answer"])
    assert asked("How many ferries burned?", capsys)["on_record"] is False


def test_a_withheld_name_answers_nothing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["redact", "Ada Moss", "--why", "a private person", "--by", "desk"]) == 0
    found = asked("How many boats sank, and who says so?", capsys)
    assert found["on_record"] is True
    assert "Moss" not in json.dumps(found)


def test_a_search_finds_rows_of_any_story(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["search", "no warning", "--format", "json"]) == 0
    assert "gale.txt" in capsys.readouterr().out
    assert run(["search", "", "--speaker", "Rolf Anders", "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert "mill.txt" in out
    assert "storm.txt" not in out


def test_a_story_and_a_search_are_exported(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["stories", "--format", "json"]) == 0
    stories = json.loads(capsys.readouterr().out)
    mill = next(story for story in stories if any("mill" in place for place in story["articles"]))
    assert run(["export", "--story", mill["id"][:8], "--as", "jsonl"]) == 0
    assert "Rolf Anders" in capsys.readouterr().out
    assert run(["export", "--search", "paper mill", "--as", "csv", "-o", "tables", "--quiet"]) == 0
    assert any(path.suffix == ".csv" for path in (archive / "tables").rglob("*"))


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["ask", "Who?", "storm.txt", "--db", "desk.db"], "--db"),
        (["search", "boats", "storm.txt", "--db", "desk.db"], "--db"),
        (["export", "--as", "csv"], "--story"),
        (["export", "--search", "zeppelin", "--as", "csv", "-o", "t"], "zeppelin"),
        (["export", "storm.txt"], "--as"),
    ],
)
def test_what_cannot_be_meant_is_refused(archive: Path, capsys: pytest.CaptureFixture[str], command: list[str], reason: str) -> None:
    capsys.readouterr()
    assert run(command) == 2
    assert reason in capsys.readouterr().err
