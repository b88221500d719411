"""Whether a line is the caption of a picture that stands beside the report, by its form; fixed openings are in `zones.toml`."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.bylines import wire_names

MOST_WORDS = 70
"""Captions of agencies have up to 60 words; a longer paragraph is text."""
_WING = r"(?:left|right|cent(?:er|re))"
_SIDE = rf"(?:(?:far|second|third|extreme|bottom|top|upper|lower) )?(?:{_WING}|top|bottom|foreground|background)"
_SIDES = re.compile(
    rf", (?:(?:second|third) from )?{_SIDE}(?:,| and | with )"
    rf"|\((?:second from )?(?:{_WING}|L-R|l-r|from left|left to right)\)"
    r"|\b(?:[Ff]rom|FROM) (?:top )?left(?:,| to right|:|, clockwise)|\b[Cc]lockwise from|\b[Ll]eft to right\b"
)
_SPEECH = re.compile(r"\b(?:said|says|told|added|asked|replied)\b|[\"“”]")
_NOT_IN_A_PICTURE = re.compile(
    rf"\b(?:political|politically|far|the|center|hard|extreme|turn(?:ed|s)?|has|have|had|he|she|they|who) {_WING}\b", re.IGNORECASE
)



def is_caption(line: str) -> bool:
    """`Jane Doe, left, and John Roe at the bridge.`, `Divers at the bridge on Monday. Jane Doe/Reuters`."""
    if line.count(" ") >= MOST_WORDS or len(line) > 600:
        return False
    if _credited().search(line):
        return True
    return bool(_SIDES.search(line)) and not _SPEECH.search(line) and not _NOT_IN_A_PICTURE.search(line)


@cache
def _credited() -> re.Pattern[str]:
    """A picture credit at the end: `(Jane Doe/AP)`, `REUTERS/Jane Doe`, `Jane Doe/Getty Images`."""
    wires = "|".join(re.escape(n) for n in (*wire_names(), "REUTERS", "AFP-JIJI", "Pool", "POOL", "The New York Times"))
    name = r"[^\W\d_][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
    return re.compile(
        rf"(?:\(?{name}/(?:{wires})(?: [Pp]hoto)?|\({name}/[A-Z]{{2,6}}|(?:REUTERS|AFP|EPA|AP|Reuters)/{name}"
        rf"|\((?:{wires}) [Pp]hotos?(?:/{name})?|\((?:{wires})/{name}|/(?:{wires}) via (?:{wires}))\s?[)\]]?\.?$"
    )
