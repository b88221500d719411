"""Times -> the day that a sentence's counts are of, where the words say so: `as of Friday`, `by Monday, 14 people had died`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Article, Parse, Time, When

_BEFORE = re.compile(r"\b(?:as\s(?:of|at)|by|until|till|up\s(?:to|until))\s(?:late\s|early\s|the\send\sof\s|noon\son\s)?$", re.IGNORECASE)
_REACH = 24
"""Code points before a date in which `as of` and a word between stand."""
_DAYS = frozenset({"time", "day"})


def as_of_days(article: Article, parse: Parse, times: Sequence[Time]) -> dict[int, When]:
    """Sentence -> the day that its counts are of, its first such date; a day after publication is a deadline and no state of things."""
    out: dict[int, When] = {}
    for time in times:
        published, start = article.published.value, time.anchor.start
        if time.type not in ("DATE", "TIME") or not time.latest or (published is not None and time.latest > published):
            continue
        match = _BEFORE.search(article.text[max(0, start - _REACH) : start])
        sentence = parse.sentence_at(start)
        if match is None or sentence is None or sentence.i in out:
            continue
        if time.precision in _DAYS or match.group().lower().startswith("as"):
            out[sentence.i] = When(time.value, time.precision, time.anchor)
    return out
