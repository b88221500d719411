"""The one door to the network: a request -> its answer, within limits of time and size.

Whoever asks says what for and how much of the answer is wanted; the name that is given, the limits, the check of where a connection leads
and what becomes of a failure are the same for reports, a language model and a webhook. No redirect is followed here: where an answer leads
on, the caller decides again whether to go there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from urllib3 import Timeout
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse

from onrecord.engines.connections import InsideError, Lines, pools

CONNECT_SECONDS = 10.0
LONGEST_WAIT = 86_400.0
"""Seconds of a `Retry-After` that are believed: a day."""
_PART = 65_536
_WHOSE = re.compile(r"^(?:<[^>]*>|HTTPS?Connection(?:Pool)?\([^)]*\)): ")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    data: bytes


class WebError(Exception):
    """There is no answer, or none that is taken; `passing` says that the same request may succeed later."""

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing


class TooLargeError(WebError):
    """The answer is larger than was asked for."""


class Door:
    """Asks addresses, one request at a time; connections are kept for the next one until the door is closed."""

    def __init__(self, *, agent: str) -> None:
        """`agent` is the name that is given to whoever is asked."""
        self.agent = agent
        self._lines = Lines()
        self._guarded = pools(self._lines, guarded=True, size=50)
        self._open = pools(self._lines, guarded=False, size=10)

    def ask(
        self,
        method: Literal["GET", "POST"],
        url: str,
        *,
        headers: Mapping[str, str],
        guarded: bool,
        most: int,
        seconds: float,
        pause: float,
        body: bytes | None = None,
        whole: bool = True,
    ) -> Reply:
        """One request. Raises WebError.

        `guarded`: it must not lead to a private address. `most` are the bytes that are read, `seconds` the time for all of it, `pause` for
        two bytes to follow each other. With `whole` a longer answer is an error, otherwise it is cut; with `most=0` its body is not read.
        """
        with self._lines.within(seconds) as late:
            try:
                found = self._answered(method, url, headers, guarded, body, most, pause, whole=whole)
            except InsideError as error:
                raise WebError(str(error)) from error
            except (HTTPError, LocationParseError, OSError, UnicodeError, ValueError) as error:
                if late.is_set():
                    raise WebError(_late(seconds)) from error
                raise WebError(_reason(error), passing=True) from error
            if late.is_set():  # an answer without a length ends where it is cut
                raise WebError(_late(seconds))
            return found

    def close(self) -> None:
        """End the connections that are kept."""
        self._guarded.clear()
        self._open.clear()

    def _answered(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        guarded: bool,
        body: bytes | None,
        most: int,
        pause: float,
        *,
        whole: bool,
    ) -> Reply:
        response = (self._guarded if guarded else self._open).request(
            method, url, body=body, headers={"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", **headers}, redirect=False,
            retries=False, preload_content=False, timeout=Timeout(connect=CONNECT_SECONDS, read=pause),
        )  # fmt: skip
        try:
            return Reply(response.status, response.headers, _body(response, most, whole=whole) if most else b"")
        finally:
            response.close()


def wait_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds of `Retry-After`, which is a number or a date."""
    value = (headers.get("Retry-After") or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_WAIT)
    try:
        return max(0.0, min((parsedate_to_datetime(value) - now).total_seconds(), LONGEST_WAIT)) if value else None
    except (ValueError, TypeError, OverflowError):
        return None


def _body(response: BaseHTTPResponse, most: int, *, whole: bool) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.stream(_PART, decode_content=True):
        size += len(part)
        if size > most and whole:
            raise TooLargeError(f"more than {most // 1_000_000} MB")
        parts.append(part)
        if size > most:
            break
    return b"".join(parts)[:most]


def _late(seconds: float) -> str:
    return f"took more than {seconds:g} seconds"


def _reason(error: Exception) -> str:
    """What went wrong, without the object's address and the like that urllib3 puts before it."""
    text = _WHOSE.sub("", " ".join(str(error).split()))
    return (text or type(error).__name__)[:200]
