"""Connections to the web: what leaves are pools whose connections lead to no private address, and that end when their time is over.

The address that is checked is the one that the connection really has, so that no name can point inside after it was looked up. A server
that sends a byte now and then keeps every single read alive: a whole request, its handshake, head and body, has one time.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_AGAIN = 1.0
"""Seconds after which what is still open is cut once more: it was not connected yet when the time was over."""


class InsideError(Exception):
    """A connection leads to a private address."""


class Lines:
    """The open connections of one fetcher, by a second handle each, which works whether TLS was put on the first or not."""

    def __init__(self) -> None:
        self._open: set[socket.socket] = set()
        self._ended: set[socket.socket] = set()
        self._changing = threading.Lock()

    def add(self, connection: socket.socket) -> socket.socket:
        line = connection.dup()
        with self._changing:
            self._open.add(line)
        return line

    def end(self, line: socket.socket) -> None:
        """A connection was closed; its body may still be read, so that the line is kept until the request is over."""
        self._ended.add(line)

    def _drop_ended(self) -> None:
        with self._changing:
            while self._ended:
                line = self._ended.pop()
                self._open.discard(line)
                line.close()

    def cut(self) -> None:
        with self._changing:
            for line in self._open:
                with suppress(OSError):  # it ended by itself
                    line.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def within(self, seconds: float) -> Iterator[threading.Event]:
        """Cut every connection when the block takes longer; the event says that it did."""
        done, late = threading.Event(), threading.Event()

        def watch() -> None:
            left = seconds
            while not done.wait(left):
                late.set()
                self.cut()
                left = _AGAIN

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield late
        finally:
            done.set()
            watcher.join()
            self._drop_ended()


def pools(lines: Lines, *, guarded: bool, size: int) -> PoolManager:
    """Pools whose connections are kept in `lines`; with `guarded` one to a private address is cut before anything is sent (InsideError)."""

    class Watched:
        _line: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            connection: socket.socket = super()._new_conn()  # type: ignore[misc]
            try:
                peer = str(connection.getpeername()[0])
                if guarded and is_private(peer):
                    raise InsideError(f"leads to a private address ({peer})")
                self._line = lines.add(connection)
            except BaseException:
                connection.close()
                raise
            return connection

        def close(self) -> None:
            super().close()  # type: ignore[misc]
            if self._line is not None:
                lines.end(self._line)
                self._line = None

    class Plain(Watched, HTTPConnection):
        pass

    class Secure(Watched, HTTPSConnection):
        pass

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    manager = PoolManager(num_pools=size, retries=False)
    manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return manager


def is_private(address: str) -> bool:
    """Whether an address is not of the public network: loopback, local, reserved, multicast. A name is not, but `localhost`."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return address == "localhost"
    if isinstance(ip, ipaddress.IPv6Address):
        through = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
        ip = ip.ipv4_mapped or ip.sixtofour or through or ip
    return not ip.is_global or ip.is_multicast
