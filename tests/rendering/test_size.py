"""Large stories: a page of a hundred reports grows with its input, not with its square."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.costs import assert_grows
from tests.rendering import story
from tests.rendering.test_page import parse

from onrecord.model import Anchor, Claim, Coverage, Evidence, Record
from onrecord.rendering import render_html


def many(count: int) -> Record:
    """`count` reports of forty paragraphs; each makes ten claims, five of which its neighbour shares."""
    text = "\n\n".join(f"Paragraph {n}: the board said that gate {n} of the Orrin dam was shut on Sunday." for n in range(40))
    articles = tuple(replace(story.A, id=f"a{i:04}", outlet=f"Outlet {i:04}", text=text, regions=()) for i in range(count))
    claims: list[Claim] = []
    for i, article in enumerate(articles):
        for k in range(10):
            start = text.index(f"gate {k} of")
            carriers = (article.id, articles[(i + 1) % count].id) if k < 5 else (article.id,)
            anchors = [Anchor.at(a, start, start + 20 + i % 7) for a in carriers]
            evidence = tuple(Evidence(a, None, "asserts", False, "the board", None, True) for a in anchors)
            claims.append(Claim(f"k{i}.{k}", anchors[0], "asserted", (), evidence, "x"))
    coverage = tuple(Coverage(c.id, e.anchor.article, "carries") for c in claims for e in c.evidence)
    return replace(story.EMPTY, articles=articles, claims=tuple(claims), coverage=coverage, title="Many")


def test_a_page_of_a_hundred_reports_is_whole() -> None:
    tree = parse(render_html(many(100)))
    assert len(tree.xpath("//article[starts-with(@id, 'report-')]")) == 100
    ids = set(tree.xpath("//@id"))
    assert all(link[1:] in ids for link in tree.xpath("//@href") if link.startswith("#"))
    assert tree.xpath("//th[@scope='col']")[-2].text_content().strip() == "100"
    assert not tree.xpath("//main//ol[count(li) > 40] | //main//ul[not(ancestor::details)][count(li) > 40]")


@pytest.mark.slow
def test_size_and_time_grow_with_the_input() -> None:
    small, large = many(50), many(200)
    assert len(render_html(large)) < 4.6 * len(render_html(small))
    assert_grows(lambda: render_html(small), lambda: render_html(large), at_most=11, least=0.01)  # a square would be 16 times


def test_a_long_report_with_many_overlapping_marks_renders_in_a_moment() -> None:
    text = "The board said on Sunday that the gate was shut. " * 20_000
    article = replace(story.A, text=text, regions=())
    anchors = [Anchor.at(article.id, i * 97, i * 97 + 150) for i in range(5_000)]
    timeline = tuple(replace(story.RECORD.timeline[0], anchor=a, also=()) for a in anchors)
    start = time.process_time()
    page = render_html(replace(story.ALONE, articles=(article,), timeline=timeline))
    assert time.process_time() - start < 20
    assert page.count('<mark class="e') >= 5_000
