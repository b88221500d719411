"""Address -> bytes, politely: how reports are asked for through the one door to the network.

Asked with an honest name and with what is known of the last answer; robots.txt is heeded, also for whatever an address leads on to; a
host is asked at most once a DELAY, later when it says so; answers have limits of size and time. A public address never leads to a private
one: each connection is checked where it goes, so that no name can point inside. A private address is asked only where the user gave it
as an address, for that locator alone and for what a list that came from there names of the same host and port.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.client import responses
from urllib.parse import urljoin, urlsplit

from protego import Protego

from onrecord.engines.connections import is_private
from onrecord.engines.web import Door, WebError, wait_of
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
PAUSE = 20.0
"""Seconds that a server may fall silent in the middle of an answer."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and a way to let it pass."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an address: `data`, or `reason` why there is none; neither where nothing changed since.

    `url` is where the bytes came from in the end, `trusted` its host and port where these are private and the user's own wish; `state` is
    what to remember for the next time.
    """

    state: FetchState
    url: str
    data: bytes | None = None
    charset: str | None = None
    reason: str | None = None
    trusted: Place | None = None


class _Refused(Exception):
    """An address must not or can't be asked; carries the reason, and for how many seconds the server asked to be left alone."""

    def __init__(self, reason: str, *, wait: float | None = None, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.passing = passing


Place = tuple[str, int]
"""A host and a port."""


@dataclass(frozen=True, slots=True)
class _Hop:
    """One place on the way to an answer."""

    scheme: str
    place: Place
    trusted: bool

    @property
    def key(self) -> tuple[str, Place, bool]:
        return self.scheme, self.place, self.trusted

    @property
    def delay(self) -> float:
        """Seconds between two requests; this machine is not spared when it is the user's own wish."""
        return 0.0 if self.trusted else DELAY


@dataclass(slots=True)
class Fetcher:
    """Asks addresses, one after another. `agent` is the name it gives.

    `asked` are the addresses that were asked already, each with the place that was trusted for it, and whether there was an answer: two
    lists that share a page lead to it once.
    """

    agent: str
    clock: Clock
    asked: dict[tuple[str, Place | None], bool] = field(default_factory=dict)
    _door: Door = field(init=False)
    _robots: dict[tuple[str, Place, bool], Protego | _Refused] = field(default_factory=dict)
    _free: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._door = Door(agent=self.agent)

    def get(self, state: FetchState, *, trusted: Place | None = None) -> Answer:
        """Ask an address for what is new since the last time. Nothing is raised: the answer says what was wrong.

        `trusted` is a private place that the address may lead to, until a redirect leads elsewhere.
        """
        answer = self._tried(state, trusted)
        self.asked[state.url, trusted] = answer.reason is None
        return answer

    def _tried(self, state: FetchState, trusted: Place | None) -> Answer:
        for last in (False, True):
            try:
                return self._followed(state, trusted)
            except _Refused as refused:
                wait = 2.0 if refused.wait is None else refused.wait
                if last or not refused.passing or wait > WORTH_WAITING:
                    return Answer(self._failed(state, refused.wait), state.url, reason=refused.reason)
                self.clock.sleep(wait)
        raise AssertionError("the last try gives an answer")

    def _followed(self, state: FetchState, trusted: Place | None) -> Answer:
        url = state.url
        known = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
        for _ in range(MAX_REDIRECTS + 1):
            hop = _hop(url, trusted)
            trusted = trusted if hop.trusted else None  # whoever leads out of the place leads back into it no more
            if not self._allowed(url, hop):
                raise _Refused("robots.txt does not allow it")
            status, headers, data = self._asked(url, hop, {k: v for k, v in known.items() if v}, MAX_BYTES)
            if status in _REDIRECTS and headers.get("Location"):
                url = _joined(url, headers["Location"])
                continue
            now = _stamp(self.clock.now())
            if status == 304:
                return Answer(replace(state, checked=now, next_try=None, failures=0), url)
            if status != 200:
                reason = f"the server answers {status} {responses.get(status, '')}".rstrip()
                raise _Refused(reason, wait=wait_of(headers, self.clock.now()), passing=status in _PASSING)
            fresh = FetchState(state.url, headers.get("ETag"), headers.get("Last-Modified"), now)
            return Answer(fresh, url, data, _charset(headers.get("Content-Type", "")), trusted=trusted)
        raise _Refused(f"more than {MAX_REDIRECTS} redirects")

    def _failed(self, state: FetchState, wait: float | None) -> FetchState:
        failures = state.failures + 1
        seconds = wait if wait is not None else min(FIRST_BACKOFF * 2 ** min(failures - 1, 20), LONGEST_BACKOFF)
        now = self.clock.now()
        return replace(
            state, checked=_stamp(now), next_try=_stamp(now + timedelta(seconds=min(seconds, LONGEST_BACKOFF))), failures=failures
        )

    def _allowed(self, url: str, hop: _Hop) -> bool:
        """Whether robots.txt lets this agent ask. Raises _Refused where it can't be had, which is a no (RFC 9309)."""
        rules = self._robots.get(hop.key)
        if rules is None:
            try:
                rules = self._rules(hop)
            except _Refused as refused:
                if refused.passing:
                    raise
                rules = refused
            self._robots[hop.key] = rules
        if isinstance(rules, _Refused):
            raise rules
        return bool(rules.can_fetch(url, self.agent))

    def _rules(self, origin: _Hop) -> Protego:
        host, port = origin.place
        url = f"{origin.scheme}://{f'[{host}]' if ':' in host else host}:{port}/robots.txt"
        trusted = origin.place if origin.trusted else None
        for _ in range(MAX_REDIRECTS + 1):
            hop = _hop(url, trusted)
            trusted = trusted if hop.trusted else None
            status, headers, data = self._asked(url, hop, {}, MAX_ROBOTS, whole=False)
            if status in _REDIRECTS and headers.get("Location"):
                url = _joined(url, headers["Location"])
                continue
            if status == 200:
                rules = Protego.parse(data.decode("utf-8", "replace"))
                delay = rules.crawl_delay(self.agent) or 0.0
                if delay > LONGEST_DELAY:
                    raise _Refused(f"robots.txt asks for {delay:g} seconds between requests")
                self._free[host] = self.clock.now() + timedelta(seconds=max(delay, origin.delay))
                return rules
            if 400 <= status < 500 and status != 429:
                break
            raise _Refused(
                f"its robots.txt can't be had (the server answers {status})", wait=wait_of(headers, self.clock.now()), passing=False
            )
        return Protego.parse("")

    def _asked(
        self, url: str, hop: _Hop, headers: Mapping[str, str], most: int, *, whole: bool = True
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body of one request. Raises _Refused."""
        if not hop.trusted:
            _check_public(*hop.place)
        self._wait_for(hop.place[0], self._pause(hop))
        try:
            found = self._door.ask(
                "GET", url, headers=headers, guarded=not hop.trusted, most=most, seconds=MAX_SECONDS, pause=PAUSE, whole=whole
            )
        except WebError as error:
            raise _Refused(error.reason, passing=error.passing) from error
        return found.status, found.headers, found.data

    def _pause(self, hop: _Hop) -> float:
        rules = self._robots.get(hop.key)
        delay = 0.0 if rules is None or isinstance(rules, _Refused) else float(rules.crawl_delay(self.agent) or 0.0)
        return max(delay, hop.delay)

    def _wait_for(self, host: str, pause: float) -> None:
        now = self.clock.now()
        free = self._free.get(host, now)
        if free > now:
            self.clock.sleep((free - now).total_seconds())
        self._free[host] = max(free, now) + timedelta(seconds=pause)


def private_place(url: str) -> Place | None:
    """The host and port of an address that says itself that it is private: a literal address (`127.0.0.1`) or `localhost`, never a name."""
    try:
        _, host, port = _origin(url)
    except _Refused:
        return None
    return (host, port) if is_private(host) else None


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


def _hop(url: str, trusted: Place | None) -> _Hop:
    scheme, host, port = _origin(url)
    return _Hop(scheme, (host, port), (host, port) == trusted)


def _check_public(host: str, port: int) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _Refused(f"its host can't be found ({host})", passing=True) from error
    for *_, address in found:
        if is_private(str(address[0])):
            raise _Refused(f"leads to a private address ({address[0]})")


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset" and value.strip(" \"'"):
            return value.strip(" \"'")[:40]
    return None


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
