"""A listener on loopback that answers without an end -> an event counts as told by the status, and the rest is not waited for."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from onrecord.cli.webhook import post
from onrecord.errors import OnRecordError, UsageError

SECONDS = 3.0
"""As long as the listener goes on, so that a reader that waits for the end is seen and the test still ends."""


def test_an_answer_without_an_end_is_not_read_to_it() -> None:
    told: list[bytes] = []

    def listen(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            told.append(connection.recv(65_536))
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            end = time.monotonic() + SECONDS
            while time.monotonic() < end:
                try:
                    connection.sendall(b"x" * 1000)
                except OSError:
                    return
                time.sleep(0.01)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=listen, args=(listening,), daemon=True)
        thread.start()
        begun = time.monotonic()
        post(f"http://127.0.0.1:{listening.getsockname()[1]}/", '{"event": 1}')
        waited = time.monotonic() - begun
        thread.join()
    assert told[0].startswith(b"POST / ")
    assert b"User-Agent: onrecord/" in told[0]
    assert waited < SECONDS / 2


@pytest.mark.parametrize(
    ("status", "says"),
    [("302 Found\r\nLocation: http://127.0.0.1:9/", "answered 302 Found"), ("500 Oh", "answered 500 Internal Server Error")],
)
def test_a_listener_that_leads_on_or_fails_is_told_again(status: str, says: str) -> None:
    def listen(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=listen, args=(listening,), daemon=True)
        thread.start()
        with pytest.raises(OnRecordError, match=says):
            post(f"http://127.0.0.1:{listening.getsockname()[1]}/", "{}")
        thread.join()


@pytest.mark.parametrize("url", ["ftp://desk.example/", "desk.example", "http://", "http://me:word@desk.example/", "http://[::1/"])
def test_what_is_no_webhook_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        post(url, "{}")
    assert "word" not in str(caught.value).replace("password", "")
