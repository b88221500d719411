"""Addresses that a user names: what is taken, and that no message repeats a secret."""

from __future__ import annotations

import pytest

from onrecord.engines.addresses import shown_address, web_address
from onrecord.errors import UsageError


@pytest.mark.parametrize("url", ["https://desk.example/hook?room=7", "http://localhost:8080", "http://[::1]:8080/v1", "https://harbour.example"])
def test_an_address_of_the_web(url: str) -> None:
    parts = web_address(url, "a webhook")
    assert parts.geturl() == url
    assert parts.hostname


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://desk.example/", "a webhook begins with https://"),
        ("desk.example", "a webhook begins with https://"),
        ("http://", "a webhook begins with https://"),
        ("me:s3cret@desk.example", "a webhook begins with https://"),
        ("http://me:s3cret@desk.example/", "holds no password"),
        ("https://desk.example:port/?key=s3cret", "not an address"),
        ("http://[::1/#s3cret", "not an address"),
    ],
)
def test_what_is_none(url: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        web_address(url, "a webhook")
    assert says in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_what_is_shown_of_an_address() -> None:
    assert shown_address("https://me:s3cret@desk.example/hook?key=s3cret#s3cret") == "desk.example/hook"
