"""Bytes to text: UTF-8 first, marks dropped, best guesses named, newlines untouched."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encodings import binary_kind, decode

TEXT = "The mayor said: “It’s closed.” – £5\r\n\u00a0Second line\rThird\n"
LONG = "Мэр сообщил в понедельник, что мост через реку закрыт до весны, а паром возит велосипедистов бесплатно. " * 6


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_what_is_taken(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_stray_bytes_in_utf8_are_mended_alone() -> None:
    decoded = decode("Zürich’s café – said “yes”. ".encode() + b"It\x92s \x93here\x94.")
    assert decoded is not None
    assert decoded.text == "Zürich’s café – said “yes”. It’s “here”."
    assert (decoded.encoding, decoded.notice) == ("utf-8 with windows-1252", "not valid UTF-8 (byte 0x92 at 40)")


def test_another_alphabet_is_guessed() -> None:
    decoded = decode(LONG.encode("koi8-r"))
    assert decoded is not None
    assert decoded.text == LONG
    assert decoded.notice is not None


def test_declared_charset_wins_over_the_guess() -> None:
    decoded = decode(LONG.encode("cp1251"), "windows-1251")
    assert decoded is not None
    assert (decoded.text, decoded.notice) == (LONG, None)


@pytest.mark.parametrize(("head", "kind"), [(b"\xff\xd8\xff\xe0", "a JPEG image"), (b"a\x00b\x01" * 9, "binary data"), (b"plain", None)])
def test_binary_kind(head: bytes, kind: str | None) -> None:
    assert binary_kind(head) == kind


@given(st.text(st.characters(codec="utf-8", min_codepoint=32)))
def test_utf8_round_trips(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_binary(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or decoded.encoding
