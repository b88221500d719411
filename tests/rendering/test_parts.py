"""Letters, dates, sentences, axes and marks: the small parts that every view rests on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rendering import story

from onrecord.model import Figure, Span
from onrecord.rendering.chart import axis_of, plot
from onrecord.rendering.dates import printed, span
from onrecord.rendering.letters import letters
from onrecord.rendering.sentences import Block, Sentences, blocks, sentences
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.words import cut, inert


def test_letters_follow_the_day_then_the_outlet() -> None:
    assert letters(story.RECORD.articles) == {story.A.id: "A", story.B.id: "B", story.C.id: "C"}
    same_day = replace(story.B, published=story.A.published, outlet="Abend")
    assert letters((story.A, same_day)) == {story.A.id: "B", same_day.id: "A"}


def test_over_twenty_six_reports_letters_become_numbers() -> None:
    many = [replace(story.A, id=f"a{i:03}", outlet=f"Outlet {i:03}") for i in range(27)]
    assert list(letters(many).values()) == [str(n) for n in range(1, 28)]
    assert list(letters(many[:26]).values())[-1] == "Z"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-04", "4 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-SP", "spring 2031"),
        ("2031-05-04TEV", "4 May 2031, evening"),
        ("2031-05-04T20:30", "4 May 2031, 20:30"),
        ("2031-W18", "week of 28 April 2031"),
        ("2031-W18-WE", "weekend of 3 May 2031"),
        ("1950/1953", "1950 – 1953"),
        ("203", "2030s"),
        ("PRESENT_REF", "PRESENT_REF"),
        ("2031-13", "2031-13"),
    ],
)
def test_dates_are_printed_as_news_prints_them(value: str, words: str) -> None:
    assert printed(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-04", "2031-05-06", "4–6 May 2031"),
        ("2031-04-30", "2031-05-06", "30 April – 6 May 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 – 2 January 2031"),
        ("2031-05-04", "2031-05-04", "4 May 2031"),
    ],
)
def test_a_stretch_of_days_repeats_nothing(first: str, last: str, words: str) -> None:
    assert span(first, last) == words


@pytest.mark.parametrize(
    "marked",
    [
        "The dam leaks.| The siren sounded.",
        "“Is it safe?”| Nobody knew.",
        "Mr. Sorn met Dr. A. Holm on Monday.| She left.",
        "It cost 2.5 million.| “Too much,” he said.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace("|", "")
    found = sentences(text, Block(0, len(text), "body"))
    assert [text[s.start : s.end] for s in found] == [part.strip() for part in marked.split("|")]


@given(st.text(alphabet="Aa.?! \n\r“”", max_size=120))
def test_blocks_and_sentences_hold_all_words_once(text: str) -> None:
    article = replace(story.A, text=text, regions=())
    found = blocks(article)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(text[b.start : b.end].split()) for b in found) == "".join(text.split())
    inside = Sentences.of(article).spans
    assert "".join("".join(text[s.start : s.end].split()) for s in inside) == "".join(text.split())


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    line = "The water board said that the old gate had been leaking since the spring"
    text = f"{line}\n{line}\n{line}\n{line}\n\n{line}"
    assert len(blocks(replace(story.A, text=text, regions=()))) == 2


ENDS = st.one_of(st.none(), st.floats(-1e6, 1e9, allow_nan=False).map(lambda x: round(x, 2)))


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=8))
def test_every_given_end_lies_on_the_axis(intervals: list[tuple[float | None, float | None]]) -> None:
    axis = axis_of(intervals)
    ends = [end for interval in intervals for end in interval if end is not None]
    assert (axis is None) == (not ends)
    if axis:
        assert all(0 <= axis.at(end) <= 100 for end in ends)
        assert 2 <= len(axis.ticks) <= 12
        assert all(a.at < b.at for a, b in pairwise(axis.ticks))


def figure(low: float | None, high: float | None, bound: str) -> Figure:
    return replace(story.FIGURES[0], low=low, high=high, bound=bound)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "bound", "style", "arrow", "bar"),
    [
        (300, 300, "exact", "solid", "", False),
        (300, 300, "about", "ringed", "", False),
        (300, None, "at-least", "solid", "right", False),
        (300, None, "more-than", "hollow", "right", False),
        (None, 300, "at-most", "solid", "left", False),
        (None, 300, "less-than", "hollow", "left", False),
        (200, 300, "range", "solid", "", True),
    ],
)
def test_an_open_bound_is_drawn_open(low: float | None, high: float | None, bound: str, style: str, arrow: str, bar: bool) -> None:
    drawn = plot(figure(low, high, bound), "300 people", axis_of([(low, high), (0, 500)]))
    assert (drawn.style, drawn.arrow, drawn.bar is not None) == (style, arrow, bar)
    assert (drawn.dot is None) == bar


def test_a_figure_without_a_number_has_only_its_words() -> None:
    drawn = plot(figure(None, None, "about"), "dozens of people", axis_of([(1, 2)]))
    assert (drawn.dot, drawn.bar, drawn.arrow, drawn.label) == (None, None, "", "dozens of people")


def test_an_axis_says_when_it_does_not_start_at_nought() -> None:
    axis = axis_of([(187, 187), (212, 212)])
    assert axis is not None
    assert axis.cut
    assert float(axis.ticks[0].label) > 0
    wide = axis_of([(3, 3), (40_000, 40_000)])
    assert wide is not None
    assert wide.log


def test_words_are_cut_between_words_and_lose_what_acts() -> None:
    assert cut("the siren sounded at once", 14) == "the siren…"
    assert inert("a\x1b[1mb\u202ec\ud800") == "a\ufffd[1mb\ufffdc\ufffd"
    assert len(inert("\x00" * 5)) == 5


def test_the_sentence_around_a_stretch() -> None:
    found = Sentences.of(story.A).around(story.at(story.A, "the old gate").hull)
    assert story.POST[found.start : found.end].startswith("“The leak is under") or story.POST[found.start : found.end].startswith(
        "“The dam is safe"
    )
    assert Span(found.start, found.end).contains(story.at(story.A, "the old gate").hull)


@pytest.mark.parametrize(
    ("outlet", "locator", "name"),
    [
        ("Valley Post", "x.txt", "Valley Post"),
        (None, "stories/northmark-press.txt", "northmark-press"),
        (None, "C:\\stories\\004_1d4c9646faf9fd89.txt", "004"),
        (None, "https://herald.example/dam.html", "herald.example"),
        (None, "-", "unnamed outlet"),
    ],
)
def test_a_report_without_an_outlet_goes_by_its_file_or_site(outlet: str | None, locator: str, name: str) -> None:
    assert outlet_of(replace(story.A, outlet=outlet, locator=locator)) == name
