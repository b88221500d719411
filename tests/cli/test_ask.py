"""`onrecord ask` and `onrecord search` on two invented reports: the forms, the exit codes, what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.main import run

QUAY = """Storm sinks boats in Port Ellery

PORT ELLERY, May 6, 2031 (Quay News) - Harbour chief Ada Moss said at least 12 boats sank in the storm on Monday.

"We had no warning at all," Moss told reporters.
"""
BEACON = """Weather office rejects blame for lost boats

PORT ELLERY, May 6, 2031 (Beacon) - The weather office denied that it had given no warning before the storm.

About 20 boats sank, according to harbour chief Ada Moss.
"""


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for variable in ("ONRECORD_CONFIG", "ONRECORD_PROCESSES", "ONRECORD_QUIET", "ONRECORD_STRICT"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "beacon.txt").write_text(BEACON, encoding="utf-8")
    (tmp_path / "reports" / "quay.txt").write_text(QUAY, encoding="utf-8")
    return tmp_path / "reports"


def test_an_answer_as_data(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "How many boats sank, and who says so?", "reports", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["on_record"] is True
    assert "at least 12 boats" in found["answer"]
    assert "Ada Moss" in found["answer"]
    for row in found["evidence"]:
        text = (reports.parent / row["locator"]).read_text(encoding="utf-8")
        [[start, end]] = row["spans"]
        assert text[start:end] == row["text"]


def test_an_answer_to_read(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "Did the weather office deny that it gave no warning?", "reports"]) == 0
    shown = capsys.readouterr().out
    assert "According to weather office" in shown
    assert "reports/beacon.txt:" in shown


def test_what_is_not_on_the_record_is_said_to_be_so(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "How many sailors drowned?", "reports", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["on_record"], found["evidence"]) == (False, [])


def test_a_question_without_words_is_wrong_usage(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "  ", "reports"]) == 2
    assert "the question is empty" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["ask", "Who said so?"], ["search", "boats"]])
def test_without_reports_and_without_an_archive_nothing_is_asked(
    command: list[str], reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONRECORD_DB", str(reports / "none.db"))
    assert run(command) == 1
    assert "none.db: no archive there" in capsys.readouterr().err


def test_a_search_by_words_and_by_a_number(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "boats", "reports", "--figure", "12", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["found"]
    assert [row["kind"] for row in rows] == ["figure"]
    assert run(["search", "warning", "reports", "--speaker", "Ada Moss"]) == 0
    assert "We had no warning at all" in capsys.readouterr().out


@pytest.mark.parametrize("option", [["--act", "sing"], ["--status", "true"], ["--figure", "many"], ["--date", "Monday"]])
def test_a_filter_that_cannot_be_is_refused(option: list[str], reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "boats", "reports", *option]) == 2
    assert option[1] in capsys.readouterr().err
