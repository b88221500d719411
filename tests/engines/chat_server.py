"""A server on the loopback that speaks the chat protocol as a test wants it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str], bytes]


def completion(words: str) -> Reply:
    return 200, {}, json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()


@dataclass
class Asked:
    bodies: list[Any] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    agents: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def server(answer: Callable[[int, Any], Reply], *, slow: float = 0.0) -> Iterator[tuple[str, Asked]]:
    """A server on the loopback that gives `answer(n, body)` to its n-th request."""
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            asked.keys.append(self.headers["Authorization"])
            asked.paths.append(self.path)
            asked.agents.append(self.headers["User-Agent"])
            time.sleep(slow)
            status, headers, content = answer(len(asked.paths), asked.bodies[-1])
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except (BrokenPipeError, ConnectionResetError):
                pass

        def log_message(self, *args: Any) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = False
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}/v1", asked
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
