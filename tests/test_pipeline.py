"""The path as a whole: order, processes, failures, other languages."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from onrecord import annotate, pipeline, read, record, render
from onrecord.annotating import annotate_article
from onrecord.errors import UsageError
from onrecord.model import Article

EXAMPLES = Path(__file__).parent.parent / "examples" / "ferry-fire"


def test_order_and_processes_change_nothing() -> None:
    articles, refusals = read([str(EXAMPLES)])
    annotations = annotate(articles)
    first = render(record(articles, annotations, refusals), "json")
    shuffled = list(articles)
    random.Random(7).shuffle(shuffled)
    assert render(record(shuffled, annotate(shuffled, processes=2), refusals), "json") == first


def test_an_article_is_annotated_alike_alone_and_among_others() -> None:
    articles, _ = read([str(EXAMPLES)])
    together = annotate(articles)
    for article, alone in zip(articles, together, strict=True):
        assert annotate([article]) == (alone,)


def test_one_failing_article_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    articles, refusals = read([str(EXAMPLES)])
    real = annotate_article

    def broken(article: Article, syntax: object, tagger: object) -> object:
        if article.id == articles[0].id:
            raise ValueError("no such clause")
        return real(article, syntax, tagger)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "annotate_article", broken)
    annotations = annotate(articles)
    story = record(articles, annotations, refusals)
    assert [n.failure for n in annotations].count("ValueError: no such clause") == 1
    assert any(r.locator == articles[0].locator and "no such clause" in r.reason for r in story.refusals)
    assert {s.anchor.article for s in story.statements} == {a.id for a in articles[1:]}


def test_another_language_is_listed_not_annotated(tmp_path: Path) -> None:
    text = "Der Hafen wurde am Montag geschlossen, sagte die Ministerin. Niemand wurde verletzt, und die Fähre liegt wieder am Kai. " * 4
    (tmp_path / "bericht.txt").write_text(text, encoding="utf-8")
    (tmp_path / "report.txt").write_text("The mayor said on Monday that nine boats had sunk in the harbour.\n", encoding="utf-8")
    articles, refusals = read([str(tmp_path)])
    story = record(articles, annotate(articles), refusals)
    assert {a.language for a in story.articles} == {"de", "en"}
    assert len({s.anchor.article for s in story.statements}) == 1
    assert any("not annotated" in r.done for r in story.refusals)


def test_an_unknown_form_is_a_usage_error() -> None:
    articles, refusals = read([str(EXAMPLES)])
    with pytest.raises(UsageError, match="no such form"):
        render(record(articles[:1], annotate(articles[:1]), refusals), "docx")
