"""What a user names as an address on the web -> its parts, or why it is none.

An address is named on a command line, kept in a history and repeated in messages: it holds no password, and no message repeats what stands
where a secret could.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from onrecord.errors import UsageError


def web_address(url: str, what: str) -> SplitResult:
    """The parts of an address of http or https with a host; `what` names it in an error (`a webhook`).

    Raises UsageError for another scheme, a host or a port that is none, and a user or a password before the host.
    """
    shown = shown_address(url)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{shown}: not an address") from error
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{shown}: {what} begins with https:// or http://")
    if "@" in parts.netloc:
        raise UsageError(f"{parts.scheme}://{host}: the address of {what} holds no password")
    return parts


def shown_address(url: str) -> str:
    """The address without what a secret could stand in: a user, a query, a fragment."""
    return url.partition("?")[0].partition("#")[0].rpartition("@")[2]
