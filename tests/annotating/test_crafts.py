"""`[NAME:the ship]`: which named ship or work a description means (`x` for none)."""

from __future__ import annotations

import re

import pytest
from tests.annotating.marked import article_of

from onrecord.annotating.coreference import resolve_mentions
from onrecord.annotating.entities import find_entities
from onrecord.annotating.gazetteer import Craft, crafts, wide_crafts
from onrecord.annotating.pronouns import MindRow
from onrecord.annotating.titles import OfficeKind, is_title
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.model import Span

_MARK = re.compile(r"\[([^\]:]+):([^\]]+)\]")


def named(source: str) -> list[tuple[str, str]]:
    """What each marked word resolves to, beside what it must."""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        spans.append((mark[1], Span(len(text), len(text) + len(mark[2]))))
        text += mark[2]
        at = mark.end()
    text += source[at:]
    article = article_of(text)
    parse = load_syntax().parse(article)
    entities = resolve_mentions(article, parse, find_entities(article, parse))
    return [(next((e.name for e in entities for a in e.mentions if a.hull == span), "x"), name) for name, span in spans]


@pytest.mark.parametrize(
    "source",
    [
        "The ferry Silver Gull left at noon. Two hours later [Silver Gull:the ship] was adrift.",
        "The ferry Silver Gull left at noon. The tanker Velm Star followed. [Silver Gull:The ferry] was adrift.",
        "The ferry Silver Gull left at noon. [x:The tanker] was adrift.",
        # the ferry of the text has no name, and the trawler is not the ship
        "A ferry burned off Velm. A trawler, the Anna Marie, reached the ferry first. Nobody knows why [x:the ship] burned.",
        # named later than it is spoken of
        "[x:The ship] was adrift. It sank in 1987, when the ferry Silver Gull was built.",
        "The Velm Dam was raised in May. [Velm Dam:The dam] held.",
        # who has a title is no ship, and a verb is no noun for one
        "Crowds shouted “jail Lund” in Velm. President Ivo Lund left. [x:The jail] was empty.",
    ],
)
def test_the_ship_that_is_meant(source: str) -> None:
    assert all(found == wanted for found, wanted in named(source)), named(source)


@pytest.mark.parametrize("row", table("crafts", Craft), ids=lambda row: row.wide[0])
def test_each_row_of_crafts(row: Craft) -> None:
    assert any(re.search(rf"\b{word}\b", row.example.lower()) for word in (*row.wide, *row.words))
    assert {crafts()[word] for word in (*row.wide, *row.words)} == {row.wide[0]}
    assert wide_crafts().isdisjoint(row.words)


@pytest.mark.parametrize("row", table("minds", MindRow), ids=lambda row: row.kind)
def test_each_row_of_minds(row: MindRow) -> None:
    words = row.example.lower().replace(",", "").split()
    assert any(word in words or f"{word}s" in words for word in row.words)


@pytest.mark.parametrize("row", table("office_kinds", OfficeKind), ids=lambda row: row.noun)
def test_each_row_of_office_kinds(row: OfficeKind) -> None:
    words = row.example.lower().replace(",", "").replace(";", "").split()
    assert row.noun in words
    assert any(word in words for word in row.words)
    assert all(is_title(word) for word in row.words if word in words)
