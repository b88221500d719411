"""Whether a line is the caption of a picture that stands beside the report, by its form; fixed openings are in `zones.toml`."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.bylines import wire_names

MOST_WORDS = 70
"""Captions of agencies have up to 60 words; a longer paragraph is text."""
_SIDE = r"(?:far |second |third |extreme |bottom |top |upper |lower )?(?:left|right|cent(?:er|re)|top|bottom|foreground|background)"
_SIDES = re.compile(
    rf", (?:second from |third from )?{_SIDE}(?:,| and | with )|\((?:second from )?(?:left|right|cent(?:er|re)|L-R|l-r|from left|left to right)\)"
    r"|\b(?:[Ff]rom|FROM) (?:top )?left(?:,| to right|:|, clockwise)|\b[Cc]lockwise from|\b[Ll]eft to right\b"
)
_SPEECH = re.compile(r"\b(?:said|says|told|added|asked|replied)\b|[\"“”]")
_NOT_A_PLACE_IN_A_PICTURE = re.compile(r"\b(?:political|politically|far|the|center|hard|extreme|turn(?:ed|s)?|has|have|had|he|she|they|who) (?:right|left|cent(?:er|re))\b", re.IGNORECASE)


def is_caption(line: str) -> bool:
    """`Jane Doe, left, and John Roe at the bridge.`, `Divers at the bridge on Monday. Jane Doe/Reuters`."""
    if line.count(" ") >= MOST_WORDS or len(line) > 600:
        return False
    if _credited().search(line):
        return True
    return bool(_SIDES.search(line)) and not _SPEECH.search(line) and not _NOT_A_PLACE_IN_A_PICTURE.search(line)


@cache
def _credited() -> re.Pattern[str]:
    """A picture credit at the end: `(Jane Doe/AP)`, `REUTERS/Jane Doe`, `Jane Doe/Getty Images`."""
    wires = "|".join(re.escape(n) for n in (*wire_names(), "REUTERS", "AFP-JIJI", "Pool", "POOL", "Bloomberg", "The New York Times", "NPA"))
    name = r"[^\W\d_][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
    return re.compile(
        rf"(?:\(?{name}/(?:{wires})(?: [Pp]hoto)?|(?:REUTERS|AFP|EPA|AP|Reuters)/{name}|\((?:{wires}) [Pp]hotos?(?:/{name})?"
        rf"|\((?:{wires})/{name}|/(?:{wires}) via (?:{wires}))\s?[)\]]?\.?$"
    )
