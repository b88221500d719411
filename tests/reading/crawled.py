"""Records of a crawl (WARC/1.0), as CC-NEWS packs them: one gzip member each."""

from __future__ import annotations

import gzip


def warc(url: str, body: bytes, *, status: int = 200, content_type: str = "text/html; charset=utf-8", packed: bool = True) -> bytes:
    """A response record."""
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2031-05-06T09:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    raw = head.encode() + http + b"\r\n\r\n"
    return gzip.compress(raw, mtime=0) if packed else raw
