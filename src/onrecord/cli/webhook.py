"""A JSON document -> an address that waits for it."""

from __future__ import annotations

from http.client import responses

from onrecord import __version__
from onrecord.engines.addresses import web_address
from onrecord.engines.web import Door, WebError
from onrecord.errors import OnRecordError

TIMEOUT_SECONDS = 15.0
"""A listener that has not answered by then is taken as not there."""


def post(url: str, document: str) -> None:
    """POST JSON. Raises UsageError for what is no address of the web, OnRecordError where it is not taken with a 2xx answer.

    An event goes where the user told it to go and nowhere else: no redirect is followed, and the answer's status says all there is to know.
    """
    web_address(url, "a webhook")
    content, door = document.encode("utf-8", "backslashreplace"), Door(agent=f"onrecord/{__version__}")
    try:
        answer = door.ask(
            "POST", url, headers={"Content-Type": "application/json; charset=utf-8"}, guarded=False, most=0, seconds=TIMEOUT_SECONDS,
            pause=TIMEOUT_SECONDS, body=content,
        )  # fmt: skip
    except WebError as error:
        raise OnRecordError(f"{url}: {error.reason}; the event will be told again") from error
    finally:
        door.close()
    if not 200 <= answer.status < 300:
        told = f"{answer.status} {responses.get(answer.status, '')}".rstrip()
        raise OnRecordError(f"{url}: answered {told}; the event will be told again")
