"""Asking politely: conditional, paced, within robots.txt and the limits, and never from a public address into a private one."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.reading.sites import Hours, Site, site

from onrecord.engines import connections
from onrecord.engines.connections import is_private
from onrecord.model import FetchState
from onrecord.reading import http
from onrecord.reading.http import Answer, Fetcher, private_place

AGENT = "onrecord/0.0.0 (+https://desk.example/about)"


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as one:
        yield one


def ask(served: Site, path: str, *, state: FetchState | None = None, hours: Hours | None = None) -> Answer:
    fetcher = Fetcher(AGENT, (hours or Hours()).clock)
    return fetcher.get(state or FetchState(served.base + path), trusted=private_place(served.base))


def test_an_answer_brings_bytes_and_what_to_say_next_time(served: Site) -> None:
    served.pages["/a"] = (200, {"ETag": '"1"', "Last-Modified": "Mon, 05 May 2031 10:00:00 GMT", "Content-Type": "text/html; charset=latin-1"}, b"caf\xe9")
    answer = ask(served, "/a")
    assert (answer.data, answer.charset, answer.reason, answer.url) == (b"caf\xe9", "latin-1", None, served.base + "/a")
    assert answer.state == FetchState(served.base + "/a", '"1"', "Mon, 05 May 2031 10:00:00 GMT", "2031-05-06T09:00:00Z", None, 0)
    assert [path for path, _ in served.asked] == ["/robots.txt", "/a"]
    assert all(headers["user-agent"] == AGENT for _, headers in served.asked)


def test_what_did_not_change_is_not_sent_again(served: Site) -> None:
    served.pages["/a"] = lambda headers: (304, {}, b"") if headers.get("if-none-match") == '"1"' else (200, {}, b"new")
    known = FetchState(served.base + "/a", '"1"', "Mon, 05 May 2031 10:00:00 GMT", "2031-05-05T00:00:00Z", "2031-05-06T00:00:00Z", 2)
    answer = ask(served, "/a", state=known)
    assert (answer.data, answer.reason) == (None, None)
    assert answer.state == FetchState(known.url, '"1"', known.modified, "2031-05-06T09:00:00Z", None, 0)
    assert served.asked[-1][1]["if-modified-since"] == known.modified


def test_packed_answers_are_unpacked(served: Site) -> None:
    served.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"words"))
    assert ask(served, "/a").data == b"words"


ROBOTS = [
    (b"User-agent: *\nDisallow: /private", "/private/a", "robots.txt does not allow it"),
    (b"User-agent: *\nDisallow: /private", "/open", None),
    (b"User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /", "/open", "robots.txt does not allow it"),
    (b"User-agent: *\nCrawl-delay: 600", "/open", "robots.txt asks for 600 seconds between requests"),
    ((404, {}, b""), "/open", None),
    ((403, {}, b""), "/open", None),
    ((500, {}, b""), "/open", "its robots.txt can't be had (the server answers 500)"),
    ((301, {"Location": "/rules"}, b""), "/private/a", "robots.txt does not allow it"),
]


@pytest.mark.parametrize(("robots", "path", "reason"), ROBOTS)
def test_robots_txt_is_heeded(served: Site, robots: bytes, path: str, reason: str | None) -> None:
    served.pages |= {"/robots.txt": robots, "/rules": b"User-agent: *\nDisallow: /private", path: b"words"}
    answer = ask(served, path)
    assert answer.reason == reason
    assert (answer.data == b"words") == (reason is None)
    assert (path in served.paths) == (reason is None)


def test_redirects_are_followed_and_each_is_checked(served: Site) -> None:
    served.pages |= {
        "/robots.txt": b"User-agent: *\nDisallow: /private",
        "/a": (302, {"Location": "/b"}, b""),
        "/b": (301, {"Location": f"{served.base}/c"}, b""),
        "/c": b"words",
        "/in": (302, {"Location": "/private"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/gopher": (302, {"Location": "gopher://127.0.0.1/"}, b""),
    }
    assert (ask(served, "/a").data, ask(served, "/a").url) == (b"words", served.base + "/c")
    assert ask(served, "/in").reason == "robots.txt does not allow it"
    assert ask(served, "/round").reason == "more than 5 redirects"
    assert ask(served, "/file").reason == "leads to file:, which is not an address of the web"
    assert "gopher" in str(ask(served, "/gopher").reason)
    assert "/private" not in served.paths


@pytest.mark.parametrize("location", ["http://[::1", "http://[", "//[x]/", "http://host:port/", "http://host:99999/", "http://\u2100/"])
def test_a_redirect_to_what_is_no_address_is_a_reason(served: Site, location: str) -> None:
    hostile = (302, {"Location": location.encode().decode("latin-1")}, b"")
    served.pages["/a"] = hostile
    assert ask(served, "/a").reason
    served.pages |= {"/robots.txt": hostile, "/b": b"words"}
    assert ask(served, "/b").reason


def test_a_page_never_leads_to_another_port_or_address_of_this_machine(served: Site) -> None:
    with site() as inside:
        inside.pages["/secret"] = b"secret"
        for n, target in enumerate((inside.base, inside.base.replace("127.0.0.1", "localhost"), "http://[::1]:1", "http://10.0.0.1", "http://169.254.169.254")):
            served.pages[f"/{n}"] = (302, {"Location": f"{target}/secret"}, b"")
            assert "private address" in str(ask(served, f"/{n}").reason), target
        assert inside.asked == []


def test_a_name_that_points_inside_after_it_was_checked_is_cut_off(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_check_public", lambda host, port: None)  # the name's owner answered with a public address, then with another
    served.pages["/a"] = b"secret"
    answer = Fetcher(AGENT, Hours().clock).get(FetchState(served.base + "/a"))
    assert answer.reason == "leads to a private address (127.0.0.1)"
    assert served.asked == []


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.0.1", True), ("172.16.0.1", True), ("169.254.169.254", True), ("0.0.0.0", True),
        ("100.64.0.1", True), ("224.0.0.1", True), ("::1", True), ("fe80::1%eth0", True), ("fd00::1", True), ("::ffff:127.0.0.1", True),
        ("2002:7f00:1::", True), ("64:ff9b::7f00:1", True), ("93.184.215.14", False), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", False), ("localhost", True), ("news.example", False),
    ],
)  # fmt: skip
def test_private_addresses_are_known(address: str, private: bool) -> None:
    assert is_private(address) is private


def test_a_host_is_asked_at_most_once_a_delay(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (http, connections):
        monkeypatch.setattr(module, "is_private", lambda address: False)
    served.pages |= {f"/{n}": b"words" for n in range(3)}
    hours = Hours()
    fetcher = Fetcher(AGENT, hours.clock)
    for n in range(3):
        fetcher.get(FetchState(f"{served.base}/{n}"))
    assert hours.slept == [http.DELAY] * 3, "robots.txt, and then three pages"
    served.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 7"
    slow = Hours()
    fetcher = Fetcher(AGENT, slow.clock)
    for n in range(3):
        fetcher.get(FetchState(f"{served.base}/{n}"))
    assert slow.slept == [7.0] * 3


def test_a_server_that_asks_to_wait_is_asked_once_more_and_then_left_alone(served: Site) -> None:
    served.pages["/busy"] = (503, {"Retry-After": "5"}, b"")
    hours = Hours()
    answer = ask(served, "/busy", hours=hours)
    assert (answer.reason, hours.slept, served.paths) == ("the server answers 503 Service Unavailable", [5.0], ["/busy", "/busy"])
    assert (answer.state.failures, answer.state.next_try) == (1, "2031-05-06T09:00:10Z")
    served.pages["/later"] = (429, {"Retry-After": "Tue, 06 May 2031 11:00:00 GMT"}, b"")
    answer = ask(served, "/later")
    assert (answer.state.next_try, served.paths.count("/later")) == ("2031-05-06T11:00:00Z", 1)


def test_failures_in_a_row_are_asked_ever_later(served: Site) -> None:
    state, waits = FetchState(served.base + "/gone"), []
    for _ in range(14):
        hours = Hours()
        answer = ask(served, "/gone", state=state, hours=hours)
        assert answer.reason == "the server answers 404 Not Found"
        state = answer.state
        waits.append(state.next_try)
    assert waits[:3] == ["2031-05-06T09:01:00Z", "2031-05-06T09:02:00Z", "2031-05-06T09:04:00Z"]
    assert waits[-1] == "2031-05-07T09:00:00Z"
    assert state.failures == 14


def test_answers_have_a_limit_of_size(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BYTES", 1_000_000)
    served.pages["/large"] = b"x" * 1_000_001
    served.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 50_000_000))
    assert ask(served, "/large").reason == "more than 1 MB"
    assert ask(served, "/bomb").reason == "more than 1 MB"


def test_what_is_no_address_or_nobody_answers_is_a_reason() -> None:
    fetcher = Fetcher(AGENT, Hours().clock)
    assert "refused" in str(fetcher.get(FetchState("http://127.0.0.1:9/x"), trusted=("127.0.0.1", 9)).reason)
    assert fetcher.get(FetchState("http://")).reason == "not an address"
    assert fetcher.get(FetchState("http://[bad")).reason == "not an address"
    assert "can't be found" in str(fetcher.get(FetchState("http://no-such-host.invalid/a")).reason)


def test_an_answer_that_breaks_off_is_a_reason(served: Site) -> None:
    served.pages["/short"] = (200, {"Content-Length": "500"}, b"only this")
    served.pages["/unpacked"] = (200, {"Content-Encoding": "gzip"}, b"not gzip")
    assert ask(served, "/short").reason
    assert ask(served, "/unpacked").reason


@contextmanager
def dripping(*, body: bool) -> Iterator[str]:
    """A server that sends a byte now and then, of its head or of its body, without an end."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stopped = threading.Event()

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 404 Not Found\r\n" + (b"\r\n" if body else b"X-Slow: "))
                while not stopped.wait(0.02):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/a"
        finally:
            stopped.set()
            thread.join()


@pytest.mark.parametrize("body", [False, True], ids=["head", "body"])
def test_a_server_that_drips_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch, body: bool) -> None:
    monkeypatch.setattr(http, "MAX_SECONDS", 0.3)
    begun = time.monotonic()
    with dripping(body=body) as url:
        assert Fetcher(AGENT, Hours().clock).get(FetchState(url), trusted=private_place(url)).reason == "took more than 0.3 seconds"
    assert time.monotonic() - begun < 5
