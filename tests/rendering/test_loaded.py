"""A record with loaded words, differences that share a side, and a reworded sentence -> what the page shows of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rendering import story

from onrecord.model import REWRITTEN, Anchor, Comparison, LoadedWord, Provenance, Record
from onrecord.model.loaded import Owner
from onrecord.rendering import render_csv, render_html, render_markdown, render_terminal
from onrecord.rendering.differences import differences
from onrecord.rendering.loaded import loaded
from onrecord.rendering.references import References
from onrecord.rendering.timeline import _sort_key


def word(text: str, owner: Owner, by: str, number: int) -> LoadedWord:
    start = story.A.text.index(text)
    return LoadedWord(f"w{number}", Anchor.at(story.A.id, start, start + len(text)), "emotive", owner, by, None, "loaded/emotive")


@pytest.fixture
def record() -> Record:
    words = (word("safe", "quoted", "Ada Holm", 1), word("leak", "outlet", "Valley Post", 2), word("old", "quoted", "", 3))
    return replace(story.RECORD, loaded=words)


def test_each_word_stands_under_its_owner_the_outlets_own_voice_first(record: Record) -> None:
    groups = loaded(record, References.of(record))
    assert [(g.key, [(r.name, [u.word for u in r.words]) for r in g.rows]) for g in groups] == [
        ("outlet", [("Valley Post", ["leak"])]),
        ("quoted", [("Ada Holm", ["safe"]), ("Nobody named", ["old"])]),
    ]


def test_the_page_links_each_word_and_leaves_the_section_out_where_there_is_none(record: Record) -> None:
    page = render_html(record)
    assert 'id="loaded"' in page
    for one in record.loaded:
        assert f'href="#A-{one.anchor.start}-{one.anchor.end}"' in page
    assert 'id="loaded"' not in render_html(replace(record, loaded=()))
    assert "w2,emotive,outlet,Valley Post" in render_csv(record)["loaded.csv"]


def test_a_reworded_sentence_is_marked_with_its_model_in_every_form() -> None:
    first, *rest = story.RECORD.brief
    made = Provenance("1", {"rewriting": "small-model"})
    record = replace(story.RECORD, brief=(replace(first, rule=first.rule + REWRITTEN), *rest), provenance=made)
    for form in (render_html, render_markdown, render_terminal):
        words = " ".join(form(record).replace("\\", "").split())
        assert words.count("reworded by small-model") == 1


def test_conflicts_that_share_their_right_side_are_one_entry() -> None:
    def at(article: object, text: str) -> Anchor:
        assert isinstance(article, type(story.A))
        start = article.text.index(text)
        return Anchor.at(article.id, start, start + len(text))

    hub = at(story.B, "since March")
    lefts = [at(story.A, "on Sunday"), at(story.A, "40 minutes after")]
    rows = tuple(
        Comparison(f"c{n}", "date", left, hub, "conflict", f"“{left.start}” against “March”.", "r") for n, left in enumerate(lefts)
    )
    record = replace(story.RECORD, comparisons=rows)
    (entry,) = differences(record, References.of(record)).entries
    assert len(entry.sides) == 3
    assert [run.text for run in entry.sides[0].runs if run.differs] == ["since March"]
    assert {run.text for side in entry.sides[1:] for run in side.runs if run.differs} == {"on Sunday", "40 minutes after"}


def test_a_weekend_stands_before_its_saturday_and_after_its_friday() -> None:
    days = ["2031-05-03", "2031-W18-WE", "2031-05-02", "2031-W18"]
    assert sorted(days, key=_sort_key) == ["2031-W18", "2031-05-02", "2031-W18-WE", "2031-05-03"]
