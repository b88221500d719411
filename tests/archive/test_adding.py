"""Adding: everything once, revisions beside what they revise, and after an interruption the rest; over files, lists, pages and crawls."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.archive.stand_ins import STEP, annotate
from tests.reading.crawled import warc
from tests.reading.sites import STORM, Hours, Site, page, site

from onrecord.archive import Added, Outcome, add, known_to, story_list, watch
from onrecord.archive import adding as adding_module
from onrecord.archive import records as records_module
from onrecord.codec import encode
from onrecord.model import Article
from onrecord.reading.options import ReadOptions
from onrecord.reading.reader import iter_arrivals
from onrecord.store import Store, open_store
from onrecord.store.articles import article_bytes, articles_since, count_articles
from onrecord.store.progress import failures_since, fetch_state
from onrecord.store.records import load_record, newest_record, newest_records, record_versions
from onrecord.store.search import search_text
from onrecord.store.stories import due_stories, not_placed, story_of
from onrecord.store.tombstones import Tombstone, add_tombstone
from onrecord.store.upkeep import check

QUAY = """Storm sinks boats in Port Ellery

PORT ELLERY, May 6, 2031 (Quay News) - Harbour chief Ada Moss said at least 12 boats sank in the storm on Monday.

The weather office of Port Ellery denied that it had given no warning before the storm sank the boats.
"""
BEACON = QUAY.replace("12 boats", "about 20 boats").replace("Quay News", "Beacon")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as one:
        yield one


Run = Callable[..., Added]


@pytest.fixture
def run(store: Store, hours: Hours) -> Run:
    def once(*places: str | Path, tell: Callable[[Outcome], None] | None = None, outlet: str | None = None) -> Added:
        sources = known_to(store, clock=hours.clock, options=ReadOptions(outlet=outlet))
        return add(store, sources.items([str(p) for p in places]), clock=hours.now, annotate=annotate, step=STEP, tell=tell)

    return once


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_reports_are_added_once(run: Run, store: Store, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", quay=QUAY, beacon=BEACON)
    first = run(reports)
    assert dict(first.counts) == {"added": 2}
    assert {version.number for version in first.versions} == {1}
    again = run(reports, reports / "quay.txt")
    assert (dict(again.counts), again.versions) == ({"repeat": 3}, ())
    with store.read() as transaction:
        stored = articles_since(transaction, 0)
        assert {s.article.locator for s in stored} == {str(reports / "beacon.txt"), str(reports / "quay.txt")}
        assert all(s.received == "2031-05-06T09:00:00Z" for s in stored)
        assert article_bytes(transaction, stored[0].article.sha256) == (reports / "beacon.txt").read_bytes()
        assert {hit.part for hit in search_text(transaction, "boats sank")} == {"text", "statement"}
        assert not_placed(transaction) == () == due_stories(transaction)
    assert check(store) == ()


def test_the_record_of_a_story_is_that_of_its_reports(run: Run, store: Store, tmp_path: Path) -> None:
    from onrecord import pipeline

    reports = write(tmp_path / "reports", quay=QUAY, beacon=BEACON)
    run(reports)
    articles, _ = pipeline.read([str(reports)])
    with store.read() as transaction:
        (version,) = newest_records(transaction)
        assert encode(load_record(transaction, version)) == encode(pipeline.record(articles, annotate(articles)))
        (row,) = story_list(transaction)
    assert (row.id, row.articles, row.version, row.due) == (version.story, (str(reports / "beacon.txt"), str(reports / "quay.txt")), 1, False)
    assert (row.first, row.last) == ("2031-05-06", "2031-05-06")


def test_a_changed_report_is_a_revision_in_the_same_story(run: Run, store: Store, tmp_path: Path) -> None:
    reports, told = write(tmp_path / "reports", quay=QUAY, beacon=BEACON), list[Outcome]()
    run(reports)
    write(reports, quay=QUAY.replace("12 boats", "14 boats") + "\nSix people were taken to hospital.\n")
    added = run(reports, tell=told.append)
    assert dict(added.counts) == {"repeat": 1, "revision": 1}
    (revision,) = (o for o in told if o.kind == "revision")
    assert "1 paragraph reads otherwise: “…Moss said at least 12 boats sank in the storm on Monday.” is now “…Moss said at least 14" in revision.detail
    assert "1 paragraph is new: “Six people were taken to hospital.”" in revision.detail
    with store.read() as transaction:
        stored = articles_since(transaction, 0)
        old = next(s for s in stored if s.article.text == QUAY)
        new = next(s for s in stored if s.revises)
        assert (len(stored), new.revises) == (3, old.article.id)
        assert story_of(transaction, new.article.id) == story_of(transaction, old.article.id)
        (version,) = newest_records(transaction)
        assert version.number == 2
        assert {a.id for a in load_record(transaction, version).articles} == {s.article.id for s in stored} - {old.article.id}
        (row,) = story_list(transaction)
        assert len(row.articles) == 2
    assert dict(run(reports).counts) == {"repeat": 2}


def test_what_a_revision_changed_is_found_while_others_may_write(
    run: Run, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def slow(old: Article, new: Article) -> tuple[str, ...]:
        with open_store(tmp_path / "archive.db", patience=0.2) as other, other.write():
            written.append(new.id)
        return ("so",)

    reports, told = write(tmp_path / "reports", quay=QUAY), list[Outcome]()
    run(reports)
    write(reports, quay=QUAY.replace("12 boats", "14 boats"))
    monkeypatch.setattr(adding_module, "what_changed", slow)
    run(reports, tell=told.append)
    assert [(o.kind, o.detail, o.article) for o in told] == [("revision", "so", written[0])]


def test_one_wire_in_two_papers_is_two_reports_and_other_bytes_with_the_same_words_are_none(run: Run, store: Store, tmp_path: Path) -> None:
    rows = [
        {"text": QUAY, "outlet": "The Quay", "url": "https://quay.example/storm"},
        {"text": QUAY, "outlet": "The Quay", "url": "https://quay.example/storm", "shown": 7},
        {"text": QUAY, "outlet": "The Quay", "url": "https://quay.example/storm?again"},
        {"text": QUAY, "outlet": "Beacon", "url": "https://beacon.example/storm"},
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert dict(run(tmp_path / "rows.jsonl").counts) == {"added": 2, "repeat": 2}
    paper = write(tmp_path / "paper", quay=QUAY.replace("Quay News", "NPA"))
    assert dict(run(paper, outlet="Tideline").counts) == {"added": 1}
    assert dict(run(paper, outlet="Evening Mail").counts) == {"added": 1}, "the same file as another paper's"
    assert dict(run(paper, outlet="Evening Mail").counts) == {"repeat": 1}
    with store.read() as transaction:
        assert count_articles(transaction) == 4


def test_what_was_taken_out_does_not_come_back(run: Run, store: Store, tmp_path: Path) -> None:
    from onrecord.store.articles import content_digest

    reports = write(tmp_path / "reports", quay=QUAY)
    (arrival,) = iter_arrivals([str(reports)], options=ReadOptions())
    article = arrival.article  # type: ignore[union-attr]
    with store.write() as transaction:
        add_tombstone(transaction, Tombstone(article.id, "0" * 64, content_digest(article), "on request", "Ines Roth", "2031-05-06T09:00:00Z"))
    assert dict(run(reports).counts) == {"erased": 1}
    with store.read() as transaction:
        assert count_articles(transaction) == 0


def test_what_could_not_be_read_is_listed_with_its_reason(run: Run, store: Store, tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", quay=QUAY, empty="")
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    added = run(reports, tmp_path / "gone.txt")
    assert dict(added.counts) == {"added": 1, "failed": 3}
    with store.read() as transaction:
        listed = {f.refusal.locator: f.refusal.reason for f in failures_since(transaction)}
    assert listed[str(reports / "empty.txt")] == "empty file"
    assert listed[str(tmp_path / "gone.txt")] == "no such file"
    assert str(reports / "broken.pdf") in listed
    assert {r.locator for r in added.refusals} == set(listed)


class Killed(BaseException):
    """Stands for kill -9 at a place of our choice."""


@pytest.mark.parametrize("place", range(6))
def test_a_run_that_is_cut_off_anywhere_is_finished_by_the_next(
    run: Run, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    reports = write(tmp_path / "reports", **{f"r{n}": QUAY.replace("12 boats", f"{n + 30} boats") for n in range(8)})
    names = ["add_article", "add_annotations", "index_statements", "note_failure", "bring_up", "decide"]
    real, calls = getattr(adding_module, names[place]), iter(range(100))

    def dying(*args: object, **options: object) -> object:
        if next(calls) == (0 if names[place] == "bring_up" else 5):
            raise Killed
        return real(*args, **options)

    (reports / "empty.txt").write_text("")
    monkeypatch.setattr(adding_module, names[place], dying)
    if names[place] != "note_failure":
        with pytest.raises(Killed):
            run(reports)
    monkeypatch.undo()
    run(reports)
    assert dict(run(reports).counts) == {"repeat": 8, "failed": 1}
    with store.read() as transaction:
        assert count_articles(transaction) == 8
        assert not_placed(transaction) == () == due_stories(transaction)
        (version,) = newest_records(transaction)
        assert load_record(transaction, version).articles == tuple(sorted((s.article for s in articles_since(transaction, 0)), key=lambda a: a.sha256))
    assert check(store) == ()


def test_a_feed_leads_to_its_pages_and_asks_only_for_what_is_new(run: Run, store: Store, served: Site, hours: Hours) -> None:
    items = "".join(f"<item><title>Report {n}</title><link>{served.base}/{n}</link></item>" for n in range(3))
    feed = (200, {"ETag": '"f1"'}, f"<rss><channel><title>The Quay</title>{items}</channel></rss>".encode())
    served.pages["/feed"] = feed
    served.pages["/0"] = page("Storm sinks boats", *STORM)
    served.pages["/1"] = page("Ferry line reopens", *(s.replace("boats", "ferries").replace("storm", "fire") for s in STORM))
    added = run(f"{served.base}/feed")
    assert dict(added.counts) == {"added": 2, "failed": 1}
    assert added.refusals[0].locator == f"{served.base}/2"
    assert "404" in added.refusals[0].reason
    served.asked.clear()
    hours.sleep(60)
    served.pages["/2"] = page("Lighthouse is sold", *(s.replace("boats", "lamps").replace("storm", "auction") for s in STORM))
    assert dict(run(f"{served.base}/feed").counts) == {"added": 1}, "what failed is asked again, though the feed is the same"
    assert served.paths == ["/feed", "/2"]
    served.pages["/feed"] = lambda headers: (304, {}, b"") if headers.get("if-none-match") == '"f1"' else feed
    served.asked.clear()
    assert not run(f"{served.base}/feed").counts
    assert served.paths == ["/feed"]
    with store.read() as transaction:
        assert {s.address for s in articles_since(transaction, 0)} == {f"{served.base}/{n}" for n in range(3)}
        assert fetch_state(transaction, f"{served.base}/2").failures == 0


def test_a_page_that_changed_is_a_revision_and_one_whose_advertisement_changed_is_none(run: Run, served: Site, hours: Hours) -> None:
    served.pages["/a"] = page("Storm sinks boats", *STORM)
    assert dict(run(f"{served.base}/a").counts) == {"added": 1}
    served.pages["/a"] = page("Storm sinks boats", *STORM).replace(b"<head>", b"<head><!-- advertisement 2 -->")
    assert dict(run(f"{served.base}/a").counts) == {"repeat": 1}
    served.pages["/a"] = page("Storm sinks boats", STORM[0].replace("12", "15"), *STORM[1:])
    assert dict(run(f"{served.base}/a").counts) == {"revision": 1}


def test_a_page_that_goes_back_to_an_earlier_text_is_a_revision(run: Run, store: Store, served: Site, tmp_path: Path) -> None:
    first, second = page("Storm sinks boats", *STORM), page("Storm sinks boats", STORM[0].replace("12", "15"), *STORM[1:])
    told: list[Outcome] = []
    for body, kinds in ((first, {"added": 1}), (second, {"revision": 1}), (first, {"revision": 1}), (first, {"repeat": 1}), (second, {"revision": 1})):
        served.pages["/a"] = body
        assert dict(run(f"{served.base}/a", tell=told.append).counts) == kinds
    assert ["15" in o.detail.split(" is now ")[0] for o in told if o.kind == "revision"] == [False, True, False]
    with store.read() as transaction:
        stored = articles_since(transaction, 0)
        assert [s.revises for s in stored] == [None, *(s.article.id for s in stored[:3])]
        (version,) = newest_records(transaction)
        assert [a.id for a in load_record(transaction, version).articles] == [stored[3].article.id]
        assert (stored[2].article.text, stored[3].article.text) == (stored[0].article.text, stored[1].article.text)
    assert check(store) == ()
    for text in (QUAY, BEACON, QUAY):
        added = run(write(tmp_path / "reports", quay=text), outlet="The Quay")
    assert dict(added.counts) == {"revision": 1}


def test_rows_and_crawls_that_hold_a_page_twice_are_read_again_without_effect(run: Run, store: Store, tmp_path: Path) -> None:
    rows = [{"text": text, "outlet": "The Quay", "url": "https://quay.example/storm"} for text in (QUAY, BEACON)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert dict(run(tmp_path / "rows.jsonl").counts) == {"added": 1, "revision": 1}
    assert dict(run(tmp_path / "rows.jsonl").counts) == {"repeat": 2}
    pages = [page("Storm sinks boats", STORM[0].replace("12", n), *STORM[1:]) for n in ("12", "15")]
    for name in ("news.warc.gz", "copy.warc.gz"):
        (tmp_path / name).write_bytes(b"".join(warc("https://quay.example/boats", body) for body in pages))
        added = run(tmp_path / name)
    assert dict(added.counts) == {"repeat": 2}
    with store.read() as transaction:
        assert count_articles(transaction) == 4


def test_entries_of_a_feed_that_have_no_address_do_not_revise_each_other(run: Run, store: Store, served: Site) -> None:
    items = "".join(
        f'<item><title>Report {n}</title><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">{"".join(f"<p>{s}</p>" for s in texts)}'
        "</content:encoded></item>"
        for n, texts in enumerate((STORM, [s.replace("boats", "ferries") for s in STORM]))
    )
    served.pages["/feed"] = f"<rss><channel><title>The Quay</title>{items}</channel></rss>".encode()
    assert dict(run(f"{served.base}/feed").counts) == {"added": 2}
    with store.read() as transaction:
        assert [s.address for s in articles_since(transaction, 0)] == [None, None]


def test_watching_asks_again_in_its_time_and_leaves_alone_who_asked_for_it(store: Store, served: Site, hours: Hours) -> None:
    served.pages["/feed"] = f"<rss><channel><item><link>{served.base}/a</link></item></channel></rss>".encode()
    served.pages["/a"] = page("Storm sinks boats", *STORM)
    served.pages["/busy"] = (503, {"Retry-After": "4000"}, b"")
    rounds = watch(
        store, [f"{served.base}/feed", f"{served.base}/busy"], every=timedelta(minutes=30), clock=hours.clock, rounds=4, annotate=annotate, step=STEP
    )
    counts = [dict(added.counts) for added in rounds]
    assert counts == [{"added": 1, "failed": 1}, {}, {}, {"failed": 1}]
    assert [path for path in served.paths if path == "/busy"] == ["/busy"] * 2
    assert served.paths.count("/a") == 1, "its feed does not say that it changed"
    assert hours.slept == [1800.0] * 3


def test_a_crawl_is_read_on_from_where_it_was_left(run: Run, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = tmp_path / "news.warc.gz"
    crawl.write_bytes(b"".join(warc(f"https://quay.example/{n}", page(f"Report {n}", *(s.replace("boats", f"{n} boats") for s in STORM))) for n in range(40)))
    monkeypatch.setattr(adding_module, "BATCH", 4)
    seen: list[Outcome] = []

    def dying(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == 22:
            raise Killed

    with pytest.raises(Killed):
        run(crawl, tell=dying)
    rest: list[Outcome] = []
    assert dict(run(crawl, tell=rest.append).counts) == {"added": 18, "repeat": 3}, "the position stands before the last report of a batch"
    assert [o.locator for o in rest] == [f"https://quay.example/{n}" for n in range(19, 40)]
    assert not run(crawl).counts, "it was read to its end"
    with crawl.open("ab") as file:
        file.write(warc("https://quay.example/late", page("Late", *(s.replace("boats", "late boats") for s in STORM))))
    assert dict(run(tmp_path).counts) == {"added": 1}, "it grew, and the folder has it; the archive's own file is left aside"
    with store.read() as transaction:
        assert count_articles(transaction) == 41


def test_outlines_and_sitemaps_lead_on(run: Run, served: Site, tmp_path: Path) -> None:
    served.pages |= {
        "/feeds.opml": f"<opml><body><outline xmlUrl='{served.base}/feed'/><outline xmlUrl='{served.base}/map.xml'/></body></opml>".encode(),
        "/feed": f"<rss><channel><item><link>{served.base}/a</link></item></channel></rss>".encode(),
        "/map.xml": f"<sitemapindex><sitemap><loc>{served.base}/news.xml</loc></sitemap></sitemapindex>".encode(),
        "/news.xml": f"<urlset><url><loc>{served.base}/a</loc></url><url><loc>{served.base}/b</loc></url></urlset>".encode(),
        "/a": page("Storm sinks boats", *STORM),
        "/b": page("Ferry line reopens", *(s.replace("boats", "ferries") for s in STORM)),
    }
    assert dict(run(f"{served.base}/feeds.opml").counts) == {"added": 2}
    assert served.paths.count("/a") == 1
    (tmp_path / "mine.opml").write_text("<opml><body><outline xmlUrl='http://127.0.0.1:9/feed'/></body></opml>")
    added = run(tmp_path / "mine.opml")
    assert [r.reason for r in added.refusals] == ["leads to a private address (127.0.0.1)"], "the file names it, not the user"


def test_the_record_of_a_large_story_waits_while_little_comes(store: Store, tmp_path: Path, hours: Hours, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "LARGE", 4)
    monkeypatch.setattr(records_module, "SHARE", 2)
    reports = tmp_path / "reports"

    rounds = watch(store, [str(reports)], every=timedelta(hours=1), clock=hours.clock, annotate=annotate, step=STEP)
    kept: list[tuple[int, int, bool]] = []
    for numbers in ((0, 1, 2), (3,), (4,), (5,), (6, 7)):
        write(reports, **{f"r{n}": QUAY.replace("12 boats", f"{n + 30} boats") for n in numbers})
        next(rounds)
        with store.read() as transaction:
            (row,) = story_list(transaction)
            (version,) = newest_records(transaction)
            kept.append((len(row.articles), version.summary.reports, row.due))
    assert kept == [(3, 3, False), (4, 4, False), (5, 4, True), (6, 6, False), (8, 6, True)]
    hours.sleep(86_400)
    next(rounds)
    with store.read() as transaction:
        (row,) = story_list(transaction)
        assert (len(row.articles), row.due) == (8, False)
    assert check(store) == ()


def test_four_versions_of_one_story_stay(run: Run, store: Store, tmp_path: Path, hours: Hours) -> None:
    reports = tmp_path / "reports"
    for n in range(4):
        write(reports, **{f"r{n}": QUAY.replace("12 boats", f"{n + 30} boats")})
        run(reports)
        hours.sleep(3600)
    with store.read() as transaction:
        (version,) = newest_records(transaction)
        versions = record_versions(transaction, version.story)
        assert [(v.number, v.made[11:13], v.summary.reports) for v in versions] == [(1, "09", 1), (2, "10", 2), (3, "11", 3), (4, "12", 4)]
        assert newest_record(transaction, version.story, at="2031-05-06T10:30:00Z") == versions[1]
