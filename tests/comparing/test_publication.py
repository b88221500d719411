"""Days that the other reports of a story settle, end to end: from files to the record, in any order of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.model import DateRepair, Record, Time

Files = dict[str, str]

COURIER = " date 2031-05-07 \nThe Lissen dam broke on Tuesday, flooding the town of Harn.\n\nMayor Ada Bright said on Wednesday that two people died.\n"
POST = " date 2031-05-07 \nThe Lissen dam broke on Tuesday and flooded Harn.\n"
TIDE = " date 2031-05-08 \nThe Lissen dam, which broke on Tuesday, will be rebuilt. The dam flooded the town of Harn.\n"
MAIL = (
    "The Lissen dam broke Tuesday, flooding the town of Harn.\n\nMayor Ada Bright said Wednesday that two people died. "
    "Engineers inspected the dam last month. The state bought it in June.\n"
)


def record_of(folder: Path, files: Files, *, turned: bool = False) -> Record:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    articles, _ = pipeline.read([str(folder)])
    annotations = pipeline.annotate(articles)
    return pipeline.record(articles[::-1], annotations[::-1]) if turned else pipeline.record(articles, annotations)


def times_in(record: Record, outlet: str) -> dict[str, Time]:
    """Printed words -> time, in one report; the first where the words stand twice."""
    article = next(a for a in record.articles if a.locator.endswith(f"{outlet}.txt"))
    out: dict[str, Time] = {}
    for time in record.times:
        if time.anchor.article == article.id:
            out.setdefault(time.anchor.text_in(article.text), time)
    return out


def settled(record: Record, outlet: str) -> dict[str, str]:
    return {words: time.settled.value for words, time in times_in(record, outlet).items() if time.settled is not None}


def repair_of(record: Record) -> DateRepair:
    (repair,) = record.repairs
    assert all(anchor.text_in(next(a for a in record.articles if a.id == anchor.article).text) for anchor in repair.anchors)
    return repair


def test_an_undated_report_among_dated_ones(tmp_path: Path) -> None:
    record = record_of(tmp_path, {"courier": COURIER, "post": POST, "tide": TIDE, "mail": MAIL})
    repair = repair_of(record)
    assert (repair.earliest, repair.latest, repair.rule) == ("2031-05-07", "2031-05-12", "publication/told-alike")
    assert settled(record, "mail") == {"Tuesday": "2031-05-06", "Wednesday": "2031-05-07", "last month": "2031-04", "June": "2030-06"}
    tuesday = times_in(record, "mail")["Tuesday"]
    assert (tuesday.value, tuesday.readings) == ("XXXX-WXX-2", ("XXXX-WXX-2", "2031-05-06"))
    assert tuesday.settled is not None and tuesday.settled.anchor is not None and tuesday.settled.anchor.article != tuesday.anchor.article
    (said,) = (s.said for s in record.statements if s.anchor.article == tuesday.anchor.article)
    assert said is not None and said.value == "2031-05-07"
    broke = next(entry for entry in record.timeline if entry.when == "2031-05-06")
    assert tuesday.anchor.article in {a.article for a in (broke.anchor, *broke.also)}
    assert any("from 2031-05-07 to 2031-05-12" in gap.text for gap in record.gaps)
    assert not any(gap.rule == "gaps/readings" for gap in record.gaps)
    assert next(a for a in record.articles if a.id == tuesday.anchor.article).published.value is None


def test_a_monday_under_the_header_of_a_sunday(tmp_path: Path) -> None:
    files = {
        "courier": " date 2031-05-05 \nThe Lissen dam broke on Monday, flooding the town of Harn.\n",
        "post": " date 2031-05-06 \nThe Lissen dam broke on Monday and flooded Harn.\n",
        "mail": " date 2031-05-04 \nThe Lissen dam broke Monday, flooding the town of Harn. The water reached the church today.\n",
    }
    record = record_of(tmp_path, files)
    repair = repair_of(record)
    assert (repair.value, repair.latest, repair.rule) == ("2031-05-05", "2031-05-05", "publication/doubt-settled")
    assert any("with the other reports it is 2031-05-05" in gap.text for gap in record.gaps)
    monday = times_in(record, "mail")["Monday"]
    assert monday.readings == ("2031-05-05", "2031-04-28")
    assert settled(record, "mail") == {"Monday": "2031-05-05", "today": "2031-05-05"}
    assert not [c for c in record.comparisons if c.dimension == "date" and c.verdict == "conflict"]


def test_the_others_can_bear_out_the_header(tmp_path: Path) -> None:
    files = {
        "courier": " date 2031-04-29 \nThe Lissen dam broke on Monday, flooding the town of Harn.\n",
        "post": " date 2031-04-30 \nThe Lissen dam broke on Monday and flooded Harn.\n",
        "mail": " date 2031-05-04 \nThe Lissen dam broke Monday, flooding the town of Harn.\n",
    }
    record = record_of(tmp_path, files)
    assert repair_of(record).value == "2031-05-04"
    assert settled(record, "mail") == {"Monday": "2031-04-28"}
    assert times_in(record, "mail")["Monday"].value == "2031-05-05"


def test_a_wrong_month_in_the_header(tmp_path: Path) -> None:
    mail = " date 2031-04-07 \nHARN, Sorrenia (NPA) May 7, 2031 - " + MAIL
    record = record_of(tmp_path, {"courier": COURIER, "post": POST, "mail": mail})
    assert (repair_of(record).value, repair_of(record).rule) == ("2031-05-07", "publication/doubt-settled")
    assert settled(record, "mail") == {"last month": "2031-04"}
    assert times_in(record, "mail")["Tuesday"].value == "2031-05-06"  # the report's own full date refutes its header


ANNIVERSARY = (
    "A year after the Lissen dam broke and flooded Harn, hundreds gathered on Tuesday. The dam broke last May. "
    "Mayor Ada Bright said Tuesday that it will be rebuilt.\n"
)


@pytest.mark.parametrize("header", ["", " date 2032-05-04 \n"])
def test_a_report_of_a_year_later_is_not_pulled(tmp_path: Path, header: str) -> None:
    record = record_of(tmp_path, {"courier": COURIER, "post": POST, "mail": header + ANNIVERSARY})
    assert settled(record, "mail") == {}
    assert all(repair.latest is None for repair in record.repairs)
    assert times_in(record, "mail")["Tuesday"].value == ("2032-05-04" if header else "XXXX-WXX-2")


def test_a_report_that_tells_another_event_is_left_open(tmp_path: Path) -> None:
    mail = "Voters in Velm chose a new council on Sunday.\n\nClerk Tobin Rasch said Monday that turnout was 61 percent.\n"
    record = record_of(tmp_path, {"courier": COURIER, "post": POST, "mail": mail})
    assert record.repairs == ()
    assert settled(record, "mail") == {}


def test_the_order_of_the_files_changes_nothing(tmp_path: Path) -> None:
    files = {"courier": COURIER, "post": POST, "tide": TIDE, "mail": MAIL}
    straight, turned = (pipeline.render(record_of(tmp_path, files, turned=t), "json") for t in (False, True))
    assert straight == turned


@pytest.mark.parametrize("form", pipeline.FORMS)
def test_every_form_shows_it(tmp_path: Path, form: str) -> None:
    shown = pipeline.render(record_of(tmp_path, {"courier": COURIER, "post": POST, "mail": MAIL}), form)
    assert "2031-05-07" in shown or "7 May 2031" in shown
