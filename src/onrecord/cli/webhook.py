"""A JSON document -> an address that waits for it."""

from __future__ import annotations

from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from onrecord import __version__
from onrecord.errors import OnRecordError, UsageError

TIMEOUT_SECONDS = 15.0
"""A listener that has not answered by then is taken as not there."""
LARGEST_READ = 65_536
"""Bytes of an answer that are read, at one go: its status says all there is to know."""


class _NoRedirect(HTTPRedirectHandler):
    """An event goes where it was told to go and nowhere else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def post(url: str, document: str) -> None:
    """POST JSON. Raises UsageError for what is no address of the web, OnRecordError where it is not taken with a 2xx answer."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise UsageError(f"{url}: no address: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url}: a webhook begins with http:// or https://")
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": f"onrecord/{__version__}"}
    request = Request(url, data=document.encode("utf-8", "backslashreplace"), headers=headers, method="POST")
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT_SECONDS) as answer:
            answer.read1(LARGEST_READ)
    except HTTPError as error:
        raise OnRecordError(f"{url}: answered {error.code} {error.reason}; the event will be told again") from error
    except (OSError, HTTPException) as error:
        raise OnRecordError(f"{url}: {error}; the event will be told again") from error
