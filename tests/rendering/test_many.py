"""Stories of many reports, and of reports that word a count differently -> pictures and lists that can still be read."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from tests.rendering import story

from onrecord.model import Anchor, Article, Copy, Origin, Record
from onrecord.rendering import render_html, render_markdown, render_terminal
from onrecord.rendering.chart import axis_of, plot
from onrecord.rendering.figures import figure_view
from onrecord.rendering.graph import CHAINED, LISTED, graph
from onrecord.rendering.references import References

SHARED = "Nine boats sank off Halvern on Sunday when the wind turned, the harbour office said."


def copies_of_one_text(count: int) -> Record:
    """`count` reports that print one text, each pair of them a copy, and a statement each two of them carry."""
    articles = tuple(
        replace(story.RECORD.articles[0], id=f"r{n}", sha256=f"{n:064}", locator=f"{n}.txt", outlet=f"Paper {n}", text=SHARED, regions=())
        for n in range(count)
    )
    whole = [Anchor.at(a.id, 0, len(SHARED)) for a in articles]
    copies = tuple(Copy(a, b, "credited", "copies/test") for a, b in combinations(whole, 2))
    spoken = tuple(Origin(f"o{n}", "statement", f"Voice {n}", tuple(a.id for a in articles), tuple(whole), "test") for n in range(LISTED + 2))
    wire = Origin("w", "agency", "Coast Wire", tuple(a.id for a in articles), tuple(whole), "test")
    return replace(story.EMPTY, articles=articles, copies=copies, origins=(*spoken, wire))


@pytest.mark.parametrize(("count", "arcs"), [(3, 3), (CHAINED, 6), (12, 11)])
def test_a_text_that_many_reports_share_is_drawn_as_a_chain(count: int, arcs: int) -> None:
    record = copies_of_one_text(count)
    view = graph(record, References.of(record))
    assert len(view.arcs) == arcs
    assert len(view.shared) == count * (count - 1) // 2


def test_statements_that_a_shared_text_carries_are_listed_not_drawn() -> None:
    record = copies_of_one_text(6)
    view = graph(record, References.of(record))
    assert [o.name for o in view.origins] == ["Coast Wire"]
    assert len(view.listed) == LISTED + 3
    assert view.carried == LISTED + 2
    assert f"{LISTED + 2} statements that a shared text carries are in the list alone." in render_html(record)


def test_all_forms_count_the_same_origins() -> None:
    record = copies_of_one_text(4)
    assert len(record.roots) == 1
    assert "4 reports, 1 origin" in render_terminal(record)
    assert "4 reports, 1 origin" in render_markdown(record)


def test_a_number_that_replaces_another_worded_otherwise_is_not_given_once() -> None:
    first, *rest = story.RECORD.figures
    reworded = tuple(replace(f, measure="residents who left") if f.id == "f3" else f for f in (first, *rest))
    record = replace(story.RECORD, figures=reworded)
    view = figure_view(record, References.of(record))
    (group,) = [g for g in view.groups if any(row.figure.id == "f3" for row in g.rows)]
    assert {"f1", "f3"} <= {row.figure.id for row in group.rows}
    assert any(v.verdict == "updated" for v in group.verdicts)
    assert not any(row.figure.id == "f3" for row in view.single)


def test_a_line_of_marks_alone_is_not_shown_as_furniture() -> None:
    article: Article = story.RECORD.articles[0]
    text = f"{article.text}\n\n###"
    marked = replace(article, text=text)
    record = replace(story.ALONE, articles=(marked,))
    page = render_html(record)
    assert '<div class="bare">###</div>' in page
    assert ">boilerplate<" not in page.split('<div class="bare">')[0][-40:]


@pytest.mark.parametrize("value", [12, 49, 51, 88])
def test_a_long_label_above_its_mark_stays_on_the_plot(value: int) -> None:
    figure = replace(story.RECORD.figures[0], low=value, high=value, bound="exact")
    words = f"{value} officers of the inner harbour guard"
    shape = plot(figure, words, axis_of([(0, 0), (100, 100)]))
    assert 0 <= shape.label_at <= 100
    if shape.label_side == "above-start":
        assert shape.label_at <= shape.dot if shape.dot is not None else False
