"""The page: links resolve, words stay words, nothing is loaded, excerpts hold no text whole."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from lxml import html
from tests.rendering import story

from onrecord.model import Anchor, Article, BriefLine, Coverage, Evidence, Record
from onrecord.rendering import render_html


def parse(page: str) -> Any:
    """A page as a tree (its type says more about XPath than a test wants to know)."""
    return html.document_fromstring(page)


CASES = {"story": story.RECORD, "one report": story.ALONE, "nothing": story.EMPTY}


@pytest.fixture(scope="module", params=[(name, excerpts) for name in CASES for excerpts in (False, True)], ids=lambda p: f"{p[0]}-{p[1]}")
def tree(request: pytest.FixtureRequest) -> Any:
    name, excerpts = request.param
    return parse(render_html(CASES[name], excerpts=excerpts))


def test_ids_are_unique_and_internal_links_resolve(tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in tree.xpath("//@href") if link.startswith("#")}
    assert targets <= set(ids)
    labelled = {key for value in tree.xpath("//@aria-labelledby") for key in value.split()}
    assert labelled <= set(ids)


def test_nothing_is_loaded(tree: Any) -> None:
    assert not tree.xpath("//@src | //link | //iframe | //object | //embed | //base | //form | //meta[@http-equiv='refresh']")
    for style in tree.xpath("//style/text()"):
        assert "url(" not in style
        assert "@import" not in style
    assert not tree.xpath("//@style"), "the policy forbids style attributes"
    assert not [name for element in tree.iter() for name in getattr(element, "attrib", {}) if name.startswith("on")]


def test_the_policy_lets_only_our_own_style_and_script_act(tree: Any) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    for kind, element in (("style-src", "style"), ("script-src", "script")):
        (text,) = tree.xpath(f"//{element}/text()")
        assert f"{kind} 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_headings_step_down_one_at_a_time(tree: Any) -> None:
    levels = [int(element.tag[1]) for element in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_marker_is_spoken_and_cited(tree: Any) -> None:
    for marker in tree.xpath("//main//a[contains(concat(' ', @class, ' '), ' m ')]"):
        assert re.match(r"Report [A-Z], .+", marker.get("aria-label"))
        assert marker.get("title")


def text_of(tree: Any, sign: str) -> str:
    """A report's text as the page holds it, without the lines that the page adds."""
    (box,) = tree.xpath(f"//article[@id='report-{sign}']//div[@class='text']")
    for added in box.xpath(".//*[@data-added]"):
        added.drop_tree()
    return str(box.text_content())


def test_the_reports_are_printed_to_the_letter() -> None:
    tree = parse(render_html(story.RECORD))
    for sign, article in zip("ABC", (story.A, story.B, story.C), strict=True):
        assert text_of(tree, sign) == article.text


def test_a_marker_opens_the_exact_words() -> None:
    tree = parse(render_html(story.RECORD))
    for anchor in (story.SAFE, story.WALL, story.F_C, story.UNSAID, story.LOST):
        words = anchor.text_in(next(a.text for a in story.RECORD.articles if a.id == anchor.article))
        sign = {story.A.id: "A", story.B.id: "B", story.C.id: "C"}[anchor.article]
        (mark,) = tree.xpath(f"//mark[@id='{sign}-{anchor.start}-{anchor.end}']")
        assert mark.text_content() == words
        assert tree.xpath(f"//main//a[@href='#{mark.get('id')}']"), words


def test_own_and_taken_words_are_told_apart() -> None:
    tree = parse(render_html(story.RECORD))
    classes = {a.get("href"): a.get("class") for a in tree.xpath("//section[@id='brief']//a")}
    assert classes[f"#A-{story.LEFT_A.start}-{story.LEFT_A.end}"] == "m own"
    assert classes[f"#B-{story.LEFT_B.start}-{story.LEFT_B.end}"] == "m rep"


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("brief", "at least 300 people left their homes"),
        ("figures", "Between 450 and 500 people"),
        ("claims", "The dam is safe"),
        ("differences", "The siren sounded at once"),
        ("utterances", "Told on two days."),
        ("timeline", "March 2031"),
        ("coverage", "The leak is under the old gate"),
        ("origins", "Word for word"),
        ("silence", "It is not known when the leak began"),
        ("voices", "District Fire Service"),
        ("reports", "Also in"),
    ],
)
def test_each_section_shows_its_rows(section: str, words: str) -> None:
    tree = parse(render_html(story.RECORD))
    (found,) = tree.xpath(f"//*[@id='{section}']")
    assert words in " ".join(found.text_content().split())


def test_empty_sections_are_left_out() -> None:
    tree = parse(render_html(story.ALONE))
    assert not tree.xpath("//main//section")
    assert not tree.xpath("//nav")
    assert len(tree.xpath("//article[starts-with(@id, 'report-')]")) == 1


def test_excerpts_hold_only_sentences_that_are_evidence() -> None:
    page = render_html(story.RECORD, excerpts=True)
    tree = parse(page)
    assert "Sign up for our morning letter" not in page
    assert "Via Valley Post" not in page
    for sign, article in zip("ABC", (story.A, story.B, story.C), strict=True):
        shown = [" ".join(p.text_content().split()) for p in tree.xpath(f"//article[@id='report-{sign}']//div[@class='para']")]
        assert shown
        assert all(words in " ".join(article.text.split()) for words in shown)
        assert sum(map(len, shown)) <= 0.5 * len(article.text) or len(shown) == 1
        assert all(p.xpath(".//mark") for p in tree.xpath(f"//article[@id='report-{sign}']//div[@class='para']"))


NASTY = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \"'></title></style></script><!-- "
    "{{ 7*7 }} {% raw %} javascript:alert(3) \x1b[31m\u202eevil\x00"
)


def nasty(record: Record) -> Record:
    """The same story, with markup in every string that comes from outside."""
    text = f"{NASTY}\n\n{NASTY} said 9 men."
    article = Article(
        "a1",
        "javascript:alert(4)//x.txt",
        "0" * 64,
        NASTY,
        NASTY,
        (NASTY,),
        '"><script>',
        replace(story.A.published, doubt=NASTY),
        text,
        (),
    )
    anchor = Anchor.at("a1", 0, len(NASTY))
    other = Anchor.at("a1", len(NASTY) + 2, len(text))
    source = replace(story.HOLM, name=NASTY, spans=())
    return replace(
        story.EMPTY,
        articles=(article,),
        statements=(replace(story.STATEMENTS[0], anchor=anchor, source=source, hedge=NASTY, via=(replace(story.POST_VIA, name=NASTY),)),),
        figures=tuple(replace(f, anchor=anchor, statement="s1", measure=NASTY, subject=NASTY) for f in story.FIGURES[:3]),
        absences=(replace(record.absences[0], anchor=anchor, by=NASTY, about=NASTY),),
        claims=(replace(story.CLAIMS[0], wording=anchor, evidence=(Evidence(other, None, "denies", False, NASTY, None, True),)),),
        coverage=(Coverage("k1", "a1", "contradicts"),),
        origins=(replace(story.ORIGINS[0], name=NASTY, articles=("a1",), anchors=(anchor,)),),
        comparisons=(replace(record.comparisons[2], left=anchor, right=other, reason=NASTY),),
        timeline=(replace(record.timeline[0], anchor=anchor, also=()),),
        gaps=(replace(record.gaps[0], text=NASTY, about=(anchor,)),),
        brief=(BriefLine(NASTY, NASTY, (anchor, other), "brief/x"),),
        repairs=(replace(record.repairs[0], article="a1", reason=NASTY, anchors=(anchor,)),),
        refusals=(replace(record.refusals[0], locator=NASTY, reason=NASTY),),
        title=NASTY,
        title_anchor=anchor,
    )


@pytest.mark.parametrize("excerpts", [False, True])
def test_markup_in_an_article_is_inert(excerpts: bool) -> None:
    page = render_html(nasty(story.RECORD), excerpts=excerpts)
    tree = parse(page)
    assert len(tree.xpath("//script")) == 1
    assert len(tree.xpath("//style")) == 1
    assert len(tree.xpath("//title")) == 1 + len(tree.xpath("//svg//title"))
    assert not tree.xpath("//img")
    assert "{{ 7*7 }}" in page
    assert not re.search("[\x00\x1b\u202e]", page)
    for name in ("href", "xlink:href", "action", "formaction"):
        assert not [v for v in tree.xpath(f"//@*[name()='{name}']") if "javascript" in v.lower()]
    ids = tree.xpath("//@id")
    assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_only_web_addresses_are_linked() -> None:
    tree = parse(render_html(story.RECORD))
    assert [a.get("href") for a in tree.xpath("//a[not(starts-with(@href, '#'))]")] == ["https://herald.example/dam"]


def test_the_same_record_gives_the_same_page_whatever_the_order_of_its_articles() -> None:
    assert render_html(replace(story.RECORD, articles=tuple(reversed(story.RECORD.articles)))) == render_html(story.RECORD)
