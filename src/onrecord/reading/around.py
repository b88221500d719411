"""Typed lines of a page and its headline -> the same lines, with those that stand around the report's text told from it by their place.

A line's own words say nothing here: a teaser reads like a sentence that lost its stop. What tells it is where it stands (a line without a
stop between whole paragraphs, in a playlist, below the last paragraph), that it repeats the headline or a caption, and that it shares no
word with the headline. No rule takes a whole sentence by one sign alone: a lost sentence costs more than a kept teaser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.stems import words_in
from onrecord.model import Region, RegionKind
from onrecord.reading.bylines import is_name, is_person
from onrecord.reading.lines import is_blank, title_like

REPEATS = 0.8
"""Share of a line's words that the headline has too, from which the line is the headline again; decks of other news stay below."""
HEADING = 6
"""Words from which an unfinished line between paragraphs is a teaser: headings of sections seldom have more than five."""
TEASER = 24
"""Words of the longest teaser line; longer lines without a stop are paragraphs whose stop was lost."""
TITLE_CASE = 0.8
"""Share of longer words in capitals from which a line is set as a headline whatever small words it has."""
HEADED = 3
"""Short headings from which a text has sections, so that a longer unfinished line between its paragraphs is a heading too."""
FACTS = 3
"""Unfinished lines in a row from which they are facts in a list and no teasers, unless all are set as headlines or stand last."""
BROKEN = 3
BROKEN_SHARE = 0.2
"""Lines that break off, and their share of a page's lines, from which the page lists other pages; a transcript has a few of them."""
CREDIT, CAPTION = 12, 70
"""Words of the longest line that only credits a picture, and of the longest caption above one."""
LAST = 2
"""Paragraphs at the end of a text that can be about its author."""
TWICE = 8
"""Words from which an unfinished line printed twice on one page is a copy (a second caption, a teaser) and not a refrain."""
_STOP = re.compile(r"[.!?:;,…][\"'”’»)\]*_]*$")
_END = re.compile(r"[.!?][\"'”’»)\]*_]*$")
_CUT_OFF = re.compile(r"[\w,’'](?:\s?…|\s?\.\.\.)$")
_TIMED = re.compile(r"(\d{1,2}):(\d\d)(?:\s+(?![apAP]\.?[mM]\b|[A-Z]{2,4}\b:?$)\S.*)?$")
_STAMPED = re.compile(r"(?:[A-Z][a-z]{2}\.\s?\d{1,2}\.\s?\d{4}\s?\d|\d)\d?(?<!^\d\d):\d\d$")
_QUOTE = re.compile(r"[\"“][^\"“”]*[\"”]|(?<!\w)['‘][^'‘’]{3,}['’](?!\w)")
_SMALL = re.compile(r"(?<![\w'’-])(?:a|an|the|was|were|had|has|have|is|are|said|says|that|he|she|they|it|we|i)(?![\w'’-])", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LONG = re.compile(r"[^\W\d_][\w'’-]{3,}")
_LISTED = re.compile(r"^[-•*–—▪◦]|^(?:UPDATE|Update)\b|^\d{1,2}[.)]|^\S+(?: \S+){0,5}:(?=\s)|\s[–—―]\s|^[\"“]|^[^,]{3,40}, \d{1,3}(?:,|$)")
_BARE_CREDIT = re.compile(
    r"\(?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit|[Pp]hotograph)s?\b|.*\b(?:Getty(?: Images)?|AP|Reuters|REUTERS|AFP|EPA)\)?$"
)
_FULL_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d\b")
_SEAM = re.compile(
    r"(?:[^\W_a-z][^\s.!?]*\s+(?:(?:a|an|and|at|by|for|in|of|on|the|to|with)\s+){0,2}){3,14}[A-Z]?[a-z]{2,}[A-Z][a-z]*\s[a-z]"
)
_SEAMED = re.compile(r"[a-z]{3}[A-Z]")
_SPEAKER = re.compile(r"[^\W\d_a-z][^:.!?]{1,40}:\s")
_EDGE = "×✕+»> \t"


@dataclass(slots=True)
class _Line:
    """A region of the page that is looked at, and what its shape says. `row` counts the lines; `opens`: a dateline stands before it."""

    at: int
    row: int
    words: str
    kind: RegionKind
    opens: bool

    @property
    def count(self) -> int:
        return self.words.count(" ") + 1

    @property
    def whole(self) -> bool:
        """Closes as a sentence or an introduction does, or came with a dateline."""
        return self.opens or bool(_STOP.search(self.words)) or self.count > TEASER

    @property
    def sentence(self) -> bool:
        return self.opens or (self.count > HEADING and bool(_END.search(self.words)))


def around(
    text: str, regions: tuple[Region, ...], *, title: str, bylines: tuple[str, ...] = ()
) -> tuple[tuple[Region, ...], tuple[str, ...]]:
    """The regions with furniture told from body by its place, and names of authors that stand alone above the text."""
    lines = list(_lines(text, regions))
    body = [line for line in lines if line.kind == "body"]
    authors = _authors(body, text, title)
    for rule in (_playlist, _again, _credited, _cut_off, _glued, _teasers):
        rule(lines, title)
    _about(body, (*bylines, *authors))
    kinds = {line.at: line.kind for line in lines}
    return tuple(Region(r.start, r.end, kinds.get(i, r.kind)) for i, r in enumerate(regions)), authors


def _lines(text: str, regions: Sequence[Region]) -> Iterator[_Line]:
    row = 0
    for i, region in enumerate(regions):
        words = " ".join(text[region.start : region.end].split())
        row += not is_blank(words)
        if region.kind in ("body", "caption", "link"):
            before = regions[i - 1].kind if i else None
            yield _Line(i, row, words, region.kind, before == "dateline")


def _authors(body: Sequence[_Line], text: str, title: str) -> tuple[str, ...]:
    """A name alone on a line above the first paragraph, of somebody that the text does not speak of."""
    for line in body:
        if line.sentence or not title:
            break
        names = [n.strip() for n in re.split(r",|\band\b", line.words)]
        if is_person(names[0]) and all(is_name(n) and not _SEAMED.search(n) and text.count(n.split()[-1]) == 1 for n in names):
            line.kind = "byline"
            return tuple(names)
    return ()


def _playlist(lines: Sequence[_Line], title: str) -> None:
    """`1:49 Bridge opens to traffic`, one below the other: the running times of films go up and down, the hours of a day do not."""
    timed = [(line, m) for line in lines if line.kind in ("body", "link") and (m := _TIMED.match(line.words))]
    times = [int(m[1]) * 60 + int(m[2]) for _, m in timed]
    told = any(line.kind == "body" and line.sentence and not _TIMED.match(line.words) for line in lines)
    ordered = times in (sorted(times), sorted(times, reverse=True))
    for line, below in zip(lines, lines[1:], strict=False):
        film = line.kind == "body" and not line.sentence and title_like(line.words)
        if film and below.row == line.row + 1 and _STAMPED.match(below.words):
            line.kind = below.kind = "link"
    if any(line.words.endswith(" Pause") for line, _ in timed) or (len(times) > 2 and not ordered) or (times and not told):
        for line, match in timed:
            if match[0] == match[0].strip() and (len(line.words) > 5 or not told):
                line.kind = "link"
        if not told:
            stems = _stems(title)
            for line in lines:
                if line.kind == "body" and title_like(line.words) and not line.whole and not stems & _stems(line.words):
                    line.kind = "link"


def _credited(lines: Sequence[_Line], title: str) -> None:
    """`Divers at the bridge, Monday, March 3, 2025.` right above `(Photo: Jane Doe)`: a caption has its day in full, or no stop."""
    for line, below in zip(lines, lines[1:], strict=False):
        credit = below.kind == "caption" and below.count <= CREDIT and below.row == line.row + 1 and _BARE_CREDIT.match(below.words)
        if credit and line.kind == "body" and not line.opens and line.count <= CAPTION and not _QUOTE.search(line.words):
            if _FULL_DAY.search(line.words) or (line.count >= HEADING and not _STOP.search(line.words) and not _LISTED.search(line.words)):
                line.kind = "caption"


def _again(lines: Sequence[_Line], title: str) -> None:
    """The headline printed again, a caption's or a paragraph's opening words printed alone and without a stop, a line printed twice."""
    stems = _stems(title)
    told = [line.words for line in lines if line.kind == "caption" or (line.kind == "body" and _STOP.search(line.words))]
    seen: set[str] = set()
    for line in lines:
        if line.kind != "body":
            continue
        own = set() if line.opens or (line.whole and line.words.strip(_EDGE) != title) else _stems(line.words)
        if len(own) >= 3 and len(own & stems) >= REPEATS * len(own):
            line.kind = "boilerplate"
        elif line.count >= TWICE and not _STOP.search(line.words) and any(c.startswith(line.words) for c in told):
            line.kind = "caption"
        elif not line.whole and (line.words[0] in "×✕" or (line.count >= TWICE and line.words in seen)):
            line.kind = "boilerplate"
        seen.add(line.words)


def _stems(words: str) -> set[str]:
    return {w.stem for w in words_in(words) if w.content}


def _cut_off(lines: Sequence[_Line], title: str) -> None:
    """`The bridge will be closed until …`: where a page breaks several lines off, they are teasers of other pages."""
    body = [line for line in lines if line.kind == "body"]
    broken = [line for line in body if not line.opens and _CUT_OFF.search(_QUOTE.sub("", line.words)) and not _SPEAKER.match(line.words)]
    if len(broken) >= BROKEN and len(broken) >= BROKEN_SHARE * len(body):
        for line in broken:
            line.kind = "link"


def _glued(lines: Sequence[_Line], title: str) -> None:
    """`Ten Walks For A Rainy DayWhere to go when it pours`: a headline and a summary of another page run together, several on one page."""
    glued = [line for line in lines if line.kind == "body" and not line.opens and _SEAM.match(line.words)]
    if len(glued) > 1:
        for line in glued:
            line.kind = "link"


def _about(body: Sequence[_Line], bylines: Sequence[str]) -> None:
    """The last paragraphs where they speak of the author: `Jane Doe is a former harbor master.`"""
    for line in body[-LAST:] if len(body) > LAST else ():
        if line.kind == "body" and any(" " in name and _speaks_of(name).match(line.words) for name in bylines):
            line.kind = "byline"


@lru_cache(maxsize=256)
def _speaks_of(name: str) -> re.Pattern[str]:
    deeds = "is|are|was|were|has|writes|covers|joined|teaches|served|works|worked"
    return re.compile(rf"(?:[^\W\d_a-z][\w.]* )?{re.escape(name)}\b[^.!?\"“”]{{0,50}}\b(?:{deeds})\b")


def _teasers(lines: Sequence[_Line], title: str) -> None:
    """Headlines of other reports between the paragraphs and below them; lists, facts in a row and the headings of sections stay."""
    body = [line for line in lines if line.kind == "body"]
    short = sum(line.count < HEADING and title_like(line.words) and not line.whole and not _LISTED.search(line.words) for line in body)
    begun = listed = False
    at = 0
    while at < len(body):
        if body[at].whole:
            begun = begun or body[at].sentence
            listed = body[at].words.endswith(":")
            at += 1
            continue
        end = next((n for n in range(at, len(body)) if body[n].whole), len(body))
        found = [line for line in body[at:end] if line.count >= HEADING and _headline(line.words)]
        listing = sum(bool(_LISTED.search(line.words)) for line in body[at:end])
        last = end == len(body)
        if begun and not listed and not listing and (last or (short < HEADED and (end - at < FACTS or len(found) == end - at))):
            for line in found:
                line.kind = "link"
        at = end


def _headline(words: str) -> bool:
    """Set as a headline: `Two hurt as ferry hits pier in Lissen`, `Ferry That Hit the Pier Was Old`; not `A neighbor said she heard it`."""
    if not title_like(words) or _LISTED.search(words) or _YEAR.search(words):
        return False
    bare = _QUOTE.sub(" ", words)
    if len(bare.split()) < 3:
        return False
    if not _SMALL.search(bare):
        return True
    long = _LONG.findall(bare)
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= TITLE_CASE * len(long)
