"""`onrecord export`: each form by its name, to a file, a folder or standard output, from reports and from records."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.golden.refresh import golden_file

from onrecord.cli.export import BEST, FOLDERS, names_of
from onrecord.cli.main import run
from onrecord.recording.tallies import DEFAULT, PICK
from onrecord.rendering.standards import FORMS

REPORT = """Storm sinks boats in Port Ellery

PORT ELLERY, May 6, 2031 (Quay News) - Harbour chief Ada Moss said at least 12 boats sank in the storm on Monday.
"""


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a kept record in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.json").write_bytes(golden_file("ferry-fire").read_bytes())
    return tmp_path


def test_the_help_names_the_forms_and_the_rules_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--help"]) == 0
    shown = [line.split() for line in capsys.readouterr().out.partition("Forms:\n")[2].partition("\n\n")[0].splitlines()]
    assert [words[0] for words in shown] == list(FORMS)
    assert (*BEST, BEST[0]) == (*PICK, DEFAULT)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_gives_the_same_bytes_to_a_folder_every_time(form: str, saved: Path) -> None:
    for folder in ("one", "two"):
        assert run(["export", "ferry.json", "--as", form, "-o", f"{folder}/", "--quiet"]) == 0
    files = sorted(file.name for file in (saved / "one").iterdir())
    assert files
    assert (len(files) > 1) == (form in FOLDERS)
    for name in files:
        assert (saved / "one" / name).read_bytes() == (saved / "two" / name).read_bytes() != b""


@pytest.mark.parametrize("form", [form for form in FORMS if form not in FOLDERS])
def test_a_file_and_standard_output_hold_the_same(form: str, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "ferry.json", "--as", form, "-o", "out.file"]) == 0
    assert capsys.readouterr().err == "out.file: written\n"
    assert run(["export", "ferry.json", "--as", form]) == 0
    assert capsys.readouterr().out.encode() == (saved / "out.file").read_bytes()


def test_reports_are_read_as_one_story(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (saved / "quay.txt").write_text(REPORT, encoding="utf-8")
    assert run(["export", "quay.txt", "--as", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["low"], row["bound"]) for row in rows if row["row"] == "figure"] == [(12, "at-least")]


def test_several_records_go_to_a_folder_each(saved: Path) -> None:
    (saved / "more").mkdir()
    (saved / "more" / "ferry.json").write_bytes(golden_file("runoff-count").read_bytes())
    assert run(["export", "ferry.json", "more/ferry.json", "--as", "prov", "-o", "all", "--quiet"]) == 0
    assert sorted(str(file.relative_to(saved / "all")) for file in (saved / "all").rglob("*.*")) == ["ferry-2/prov.jsonld", "ferry/prov.jsonld"]


def test_names_do_not_collide() -> None:
    assert names_of(["a/x.json", "b/x.json", "y.json"]) == ("x", "x-2", "y")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ferry.json", "--as", "excel"], f"no such form: excel; one of {', '.join(FORMS)}"),
        (["ferry.json", "--as", "ucdp", "--best", "mean"], f"no such rule: mean; one of {', '.join(PICK)}"),
        (["ferry.json", "--as", "csv", "--best", "most-reports"], "--best is for ucdp, not for csv"),
        (["ferry.json", "--as", "csv"], "csv is a folder of files: name a folder with -o"),
        (["ferry.json", "--as", "csv", "-o", "ferry.json"], "csv is a folder of files, and ferry.json is a file"),
        (["ferry.json", "ferry.json", "--as", "ftm"], "2 stories make 2 files: name a folder with -o"),
        (["ferry.json", "quay.txt", "--as", "ftm"], "records (.json) and reports can't be exported together"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_read(
    arguments: list[str], says: str, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", *arguments]) == 2
    assert capsys.readouterr() == ("", f"onrecord: {says}\n")


def test_a_missing_form_is_wrong_usage(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "ferry.json"]) == 2
    assert "--as" in capsys.readouterr().err


def test_a_file_that_is_no_record_is_named(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (saved / "no.json").write_text("{}", encoding="utf-8")
    assert run(["export", "no.json", "--as", "ftm"]) == 1
    assert capsys.readouterr().err.startswith("onrecord: no.json: ")


def test_parquet_without_pyarrow_is_refused_before_anything_is_read(
    saved: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert run(["export", "gone.json", "--as", "parquet", "-o", "out/"]) == 2
    assert "pip install 'onrecord[parquet]'" in capsys.readouterr().err
