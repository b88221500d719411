"""What goes where: forms by file name, whole files, plain text where no terminal reads."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
import typer

from onrecord.cli.brief import Form, form_of
from onrecord.cli.messages import progress, say, say_refused
from onrecord.cli.output import print_out, unstyled, write_file, write_folder
from onrecord.errors import OnRecordError, UsageError
from onrecord.model import Refusal


@pytest.mark.parametrize(
    ("output", "asked", "open_page", "form"),
    [
        (None, None, False, "terminal"),
        ("-", None, False, "terminal"),
        (None, None, True, "html"),
        (None, "markdown", False, "markdown"),
        ("x.html", None, True, "html"),
        ("X.HTM", None, False, "html"),
        ("x.md", None, False, "markdown"),
        ("x.json", None, False, "json"),
        ("x.txt", None, False, "terminal"),
        ("tables/", None, False, "csv"),
        ("tables.csv", None, False, "csv"),
        ("x.dat", "html", False, "html"),
    ],
)
def test_the_form_follows_the_name_of_the_output(output: str | None, asked: Form | None, open_page: bool, form: Form) -> None:
    assert form_of(output, asked, open_page=open_page) == form


def test_an_existing_folder_gets_tables(tmp_path: Path) -> None:
    assert form_of(str(tmp_path), None) == "csv"


@pytest.mark.parametrize(
    ("output", "asked", "open_page", "says"),
    [
        ("x.docx", None, False, "x.docx: what form? A name ends in .html"),
        ("brief", None, False, "brief: what form?"),
        ("x.md", None, True, "--open is for a page, not for markdown"),
        (None, "csv", False, "need a folder"),
    ],
)
def test_a_form_that_cannot_be_is_wrong_usage(output: str | None, asked: Form | None, open_page: bool, says: str) -> None:
    with pytest.raises(UsageError, match=says.replace("?", r"\?")):
        form_of(output, asked, open_page=open_page)


def test_colours_and_links_are_taken_off() -> None:
    assert unstyled("\x1b[1;31mAda\x1b[0m \x1b]8;;https://example.org\x1b\\Moss\x1b]8;;\x1b\\") == "Ada Moss"


def test_standard_output_is_utf8_and_plain_where_no_terminal_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    print_out("\x1b[1mZoë\x1b[0m: “no” \ud83d\n")
    assert out.getvalue() == "Zoë: “no” \\ud83d\n".encode()


def test_a_reader_that_goes_away_ends_the_command_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    monkeypatch.setattr(sys, "stdout", os.fdopen(writing, "w", encoding="utf-8"))
    with pytest.raises(typer.Exit) as caught:
        print_out("x" * 200_000)
    assert caught.value.exit_code == 141
    sys.stdout.close()


def test_a_file_is_written_with_the_folders_above_it_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.md", "first, and longer\n")
    write_file(tmp_path / "a" / "b.md", "Zoë\n")
    assert (tmp_path / "a" / "b.md").read_bytes() == "Zoë\n".encode()
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["b.md"]
    write_folder(tmp_path / "t", {"figures.csv": "low\r\n", "times.csv": "value\r\n"})
    assert (tmp_path / "t" / "figures.csv").read_bytes() == b"low\r\n"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OnRecordError, match=r"b\.md: cannot be written: "):
        write_file(tmp_path / "file" / "b.md", "")


def test_a_remark_is_one_line_whatever_the_name_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    say_refused(Refusal("od\nd\x1b[31m\ud83d.txt", "empty"))
    say("Zoë")
    assert capsys.readouterr().err == "od\\nd\\x1b[31m\\ud83d.txt: empty; skipped\nZoë\n"


def test_no_bar_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("annotating", quiet=False) as tell:
        tell(1, 2)
    assert capsys.readouterr().err == ""


def test_a_bar_on_a_terminal_when_the_work_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    clock = iter([0.0, 0.5, 2.0, 2.1])
    monkeypatch.setattr("time.monotonic", lambda: next(clock, 3.0))
    monkeypatch.setenv("TERM", "xterm")
    for quiet, shown in ((True, False), (False, True)):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress("annotating", quiet=quiet) as tell:
            tell(1, 3)
            assert terminal.getvalue() == ""
            tell(2, 3)
        assert ("2/3" in terminal.getvalue()) is shown
