"""Addresses and lists on loopback: what a list may lead to, and when what it names is asked again."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reading.sites import STORM, Hours, Site, page, site

from onrecord.model import FetchState, Refusal
from onrecord.reading import Arrival, ReadOptions
from onrecord.reading.sources import RECHECK, Item, Sources

AGENT = "onrecord/0.0.0"


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as one:
        yield one


@pytest.fixture
def inside() -> Iterator[Site]:
    with site() as one:
        one.pages |= {"/secret": page("Secret", *STORM)}
        yield one


class Desk:
    """Sources that remember the states of addresses, as the archive does."""

    def __init__(self) -> None:
        self.states: dict[str, FetchState] = {}
        self.hours = Hours()

    def run(self, *locators: str) -> list[Item]:
        sources = Sources(lambda url: self.states.get(url, FetchState(url)), lambda source: None, self.hours.clock, AGENT, ReadOptions())
        items = list(sources.items(locators))
        self.states |= {item.url: item for item in items if isinstance(item, FetchState)}
        return items


def reasons(items: list[Item]) -> dict[str, str]:
    return {item.locator: item.reason for item in items if isinstance(item, Refusal)}


def arrived(items: list[Item]) -> list[str]:
    return [item.article.locator for item in items if isinstance(item, Arrival)]


def feed(*urls: str) -> bytes:
    return f"<rss><channel>{''.join(f'<item><link>{url}</link></item>' for url in urls)}</channel></rss>".encode()


@pytest.fixture
def public_name(monkeypatch: pytest.MonkeyPatch) -> str:
    """A name that looks public and leads to this machine."""
    look_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: look_up("127.0.0.1" if host == "quay.example" else host, *rest, **more))
    return "quay.example"


def test_a_name_that_the_user_gave_is_not_let_in_where_it_leads_to_this_machine(inside: Site, public_name: str) -> None:
    url = inside.base.replace("127.0.0.1", public_name) + "/secret"
    items = Desk().run(url)
    assert reasons(items) == {url: "leads to a private address (127.0.0.1)"}
    assert inside.asked == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_an_address_of_this_machine_that_the_user_gave_is_asked(inside: Site, name: str) -> None:
    url = inside.base.replace("127.0.0.1", name) + "/secret"
    assert arrived(Desk().run(url)) == [url]


def test_a_list_names_pages_of_its_own_private_place_and_of_no_other(served: Site, inside: Site, tmp_path: Path) -> None:
    served.pages |= {
        "/feed": feed(f"{served.base}/a", f"{inside.base}/secret", f"{served.base}/out"),
        "/a": page("Storm sinks boats", *STORM),
        "/out": (302, {"Location": f"{inside.base}/secret"}, b""),
    }
    inside.pages["/own"] = page("Its own", *(s.replace("boats", "ferries") for s in STORM))
    items = Desk().run(f"{served.base}/feed", f"{inside.base}/own")
    assert arrived(items) == [f"{served.base}/a", f"{inside.base}/own"]
    refused = "leads to a private address (127.0.0.1)"
    assert reasons(items) == {f"{inside.base}/secret": refused, f"{served.base}/out": refused}
    assert inside.paths == ["/own"], "that the user named the place for one locator lets no other one in"
    path = tmp_path / "feed.rss"
    path.write_bytes(feed(f"{inside.base}/secret"))
    items = Desk().run(str(path), f"{inside.base}/own")
    assert reasons(items) == {f"{inside.base}/secret": refused}
    assert inside.paths == ["/own", "/own"]


def test_a_page_that_leads_out_of_a_private_place_and_back_is_refused(served: Site, inside: Site) -> None:
    served.pages |= {"/a": (302, {"Location": "http://10.0.0.1/"}, b""), "/b": (302, {"Location": "/c"}, b""), "/c": page("Here", *STORM)}
    items = Desk().run(f"{served.base}/a", f"{served.base}/b")
    assert reasons(items) == {f"{served.base}/a": "leads to a private address (10.0.0.1)"}
    assert arrived(items) == [f"{served.base}/b"]


def tagged(served: Site, path: str, body: bytes) -> None:
    served.pages[path] = lambda headers: (304, {}, b"") if headers.get("if-none-match") == '"1"' else (200, {"ETag": '"1"'}, body)


def test_a_page_that_failed_is_asked_again_though_its_feed_is_unchanged(served: Site) -> None:
    desk, base = Desk(), served.base
    tagged(served, "/feed", feed(f"{base}/a"))
    assert reasons(desk.run(f"{base}/feed")) == {f"{base}/a": "the server answers 404 Not Found"}
    served.pages["/a"] = page("Storm sinks boats", *STORM)
    assert arrived(desk.run(f"{base}/feed")) == [], "not before its time"
    desk.hours.sleep(61)
    assert arrived(desk.run(f"{base}/feed")) == [f"{base}/a"]
    served.asked.clear()
    assert [type(item) for item in desk.run(f"{base}/feed")] == [FetchState]
    assert served.asked[-1][1]["if-none-match"] == '"1"', "now that all is read, the feed is known again"


def test_a_list_that_could_not_be_read_is_read_again(served: Site) -> None:
    desk, url = Desk(), f"{served.base}/feed"
    for body, reason in ((b"<rss><channel></channel></rss>", "a feed without entries"), (b"<urlset>", "a sitemap without an address in it"), (b" ", "an empty page")):
        tagged(served, "/feed", body)
        for _ in range(2):
            assert reasons(desk.run(url)) == {url: reason}


def test_a_page_whose_time_has_come_is_asked_again_though_its_feed_is_unchanged(served: Site) -> None:
    desk, base = Desk(), served.base
    tagged(served, "/feed", feed(f"{base}/a"))
    tagged(served, "/a", page("Storm sinks boats", *STORM))
    desk.run(f"{base}/feed")
    half = RECHECK.total_seconds() / 2 + 1
    served.asked.clear()
    desk.hours.sleep(half)
    desk.run(f"{base}/feed")
    assert served.paths == ["/feed"]
    desk.hours.sleep(half)
    desk.run(f"{base}/feed")
    assert served.paths == ["/feed", "/feed", "/a"]


def test_a_list_of_lists_that_is_unchanged_leads_to_its_lists_all_the_same(served: Site) -> None:
    desk, base = Desk(), served.base
    tagged(served, "/feeds.opml", f"<opml><body><outline xmlUrl='{base}/feed'/></body></opml>".encode())
    served.pages |= {"/feed": feed(f"{base}/a"), "/a": page("Storm sinks boats", *STORM), "/b": page("Wind", *STORM)}
    assert arrived(desk.run(f"{base}/feeds.opml")) == [f"{base}/a"]
    served.pages["/feed"] = feed(f"{base}/a", f"{base}/b")
    assert arrived(desk.run(f"{base}/feeds.opml")) == [f"{base}/b"]
