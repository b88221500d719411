"""A length or a speed -> what a story measures so: how wide a closed zone is, how fast a vehicle went; empty for any other.

Lengths and speeds are of many things, so that a unit alone ties no two of them: the words beside the number must say what it is of. A
speed is of what moved, by name or as the one such thing (`the tram`). A limit that a road or the law sets is no speed of anybody, nor is
that of the wind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.comparing.count import Count
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import conversions, given_pattern
from onrecord.lexicon.fates import persons
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Figure

ZONE, SPEED = "zone", "speed"
"""Topics: the width of a zone that people must leave or keep out of, and the speed of what moved."""
SOMEBODY, SEVERAL = "somebody", "one of several"
"""What moved, where only its driver is told, and where it is told from others of its kind."""
_OF = f"{SPEED} of "
BESIDE = 60
"""Code points beside a number in which it is told what is measured: a clause."""
LIMIT = 30
"""Code points beside a speed in which it is told that it is a limit, or of the wind."""


def measured(story: Story, figure: Figure) -> str:
    """ZONE, SPEED with what moved, or empty."""
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
    moved = _mover(story, figure) if phrase_pattern("goes").search(text, before, behind) else ""
    return f"{SPEED} of {moved}" if moved else ""


def one_mover(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts, the speed of whoever drove as that of the story's one such thing; a fuller name of it (`the night train`) is it too."""
    movers = sorted({c.topic.removeprefix(_OF) for c in counts if c.topic.startswith(_OF)} - {SOMEBODY}, key=lambda m: (len(m), m))
    if not movers or SEVERAL in movers or any(not f" {m}".endswith(f" {movers[0]}") for m in movers):
        return tuple(counts)
    topic = _OF + movers[0]
    return tuple(replace(c, topic=topic, deeds=frozenset({topic})) if c.topic.startswith(_OF) else c for c in counts)


def _mover(story: Story, figure: Figure) -> str:
    """What went so fast, in the words of its clause; SEVERAL where they say that it is one of them (`a car in the next lane`)."""
    clause = story.clause_of.get(figure.id)
    if clause is None:
        return SOMEBODY
    who = clause.patient if clause.predicate in phrases("clocks") else clause.agent
    words = [w.form for w in words_in(who or "") if w.content and w.form != "speed"]
    if not words or words[-1] in persons() or (who or "")[:1].isupper():
        return SOMEBODY
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    one_of = rf"\b(?:an?|another|one|any|every|each|other|some)\s+(?:[\w’'-]+\s+){{0,3}}{re.escape(words[-1])}"
    return SEVERAL if re.search(one_of, text[sentence.start : sentence.end], re.IGNORECASE) else " ".join(words)


def other_speed(a: Figure, a_topic: str, b: Figure, b_topic: str) -> bool:
    """Both are speeds of things that move, and not of one: such numbers tell nothing of each other.

    What moved by no known name (a wind) may be given one speed twice, never two.
    """
    kinds = [conversions()[f.unit or ""].kind for f in (a, b) if (f.unit or "") in conversions()]
    unknown = not a_topic or a_topic.removeprefix(_OF) in (SOMEBODY, SEVERAL)
    return "speed" in kinds and (a_topic != b_topic or (unknown and (a.low, a.high) != (b.low, b.high)))


def redrawn(story: Story, x: Figure, y: Figure) -> bool:
    """One of the sentences says that the zone was widened, cut or changed."""
    return any(_changed(story, f) for f in (x, y))


def _changed(story: Story, figure: Figure) -> bool:
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    first = max(sentence.start, figure.anchor.start - BESIDE)
    return any(p.search(text, first, figure.anchor.start) for p in (given_pattern("changed"), phrase_pattern("redraws")))
