"""Bytes -> text and the encoding taken. UTF-8 first; what isn't is read as the best guess, and the notice says which.

Nothing but a byte-order mark is dropped; newlines stay as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a media file"),
)
WESTERN_SHARE = 0.05
"""Below this share of non-ASCII bytes a text that is not UTF-8 is taken for windows-1252: English with curly quotes has under 3 %."""
SHORT_WESTERN = 8
"""So few non-ASCII bytes are too little to guess from: they are quotation marks and accents."""
CONTROL_SHARE = 0.003
"""Above this share of control characters a file is binary; a report has none, one page break in 300 characters is let through."""
SAMPLE = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`notice` is null for clean input; else it names what was wrong and `encoding` what was taken."""

    text: str
    encoding: str
    notice: str | None = None


def binary_kind(data: bytes) -> str | None:
    """What the file is when it can't be text, else null. Looks at the first bytes only."""
    head = data[:4096]
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return None
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if b"\x00" in head and _wide(head) is None:
        return "binary data"
    return None


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Decode a whole file; null when it turns out to be binary. `declared` is what the document says of itself (an HTML charset)."""
    decoded = _decode(data, declared)
    if len(_CONTROL.findall(decoded.text[:SAMPLE])) > CONTROL_SHARE * min(len(decoded.text), SAMPLE):
        return None
    return decoded


def _decode(data: bytes, declared: str | None) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            try:
                return Decoded(rest.decode(name), name)
            except UnicodeDecodeError as error:
                return Decoded(rest.decode(name, errors="replace"), name, f"not valid {name} (byte {error.start + len(mark)})")
    wide = _wide(data[:4096])
    if wide:
        return Decoded(data.decode(wide, errors="replace"), wide, "no byte-order mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    if declared:
        try:
            return Decoded(data.decode(_python_name(declared)), declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return _guess(data, f"not valid UTF-8 (byte 0x{data[at]:02x} at {at})")


def _guess(data: bytes, notice: str) -> Decoded:
    kept = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= c <= "\udcff" for c in kept)
    genuine = sum(c > "\x7f" for c in kept) - stray
    if genuine >= stray:
        return Decoded(_with_western_strays(kept), "utf-8 with windows-1252", notice)
    high = sum(b > 0x7F for b in data)
    if high <= WESTERN_SHARE * len(data) or high <= SHORT_WESTERN:
        return Decoded(_western(data), "windows-1252", notice)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is not None and best.encoding not in ("ascii", "latin_1", "cp1252", "utf_8"):
        try:
            return Decoded(data.decode(best.encoding), best.encoding.replace("_", "-"), notice)
        except UnicodeDecodeError:
            pass
    return Decoded(_western(data), "windows-1252", notice)


def _with_western_strays(kept: str) -> str:
    return "".join(_western(bytes((ord(c) - 0xDC00,))) if "\udc80" <= c <= "\udcff" else c for c in kept)


def _western(data: bytes) -> str:
    """windows-1252, with its five unused bytes taken as in Latin-1, so that every byte is one code point."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_WESTERN[b] for b in data)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly ASCII text is zero."""
    even, odd = head[0::2], head[1::2]
    if len(head) < 4:
        return None
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _python_name(declared: str) -> str:
    """As browsers do, Latin-1 and ASCII labels mean windows-1252."""
    name = declared.strip().lower()
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name


_WESTERN = tuple(bytes((b,)).decode("cp1252", errors="ignore") or chr(b) for b in range(256))
