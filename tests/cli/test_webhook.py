"""A listener on loopback that answers without an end -> an event counts as told by the status, and the rest is not waited for."""

from __future__ import annotations

import socket
import threading
import time

from onrecord.cli.webhook import post

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
    assert waited < SECONDS / 2
