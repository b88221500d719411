"""One line of a page -> the kind that its form gives it wherever it stands: contact details, counters, running times, bars of links, code.

    jdoe@harrow.example, 555-0142 or @jdoe        boilerplate
    Image 3 of 16: divers at the bridge           caption
    1:49 Bridge opens to traffic Pause            link
    [Two bridges closed in a year]                link
"""

from __future__ import annotations

import re

from onrecord.model import RegionKind
from onrecord.reading.bylines import desk_words, is_name, is_person
from onrecord.reading.lines import ends_sentence

LONGEST = 320
"""Code points of the longest line looked at, captions with a counter apart: bars of links have up to 250."""
_CONTACT = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\S)@\w{2,30}|\b(?:[\w-]+\.)+(?:com|org|net|co\.uk|tv|gov|edu)(?:/\S*)?"
    r"|(?:\(\d{3}\)|\b\d{3}[-./ ])\s?\d{3}[-. ]\d{4}\b|\b\d{3}-\d{4}\b|\+\d[\d ()-]{7,16}\d"
)
_HANDLE = re.compile(r"[—–-]?\s?@\w{2,30}\.?")
_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_COUNTER = re.compile(r"(?:(?:image|photo|slide|picture|video|gallery|page)s?:?\s+)?\d{1,3}\s*(?:/|of)\s*/?\s*\d{1,3}", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?:photo|video)\b[^.]{0,80}\s)?(?:image|photo|slide|picture)\s+\d{1,3}\s+of\s+(?:/\s*)?\d{1,3}\b\s*\S", re.IGNORECASE
)
_PLAYED = re.compile(r"\d{1,2}:\d\d\s+(?![ap]\.?m\b|[A-Z]{2,4}$)\S.*\bPause$", re.IGNORECASE)
_BARE = re.compile(r"\d{1,3}[kKmM+]?|&[a-z]{2,6};?|[a-z]+(?:_[a-z]+)+|[×✕✖]")
_TEASER = re.compile(r"\[(?!\[)[^\[\]]{20,200}\]")
_ADDRESSED = re.compile(r"[^.!?\"“”]{3,60}:\s+https?://\S+")
_BARS = re.compile(r"\s+[|•·]\s+")
_SHOWN = re.compile(r"(?:photos?|images?|pictures?|videos?|map|mugshots?) (?:of|from|by|courtesy) [^.!?:\"“”]{3,90}", re.IGNORECASE)
_CODE = re.compile(
    r"(?:\b(?:var|let|const)\s+\w+\s*=|\bfunction\s*\w*\(|\bwindow\.\w|\bdocument\.\w|\.push\("
    r"|^[\w.#, :>-]{1,80}\{|^-?[a-z][a-z-]+:\s?[^ ;]+(?: [^ ;]+){0,3};$|^\}|\]\];?$)"
)
_CODED = re.compile(r"[{};]|\]\]")
BARS_WORDS = 5
"""Words of the longest part of a bar of links (`Home | Local News | Weather`); three parts or more make a bar."""


def form_kind(line: str) -> RegionKind | None:
    """The kind of a line by its form: `Image 3 of 16 Divers at the bridge.` is a caption; null where the form says nothing."""
    if _COUNTED.match(line):
        return "caption"
    if len(line) > LONGEST:
        return "boilerplate" if _is_code(line) else None
    if _BARE.fullmatch(line) or _COUNTER.fullmatch(line) or (line.startswith("[[") and line.endswith("]]")):
        return "boilerplate"
    if _PLAYED.match(line) or _ADDRESSED.fullmatch(line):
        return "link"
    if _TEASER.fullmatch(line) and line.count(" ") >= 4 and not ends_sentence(line[1:-1]) and not line.endswith(("!]", "?]")):
        return "link"
    if _SHOWN.fullmatch(line) and not ends_sentence(line):
        return "caption"
    return "boilerplate" if is_contact(line) or _is_code(line) else None


def is_bar(line: str) -> bool:
    """A bar of links: `Facebook | Twitter | Email`."""
    parts = _BARS.split(line) if len(line) <= LONGEST else []
    return len(parts) >= 3 and all(len(p.split()) <= BARS_WORDS and not ends_sentence(p) for p in parts)


def is_contact(line: str) -> bool:
    """Addresses and numbers, the words between them, and at most one name: `Contact Jane Doe: jdoe@harrow.example`.

    A handle alone is none: it may be the name below somebody's words.
    """
    if len(line) > LONGEST or not _CONTACT.search(line) or _HANDLE.fullmatch(line):
        return False
    rest = [w for w in _WORD.findall(_CONTACT.sub(" ", line)) if w.lower() not in desk_words("contact")]
    return not rest or is_name(" ".join(rest))


def contact_name(line: str) -> str | None:
    """The name in a line of contact details: `Jane Doe: (555) 555-0142` -> `Jane Doe`."""
    rest = [w for w in _WORD.findall(_CONTACT.sub(" ", line)) if w.lower() not in desk_words("contact")]
    return " ".join(rest) if is_person(" ".join(rest)) else None


def _is_code(line: str) -> bool:
    """A line of a script or a style sheet that a scraper took for text."""
    return bool(_CODED.search(line)) and bool(_CODE.search(line))
