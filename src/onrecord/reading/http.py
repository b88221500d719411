"""Address -> bytes, politely: the one door to the network.

Asked with an honest name and with what is known of the last answer; robots.txt is heeded, also for whatever an address leads on to; a
host is asked at most once a DELAY, later when it says so; answers have limits of size and time. A public address never leads to a private
one: each connection is checked where it goes, so that no name can point inside. Private addresses and this machine are asked only where
the user named that host and port.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import responses
from typing import Any
from urllib.parse import urljoin, urlsplit

from protego import Protego
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse

from onrecord.model import FetchState

DELAY = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
LONGEST_DELAY = 60.0
"""A robots.txt that asks for more seconds between requests is taken as a no."""
MAX_BYTES = 10_000_000
"""The largest answer: pages of the news have 0.1 to 2 MB."""
MAX_SECONDS = 60.0
"""An answer that takes longer is given up; it would hold up all others."""
MAX_REDIRECTS = 5
MAX_ROBOTS = 512_000
"""RFC 9309 asks for 500 KiB at the least."""
WORTH_WAITING = 30.0
"""Seconds that a server may ask to wait so that the request is tried again in the same run."""
FIRST_BACKOFF, LONGEST_BACKOFF = 60.0, 86_400.0
"""Seconds after which a failing address is asked again: the first, doubled with every failure in a row, up to a day."""
_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (429, 500, 502, 503, 504)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_WHOSE = re.compile(r"^(?:<[^>]*>|HTTPS?Connection(?:Pool)?\([^)]*\)): ")
_TIMEOUT = Timeout(connect=10.0, read=20.0)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and a way to let it pass."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an address: `data`, or `reason` why there is none; neither where nothing changed since.

    `url` is where the bytes came from in the end; `state` is what to remember for the next time.
    """

    state: FetchState
    url: str
    data: bytes | None = None
    charset: str | None = None
    reason: str | None = None


class _Refused(Exception):
    """An address must not or can't be asked; carries the reason, and for how many seconds the server asked to be left alone."""

    def __init__(self, reason: str, *, wait: float | None = None, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.passing = passing


class _Guarded:
    """A connection that is cut before anything is sent when it leads to a private address."""

    def _new_conn(self) -> socket.socket:
        connection: socket.socket = super()._new_conn()  # type: ignore[misc]
        peer = connection.getpeername()[0]
        if _is_private(peer):
            connection.close()
            raise _Refused(f"leads to a private address ({peer})")
        return connection


class _GuardedHTTP(_Guarded, HTTPConnection):
    pass


class _GuardedHTTPS(_Guarded, HTTPSConnection):
    pass


class _GuardedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _GuardedHTTP


class _GuardedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedHTTPS


def _guarded_pools() -> PoolManager:
    pools = PoolManager(num_pools=50, retries=False)
    pools.pool_classes_by_scheme = {"http": _GuardedHTTPPool, "https": _GuardedHTTPSPool}
    return pools


@dataclass(slots=True)
class Fetcher:
    """Asks addresses, one after another. `agent` is the name it gives; `trusted` are hosts and ports that the user named.

    `asked` are the addresses that were asked already: two lists that share a page lead to it once.
    """

    agent: str
    clock: Clock
    trusted: frozenset[tuple[str, int]] = frozenset()
    asked: set[str] = field(default_factory=set)
    _guarded: PoolManager = field(default_factory=_guarded_pools)
    _open: PoolManager = field(default_factory=lambda: PoolManager(num_pools=10, retries=False))
    _robots: dict[tuple[str, str, int], Protego | _Refused] = field(default_factory=dict)
    _free: dict[str, datetime] = field(default_factory=dict)

    def get(self, state: FetchState) -> Answer:
        """Ask an address for what is new since the last time. Nothing is raised: the answer says what was wrong."""
        self.asked.add(state.url)
        for last in (False, True):
            try:
                return self._followed(state)
            except _Refused as refused:
                wait = 2.0 if refused.wait is None else refused.wait
                if last or not refused.passing or wait > WORTH_WAITING:
                    return Answer(self._failed(state, refused.wait), state.url, reason=refused.reason)
                self.clock.sleep(wait)
        raise AssertionError("the last try gives an answer")

    def _followed(self, state: FetchState) -> Answer:
        url = state.url
        known = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
        for _ in range(MAX_REDIRECTS + 1):
            origin = _origin(url)
            if not self._allowed(url, origin):
                raise _Refused("robots.txt does not allow it")
            status, headers, data = self._asked(url, origin, {k: v for k, v in known.items() if v}, MAX_BYTES)
            if status in _REDIRECTS and headers.get("Location"):
                url = _joined(url, headers["Location"])
                continue
            now = _stamp(self.clock.now())
            if status == 304:
                return Answer(replace(state, checked=now, next_try=None, failures=0), url)
            if status != 200:
                reason = f"the server answers {status} {responses.get(status, '')}".rstrip()
                raise _Refused(reason, wait=_wait(headers, self.clock.now()), passing=status in _PASSING)
            fresh = FetchState(state.url, headers.get("ETag"), headers.get("Last-Modified"), now)
            return Answer(fresh, url, data, _charset(headers.get("Content-Type", "")))
        raise _Refused(f"more than {MAX_REDIRECTS} redirects")

    def _failed(self, state: FetchState, wait: float | None) -> FetchState:
        failures = state.failures + 1
        seconds = wait if wait is not None else min(FIRST_BACKOFF * 2 ** min(failures - 1, 20), LONGEST_BACKOFF)
        now = self.clock.now()
        return replace(
            state, checked=_stamp(now), next_try=_stamp(now + timedelta(seconds=min(seconds, LONGEST_BACKOFF))), failures=failures
        )

    def _allowed(self, url: str, origin: tuple[str, str, int]) -> bool:
        """Whether robots.txt lets this agent ask. Raises _Refused where it can't be had, which is a no (RFC 9309)."""
        rules = self._robots.get(origin)
        if rules is None:
            try:
                rules = self._rules(origin)
            except _Refused as refused:
                if refused.passing:
                    raise
                rules = refused
            self._robots[origin] = rules
        if isinstance(rules, _Refused):
            raise rules
        return bool(rules.can_fetch(url, self.agent))

    def _rules(self, origin: tuple[str, str, int]) -> Protego:
        scheme, host, port = origin
        url = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            status, headers, data = self._asked(url, _origin(url), {}, MAX_ROBOTS, whole=False)
            if status in _REDIRECTS and headers.get("Location"):
                url = _joined(url, headers["Location"])
                continue
            if status == 200:
                rules = Protego.parse(data.decode("utf-8", "replace"))
                delay = rules.crawl_delay(self.agent) or 0.0
                if delay > LONGEST_DELAY:
                    raise _Refused(f"robots.txt asks for {delay:g} seconds between requests")
                self._free[host] = self.clock.now() + timedelta(seconds=max(delay, self._delay(origin)))
                return rules
            if 400 <= status < 500 and status != 429:
                break
            raise _Refused(
                f"its robots.txt can't be had (the server answers {status})", wait=_wait(headers, self.clock.now()), passing=False
            )
        return Protego.parse("")

    def _asked(
        self, url: str, origin: tuple[str, str, int], headers: Mapping[str, str], most: int, *, whole: bool = True
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body of one request. Raises _Refused."""
        _, host, port = origin
        trusted = (host, port) in self.trusted
        if not trusted:
            _check_public(host, port)
        self._wait_for(host, self._pause(origin))
        pools = self._open if trusted else self._guarded
        try:
            response = pools.request(
                "GET", url, headers={"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", **headers}, redirect=False,
                retries=False, preload_content=False, timeout=_TIMEOUT,
            )  # fmt: skip
            try:
                return response.status, response.headers, self._body(response, most, whole=whole)
            finally:
                response.close()
        except (HTTPError, LocationParseError, OSError, UnicodeError, ValueError) as error:
            raise _Refused(_reason(error), passing=True) from error

    def _body(self, response: BaseHTTPResponse, most: int, *, whole: bool) -> bytes:
        begun, parts, size = self.clock.now(), list[bytes](), 0
        for part in response.stream(65_536, decode_content=True):
            size += len(part)
            if size > most and whole:
                raise _Refused(f"more than {most // 1_000_000} MB")
            parts.append(part)
            if size > most:
                break
            if (self.clock.now() - begun).total_seconds() > MAX_SECONDS:
                raise _Refused(f"took more than {MAX_SECONDS:g} seconds")
        return b"".join(parts)[:most]

    def _delay(self, origin: tuple[str, str, int]) -> float:
        """Seconds between two requests; this machine is not spared when it is the user's own wish."""
        return 0.0 if origin[1:] in self.trusted and _is_private(origin[1]) else DELAY

    def _pause(self, origin: tuple[str, str, int]) -> float:
        rules = self._robots.get(origin)
        delay = 0.0 if rules is None or isinstance(rules, _Refused) else float(rules.crawl_delay(self.agent) or 0.0)
        return max(delay, self._delay(origin))

    def _wait_for(self, host: str, pause: float) -> None:
        now = self.clock.now()
        free = self._free.get(host, now)
        if free > now:
            self.clock.sleep((free - now).total_seconds())
        self._free[host] = max(free, now) + timedelta(seconds=pause)


def trusted_by(urls: Mapping[str, Any] | tuple[str, ...]) -> frozenset[tuple[str, int]]:
    """The hosts and ports of addresses that the user gave."""
    out: set[tuple[str, int]] = set()
    for url in urls:
        try:
            out.add(_origin(url)[1:])
        except _Refused:
            continue
    return frozenset(out)


def _origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port. Raises _Refused for what is no address of the web."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip(".").lower(), parts.port
    except ValueError as error:
        raise _Refused("not an address") from error
    if parts.scheme not in ("http", "https"):
        raise _Refused(f"leads to {parts.scheme or 'no'}:, which is not an address of the web")
    if not host:
        raise _Refused("not an address")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def _joined(url: str, location: str) -> str:
    """Where a redirect leads. Raises _Refused for what is no address (`http://[::1`)."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise _Refused("leads to what is not an address") from error


def _check_public(host: str, port: int) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _Refused(f"its host can't be found ({host})", passing=True) from error
    for *_, address in found:
        if _is_private(str(address[0])):
            raise _Refused(f"leads to a private address ({address[0]})")


def _is_private(address: str) -> bool:
    """Whether an address is not of the public network: loopback, local, reserved, multicast. A name is not."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return address == "localhost"
    if isinstance(ip, ipaddress.IPv6Address):
        through = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
        ip = ip.ipv4_mapped or ip.sixtofour or through or ip
    return not ip.is_global or ip.is_multicast


def _wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds of Retry-After, which is a number or a date."""
    value = (headers.get("Retry-After") or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_BACKOFF)
    try:
        return max(0.0, min((parsedate_to_datetime(value) - now).total_seconds(), LONGEST_BACKOFF)) if value else None
    except (ValueError, TypeError, OverflowError):
        return None


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset" and value.strip(" \"'"):
            return value.strip(" \"'")[:40]
    return None


def _reason(error: Exception) -> str:
    """What went wrong, without the object's address and the like that urllib3 puts before it."""
    text = _WHOSE.sub("", " ".join(str(error).split()))
    return (text or type(error).__name__)[:200]


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
