"""A length or a speed -> what a story measures so: how wide a closed zone is, how fast a vehicle went; empty for any other.

Lengths and speeds are of many things, so that a unit alone ties no two of them: the words beside the number must say what it is of. A limit
that a road or the law sets is no speed of anybody, nor is that of the wind.
"""

from __future__ import annotations

import re

from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import conversions, given_pattern
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Figure

ZONE, SPEED = "zone", "speed"
"""Topics: the width of a zone that people must leave or keep out of, and the speed of what moved."""
BESIDE = 60
"""Code points beside a number in which it is told what is measured: a clause."""
LIMIT = 30
"""Code points beside a speed in which it is told that it is a limit, or of the wind."""


def measured(story: Story, figure: Figure) -> str:
    """ZONE, SPEED, or empty."""
    row = conversions().get(figure.unit or "")
    if row is None or row.kind not in ("length", "speed") or figure.part_of is not None:
        return ""
    sentence, at = story.sentence(figure.anchor), figure.anchor
    text = story.article(sentence).text
    before, behind = max(sentence.start, at.start - BESIDE), min(sentence.end, at.end + BESIDE)
    if row.kind == "length":
        named = phrase_pattern("zone").search(text, before, at.start) is not None
        kept = text[max(0, at.start - 8) : at.start].lower().endswith(" within ") and phrase_pattern("cleared").search(text, at.end, behind)
        return ZONE if named or kept else ""
    left, right = text[max(sentence.start, at.start - LIMIT) : at.start], text[at.end : min(sentence.end, at.end + LIMIT)]
    told = re.split(r"\d", left)[-1] + "|" + re.split(r"\d", right)[0]  # `95 km/h where 70 is allowed`: what is allowed is the 70
    if phrase_pattern("no speed").search(told):
        return ""
    return SPEED if phrase_pattern("goes").search(text, before, behind) else ""


def redrawn(story: Story, x: Figure, y: Figure) -> bool:
    """One of the sentences says that the zone was widened, cut or changed."""
    return any(_changed(story, f) for f in (x, y))


def _changed(story: Story, figure: Figure) -> bool:
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    first = max(sentence.start, figure.anchor.start - BESIDE)
    return any(p.search(text, first, figure.anchor.start) for p in (given_pattern("changed"), phrase_pattern("redraws")))
