"""Steps and functions that the tests of `run` send to workers: they must be module-level. They count words."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from onrecord.run import Step
from onrecord.run.step import Options

Count = tuple[str, int]


def text_of(line: str) -> str:
    text = json.loads(line)
    if not isinstance(text, str):
        raise TypeError("not a text")
    return text


def split(text: str, options: Options) -> Iterable[Count]:
    """A pair for each word; `fail` raises after a first row, `die` ends the worker, `die-once` does so the first time."""
    for word in text.split():
        if word == "fail":
            raise ValueError("told to fail")
        if word == "die":
            os._exit(9)
        if word == "die-once":
            died = Path(options["died"])
            if not died.exists():
                died.touch()
                os._exit(9)
        yield (word, 1)


def add(rows: tuple[Count, ...], options: Options) -> Iterable[Count]:
    yield (rows[0][0], sum(count for _, count in rows))


def count_of(line: str) -> Count:
    word, count = json.loads(line)
    return (word, count)


def line_of(count: Count) -> str:
    return json.dumps(count)


def word_of(count: Count) -> str:
    return count[0]


def broken(options: Options) -> None:
    raise RuntimeError("no model")


SPLIT = Step("split", "1", "each", split, text_of, line_of, word_of)
ADD = Step("add", "1", "grouped", add, count_of, line_of, word_of, group=word_of)


def double(number: int) -> int:
    """Twice the number; 13 raises, 99 ends the worker."""
    if number == 13:
        raise ValueError("thirteen")
    if number == 99:
        os._exit(9)
    return 2 * number


def minus(number: int, reason: str) -> int:
    assert reason in ("ValueError: thirteen", "its worker died")
    return -number
