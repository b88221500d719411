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
    assert run(["search", "--speaker", "Rolf Anders", "--format", "json"]) == 0
    assert capsys.readouterr().out == out


def test_a_story_and_a_search_are_exported(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["stories", "--format", "json"]) == 0
    stories = json.loads(capsys.readouterr().out)
    mill = next(story for story in stories if any("mill" in place for place in story["articles"]))
    assert run(["export", "--story", mill["id"][:8], "--as", "jsonl"]) == 0
    assert "Rolf Anders" in capsys.readouterr().out
    assert run(["export", "--search", "paper mill", "--as", "csv", "-o", "tables", "--quiet"]) == 0
    assert any(path.suffix == ".csv" for path in (archive / "tables").rglob("*"))


def test_an_export_of_a_search_holds_what_was_found_and_no_more(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def rows(*arguments: str) -> dict[str, set[str]]:
        capsys.readouterr()
        assert run([*arguments]) == 0
        out: dict[str, set[str]] = {}
        for line in capsys.readouterr().out.splitlines():
            row = json.loads(line)
            out.setdefault(row["row"], set()).add(row["id"])
        return out

    capsys.readouterr()
    assert run(["search", "no warning", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    statements = {row["id"] for row in found["found"] if row["kind"] == "statement"}
    assert statements
    alone = rows("export", "--search", "no warning", "--as", "jsonl")
    capsys.readouterr()
    assert run(["stories", "--format", "json"]) == 0
    storm = next(s for s in json.loads(capsys.readouterr().out) if any("storm" in place for place in s["articles"]))
    whole = rows("export", "--story", storm["id"], "--as", "jsonl")
    assert statements <= alone["statement"] < whole["statement"]
    assert alone.get("figure", set()) < whole["figure"]


def test_people_s_notes_and_grades_are_shown(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["stories", "--format", "json"]) == 0
    mill = next(s for s in json.loads(capsys.readouterr().out) if any("mill" in place for place in s["articles"]))
    assert run(["judge", "note", "Nine workers", "ask the ward", "--as", "figure", "--story", mill["id"], "--by", "ida"]) == 0
    entry, told = capsys.readouterr()
    assert f"{entry.strip()}: note figure “Nine workers” (mill.txt) -> ask the ward" in told
    assert run(["judge", "grade", "mill.txt", "b2", "--why", "right so far", "--as", "report", "--by", "ida"]) == 0
    for form in ("terminal", "markdown"):
        capsys.readouterr()
        assert run(["show", mill["id"], "--format", form, "-q"]) == 0
        out = capsys.readouterr().out
        assert "Notes and grades, by people" in out
        assert "ask the ward" in out
        assert "grade B2" in out
        assert f"{mill['origins']} origin" in out
    assert run(["judge", "withdraw", entry.strip(), "--why", "answered", "--by", "ida"]) == 0
    assert run(["judge", "withdraw", entry.strip(), "--why", "answered", "--by", "ida"]) == 2
    assert "withdrawn already" in capsys.readouterr().err


def test_a_redaction_says_what_it_does(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, told in (("Ada Moss", "2 reports print it"), ("Ada Mos", "no report of the archive prints this name")):
        capsys.readouterr()
        assert run(["redact", name, "--why", "a private person", "--by", "desk"]) == 0
        assert told in capsys.readouterr().err


def test_what_could_be_meant_is_listed_line_by_line(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "--format", "json"]) == 0
    storm = next(s for s in json.loads(capsys.readouterr().out) if any("storm" in place for place in s["articles"]))
    assert run(["judge", "note", "warning", "which?", "--story", storm["id"], "--by", "ida"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert "could be" in lines[0]
    assert len(lines) > 2
    assert all(line.startswith("  ") for line in lines[1:])
    assert not any("\\n" in line for line in lines)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["ask", "Who?", "storm.txt", "--db", "desk.db"], "--db"),
        (["search", "boats", "storm.txt", "--db", "desk.db"], "--db"),
        (["export", "--as", "csv"], "--story"),
        (["export", "--search", "zeppelin", "--as", "csv", "-o", "t"], "zeppelin"),
        (["export", "storm.txt"], "--as"),
        (["search", "boats", "--date", "2031-13-45"], "2031-13-45"),
        (["search", "--date", "2031-13-45"], "--date 2031-13-45: no day, month or year"),
        (["search"], "missing: WORDS, or a filter"),
        (["search", "boats", "--date", "2031-02-30"], "no day, month or year"),
    ],
)
def test_what_cannot_be_meant_is_refused(archive: Path, capsys: pytest.CaptureFixture[str], command: list[str], reason: str) -> None:
    capsys.readouterr()
    assert run(command) == 2
    assert reason in capsys.readouterr().err
