"""Whether a line is the caption of a picture that stands beside the report, by its form; fixed openings are in `zones.toml`."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.bylines import is_person, is_wire, wire_names
from onrecord.reading.lines import ends_sentence

MOST_WORDS = 70
"""Captions of agencies have up to 60 words; a longer paragraph is text."""
_WING = r"(?:left|right|cent(?:er|re))"
_SIDE = rf"(?:(?:far|second|third|extreme|bottom|top|upper|lower) )?(?:{_WING}|top|bottom|foreground|background)"
_SIDES = re.compile(
    rf", (?:(?:second|third) from )?{_SIDE}(?:,| and | with )"
    rf"|\((?:second from )?(?:{_WING}|L|L-R|l-r|from left|left to right)\)"
    r"|\b(?:[Ff]rom|FROM) (?:top )?left(?:,| to right|:|, clockwise)|\b[Cc]lockwise from|\b[Ll]eft to right\b"
)
_QUOTED = re.compile(r"[\"“”]")
_SPEECH = re.compile(r"\b(?:said|says|told|added|asked|replied)\b|[\"“”]")
_NOT_IN_A_PICTURE = re.compile(
    rf"\b(?:political|politically|far|the|center|hard|extreme|turn(?:ed|s)?|has|have|had|he|she|they|who) {_WING}\b", re.IGNORECASE
)

_PERSON = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}"
_HOUSE = r"[^\W\d_a-z][\w.'’&-]*(?: [\w.'’&-]+){0,5}"
_STATION = r"(?:[KW][A-Z]{2,3}|(?:NBC|ABC|CBS|FOX|Fox|CNN|CTV|ITV|SKY|Sky)(?: ?\d{1,2})?)(?:[- ]?TV)?(?: [\w.]+){0,3}"
_AFTER = re.compile(
    rf"(?:[.!?][\"”’]?\s\({_STATION}\)|\({_PERSON} ?(?:/|--|\|) ?{_HOUSE}\)|(?:^|[.!?][\"”’]?\s|\|\s){_PERSON} ?/ ?{_HOUSE}"
    rf"|[.!?][\"”’]?\s\|\s[^|.!?]{{2,50}}|\b(?:Credit|CREDIT|Courtesy|COURTESY|Source|SOURCE): ?[A-Z][^.!?:]{{1,50}}"
    r"|\((?:[^\W\d_][\w.'’&/-]* ){1,4}(?:[Pp]hotos?|[Ii]mages?|[Vv]ideo|[Ff]ile|[Ss]creenshot)\)"
    r"|(?:^|[.!?][\"”’]?\s)Provided (?:by|photo)\b[^.!?]{0,40})$"
)
"""A credit of any house at the end of a line: `(Jane Doe/Harrow Courier)`, `(KHRW)`, `| Jane Doe`, `Credit: Harrow Police`."""
_NAMED = re.compile(rf"[.!?][\"”’]?\s(?:\((?P<a>{_PERSON})\)|\| (?P<b>{_PERSON}))$")
AIRED = re.compile(r"\((?:Published [^()]{3,60}|[A-Z][a-z]{2,8}\.? \d{1,2}\) [A-Z][\w .]{1,20})\)?$")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]{0,2}\s+")
_TITLE_WORDS = 5
"""Words after a sentence's end of which most must have capitals for the headline of a film to start there."""
_POINTED = re.compile(r"\((?:pictured|left|right|cent(?:er|re)|above|below|front|back|top|bottom)\b[^()]{0,80}\)")

_IMAGE = r"(?:picture|photo|photograph|image|screengrab|frame grab)s?"
_MADE = r"(?:taken|supplied|released|provided|published|shared|obtained|posted|distributed)"
_SHOWN = re.compile(
    rf",? (?:is |are )?(?:seen |shown |pictured )?in (?:an?|this) (?:[\w-]+ ){{0,3}}{_IMAGE}(?:,? (?:{_MADE}|from|dated)\b|\.?$)"
    rf"|^(?:[\w-]+ ){{0,2}}{_IMAGE} {_MADE} (?:by|on|from)\b",
    re.IGNORECASE,
)
"""A line of one sentence that says of itself that it shows a picture: `Skaters on the pond, in a photo provided by the club.`"""


def is_caption(line: str) -> bool:
    """`Jane Doe, left, and John Roe at the bridge.`, `Divers at the bridge on Monday. Jane Doe/Reuters`."""
    if AIRED.search(line, max(0, len(line) - 80)):
        return glued_blurb(line) is None
    if line.count(" ") >= MOST_WORDS or len(line) > 600:
        return False
    if _credited().search(line):
        return True
    after = None if _QUOTED.search(line) else _AFTER.search(line)
    if after and (after.start() > 0 or _only_credits(line)):
        return True
    named = _NAMED.search(line)
    if named and is_person(named["a"] or named["b"]) and not _QUOTED.search(line):
        return True
    if _POINTED.search(line) and not ends_sentence(line):
        return True
    if _SHOWN.search(line) and not _SPEECH.search(line) and not _SENTENCE_END.search(line):
        return True
    return bool(_SIDES.search(line)) and not _SPEECH.search(line) and not _NOT_IN_A_PICTURE.search(line)


def _only_credits(line: str) -> bool:
    """`Jane Doe/Harrow Courier`, `(Jane Doe/KHRW)` alone; `HARROW PRESS / WORLD` names a paper, `Jane Doe / Reuters` may be an author."""
    name, _, house = line.strip("() ").rpartition("/")
    return not is_wire(house.strip()) and (is_person(name.strip()) or bool(re.fullmatch(_STATION, house.strip())) or not name)


def glued_blurb(line: str) -> int | None:
    """Where the headline and summary of a film start, glued to a paragraph: `… he said. Bridge Closes Divers … (Published …)`."""
    if not AIRED.search(line, max(0, len(line) - 80)):
        return None
    for end in _SENTENCE_END.finditer(line):
        words = [w for w in line[end.end() : end.end() + 80].split()[: _TITLE_WORDS + 1] if len(w) > 3]
        if len(words) > 2 and all(w.strip("'\"‘“")[:1].isupper() or w[0].isdigit() for w in words):
            return end.end()
    return None


@cache
def _credited() -> re.Pattern[str]:
    """A picture credit at the end: `(Jane Doe/AP)`, `REUTERS/Jane Doe`, `Jane Doe/Getty Images`."""
    wires = "|".join(re.escape(n) for n in (*wire_names(), "REUTERS", "AFP-JIJI", "Pool", "POOL", "The New York Times"))
    name = r"[^\W\d_][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
    return re.compile(
        rf"(?:\(?{name}/(?:{wires})(?: [Pp]hoto)?|\({name}/[A-Z]{{2,6}}|(?:REUTERS|AFP|EPA|AP|Reuters)/{name}"
        rf"|\((?:{wires}) [Pp]hotos?(?:/{name})?|\((?:{wires})/{name}|/(?:{wires}) via (?:{wires}))\s?[)\]]?\.?$"
    )
