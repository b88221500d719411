"""Lines that one outlet prints under several stories."""

from __future__ import annotations

import random

from onrecord.model import Article, Published, Region
from onrecord.reading import ReadOptions, read_articles
from onrecord.reading.repeats import without_repeats

PROMOTION = "Harrow Radio is the voice of the coast, with music and talk around the clock."
STORIES = (
    ("Lissen bridge closed", "Divers found cracks in two piers of the Lissen bridge.", "Buses will run until the spring."),
    ("Eel prices double", "A kilo of eel cost twice as much as in May.", "Fishermen blame the cold water of the estuary."),
    ("School choir wins prize", "The choir of North School won the cup in Aldis.", "Its conductor wept on the stage."),
)


def report(number: int, title: str, *lines: str, outlet: str | None = "Harrow Radio") -> Article:
    text = "\n\n".join(lines)
    return Article(
        id=f"a{number}",
        locator=f"{number}.txt",
        sha256=f"{number:064}",
        title=title,
        outlet=outlet,
        bylines=(),
        language="en",
        published=Published(None, None, "none"),
        text=text,
        regions=(Region(0, len(text), "body"),),
    )


def cut(articles: tuple[Article, ...]) -> list[str]:
    return [a.text[r.start : r.end] for a in articles for r in a.regions if r.kind == "boilerplate"]


def test_a_line_under_three_stories_of_one_outlet_is_furniture() -> None:
    found = without_repeats([report(n, t, *lines, PROMOTION) for n, (t, *lines) in enumerate(STORIES)])
    assert cut(found) == [PROMOTION] * 3
    assert [a.text[r.start : r.end] for r in found[0].regions for a in found[:1] if r.kind == "body"] == ["\n\n".join(STORIES[0][1:])]


def test_other_outlets_two_stories_and_unnamed_outlets_keep_it() -> None:
    three = [report(n, t, *lines, PROMOTION) for n, (t, *lines) in enumerate(STORIES)]
    assert cut(without_repeats(three[:2])) == []
    assert cut(without_repeats([report(n, t, *lines, PROMOTION, outlet=f"Radio {n}") for n, (t, *lines) in enumerate(STORIES)])) == []
    assert cut(without_repeats([report(n, t, *lines, PROMOTION, outlet=None) for n, (t, *lines) in enumerate(STORIES)])) == []


def test_versions_of_one_report_and_its_background_keep_their_lines() -> None:
    lead, background = STORIES[0][1], "The piers of the bridge were built in 1931."
    versions = [report(n, "Lissen bridge closed", lead, STORIES[0][2], PROMOTION, f"Update {n}.") for n in range(4)]
    assert cut(without_repeats(versions)) == []
    days = [report(n, f"Bridge: day {n}", f"The bridge stayed closed for day {n}.", *lines, background) for n, (_, *lines) in enumerate(STORIES)]
    assert cut(without_repeats(days)) == []


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [report(n, t, *lines, PROMOTION) for n, (t, *lines) in enumerate(STORIES)]
    expected = {a.id: a.regions for a in without_repeats(reports)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert {a.id: a.regions for a in without_repeats(shuffled)} == expected


def test_a_folder_is_read_so(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    for number, (title, *lines) in enumerate(STORIES):
        (tmp_path / f"{number}.txt").write_text("\n\n".join((f"Title: {title}\nSource: Harrow Radio", *lines, PROMOTION)), encoding="utf-8")
    articles, _ = read_articles(["0.txt", "1.txt", "2.txt"], options=ReadOptions())
    assert sorted(cut(articles)) == [PROMOTION] * 3
    alone, _ = read_articles(["0.txt"], options=ReadOptions())
    assert cut(alone) == []
