"""A story's versions -> an Atom feed (RFC 4287), the newest entry first. Ids are the story's, so that a reader shows each version once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One version of a story's record: its number, when it was made (an ISO time with its zone), and what is new in it, a line each."""

    number: int
    updated: str
    title: str
    lines: tuple[str, ...]


def render_feed(story: str, title: str, entries: Sequence[FeedEntry], *, version: str) -> str:
    """The feed as XML; `entries` in any order, at least one."""
    ordered = sorted(entries, key=lambda entry: -entry.number)
    feed = ElementTree.Element("feed", {"xmlns": ATOM})
    _text(feed, "id", f"urn:onrecord:story:{story}")
    _text(feed, "title", title)
    _text(feed, "updated", ordered[0].updated)
    _text(feed, "generator", "onrecord").set("version", version)
    _text(ElementTree.SubElement(feed, "author"), "name", "onrecord")
    for entry in ordered:
        row = ElementTree.SubElement(feed, "entry")
        _text(row, "id", f"urn:onrecord:story:{story}:{entry.number}")
        _text(row, "title", entry.title)
        _text(row, "updated", entry.updated)
        _text(row, "content", "\n".join(entry.lines) or entry.title).set("type", "text")
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _text(parent: ElementTree.Element, tag: str, words: str) -> ElementTree.Element:
    """A child with text; characters that XML does not have are shown as a replacement character."""
    element = ElementTree.SubElement(parent, tag)
    element.text = _NO_XML.sub("\ufffd", words)
    return element
