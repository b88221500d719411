"""A line of a report's head -> the paper, station or agency whose name it is, or null.

    The Lissen Courier                       The Lissen Courier
    Published by: Lissen Courier             Lissen Courier
    By Ilka Torv, Lissen Courier             Lissen Courier
    Lissen News Agency (LNA)                 Lissen News Agency

Only what can be nothing else counts: a name that ends with a word for a paper, alone on its line or behind a word for who publishes. An
agency of `wires.toml` is no outlet: its name stands above what others reprint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.reading.bylines import byline_names, is_wire

MOST_WORDS = 5
"""Words of the longest masthead, `The` not counted: `Lissen and Harrow Valley Courier` has five."""
_PUBLISHER = re.compile(
    r"\s*(?:(?:outlet|publication|publisher|newspaper)\s*[:=]|(?:published (?:by|in)|from)\s*:?)\s+(?P<name>\S.*)", re.IGNORECASE
)
_SMALL = frozenset({"and", "of", "&", "de", "la"})
_EDGES = "*_|#-–—·• \t"
_TAIL = re.compile(r"(?:[,|·•–—]|(?<=\w)\s?/)\s*(?P<name>[^,|·•–—/]+)$")
_INITIALS = re.compile(r"\s\([A-Z]{2,6}\)$")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A row of `mastheads.toml`."""

    kind: str
    words: tuple[str, ...]
    example: str


def masthead(line: str) -> str | None:
    """The outlet of a line that holds its name and nothing else, or who publishes before it."""
    if byline_names(line) is not None:
        return None
    named = _PUBLISHER.fullmatch(line)
    name = _INITIALS.sub("", (named["name"] if named else line).strip(_EDGES))
    return name if is_outlet(name) else None


def employer(line: str) -> str | None:
    """The outlet at the end of a byline: `By Ilka Torv, Lissen Courier`."""
    tail = _TAIL.search(line.strip(_EDGES)) if byline_names(line) is not None else None
    return tail["name"].strip() if tail is not None and is_outlet(tail["name"].strip()) else None


def is_outlet(name: str) -> bool:
    """Two to five words besides `The`, all but the small ones in capitals, that end or begin as the name of a paper does."""
    words = name.split()
    words = words[1:] if words[:1] in (["The"], ["THE"]) else words
    if not 2 <= len(words) <= MOST_WORDS or is_wire(name) or name[-1] in ".!?:;,":
        return False
    if not all(w[0].isupper() or w in _SMALL for w in words) or "The" in words:
        return False
    short = len(words) == 2 and (words[-1].lower() in _words("short") or words[0].lower() in _words("start"))
    return short or words[-1].lower() in _words("end") or " ".join(words[-2:]).lower() in _words("pair")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("mastheads", Masthead) if row.kind == kind for word in row.words)
