"""Markdown, terminal and CSV: what they hold, and that printed words never act in them."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from tests.rendering import story
from tests.rendering.test_page import NASTY, nasty

from onrecord.model import Anchor
from onrecord.rendering import citation, render_csv, render_html, render_markdown, render_terminal
from onrecord.rendering.markdown import escaped


def rows(name: str, record: object = story.RECORD) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(record)[name], newline="")))  # type: ignore[arg-type]


def test_a_citation_says_who_outlet_title_date_and_where() -> None:
    assert citation(story.RECORD, story.SAFE) == (
        f"“The dam is safe”: Ada Holm, in Valley Post, “Hundreds leave homes as Orrin dam leaks”, 4 May 2031, post.txt, "
        f"characters {story.SAFE.start}–{story.SAFE.end}"
    )


def test_a_citation_of_the_outlets_own_words_says_so_and_names_no_date_it_does_not_have() -> None:
    cited = citation(story.RECORD, story.LOST, quoted=0)
    assert cited.startswith(
        "Radio Ostmark, in its own voice, “What is known of the leak”, undated, 6 May 2031 at the earliest, radio.txt, characters "
    )


def test_a_citation_of_two_stretches_gives_both_places() -> None:
    anchor = story.at(story.A, "The leak is under", "the old gate")
    places = ", ".join(f"{s.start}–{s.end}" for s in anchor.spans)
    assert citation(story.RECORD, anchor).endswith(f"characters {places}")


def test_markdown_holds_brief_ledger_differences_and_a_note_for_each_letter() -> None:
    text = render_markdown(story.RECORD)
    assert text.startswith("# The Orrin dam leaks\n")
    assert "- The Orrin Water Board said on 4 May that at least 300 people left their homes. A[^1] (B)[^2]" in text
    assert "**Disputed, 1 origin:** “The dam is safe”" in text
    assert "no one on the record" not in text.lower()
    assert "**The siren sounded at once**, the board told the Valley Post." in text
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))


def test_terminal_text_begins_with_the_brief_and_stays_in_its_width() -> None:
    text = render_terminal(story.RECORD, width=72)
    lines = text.splitlines()
    assert lines[0] == "The Orrin dam leaks"
    assert lines[3] == "What is said, and by whom"
    assert all(len(line) <= 72 for line in lines)
    assert "\x1b" not in text
    assert "× says otherwise: Piet Sorn" in text
    assert "at least 300" in text


def test_colour_comes_only_when_asked_for() -> None:
    coloured = render_terminal(story.RECORD, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_terminal(story.RECORD)


def test_printed_words_never_act_in_a_terminal() -> None:
    for color in (False, True):
        text = (
            re.sub(r"\x1b\[[0-9;]*m", "", render_terminal(nasty(story.RECORD), color=color))
            if color
            else render_terminal(nasty(story.RECORD))
        )
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "[31m" in render_terminal(nasty(story.RECORD)), "the words of the sequence stay, only its escape goes"


def test_rich_markup_in_a_title_is_printed_as_it_is() -> None:
    assert render_terminal(replace(story.RECORD, title="[bold]Dam[/] [link=file:x]leaks")).startswith("[bold]Dam[/] [link=file:x]leaks\n")


@pytest.mark.parametrize(
    ("printed", "markdown"),
    [
        ("<b>2 & 3</b>", "&lt;b&gt;2 &amp; 3&lt;/b&gt;"),
        ("a | b", "a &#124; b"),
        ("*now* _or_ `never`", r"\*now\* \_or\_ \`never\`"),
        ("[x](javascript:y)", r"\[x\](javascript&#58;y)"),
        ("![x](http://a)", r"\!\[x\](http&#58;//a)"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("# head", r"\# head"),
        ("see www.a.example", "see www&#46;a.example"),
        ("at 20:30, he said: go", "at 20&#58;30, he said: go"),
        ("@team\nnext", "&#64;team next"),
    ],
)
def test_markdown_escapes(printed: str, markdown: str) -> None:
    assert escaped(printed) == markdown


def test_printed_words_never_act_in_markdown() -> None:
    text = render_markdown(nasty(story.RECORD))
    assert "<" not in text
    assert not re.search(r"(?<!\\)!\[", text)
    assert not re.search("[\x00\x1b\u202e]", text)


def test_tables_have_every_noun_with_its_place() -> None:
    tables = render_csv(story.RECORD)
    nouns = "absences articles brief claims comparisons coverage figures gaps loaded origins statements timeline times"
    assert sorted(tables) == [f"{noun}.csv" for noun in nouns.split()]
    figure = rows("figures.csv")[0]
    assert (figure["low"], figure["high"], figure["bound"], figure["source"]) == ("300", "", "at-least", "Orrin Water Board")
    assert story.POST[int(figure["start"]) : int(figure["end"])] == figure["words"] == "At least 300 people"
    assert [row["sign"] for row in rows("articles.csv")] == ["A", "B", "C"]
    assert len(rows("claims.csv")) == sum(len(claim.evidence) for claim in story.CLAIMS)


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", "\r", " =", "\n"])
def test_a_cell_that_would_run_gets_an_apostrophe(lead: str) -> None:
    title = f"{lead}HYPERLINK(1)"
    record = replace(story.RECORD, articles=(replace(story.A, title=title), story.B, story.C))
    cell = rows("articles.csv", record)[0]["title"]
    assert cell.startswith("'")
    assert cell == f"'{title}"


def test_numbers_stay_numbers() -> None:
    figures = tuple(replace(f, low=-2.5, high=-2.5) for f in story.FIGURES[:1])
    assert rows("figures.csv", replace(story.RECORD, figures=figures))[0]["low"] == "-2.5"


@pytest.mark.parametrize("record", [story.EMPTY, story.ALONE], ids=["nothing", "one report"])
def test_a_record_without_rows_renders(record: object) -> None:
    for text in (render_html(record), render_markdown(record), render_terminal(record)):  # type: ignore[arg-type]
        assert text.endswith(("\n", ">"))
    assert all(table.count("\r\n") >= 1 for table in render_csv(record).values())  # type: ignore[arg-type]


def test_the_order_of_articles_changes_no_output() -> None:
    turned = replace(story.RECORD, articles=tuple(reversed(story.RECORD.articles)))
    assert render_markdown(turned) == render_markdown(story.RECORD)
    assert render_terminal(turned) == render_terminal(story.RECORD)
    assert render_csv(turned) == render_csv(story.RECORD)


def test_a_lone_surrogate_can_be_written() -> None:
    article = replace(story.A, text="The dam \ud800 held.", regions=())
    record = replace(
        story.ALONE, articles=(article,), timeline=(replace(story.RECORD.timeline[0], anchor=Anchor.at(article.id, 0, 9), also=()),)
    )
    for text in (render_html(record), render_markdown(record), render_terminal(record), *render_csv(record).values()):
        text.encode("utf-8")
    assert NASTY not in render_html(record)
