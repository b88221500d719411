"""Text -> typed regions, title, bylines and the dates of its head. The text is never changed.

Regions are sorted, disjoint and cover all that is not white space. What no rule claims is body: a false mark on the report's own words
costs more than a missed notice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model import Region, RegionKind, Span
from onrecord.reading.around import around
from onrecord.reading.bylines import byline_names, desk_words, employed_names, is_name, is_person, names_in
from onrecord.reading.captions import is_caption
from onrecord.reading.datelines import Dateline, dateline_at, glued_dateline
from onrecord.reading.dates import DayMention, scan
from onrecord.reading.embeds import posts
from onrecord.reading.forms import contact_name, form_kind, is_bar, is_contact
from onrecord.reading.heads import date_line, key_value, kind_of_key, names_outlet, opening_date, parted, stamped, wire_day
from onrecord.reading.lines import ends_sentence, is_blank, split_lines, title_like, trimmed
from onrecord.reading.mastheads import employer, masthead
from onrecord.reading.phrases import phrase_of, plain_form
from onrecord.reading.tails import closing, house_at_both_ends, is_credit, opened_by, signed_by

HEAD = 12
"""Lines from the top within which bylines, dates and credits of the head stand; pages with menus have up to ten before the text."""
TAIL = 8
"""Lines from the end within which a line on the author counts as a byline."""
OPENING = 3
"""Paragraphs within which a place in capitals before a dash is a dateline; a summary may stand before it."""
GLUED = 400
"""A dateline with an agency this near the start of the text has the headline before it."""
LISTED = 12
"""The most headlines under `Related stories` that are taken for links."""
_GLUED_BYLINE = re.compile(r"\s(?:[Bb]y|BY)\s+((?:[^\W\d_a-z][\w.'’-]*\s?){2,4})$")
_BANNER_CUT = re.compile(r"\s*[/|>»›·]\s*")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)$")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_ITALIC = re.compile(r"(?:\*[^*].*[^*]\*|_[^_].*[^_]_)$")


@dataclass(frozen=True, slots=True)
class Zoned:
    """What the text says of itself; `title` is a span of it."""

    regions: tuple[Region, ...]
    title: Span | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    header: DayMention | None = None
    dateline: Dateline | None = None


@dataclass(slots=True)
class _Draft:
    """The working state of one pass over the lines."""

    text: str
    regions: list[Region] = field(default_factory=list)
    title: Span | None = None
    bylines: list[str] = field(default_factory=list)
    outlet: str | None = None
    header: DayMention | None = None
    dateline: Dateline | None = None
    body: int = 0
    banner: bool = False
    expects: str = ""
    allowed: int = 0
    house: str | None = None

    def mark(self, span: Span, kind: RegionKind) -> None:
        self.regions.append(Region(span.start, span.end, kind))

    def rest(self, start: int, end: int) -> tuple[Span, ...]:
        return trimmed(self.text, start, end)


def zone(text: str, *, title: str | None = None, marked: Mapping[str, RegionKind] | None = None) -> Zoned:
    """Split a text into regions. `title` is the article's title where it is known; `marked` maps the plain form of a line to its kind."""
    draft = _Draft(text)
    lines, cuts = split_lines(text)
    for cut in cuts:
        draft.mark(cut, "boilerplate")
    lines = _keyed_head(draft, _dated_opening(draft, lines))
    lines = _sent_by(draft, lines)
    quoted = posts(text, lines)
    for post in quoted:
        draft.mark(post, "embed")
    pieces = _without(text, lines, quoted)
    known = plain_form(title) if title else None
    for number, line in enumerate(pieces):
        last = number + 1 == len(pieces)
        draft.banner = not last and _is_banner(text, line, pieces[number + 1])
        _line(draft, line, number, len(pieces) - number, None if last else pieces[number + 1], known, marked or {})
    heading = title or (text[draft.title.start : draft.title.end] if draft.title else "")
    regions, authors = around(text, tuple(sorted(draft.regions)), title=heading, bylines=tuple(draft.bylines))
    draft.bylines.extend(authors if not draft.bylines else ())
    return Zoned(_joined(text, list(regions)), draft.title, tuple(dict.fromkeys(draft.bylines)), draft.outlet, draft.header, draft.dateline)


def _line(
    draft: _Draft, line: Span, number: int, left: int, below: Span | None, known: str | None, marked: Mapping[str, RegionKind]
) -> None:
    words = draft.text[line.start : line.end]
    kind = marked.get(plain_form(words)) if marked else None
    if kind == "byline":
        names = byline_names(words) or names_in(words)
        kind = "byline" if names is not None else None
        draft.bylines.extend(names or ())
    if kind is None:
        kind = None if signed_by(draft.text, line, draft.house) else _fixed_kind(draft, words)
        if kind == "boilerplate" and (tail := closing(draft.text, line)) and tail[1] == kind:
            kind = None
    if number == 0 and kind == "link" and below is not None and title_like(words, least=4):
        kind = None
    if kind == "boilerplate" and is_contact(words) and (name := contact_name(words)) and (left <= TAIL or not draft.body):
        kind = "byline"
        if not any(b.split()[-1].casefold() == name.split()[-1].casefold() for b in draft.bylines):
            draft.bylines.append(name)
    if kind is not None:
        draft.mark(line, kind)
    elif number < HEAD and _head_line(draft, line, words, below=below, known=known):
        draft.expects = ""
    elif left <= TAIL and draft.body and (names := employed_names(words)):
        draft.mark(line, "byline")
        draft.bylines.extend(n for n in names if not any(b.split()[-1].casefold() == n.split()[-1].casefold() for b in draft.bylines))
    elif is_bar(words):
        draft.mark(line, "boilerplate")
    else:
        draft.expects = ""
        _paragraph(draft, line, last=below is None)


def _fixed_kind(draft: _Draft, words: str) -> RegionKind | None:
    """The kind that the line's own words give it wherever it stands; keeps what kind the next lines are expected to be."""
    if is_blank(words):
        return "boilerplate"
    if _IMAGE.match(words):
        draft.expects, draft.allowed = "caption", 1
        return "boilerplate"
    if draft.expects == "caption" and _ITALIC.match(words):
        draft.expects = ""
        return "caption"
    row = phrase_of(words)
    if row is not None and not glued_dateline(words, 0, len(words)):
        if row.then:
            draft.expects, draft.allowed = row.then, 1 if row.kind == "boilerplate" else LISTED
        return row.kind
    if is_caption(words):
        return "caption"
    if is_credit(words):
        return "credit"
    if draft.expects == "link" and draft.allowed and draft.body and title_like(words) and not words.endswith("."):
        draft.allowed -= 1
        return "link"
    return form_kind(words)


def _head_line(draft: _Draft, line: Span, words: str, *, below: Span | None, known: str | None) -> bool:
    last = below is None
    heading = _HEADING.match(words)
    if heading and len(heading[1]) == 1 and draft.title is None and not draft.body:
        draft.mark(Span(line.start, line.start + 1), "boilerplate")
        draft.title = Span(line.start + heading.end(), line.end)
        draft.mark(draft.title, "title")
        return True
    if known and draft.title is None and plain_form(words) == known:
        draft.title = line
        draft.mark(line, "title")
        return True
    day = date_line(words)
    if day is not None:
        draft.mark(line, "header")
        draft.header = draft.header or day
        return True
    paper = None if draft.body or last else masthead(words)
    if paper is not None and (draft.title is not None or draft.regions or _over_title(draft.text, words, below)):
        draft.mark(line, "header")
        draft.outlet = draft.outlet or paper
        return True
    parts = parted(draft.text, line)
    if parts is not None:
        for region in parts[0]:
            _note_part(draft, region)
        draft.outlet = draft.outlet or parts[1]
        return True
    day = wire_day(words)
    if day is not None:
        draft.mark(line, "header")
        draft.header = draft.header or day
        return True
    stamp = stamped(words)
    if stamp is not None:
        draft.mark(line, "header")
        draft.header = draft.header or stamp[1]
        draft.bylines.extend(byline_names(stamp[0]) or [n for n in names_in(stamp[0]) or () if is_person(n)])
        return True
    names = byline_names(words)
    if names is not None:
        draft.mark(line, "byline")
        draft.bylines.extend(names)
        draft.outlet = draft.outlet or employer(words)
        draft.header = draft.header or next((m for m in scan(words) if m.iso), None)
        return True
    if draft.banner and draft.title is None and not draft.body:
        draft.mark(line, "header")
        return True
    if draft.title is None and not draft.body and below is not None and _is_button(draft.text, words, below):
        draft.mark(line, "boilerplate")
        return True
    if draft.title is None and not draft.body and not last and title_like(words, least=3) and not _has_dateline(words):
        draft.title = line
        draft.mark(line, "title")
        return True
    return False


def _over_title(text: str, words: str, below: Span | None) -> bool:
    """`The Lissen Courier`, `LISSEN COURIER` as the very first line, over a headline or a bar of links."""
    if below is None or not (words.startswith("The ") or words.isupper()):
        return False
    under = text[below.start : below.end]
    return title_like(under, least=4) or is_bar(under)


def _is_banner(text: str, line: Span, below: Span) -> bool:
    """Whether a line names the paper or a part of it above the headline: `COURIER / WORLD`, `World News`."""
    words = text[line.start : line.end]
    if len(words) > 60 or not title_like(text[below.start : below.end], least=4):
        return False
    parts = [p.strip().lower() for p in _BANNER_CUT.split(words)]
    return any(p in desk_words("section") for p in parts) and all(len(p.split()) <= 4 for p in parts)


def _is_button(text: str, words: str, below: Span) -> bool:
    """A bar of links (`Home | World | Africa`), or one or two words that are no sentence, over what can be the headline (`Tune in`)."""
    if is_bar(words):
        return True
    return len(words.split()) <= BUTTON and not ends_sentence(words) and title_like(text[below.start : below.end], least=BUTTON + 2)


BUTTON = 2
"""Words of a line over a headline that are no headline themselves."""


def _has_dateline(words: str) -> bool:
    return bool(dateline_at(words, 0, len(words), first=True) or glued_dateline(words, 0, len(words)))


def _note_part(draft: _Draft, region: Region) -> None:
    words = draft.text[region.start : region.end]
    draft.mark(region.span, region.kind)
    if region.kind == "byline":
        draft.bylines.extend(byline_names(words) or ())
    elif region.kind == "header":
        draft.header = draft.header or date_line(words)
    elif region.kind == "dateline":
        draft.dateline = draft.dateline or dateline_at(draft.text, region.start, region.end)


def _paragraph(draft: _Draft, line: Span, *, last: bool) -> None:
    """A line of the report itself: what is glued to its start and its end is cut off, the rest is body."""
    start, end = line.start, line.end
    if not draft.body:
        start = _glued_head(draft, start, end)
    dateline = dateline_at(draft.text, start, end, first=draft.body < OPENING)
    if dateline is not None:
        draft.mark(dateline.span, "dateline")
        draft.dateline = draft.dateline or dateline
        start = dateline.span.end
    heading = _HEADING.match(draft.text, start, end)
    if heading:
        draft.mark(Span(*heading.span(1)), "boilerplate")
        start = heading.end()
    tails: list[Region] = []
    while rest := draft.rest(start, end):
        own = signed_by(draft.text, rest[0], draft.house)
        notice = closing(draft.text, rest[0]) if own is None else (own, "credit")
        if notice is None:
            break
        tails.append(Region(notice[0].start, notice[0].end, notice[1]))
        end = notice[0].start
    for span in draft.rest(start, end):
        draft.mark(span, "body")
        draft.body += 1
    draft.regions.extend(tails)


def _glued_head(draft: _Draft, start: int, end: int) -> int:
    """The headline and byline glued to the first paragraph before its dateline; gives where the dateline starts."""
    if dateline_at(draft.text, start, end, first=True) is not None:
        return start
    dateline = glued_dateline(draft.text, start, min(end, start + GLUED))
    if dateline is None or dateline.span.start <= start:
        return start
    stop = dateline.span.start
    byline = _GLUED_BYLINE.search(draft.text[start:stop].rstrip())
    if byline and is_name(byline[1].strip()):
        stop = start + byline.start()
        for span in draft.rest(stop, dateline.span.start):
            draft.mark(span, "byline")
        draft.bylines.append(byline[1].strip())
    for span in draft.rest(start, stop):
        if draft.title is None and title_like(draft.text[span.start : span.end]):
            draft.title = span
            draft.mark(span, "title")
        else:
            draft.mark(span, "body")
    return dateline.span.start


def _dated_opening(draft: _Draft, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    opening = opening_date(draft.text)
    if opening is None or not lines:
        return lines
    region, draft.header = opening
    draft.regions.append(region)
    return tuple(span for line in lines for span in draft.rest(max(line.start, region.end), line.end) if line.end > region.end)


def _sent_by(draft: _Draft, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """`(LNA) The pier closed` in a report that ends with `(LNA)`: the initials are who sent it, and the line's words begin behind them."""
    draft.house = house_at_both_ends(draft.text, lines)
    out: list[Span] = []
    for number, line in enumerate(lines):
        start = opened_by(draft.text, line, draft.house) if draft.house and number < HEAD and number + 1 < len(lines) else line.start
        for mark in draft.rest(line.start, start):
            draft.mark(mark, "dateline")
        out.extend(draft.rest(start, line.end))
    return tuple(out)


def _keyed_head(draft: _Draft, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """`Headline: …`, `Date: …`, `Source: …` at the top, at least two of them in a row."""
    keyed: list[tuple[Span, tuple[str, str, int]]] = []
    fence = [line for line in lines[:1] if draft.text[line.start : line.end] == "---"]
    for line in lines[len(fence) : HEAD]:
        found = key_value(draft.text[line.start : line.end]) if len(line) < 500 else None
        if found is None:
            break
        keyed.append((line, found))
    if len(keyed) < 2:
        return lines
    used = len(fence) + len(keyed)
    for line in fence:
        draft.mark(line, "header")
    for line, (key, value, at) in keyed:
        kind = kind_of_key(key)
        if not value or kind == "header":
            draft.mark(line, "header")
        else:
            for span in draft.rest(line.start, line.start + at):
                draft.mark(span, "header")
            draft.mark(Span(line.start + at, line.end), kind)
        if kind == "title" and value and draft.title is None:
            quoted = value[0] == value[-1] and value[0] in "\"'" and len(value) > 2
            draft.title = Span(line.start + at + quoted, line.end - quoted)
        elif kind == "byline":
            draft.bylines.extend(names_in(value) or ())
        elif names_outlet(key):
            draft.outlet = draft.outlet or value.strip("\"'") or None
        elif key not in ("url", "link"):
            draft.header = draft.header or date_line(value)
    return lines[used:]


def _without(text: str, lines: tuple[Span, ...], taken: tuple[Span, ...]) -> tuple[Span, ...]:
    """The lines less the spans taken from them."""
    out: list[Span] = []
    at = 0
    for line in lines:
        begin = line.start
        while at < len(taken) and taken[at].start < line.end:
            if taken[at].end > begin:
                if taken[at].start > begin:
                    out.extend(trimmed(text, begin, taken[at].start))
                begin = max(begin, taken[at].end)
            if taken[at].end > line.end:
                break
            at += 1
        if begin < line.end:
            out.extend(trimmed(text, begin, line.end))
    return tuple(out)


def _joined(text: str, regions: list[Region]) -> tuple[Region, ...]:
    """Sorted, with body paragraphs that only white space separates made one region."""
    out: list[Region] = []
    for region in sorted(regions):
        if out and out[-1].kind == region.kind == "body" and not text[out[-1].end : region.start].strip():
            out[-1] = Region(out[-1].start, region.end, "body")
        else:
            out.append(region)
    return tuple(out)
