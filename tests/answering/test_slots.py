"""Questions on one invented report, each of a kind whose slot is easily filled by the wrong words: a reason, an age, a time to come."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord import answers, pipeline
from onrecord.answering.compose import days_of, time_order
from onrecord.model import Anchor, Article, Published, Record, Region, Span, Time
from onrecord.model.time import Precision, TimeType

BRIDGE = """Footbridge falls into the Lenn at Sallow Ford

SALLOW FORD, May 4, 2031 (Lenn Mail) - A footbridge fell into the Lenn on Saturday because its cables had rusted, county engineer Tamsin Ode said.

Fire chief Oda Brand, who spoke briefly because the search was going on, said that a railing had snapped.

Tamsin Ode, 47, stood on the bank with her 12-year-old son. Piet Halloran, a councillor, was fined in March 2029.

The county hopes to rebuild the bridge within a month. Nine people were hurt. Divers brought 30 lamps.
"""


@cache
def bridge() -> Record:
    article = Article(
        "a1", "bridge.txt", "0" * 64, "Footbridge falls into the Lenn at Sallow Ford", "Lenn Mail", (), "en",
        Published("2031-05-04", "2031-05-04", "given"), BRIDGE, (Region(0, 45, "title"), Region(47, len(BRIDGE) - 1, "body")),
    )  # fmt: skip
    return pipeline.record([article], pipeline.annotate([article]))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did the footbridge fall?", "rusted"),
        ("How old is Tamsin Ode?", "47"),
        ("When will the bridge be rebuilt?", "a month"),
        ("How many lamps did the divers bring?", "30 lamps"),
        ("When was Piet Halloran fined?", "March 2029 (2029-03)"),
    ],
)
def test_what_fills_the_slot_answers(question: str, told: str) -> None:
    answer = answers.ask(question, [bridge()])
    assert answer.on_record, answer.answer
    assert told in answer.answer
    assert "12-year-old" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Why did the railing snap?",  # the sentence has a reason, for something else
        "When was Oda Brand fined?",  # somebody else was
        "How old is Oda Brand?",
        "How many people were arrested?",
        "Which year is meant in report 7?",
    ],
)
def test_what_does_not_fill_it_is_not_on_the_record(question: str) -> None:
    answer = answers.ask(question, [bridge()])
    assert not answer.on_record, answer.answer


def test_stories_are_asked_one_after_another_and_none_together() -> None:
    asked: list[str] = []

    def stories(*names: str) -> object:
        for name in names:
            asked.append(name)
            yield bridge()

    assert answers.ask_each("Why did the footbridge fall?", stories("first", "second")).on_record  # type: ignore[arg-type]
    assert asked == ["first"]
    none = answers.ask_each("Why did the railing snap?", stories("third", "fourth"))  # type: ignore[arg-type]
    assert asked == ["first", "third", "fourth"]
    assert not none.on_record
    assert none.nearest


def time(value: str, first: str | None, last: str | None, precision: Precision = "day", type_: TimeType = "DATE") -> Time:
    return Time("t1", Anchor("a1", (Span(0, 1),)), type_, value, first, last, (value,), precision, "test")


@pytest.mark.parametrize(
    ("one", "days"),
    [
        (time("2031-05-03", "2031-05-03", "2031-05-03"), "2031-05-03"),
        (time("2031-05-03TAF", "2031-05-03", "2031-05-03", "time", "TIME"), "2031-05-03"),
        (time("2031-05-03T16:30", "2031-05-03", "2031-05-03", "time", "TIME"), "2031-05-03 16:30"),
        (time("2031-05", "2031-05-01", "2031-05-31", "month"), "2031-05"),
        (time("2031", "2031-01-01", "2031-12-31", "year"), "2031"),
        (time("2031-FA", "2031-09-01", "2031-11-30", "season"), "2031-09-01 to 2031-11-30"),
        (time("XXXX-WXX", None, None, "week"), ""),
        (time("PAST_REF", None, None, "vague"), ""),
    ],
)
def test_days_are_written_as_a_calendar_has_them(one: Time, days: str) -> None:
    assert days_of(one) == days


def test_times_stand_in_their_order() -> None:
    none, year, day = time("PAST_REF", None, None), time("2030", "2030-01-01", "2030-12-31", "year"), time("2031-05-03", "2031-05-03", "2031-05-03")
    hour = time("2031-05-03T16:30", "2031-05-03", "2031-05-03", "time", "TIME")
    assert sorted([none, hour, day, year], key=time_order) == [year, day, hour, none]
