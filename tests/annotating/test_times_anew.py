"""Reading an article again as of another day: the same expressions, no parse, and nothing changed that the day leaves alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.linking.reports import annotated

from onrecord import pipeline
from onrecord.annotating import re_anchored, reader_of
from onrecord.model import Annotations, Article

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = (
    "The Lissen dam broke Tuesday. Mayor Ada Bright said Wednesday that 12 people were missing. "
    "It had been inspected last month and sold in June. It was built in 1987. Yesterday it rained."
)


def undated() -> tuple[Article, Annotations]:
    (article,), (annotations,) = annotated(("Mail", TEXT, None))
    return article, annotations


@pytest.mark.parametrize("event", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_a_dated_article_read_as_of_its_own_day_is_what_it_was(event: str) -> None:
    articles, _ = pipeline.read([str(EXAMPLES / event)])
    compared = 0
    for article, found in zip(articles, pipeline.annotate(articles), strict=True):
        if article.published.value is not None and article.published.doubt is None:
            assert reader_of(article, found)(date.fromisoformat(article.published.value)) == found.times
            compared += len(found.times)
    assert compared > 10


def test_a_day_gives_what_was_open() -> None:
    article, annotations = undated()
    day = date(2031, 5, 7)
    found = re_anchored(article, annotations, day, day)
    assert [t.value for t in annotations.times] == ["XXXX-WXX-2", "XXXX-WXX-3", "XXXX-XX", "XXXX-06", "1987", "XXXX-XX-XX"]
    assert [t.value for t in found.times] == ["2031-05-06", "2031-05-07", "2031-04", "2030-06", "1987", "2031-05-06"]
    assert [t.rule for t in found.times][:5] == ["times/re-anchored"] * 4 + [annotations.times[4].rule]
    assert [t.id for t in found.times] == [t.id for t in annotations.times]


def test_what_points_at_a_time_moves_with_it() -> None:
    article, annotations = undated()
    day = date(2031, 5, 7)
    found = re_anchored(article, annotations, day, day)
    (before,), (after,) = annotations.statements, found.statements
    assert before.said is not None and after.said is not None
    assert (before.said.value, after.said.value, after.said.precision) == ("XXXX-WXX-3", "2031-05-07", "day")
    assert before.said.anchor == after.said.anchor
    assert [f.as_of.value for f in found.figures if f.as_of] == ["2031-05-07"]
    broke = next(p for p in found.propositions if p.predicate == "break")
    assert broke.times == ("2031-05-06",)


def test_what_depends_on_the_day_stays_open_between_two() -> None:
    article, annotations = undated()
    found = re_anchored(article, annotations, date(2031, 5, 7), date(2031, 5, 12))
    assert [t.value for t in found.times] == ["2031-05-06", "2031-05-07", "2031-04", "2030-06", "1987", "XXXX-XX-XX"]


def test_nothing_to_change_gives_the_same_annotations() -> None:
    (article,), (annotations,) = annotated(("Mail", "The dam was built in 1987.", None))
    assert re_anchored(article, annotations, date(2031, 5, 7), date(2031, 5, 7)) is annotations
