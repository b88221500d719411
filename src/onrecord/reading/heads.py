"""The first lines of a report -> header, title, byline and dateline.

    date 2025-03-03 Bridge closed after storm    header, title
    by Jane Doe                                  byline
    Lissen (UPI) Mar 3, 2025                     dateline
"""

from __future__ import annotations

import re

from onrecord.model import Region, RegionKind, Span
from onrecord.reading.bylines import byline_names, is_desk, is_name, is_wire, wire_names
from onrecord.reading.datelines import dateline_at
from onrecord.reading.dates import DAY, DayMention, scan
from onrecord.reading.lines import trimmed
from onrecord.reading.mastheads import is_outlet

_ZONE = r"(?:Z|[+-]\d\d:?\d\d|UTC|GMT|[ECMP][SD]?T|BST|CES?T|IST|JST)"
_CLOCK = rf"(?:[T ,]{{1,3}}(?:at )?\d{{1,2}}[:.]\d\d(?::\d\d(?:\.\d+)?)?\s?(?:[ap]\.?m\.?)?\s?{_ZONE}?)?"
_LABEL = re.compile(r"\s*(?:(?:date|dated|published|pubdate|publication date|posted)\b(?:\s+(?:on|at))?\s*[:=]?\s*)", re.IGNORECASE)
_OPENING_CLOCK = re.compile(_CLOCK)
_KEY = re.compile(
    r"(?P<key>title|headline|date|published|publication date|pub ?date|author|authors|by|byline|source|outlet|publication|publisher"
    r"|newspaper|url|link|section|language|place|location|body|text)\s*[:=]\s*(?P<value>.*)",
    re.IGNORECASE,
)
_KEY_KINDS: dict[str, RegionKind] = {
    "title": "title", "headline": "title", "author": "byline", "authors": "byline", "by": "byline", "byline": "byline",
}
_OUTLET_KEYS = frozenset(("source", "outlet", "publication", "publisher", "newspaper"))
_DATE_WORDS = re.compile(
    r"\b(?:published|updated|posted|modified|last|first|created|date|on|at|and|by|the|of|from|in|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|gmt|utc"
    r"|bst|ist|cet|cest|jst|local|time|a\.?m\.?|p\.?m\.?|hrs?|hours|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-+]?\d{1,2}(?:[:.h]\d\d){0,2}(?=\W|$|[apAP])|[+-]\d{4}")
_PARTS = re.compile(r"\s+[·•|/]\s+|\s{3,}|\t+")
_STAMP = re.compile(
    r"\b(?:Published|PUBLISHED|Updated|UPDATED|Posted|POSTED)\b:?(?: (?:on|at))? (?:\w+\.?,? ){0,4}(?:at )?\d{1,2}[:.]\d\d ?"
    r"(?:[ap]\.?m\b|[AP]M\b|[A-Z]{2,4}\b)"
)
LONGEST_STAMP = 240
"""Code points of the longest line of authors with two times of publication."""
PARTS_MOST = 6
_NO_OUTLET = re.compile(r"by\b|.*\d{4}|.*[-–—]$", re.IGNORECASE)
"""A part that is an author or a date which nothing else could read."""


def opening_date(text: str) -> tuple[Region, DayMention] | None:
    """A date glued to what follows at the very start: ` date 2025-03-03 The bridge …`, `2025-03-03T10:00Z The bridge …`."""
    label = _LABEL.match(text)
    start = label.end() if label else len(text) - len(text.lstrip())
    match = DAY.match(text, start)
    if match is None:
        return None
    mention = next(scan(text, match.start(), match.end()), None)
    if mention is None or mention.iso is None or not (label or match["iy"]):
        return None
    clock = _OPENING_CLOCK.match(text, match.end())
    end = clock.end() if clock else match.end()
    begin = label.start() if label else start
    return Region(*_bounds(text, begin, end), "header"), mention


def date_line(line: str) -> DayMention | None:
    """A line that holds nothing but a date and a time: `Published 4:32 PM ET, Sun March 3, 2025`."""
    if len(line) > 120:
        return None
    found = next((m for m in scan(line) if m.day), None)
    if found is None:
        return None
    kept = list(line)
    for mention in scan(line):
        kept[mention.start : mention.end] = " " * (mention.end - mention.start)
    rest = _NUMBER.sub(" ", _DATE_WORDS.sub(" ", "".join(kept)))
    return None if re.search(r"[^\W_]", rest) else found


def stamped(line: str) -> tuple[str, DayMention] | None:
    """What a line says before the time of publication, and its day: `Jane Doe, Harrow Courier Published 4:32 p.m. ET March 3, 2025`."""
    stamp = _STAMP.search(line) if len(line) <= LONGEST_STAMP else None
    day = next((m for m in scan(line) if m.day), None) if stamp else None
    return (line[: stamp.start()], day) if stamp and day and day.start > stamp.start() else None


def wire_day(line: str) -> DayMention | None:
    """The date in a line of an agency and nothing else: `Associated Press Monday, March 3, 2025`."""
    if len(line) > LONGEST_STAMP or not any(c.isdigit() for c in line):
        return None
    name = next((n for n in wire_names() if line.startswith(n + " ")), None)
    return date_line(line[len(name) :]) if name else None


def key_value(line: str) -> tuple[str, str, int] | None:
    """`Headline: Bridge closed` -> `("headline", "Bridge closed", 10)`, the offset of the value last."""
    match = _KEY.fullmatch(line)
    return (match["key"].lower(), match["value"].strip(), match.start("value")) if match else None


def kind_of_key(key: str) -> RegionKind:
    return _KEY_KINDS.get(key, "header")


def names_outlet(key: str) -> bool:
    return key in _OUTLET_KEYS


def parted(text: str, line: Span) -> tuple[tuple[Region, ...], str | None] | None:
    """A line such as `*Harrow Courier* · Lissen, 3 March 2025 · By Jane Doe` -> its parts as regions, and the outlet it names.

    Null unless every part is a date, a byline, a place with a date or a short name, with a date or a byline among them.
    """
    if len(line) > 200:
        return None
    parts: list[Span] = []
    out: list[Region] = []
    at = line.start
    for cut in _PARTS.finditer(text, line.start, line.end):
        parts.extend(trimmed(text, at, cut.start()))
        out.extend(Region(mark.start, mark.end, "boilerplate") for mark in trimmed(text, *cut.span()))
        at = cut.end()
    parts.extend(trimmed(text, at, line.end))
    if not 2 <= len(parts) <= PARTS_MOST:
        return None
    outlet: str | None = None
    sure = False
    for part in parts:
        words = text[part.start : part.end]
        if byline_names(words) is not None or is_desk(words):
            out.append(Region(part.start, part.end, "byline"))
        elif date_line(words):
            out.append(Region(part.start, part.end, "header"))
        elif dateline_at(text, part.start, part.end):
            out.append(Region(part.start, part.end, "dateline"))
        elif len(words.split()) <= 5 and words.strip("*_")[:1].isupper() and not words.endswith("."):
            out.append(Region(part.start, part.end, "header"))
            bare = words.strip("*_ ")
            marked = words != bare or not is_name(bare) or is_outlet(bare)
            outlet = outlet or (bare if marked and not is_wire(bare) and not _NO_OUTLET.match(bare) else None)
            continue
        else:
            return None
        sure = True
    return (tuple(out), outlet) if sure else None


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end
