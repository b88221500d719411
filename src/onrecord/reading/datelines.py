"""The place, agency and day that open a report.

    LONDON, March 3 (Reuters) -
    OSLO, Norway (AP) —
    Lissen City (UPI) Jun 11, 2031
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.model import Span
from onrecord.reading.bylines import desk_words, wire_names
from onrecord.reading.dates import MONTH, DayMention, scan

_UPPER = r"[A-ZÀ-ÖØ-ÞŁŚŻŽŠČĆĐİ]"
_CAPS = rf"(?:{_UPPER}{{2,}}[\w.'’-]*|St\.|{_UPPER}\.)"
_CAPS_PLACE = rf"{_CAPS}(?:[ /-]{{1,3}}(?:{_CAPS}|of|de|al|el|la|and|AND|upon|on)){{0,4}}"
_WORD = rf"{_UPPER}[\w.'’-]*"
_NAMED_PLACE = rf"{_WORD}(?:[ /-](?:{_WORD}|of|de|al|el|la|and|upon|on)){{0,4}}"
_REGION = rf"(?:,\s{{0,2}}(?!{MONTH}\s{{1,2}}\d){_NAMED_PLACE}){{0,2}}"
_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?"
_DASH = r"\s{0,3}(?:--+|[—–―-]|\.\s?-|:)\s{0,3}"


@dataclass(frozen=True, slots=True)
class Dateline:
    """`span` covers place, agency, day and the dash after them; `agency` and `day` are null where not printed."""

    span: Span
    agency: str | None
    day: DayMention | None


def dateline_at(text: str, start: int, end: int, *, first: bool = False) -> Dateline | None:
    """The dateline that opens `text[start:end]`, if one does.

    Without an agency or a day only a place in capitals counts, and only when `first` says that this paragraph opens the report.
    """
    match = _pattern().match(text, start, end)
    if match is None:
        return None
    place = match["place"] or ""
    if place.split(" ")[0].strip(".,:").lower() in desk_words("label"):
        return None
    if match["other"] and (not _capitals(place) or _initials(place) == match["other"] or _initials(match["other"]) == place):
        return None
    agency, day = match["agency"] or match["other"], match["day"] or match["late"]
    whole = not text[match.end() : end].strip()
    dash = match["dash"] or ""
    if agency:
        opens = bool(dash or whole or match["late"] or match["day"] or (first and not place))
    elif match["day"]:
        opens = whole or bool(dash and _capitals(place))
    else:
        opens = first and not whole and _capitals(place) and dash.strip(" .") != ":" and dash not in ("", "-")
    if not opens:
        return None
    mention = next(scan(text, *match.span("day" if match["day"] else "late")), None) if day else None
    stop = match.end()
    while text[stop - 1].isspace():
        stop -= 1
    return Dateline(Span(start, stop), agency.strip() if agency else None, mention)


def glued_dateline(text: str, start: int, end: int) -> Dateline | None:
    """A dateline with an agency inside a line, after a headline that was glued to it: `Bridge closed LISSEN, Sorrenia (AP) — Divers`."""
    match = _inside().search(text, start, end)
    return dateline_at(text, match.start("place"), end) if match else None


@cache
def _agency() -> str:
    return "|".join(re.escape(n) for n in wire_names())


@cache
def _pattern() -> re.Pattern[str]:
    known = rf"(?:{_agency()})(?:[/, ]{{1,2}}[\w .]{{2,20}})?"
    bracket = rf"(?:\s{{0,2}}[(/]\s?(?:(?P<agency>{known})|(?P<other>[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){{0,2}}))\s?[)/]\.?)"
    return re.compile(
        rf"(?:(?P<place>{_CAPS_PLACE}|{_NAMED_PLACE}){_REGION})?"
        rf"(?:[,.]?\s{{0,2}}(?P<day>{_DAY})[,.]?)?"
        rf"{bracket}?"
        rf"(?:\s{{0,2}}(?P<late>{_DAY}))?"
        rf"(?P<dash>{_DASH})?"
    )


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[\s])(?P<place>{_CAPS_PLACE})(?:,\s{{0,2}}(?!{MONTH}\s{{1,2}}\d){_NAMED_PLACE})?(?:,?\s{{0,2}}{_DAY},?)?\s{{0,2}}\((?:{_agency()})\)\s{{0,2}}(?:--|[—–-])\s"
    )


def _initials(place: str) -> str:
    return "".join(w[0] for w in place.split())


def _capitals(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 3 and place.split(" ")[0].isupper() and sum(c.isupper() for c in letters) > 0.7 * len(letters)
