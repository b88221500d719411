"""A figure -> CROWD where it counts people who march, rally or gather, or the size of a crowd; empty for any other.

The number's label says so, or the verb behind it, or the square that its sentence names. Those whom a speaker addresses are an audience:
two of them are two.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from onrecord.comparing.bounds import value
from onrecord.comparing.count import general
from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import all_conditions
from onrecord.lexicon.families import counting_words, event_family, is_event
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.lexicon.stems import words_in
from onrecord.model import Figure, Proposition

CROWD = "participate"
"""The deed of a crowd, however it is told: its people took part, marched, or were its size."""


def crowd_of(story: Story, figure: Figure, clause: Proposition | None, deeds: Collection[str], counted: str) -> str:
    """CROWD where people who march, rally or gather are counted, or the size of a crowd is given."""
    text = story.article(figure.anchor).text
    if _addressed().search(text, max(0, figure.anchor.start - AUDIENCE), figure.anchor.start):
        return ""  # `told 900 people at the fair`: of who heard one speech, not of those who marched
    words = {w.form for w in words_in(figure.measure)}
    told = (
        {w.form for w in words_in(clause.patient or "")} | {w.form for w in words_in(clause.agent or "")} if clause is not None else set()
    )
    people = bool(words & (general() | counting_words("marcher")))
    if (people and set(deeds) & {"participate", "protest"}) or words & counting_words("marcher"):
        return CROWD
    if (
        counted in counting_words("townspeople")
        and figure.unit is None
        and figure.part_of is None
        and clause is not None
        and counted != "person"
    ):
        behind = story.article(figure.anchor).text[figure.anchor.end : min(story.sentence(figure.anchor).end, figure.anchor.end + MARCH)]
        if _marched().search(behind):
            return CROWD
    sized = clause is not None and event_family(clause.predicate) in counting_words("move") | {"estimate"}
    if sized and figure.unit is None and told & counting_words("crowd"):
        return CROWD
    if words & counting_words("crowd") and set(deeds) & {"participate"} and figure.unit is None and figure.part_of is None:
        return CROWD  # `put the size of the crowd at 900`
    anybody = bool(words & general()) and figure.unit is None and figure.part_of is None and value(figure) >= CROWDED
    given = not any(is_event(d) or d in all_conditions() for d in set(deeds) - counting_words("light") - counting_words("move"))
    if not anybody or not given:
        return ""
    sentence = story.sentence(figure.anchor)
    return CROWD if _gathered().search(story.article(sentence).text, sentence.start, sentence.end) else ""


@cache
def _addressed() -> re.Pattern[str]:
    """`told `, `spoke to a crowd of ` right before a number."""
    told, whom = phrase_pattern("addresses").pattern, "an?|the|crowd|audience|gathering|rally|hall|of|with"
    return re.compile(rf"(?:{told})(?: (?:{whom}))* $", re.IGNORECASE)


AUDIENCE = 40
"""Code points before a number in which it is told that somebody spoke to so many."""
MARCH = 80
"""Code points behind the number in which its verb stands, an apposition between."""
CROWDED = 50
"""People from here on make a crowd where the sentence tells of a square or of organisers; fewer may be anybody who stood there."""


@cache
def _marched() -> re.Pattern[str]:
    """` people`, ` residents, most of them young,` between the number and the verb."""
    return re.compile(rf"^(?: [\w-]+){{0,4}}?(?:, [^,.;]{{3,45}},)? {phrase_pattern('marches').pattern}")


@cache
def _gathered() -> re.Pattern[str]:
    """`on Harbour Square`, `through the streets`, or a word that only crowds have."""
    place, word = phrase_pattern("gathering place").pattern, phrase_pattern("of a crowd").pattern
    return re.compile(rf"\b(?:on|in|at|through) (?:the )?(?:[\w'’-]+ ){{0,3}}{place}|{word}", re.IGNORECASE)
