"""A loopback server that speaks the chat protocol, well and badly -> what the door sends, takes, tries again and refuses."""

from __future__ import annotations

import json
import time

import pytest
from tests.engines.chat_server import Reply, completion, server

from onrecord.engines import language_model
from onrecord.engines.language_model import endpoint, rewriter
from onrecord.errors import LanguageModelError, UsageError


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "BACKOFF_SECONDS", 0.0)


def test_the_sentence_goes_out_with_its_evidence_and_the_key_and_a_sentence_comes_back() -> None:
    with server(lambda n, body: completion(" Ada Moss said so. ")) as (url, asked):
        ask = rewriter(url, model="small", key="s3cret", agent="onrecord/0.0.0")
        assert ask("Ada Moss said: “So.”", ["“So,” Moss said"]) == "Ada Moss said so."
    assert asked.agents == ["onrecord/0.0.0"]
    assert asked.paths == ["/v1/chat/completions"]
    assert asked.keys == ["Bearer s3cret"]
    assert asked.bodies[0]["model"] == "small"
    assert asked.bodies[0]["temperature"] == 0
    assert json.loads(asked.bodies[0]["messages"][1]["content"]) == {"SENTENCE": "Ada Moss said: “So.”", "EVIDENCE": ["“So,” Moss said"]}


def test_without_a_key_none_is_sent() -> None:
    with server(lambda n, body: completion("Yes.")) as (url, asked):
        assert rewriter(f"{url}/chat/completions", model="small")("A.", []) == "Yes."
    assert asked.keys == [None]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again(status: int) -> None:
    with server(lambda n, body: (status, {"Retry-After": "0"}, b"") if n < 3 else completion("At last.")) as (url, asked):
        assert rewriter(url, model="small")("A.", []) == "At last."
    assert len(asked.paths) == 3


@pytest.mark.parametrize(
    ("reply", "tries", "says"),
    [
        ((503, {}, b'{"error": {"message": "overloaded"}}'), 3, "status 503: overloaded"),
        ((401, {}, b""), 1, "status 401: the key was not accepted (none was set)"),
        ((404, {}, b'{"error": "no model\\nsmall"}'), 1, "status 404: no model small"),
        ((302, {"Location": "http://127.0.0.1:9/elsewhere"}, b""), 1, "status 302"),
        ((200, {}, b"<html>"), 1, "no chat completion"),
        ((200, {}, b'{"choices": []}'), 1, "no chat completion"),
        ((200, {}, b'{"choices": [{"message": {"content": null}}]}'), 1, "holds no text"),
        ((200, {}, b" " * 1_000_002), 1, "longer than 1,000,000 bytes"),
    ],
)
def test_a_lasting_failure_names_the_endpoint_and_the_reason(reply: Reply, tries: int, says: str) -> None:
    with server(lambda n, body: reply) as (url, asked), pytest.raises(LanguageModelError) as caught:
        rewriter(url, model="small")("A.", [])
    assert url in str(caught.value)
    assert says in str(caught.value)
    assert len(asked.paths) == tries


def test_an_endpoint_that_hangs_is_given_up_after_the_time_limit() -> None:
    begun = time.monotonic()
    late = pytest.raises(LanguageModelError, match=r"no answer after 3 tries: .*timed out")
    with server(lambda n, body: completion("Late."), slow=0.5) as (url, asked), late:
        rewriter(url, model="small", waits=0.05)("A.", [])
    assert len(asked.paths) == 3
    assert time.monotonic() - begun < 5


def test_an_endpoint_that_is_not_there_is_named_without_the_key() -> None:
    with server(lambda n, body: completion("")) as (url, _):
        pass
    with pytest.raises(LanguageModelError) as caught:
        rewriter(url, model="small", key="s3cret")("A.", [])
    assert url in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert "0x" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "key", "says"),
    [
        ("localhost:8080", "", "an API begins with https://"),
        ("file:///etc/hosts", "", "an API begins with https://"),
        ("https://", "", "an API begins with https://"),
        ("https://me:word@api.example/v1", "", "holds no password"),
        ("https://word@api.example/v1", "", "holds no password"),
        ("me:word@api.example/v1", "", "an API begins with https://"),
        ("https://api.example/v1?key=word", "", "nothing behind ? or #"),
        ("https://api.example/v1#word", "", "nothing behind ? or #"),
        ("localhost:8080/v1?key=word", "", "an API begins with https://"),
        ("https://[::1/v1?key=word", "", "not an address"),
        ("https://api.example:port/v1", "", "not an address"),
        ("http://api.example/v1", "s3cret", "in the clear"),
    ],
)
def test_an_address_that_will_not_do(url: str, key: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        endpoint(url, key=key)
    assert says in str(caught.value)
    assert "word" not in str(caught.value).replace("password", "")


@pytest.mark.parametrize(
    ("url", "key", "target"),
    [
        ("https://api.example/v1/", "s3cret", "https://api.example/v1/chat/completions"),
        ("http://localhost:11434/v1", "s3cret", "http://localhost:11434/v1/chat/completions"),
        ("http://[::1]:8080/v1/chat/completions", "s3cret", "http://[::1]:8080/v1/chat/completions"),
        ("http://lab.example:8080", "", "http://lab.example:8080/chat/completions"),
    ],
)
def test_an_address_that_will_do(url: str, key: str, target: str) -> None:
    assert endpoint(url, key=key) == target
