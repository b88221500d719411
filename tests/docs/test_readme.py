"""What the README shows of a brief and of Python is what the program does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from onrecord import annotate, read, record, render
from onrecord.cli.output import unstyled

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


def folded(text: str) -> str:
    return " ".join(text.split())


def test_the_excerpt_of_a_brief_is_printed_in_that_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = re.search(r"```text\n\$ onrecord brief (\S+)\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    assert shown is not None
    articles, refusals = read([shown[1]])
    rest = folded(unstyled(render(record(articles, annotate(articles), refusals), "terminal")))
    for piece in filter(None, map(folded, shown[2].split("\n…\n"))):
        _, found, rest = rest.partition(piece)
        assert found, f"the brief does not print (here): {piece}"


def test_the_python_is_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 4
    assert not result.failed
