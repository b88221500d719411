"""A web site of the tests' own, on loopback: what it answers is a table, what it was asked is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from onrecord.reading.http import Clock

Reply = tuple[int, dict[str, str], bytes]
Given = Reply | bytes | Callable[[dict[str, str]], Reply]


@dataclass(slots=True)
class Site:
    """`pages` are path -> what is answered: bytes, a whole reply, or a function of the request's headers; `asked` the requests in order."""

    base: str
    pages: dict[str, Given] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def site() -> Iterator[Site]:
    """Serve while the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            served.asked.append((self.path, headers))
            given = served.pages.get(self.path, (404, {}, b""))
            if callable(given):
                given = given(headers)
            status, extra, body = (200, {}, given) if isinstance(given, bytes) else given
            self.send_response(status)
            for name, value in extra.items():
                self.send_header(name, value)
            if "Content-Length" not in extra:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(slots=True)
class Hours:
    """A clock that only moves when somebody sleeps; `slept` are the naps."""

    moment: datetime = datetime(2031, 5, 6, 9, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.sleep)


def page(title: str, *sentences: str, url: str = "") -> bytes:
    """A page with a title and paragraphs."""
    link = f'<link rel="canonical" href="{url}">' if url else ""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{link}<meta property='og:site_name' content='The Quay'></head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


STORM = (
    "Harbour chief Ada Moss said on Monday that at least 12 boats sank in the storm off Port Ellery, the worst in thirty years.",
    "The weather office denied that it had given no warning before the storm reached the coast on Sunday night.",
    "Fishermen said that they had heard nothing on the radio until the waves came over the wall of the old harbour.",
)
