"""A desk's days with an archive: reports come in, people judge, names and reports are withheld, others listen."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import feedparser
import pytest

import onrecord.cli.add
import onrecord.cli.judge
import onrecord.cli.takedown
from onrecord.cli.alert import EVENTS
from onrecord.cli.main import run
from onrecord.recording.alerts import ALERTS

QUAY = "Harbour chief Ada Moss said that at least 12 boats sank in Monday's storm at Port Ellery. The storm broke the old pier of Port Ellery."
POST = "Ada Moss, harbour chief of Port Ellery, denied that the pier had been closed. 14 boats sank in Monday's storm at Port Ellery, Ada Moss said."
MAIL = (
    "Jon Traane, a deckhand, said that the old pier of Port Ellery had been closed before Monday's storm sank 13 boats. "
    "His quixotic brother lashed the mooring."
)
DAYS = ("2031-05-06T10:00", "2031-05-07T10:00", "2031-05-08T10:00", "2031-05-09T10:00")


class Desk:
    """The program on one archive, at a time that the test sets."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._capfd = folder, capfd
        self.moment = datetime.fromisoformat(DAYS[0]).replace(tzinfo=UTC)
        for module in (onrecord.cli.add, onrecord.cli.judge, onrecord.cli.takedown):
            monkeypatch.setattr(module, "now", lambda: self.moment)
        monkeypatch.setenv("ONRECORD_DB", str(folder / "news.db"))
        monkeypatch.setenv("ONRECORD_CONFIG", "")
        monkeypatch.setenv("TZ", "UTC")
        monkeypatch.chdir(folder)

    def add(self, name: str, text: str, day: int) -> None:
        self.moment = datetime.fromisoformat(DAYS[day]).replace(tzinfo=UTC)
        (self.folder / name).write_text(text, encoding="utf-8")
        out = self.run("add", name, "--date", "2031-05-06", "--outlet", name.removesuffix(".txt").title())
        assert re.search(r"1 added|1 revision\b", out[1]), out

    def run(self, *arguments: str, code: int = 0) -> tuple[str, str]:
        self._capfd.readouterr()
        got = run(list(arguments))
        out = self._capfd.readouterr()
        assert got == code, (arguments, out)
        return out.out, out.err

    def json(self, *arguments: str) -> Any:
        return json.loads(self.run(*arguments, "--format", "json")[0])

    @property
    def story(self) -> str:
        rows = self.json("stories")
        assert len(rows) == 1
        return str(rows[0]["id"])


@pytest.fixture
def desk(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(tmp_path, capfd, monkeypatch)
    made.add("quay.txt", QUAY, 0)
    made.add("post.txt", POST, 1)
    made.add("mail.txt", MAIL, 2)
    made.moment = datetime.fromisoformat(DAYS[3]).replace(tzinfo=UTC)
    return made


def test_the_record_as_it_stood_and_what_changed_since(desk: Desk) -> None:
    story = desk.story
    outlets = [
        [a["outlet"] for a in desk.json("show", story, *when)["articles"]]
        for when in ([], ["--as-of", "2031-05-07"], ["--as-of", "2031-05-06T11:00Z"])
    ]
    assert [set(names) for names in outlets] == [{"Quay", "Post", "Mail"}, {"Quay", "Post"}, {"Quay"}]
    assert "version 2, of 2031-05-07T10:00:00Z" in desk.run("show", story, "--as-of", "2031-05-07")[1]
    assert "its first record is of 2031-05-06T10:00:00Z" in desk.run("show", story, "--as-of", "2031-05-05", code=2)[1]
    assert "--as-of yesterday: no day or time" in desk.run("show", story, "--as-of", "yesterday", code=2)[1]
    said = desk.run("diff", story, "--since", "2031-05-06T12:00Z")[0]
    assert "Ada Moss denies" in said
    assert "(Mail) is a new report" in said
    assert "(Quay) is a new report" not in said
    assert desk.run("diff", story, "--since", "2031-05-09")[0] == "Nothing changed.\n"
    assert "(Quay) is a new report" in desk.run("diff", story, "--since", "2031-05-01")[0]
    assert "give two records" in desk.run("diff", story, code=2)[1]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), True),
        (("--outlet", "mai"), True),
        (("--outlet", "Herald"), False),
        (("--entity", "ada moss"), True),
        (("--entity", "Greta Holm"), False),
        (("--since", "2031-05-06", "--until", "2031-05-06"), True),
        (("--since", "2031-05-07"), False),
        (("--until", "2031-05-05"), False),
        (("--figures-changed", "2031-05-08T12:00"), False),
    ],
)
def test_stories_are_found_by_what_they_hold(desk: Desk, options: tuple[str, ...], found: bool) -> None:
    rows = desk.json("stories", *options)
    assert len(rows) == found


def test_every_event_is_told_once(desk: Desk) -> None:
    told = [json.loads(line) for line in desk.run("alert", "--on", "new denial", "--on", "new report")[0].splitlines()]
    assert [(e["event"], e["version"]) for e in told] == [
        ("new report", 1), ("new report", 2), ("new denial", 2), ("new report", 3),
    ]  # fmt: skip
    denial = told[2]
    assert (denial["format"], denial["story"], denial["made"]) == ("onrecord-alert/1", desk.story, "2031-05-07T10:00:00Z")
    start, end = denial["new"]["spans"][0]
    assert "pier had been closed" in POST[start:end]
    assert denial["new"]["locator"] == "post.txt"
    assert desk.run("alert", "--on", "new denial", "--on", "new report")[0] == ""
    desk.add("herald.txt", MAIL.replace("13", "15").replace("quixotic", "younger"), 3)
    assert [json.loads(line)["event"] for line in desk.run("alert", "--on", "new report", "--on", "new denial")[0].splitlines()] == ["new report"]
    assert len(desk.run("alert", "--on", "new report", "--story", desk.story[:6])[0].splitlines()) == 4
    assert "'new rumour' is no event" in desk.run("alert", "--on", "new rumour", code=2)[1]
    assert tuple(ALERTS) == EVENTS


def test_a_revised_figure_is_a_correction(desk: Desk) -> None:
    desk.run("alert", "--on", "figure changed")
    desk.add("quay.txt", QUAY.replace("12 boats", "16 boats"), 3)
    event, updated = [json.loads(line) for line in desk.run("alert", "--on", "figure changed")[0].splitlines()]
    assert event["text"] == "“at least 16 boats” (Quay): at-least 16 to ? boats sank at Port Ellery (was “at least 12 boats”)"
    assert "“at least 16 boats” (Quay) and “14 boats” (Post): One source gives another number" in updated["text"]
    assert (event["old"]["locator"], event["new"]["locator"]) == ("quay.txt", "quay.txt")
    assert event["old"]["article"] != event["new"]["article"]
    assert "! “at least 16 boats” (Quay)" in desk.run("diff", desk.story, "--since", "2031-05-08T12:00")[0]
    assert len(desk.json("stories", "--figures-changed", "2031-05-08T12:00")) == 1
    assert desk.json("stories", "--figures-changed", "2031-05-09T12:00") == []


class _Hook(BaseHTTPRequestHandler):
    told: ClassVar[list[dict[str, object]]] = []
    answers: ClassVar[list[int]] = []

    def do_POST(self) -> None:
        self.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.answers.pop(0) if self.answers else 204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def hook() -> Iterator[str]:
    _Hook.told, _Hook.answers = [], []
    server = HTTPServer(("127.0.0.1", 0), _Hook)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_webhook_that_fails_is_told_that_event_again_and_none_before_it(desk: Desk, hook: str) -> None:
    _Hook.answers = [204, 503]
    assert "503" in desk.run("alert", "--on", "new report", "--webhook", hook, code=1)[1]
    assert "told 2 events" in desk.run("alert", "--on", "new report", "--webhook", hook)[1]
    assert [event["version"] for event in _Hook.told] == [1, 2, 2, 3]
    assert desk.run("alert", "--on", "new report", "--webhook", hook, "-q") == ("", "")
    assert "begins with http" in desk.run("alert", "--on", "new claim", "--webhook", "file:///etc/passwd", code=2)[1]


def test_a_feed_has_an_entry_a_version(desk: Desk) -> None:
    desk.run("feed", desk.story, "-o", "story.xml")
    feed = feedparser.parse((desk.folder / "story.xml").read_bytes())
    assert not feed.bozo
    assert [entry.updated for entry in feed.entries] == [f"{day}:00Z" for day in DAYS[2::-1]]
    assert "(Mail) is a new report" in feed.entries[0].content[0].value


def test_a_judgement_is_made_listed_and_withdrawn(desk: Desk) -> None:
    made = desk.run("judge", "correct", "13 boats", "12", "--why", "their own correction", "--by", "ida")[0].strip()
    figures = desk.json("show", desk.story)["figures"]
    (corrected,) = [f for f in figures if f["rule"] == "judgement/figure"]
    assert (corrected["low"], corrected["high"], corrected["bound"]) == (12, 12, "exact")
    listed = desk.run("judge", "log")[0]
    assert listed == f"{made} correct figure “13 boats” (mail.txt) -> 12\n  ida, 2031-05-09T10:00:00Z: their own correction; applied\n"
    out, said = desk.run("judge", "withdraw", made[:6], "--why", "no, 13", "--by", "jon")
    back = out.strip()
    assert f"{back}: withdraw {made}" in said.splitlines()
    assert not [f for f in desk.json("show", desk.story)["figures"] if f["rule"] == "judgement/figure"]
    rows = desk.json("judge", "log")["judgements"]
    assert [(row["judgement"]["id"], row["state"]) for row in rows] == [(made, "withdrawn"), (back, "applied")]


def test_words_that_could_be_several_rows_are_not_guessed(desk: Desk) -> None:
    said = desk.run("judge", "correct", "boats", "12", "--why", "so", "--as", "figure", code=2)[1]
    assert "could be 3 rows" in said
    assert "Mail: “13 boats”" in said
    assert "no such judgement" in desk.run("judge", "withdraw", "j99", "--why", "so", code=2)[1]
    assert "is no figure" in desk.run("judge", "correct", "13 boats", "many", "--why", "so", code=2)[1]
    assert desk.run("judge", "log")[0] == "No judgements yet.\n"


def test_judgements_that_contradict_each_other_are_said_to(desk: Desk) -> None:
    first = desk.run("judge", "same", "Quay: Ada Moss", "Jon Traane", "--as", "entity", "--why", "a pen name")[0].strip()
    out, err = desk.run("judge", "different", "Post: Ada Moss", "Jon Traane", "--as", "entity", "--why", "two people")
    assert "contradicted" not in err, "another report's Ada Moss: both can hold"
    out, err = desk.run("judge", "different", "Quay: Ada Moss", "Jon Traane", "--as", "entity", "--why", "two people")
    assert f"{out.strip()}: contradicted: it can't hold together with {first}" in err
    states = {row["judgement"]["id"]: row["state"] for row in desk.json("judge", "log")["judgements"]}
    assert (states[first], states[out.strip()]) == ("contradicted", "contradicted")
    assert "several judgements" in desk.run("judge", "withdraw", "j", "--why", "which", code=2)[1]


def test_two_reports_are_one_story_or_two_as_people_say(desk: Desk) -> None:
    desk.run("judge", "different", "quay.txt", "mail.txt", "--as", "report", "--why", "another storm")
    rows = desk.json("stories")
    assert sorted(sorted(row["articles"]) for row in rows) == [["mail.txt"], ["post.txt", "quay.txt"]]
    desk.add("herald.txt", POST.replace("14", "17"), 3)
    homes = [set(row["articles"]) for row in desk.json("stories")]
    assert sorted("mail.txt" in home for home in homes) == [False, True], "settling the day anew leaves it where it was put"
    assert not any({"mail.txt", "quay.txt"} <= home for home in homes)
    desk.run("judge", "same", "quay.txt", "mail.txt", "--as", "report", "--why", "the same storm after all")
    assert sorted(desk.json("stories")[0]["articles"]) == ["herald.txt", "mail.txt", "post.txt", "quay.txt"]
    assert "whole" in desk.run("db", "check")[0]


def test_a_report_is_taken_down_and_refused_when_it_comes_back(desk: Desk) -> None:
    desk.run("judge", "note", "13 boats", "see the quixotic brother", "--as", "figure")
    assert "would be taken out" in desk.run("takedown", "mail.txt", "--why", "asked for", "--dry-run")[1]
    out, err = desk.run("takedown", "mail.txt", "--why", "asked by the family", "--by", "ida")
    assert out.endswith("mail.txt\n")
    assert "1 report taken out; 0 record versions written anew, 2 dropped; 1 judgement left without the words" in err
    assert {a["outlet"] for a in desk.json("show", desk.story)["articles"]} == {"Quay", "Post"}
    raw = b"".join(path.read_bytes() for path in desk.folder.glob("news.db*")).lower()
    assert b"quixotic" not in raw
    assert b"traane" not in raw
    again = desk.run("add", "mail.txt", "--date", "2031-05-06", "--outlet", "Mail")[1]
    assert "taken down on 2031-05-09: asked by the family; skipped" in again
    assert "no report of this archive" in desk.run("takedown", "mail.txt", "--why", "again", code=2)[1]
    assert "whole" in desk.run("db", "check")[0]


def test_a_takedown_that_was_cut_off_is_finished_by_the_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("onrecord.archive.erasure.scrub", lambda store: None)
        desk.run("takedown", "mail.txt", "--why", "asked by the family")
    assert "run `onrecord db vacuum`" in desk.run("db", "check", code=1)[0]
    err = desk.run("takedown", "mail.txt", "--why", "again", code=2)[1]
    assert "an earlier takedown was cut off; its words are out of the file now" in err
    assert "whole" in desk.run("db", "check")[0]


def test_a_place_is_every_version_and_an_id_is_one(desk: Desk) -> None:
    desk.add("mail.txt", MAIL.replace("13", "15"), 3)
    listed = desk.run("takedown", str(desk.folder / "mail.txt"), "--why", "so", "--dry-run")[0].splitlines()
    assert len(listed) == 2
    first = listed[0].split()[0]
    assert "1 version more that came from mail.txt" in desk.run("takedown", first, "--why", "so")[1]
    assert b"quixotic" in (desk.folder / "news.db").read_bytes()
    desk.run("takedown", "mail.txt", "--why", "so")
    assert b"quixotic" not in (desk.folder / "news.db").read_bytes().lower()


def test_what_is_older_than_it_is_to_be_kept_goes(desk: Desk) -> None:
    assert desk.run("retain", "--days", "2", "--dry-run")[0].split()[1::2] == ["quay.txt"]
    desk.run("retain", "--days", "1", "--outlet", "post")
    assert desk.json("stories")[0]["articles"] == ["mail.txt", "quay.txt"]
    assert "nothing to take out" in desk.run("retain", "--days", "30")[1]


def test_a_name_is_in_no_output_and_comes_back(desk: Desk) -> None:
    desk.run("redact", "Jon Traane", "--why", "a private person")
    assert desk.run("redact")[0] == "1 Jon Traane\n"
    story = desk.story
    desk.run("feed", story, "-o", "story.xml")
    desk.run("show", story, "-o", "story.html")
    outputs = [
        desk.run("show", story, "--format", "json")[0], desk.run("show", story)[0], (desk.folder / "story.html").read_text(encoding="utf-8"),
        (desk.folder / "story.xml").read_text(encoding="utf-8"), desk.run("diff", story, "--since", "2031-05-01")[0],
        desk.run("alert", "--on", "new statement", "--on", "new claim")[0], desk.run("stories")[0],
    ]  # fmt: skip
    assert [n for n, text in enumerate(outputs) if "Traane" in text or "traane" in text] == []
    assert "[name withheld 1]" in outputs[0]
    assert "█" in outputs[2]
    assert "withheld already" in desk.run("redact", "jon  traane")[1]
    desk.run("redact", "Jon Traane", "--undo", "--why", "he spoke in public")
    assert "Traane" in desk.run("show", story, "--format", "json")[0]
    assert "not withheld" in desk.run("redact", "Jon Traane", "--undo", code=2)[1]
