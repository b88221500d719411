"""Small invented coverage -> the sentences of its brief: attributed, evidenced, in printed words, nothing twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord import annotate, pipeline, read, record
from onrecord.model import Annotations, Article, BriefLine, Record
from onrecord.recording.amounts import amount
from onrecord.recording.brief import MOST, ORDER, fitting
from onrecord.recording.story import Story, listed

COURIER = """date 2031-05-06 Port authority confirms tug was lost

by Hugo Lennart

The Lissen port authority confirmed on Monday that a tug had sunk in the strait. At least nine people were killed, the coast guard said.

"We lost the tug in an hour, and nobody came to help us," the harbour master, Ada Bright, said.

The port authority did not say how many people had been on board. Bright denied that the tug had been overloaded.
"""
MAIL = """date 2031-05-06 Nine dead as tug sinks

The coast guard said on Monday that at least nine people were killed when a tug sank in the strait. "We lost the tug in an hour, and nobody came to help us," harbour master Ada Bright said.

The dockers' union claimed that the tug had been overloaded. Twelve people were hurt, according to the Interior Ministry.
"""


@cache
def story() -> Record:
    with TemporaryDirectory() as folder:
        for name, text in (("courier.txt", COURIER), ("mail.txt", MAIL)):
            Path(folder, name).write_text(text, encoding="utf-8")
        articles, refusals = read([folder])
        return record(articles, annotate(articles), refusals)


def lines(section: str) -> list[str]:
    return [line.text for line in story().brief if line.section == section]


def test_every_sentence_has_evidence_in_known_articles() -> None:
    known = {a.id: a for a in story().articles}
    assert story().brief
    for line in story().brief:
        assert line.evidence
        for anchor in line.evidence:
            assert anchor.end <= len(known[anchor.article].text)


def test_a_confirmation_keeps_its_source_and_its_day() -> None:
    assert any("Lissen port authority confirmed on Monday [5 May 2031] that a tug had sunk" in text for text in lines("What happened"))


def test_a_quotation_shared_by_two_reports_is_told_once_with_both_as_evidence() -> None:
    told = [line for line in story().brief if "nobody came to help us" in line.text]
    assert len(told) == 1
    assert len({a.article for a in told[0].evidence}) == 2


def test_figures_keep_bound_and_source() -> None:
    (killed,) = [text for text in lines("Dead and hurt") if "deaths" in text]
    assert "at least 9" in killed
    assert "coast guard" in killed


def test_what_was_not_said_is_said() -> None:
    assert any("did not say how many people had been on board" in text for text in lines("Not said"))


def test_no_sentence_of_the_brief_is_told_twice() -> None:
    texts = [line.text for line in story().brief]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("coast guard", "the coast guard"),
        ("Interior Ministry", "the Interior Ministry"),
        ("Ada Bright", "Ada Bright"),
        ("port officials", "port officials"),
        ("dockers' union", "the dockers' union"),
        ("Sorrenia's Foreign Ministry", "Sorrenia's Foreign Ministry"),
        ("", "an unnamed source"),
    ],
)
def test_a_name_inside_a_sentence(name: str, inside: str) -> None:
    assert Story.of(story(), ()).the(name) == inside


@pytest.mark.parametrize(("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")])
def test_lists(names: list[str], words: str) -> None:
    assert listed(names) == words


def test_a_line_that_breaks_the_budget_is_passed_over() -> None:
    rows = [BriefLine("", "one two three", (), "x"), BriefLine("", "a " * 40, (), "x"), BriefLine("", "four five", (), "x")]
    assert [r.text for r in fitting(rows, 6)] == ["one two three", "four five"]


def test_amounts_keep_their_bounds() -> None:
    index = Story.of(story(), ())
    words = {amount(index, f) for f in story().figures}
    assert "at least 9" in words
    assert "12" in words


def test_sections_come_in_the_order_of_the_brief_and_deaths_before_what_is_said() -> None:
    sections = list(dict.fromkeys(line.section for line in story().brief))
    assert sections == [name for name in ORDER if name in sections]
    assert sections.index("Dead and hurt") < sections.index("What is said, and by whom")


FLOOD = """date 2031-05-06 Dam bursts above Halvern

A dam burst above the town of Halvern on Sunday and drowned at least nine people in the lower streets.

The Interior Ministry said that 40 houses were gone. The government of Sorrenia condemned the sale of the dam to a private owner.
The Water Union urged the government to open all papers on the dam. Kelmaria said that it was deeply concerned by the flood.
Repairs will cost $4 million, the Interior Ministry said. The mayor, Ada Bright, denied that the siren had failed.
"""


@cache
def flood() -> tuple[tuple[Article, ...], tuple[Annotations, ...]]:
    with TemporaryDirectory() as folder:
        Path(folder, "post.txt").write_text(FLOOD, encoding="utf-8")
        articles, _ = read([folder])
        return articles, annotate(articles)


def told(focus: str = "", words: int = 450) -> tuple[BriefLine, ...]:
    return pipeline.record(*flood(), words=words, focus=focus).brief


def test_news_that_nobody_is_quoted_on_is_told_in_the_reports_own_first_sentence() -> None:
    first = told()[0]
    assert (first.section, first.rule) == ("What happened", "brief/lead")
    assert first.text.startswith("A dam burst above the town of Halvern on Sunday [4 May 2031]")
    assert first.text.endswith(", post reports.")


def test_parties_that_condemn_urge_or_are_concerned_react() -> None:
    texts = " ".join(line.text for line in told())
    for words in ("condemned the sale of the dam", "urged the government to open all papers", "deeply concerned by the flood"):
        assert texts.count(words) == 1
    assert any(line.section == "Reactions" for line in told())


@pytest.mark.parametrize(
    ("focus", "holds", "leaves"),
    [
        ("casualties", "9", "siren"),
        ("deaths", "9", "papers"),
        ("money", "$4 million", "siren"),
        ("denials", "denied that the siren had failed", "papers"),
        ("Water Union", "urged the government", "siren"),
        ("houses", "40 houses", "siren"),
        ("SIREN", "siren had failed", "houses"),
    ],
)
def test_a_focus_keeps_what_is_about_it(focus: str, holds: str, leaves: str) -> None:
    texts = " ".join(line.text for line in told(focus))
    assert holds in texts
    assert leaves not in texts


@pytest.mark.parametrize("focus", ["unicorns", "the of and", "Velm"])
def test_a_focus_that_nothing_is_about_gives_no_line(focus: str) -> None:
    assert told(focus) == ()


@pytest.mark.parametrize("words", [60, 120, 300, 900])
def test_a_brief_keeps_to_its_length(words: int) -> None:
    size = sum(len(line.text.split()) for line in told(words=words))
    assert 0 < size <= MOST * words or len(told(words=words)) == 1
