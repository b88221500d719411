"""Which statement gives a number: the one that holds it, else the one whose cue governs it."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of, marked

from onrecord.annotating.figures import find_figures
from onrecord.engines.syntax import load_syntax
from onrecord.model import Anchor, Cue, Source, Span, Statement

GIVEN = [
    ("[src:The board] [cue:said] [con:the fire had burned 230 acres] (about 90 hectares) in two days.", ["s1", "s1", "s1"]),
    (
        "[src:The council] [cue:announced] [con:that Ms Orr had won by 300 votes], taking 12,000 to the 11,700 of Mr Pell.",
        ["s1", "s1", "s1"],
    ),
    (
        "[con:The number of lambs born has grown to 85], [src:the farm] [cue:said] early on Sunday, up from the 60 it gave before.",
        ["s1", "s1"],
    ),
    ("[con:About 140 paintings were sold], [src:Ms Orr] [cue:said], a number that covers the 35 bought on Tuesday.", ["s1", "s1"]),
    (
        "[con:Half of the 80 singers were sent home], [src:the choir] [cue:said], and the concert was cut to three songs.",
        ["s1", "s1", "s1"],
    ),
    ("[con:Her school had sold every seat], [src:Ms Orr] [cue:told] Radio Fjell, and would give each pupil 15 crowns.", ["s1"]),
    ("The library has 75 books missing; [src:the warden] [cue:admits] [con:to 31].", [None, "s1"]),
    ("[src:The board] [cue:said] [con:the pier was safe]. It cost nine million dollars.", [None]),
    ("[src:Nine officers] [cue:said] [con:the pier was safe].", [None]),
]


@pytest.mark.parametrize(("source", "expected"), GIVEN)
def test_who_gives_each_number(source: str, expected: list[str | None]) -> None:
    mark = marked(source)
    article = article_of(mark.text)
    (name,), cue, content = mark.spans["src"], mark.spans["cue"], mark.spans["con"]
    whose = Source((name,), None, mark.words("src")[0], "unnamed", ())
    statement = Statement(
        "s1", Anchor(article.id, content), "indirect", Cue(cue, "say", "say"), whose, None, (), False, None, None, None, "test"
    )
    found = find_figures(article, load_syntax().parse(article), times=(), entities=(), statements=(statement,))
    assert [f.statement for f in found] == expected, [f.anchor.text_in(mark.text) for f in found]


def test_who_speaks_comes_before_nobody() -> None:
    text = "Nine boats were lost."
    article = article_of(text)
    anchor = Anchor(article.id, (Span(0, 20),))
    source = Source((Span(0, 4),), None, "the board", "body", ())
    said = Statement("s2", anchor, "indirect", Cue((), "say", "say"), source, None, (), False, None, None, None, "test")
    nobody = Statement(
        "s1", Anchor(article.id, (Span(0, 10),)), "indirect", Cue((), "say", "say"), None, None, (), False, None, None, None, "test"
    )
    (found,) = find_figures(article, load_syntax().parse(article), times=(), entities=(), statements=(nobody, said))
    assert found.statement == "s2"
