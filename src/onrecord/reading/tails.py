"""The words that close a paragraph or a report but are not its own: `(Reporting by …)`, `(AP)`, a copyright notice, `Via …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.model import RegionKind, Span
from onrecord.reading.bylines import byline_names, is_name, is_wire, wire_names
from onrecord.reading.captions import glued_blurb
from onrecord.reading.lines import ends_sentence

_VIA = re.compile(r"(?:Via|VIA|via|Hat tip to|H/T|h/t):? [^\s.][^.]{1,60}$")
_CREDIT_VERBS = (
    r"(?:Additional\s+)?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Tt]ranslated|[Tt]ranslation|[Pp]roduction|[Gg]raphics?)(?:\s+and\s+\w+)?\s+by"
)
_WITH = r"With\s+(?:inputs?|reporting|files|additional|agency|contributions?)"
_BRACKETED = re.compile(rf"\((?:(?:With\s+)?{_CREDIT_VERBS}|{_WITH})\b[^()]*\)\.?\s*$")
_BARE = re.compile(rf"(?<=[.!?\"”’])\s+((?:With\s+)?{_CREDIT_VERBS}\s+[^;.]{{3,120}};\s+{_CREDIT_VERBS}[^.]{{3,160}}\.?)\s*$")
_COPYRIGHT = re.compile(
    r"(?<=[.!?\"”’)])\s+((?:Copyright\s+(?:©|\(c\)|&copy;)?\s*|©\s*|\([cC]\)\s+)(?:19|20)\d\d[^\n]{2,400})$"
)
_ONWARD = re.compile(
    r"(?<=[.!?\"”’)])\s+(\[?(?:(?:[Rr]ead|READ|[Ss]ee|SEE|[Ll]earn|[Ww]atch|WATCH) (?:more|MORE)(?: here)?|[Cc]ontinue reading"
    r"|[Cc]lick here[^.!?]{0,60}|[Rr]ead the full (?:story|report|article)(?: here)?|[Ff]ull story(?: here)?)\s?(?:\.{1,3}|[…»>\]]{1,3})?)$"
)
_SIGNED = re.compile(r"(?:^|(?<=[.!?\"”’)\s]))(?P<mark>[(/\[]\s?(?P<house>[A-Z]{2,6})\s?[)/\]])\.?$")
_MARK = 12
"""Code points of the longest initials in their brackets, with a blank before them and a stop behind."""
_FIRST, _LAST = 6, 4
"""Lines of head and of end in which the initials of who sent a report stand."""
_REACH = 700
"""How far from a paragraph's end a closing notice can start."""


def closing(text: str, line: Span) -> tuple[Span, RegionKind] | None:
    """The notice that closes a paragraph, with its kind: `… on Monday. (Reporting by Jane Doe)` gives the bracket as credit."""
    blurb = glued_blurb(text[line.start : line.end])
    if blurb is not None:
        return Span(line.start + blurb, line.end), "caption"
    start = max(line.start, line.end - _REACH)
    for pattern, kind in _closings():
        match = pattern.search(text[start : line.end])
        if match is not None:
            group = 1 if match.re.groups else 0
            begin, end = start + match.start(group), start + match.end(group)
            while text[end - 1].isspace():
                end -= 1
            return Span(begin, end), kind
    return None


def is_credit(line: str) -> bool:
    """A line that only credits: `Via Harrow Radio`, `Reuters`, `(AP)`, `Jane Doe, AP`, `— Harrow Wire`."""
    if len(line) > 100 or line.count(" ") > 10:
        return False
    if line[:3].lower() == "by " and byline_names(line):
        return False
    bare = line.strip(" ()[]—–-*_.")
    if is_wire(bare):
        return True
    if _VIA.match(line) and not ends_sentence(line) and line.count(" ") <= 6:
        return line.split(" ", 1)[1][:1].isupper() or line[:3] in ("h/t", "H/T")
    pieces = [p.strip() for p in re.split(r"[,/|]|\band\b", bare)]
    return len(pieces) > 1 and any(is_wire(p) for p in pieces) and all(is_wire(p) or is_name(p) for p in pieces if p)


def house_at_both_ends(text: str, lines: Sequence[Span]) -> str | None:
    """The initials in brackets that open a report and close it, `(LNA) The pier …`, `… on Monday. (LNA)`: who sent it, known or not."""
    for line in lines[: -_LAST - 1 : -1]:
        signed = _SIGNED.search(text, max(line.start, line.end - _MARK), line.end)
        house = signed["house"] if signed is not None and not is_wire(signed["house"]) else None
        if house is None:
            continue
        mark = _bracketed(house)
        opening = re.compile(rf"[^\w(/\[]{{0,3}}{mark}|[^\n]{{0,80}}{mark}\s{{0,3}}(?:[-–—:]|$)")
        if any(opening.match(text, head.start, head.end) for head in lines[:_FIRST] if head.start < line.start):
            return house
    return None


def opened_by(text: str, line: Span, house: str) -> int:
    """Where the words of a line begin behind the initials that open it: `(LNA) — The pier …`; its start where they do not."""
    match = re.compile(rf"{_bracketed(house)}\s{{0,3}}(?:[-–—:]{{1,2}}\s{{0,3}})?").match(text, line.start, line.end)
    return match.end() if match is not None else line.start


def signed_by(text: str, line: Span, house: str | None) -> Span | None:
    """The initials that close a line, where they are the house's."""
    signed = _SIGNED.search(text, max(line.start, line.end - _MARK), line.end) if house else None
    return Span(signed.start("mark"), line.end) if signed is not None and signed["house"] == house else None


def _bracketed(house: str | None) -> str:
    return rf"[(/\[]\s?{re.escape(house or '')}\s?[)/\]]"


@cache
def _closings() -> tuple[tuple[re.Pattern[str], RegionKind], ...]:
    wires = "|".join(re.escape(n) for n in wire_names())
    last = re.compile(rf"(?<=[.!?\"”’])\s+([(/\[—–-]+\s?(?:(?:{wires})(?:[,/ ]+|$|(?=[)/\]])))+[)/\]]?\.?)$")
    return ((_BRACKETED, "credit"), (_BARE, "credit"), (_COPYRIGHT, "boilerplate"), (last, "credit"), (_ONWARD, "link"))
