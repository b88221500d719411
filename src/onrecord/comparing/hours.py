"""When on its day something happened -> the hours that two reports give for it, compared.

An hour is that of an event where the words right before or behind it tell one (`the blast at 6 a.m.`, `was shot around 1:30`) and nobody
speaks or acts at it. Hours of one kind of event on one day are of one event in a story. Half an hour is a rounding. Two hours conflict only
where a noun names the event in both reports and neither gives another hour of its kind: several people may be shot in one night.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from onrecord.comparing.counts import days_between
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.happenings import happening_names, happening_pattern, happenings
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, Time

BEFORE, BEHIND = 70, 40
"""Code points before and behind an hour in which the event stands that it is of."""
ROUNDED = 30
"""Minutes apart that two tellings of one hour may be: reports round to the half hour."""
ANOTHER = 360
"""Minutes apart from which two hours are hardly of one event."""
MAX_HOURS, IN_ONE = 24, 3
"""Hours of a story that are compared, and of one report: a running report has one for each of its entries."""
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_ZONE = re.compile(r"\b(?:GMT|UTC|[A-Z]{1,4}ST|[A-Z]DT|local time)\b")


@dataclass(frozen=True, slots=True)
class Hour:
    """Minutes since midnight, the kinds of what happened, whether a noun names it (`the blast`), and the zone where one is printed."""

    time: Time
    minutes: int
    families: frozenset[str]
    named: bool
    zone: str


def compare_hours(story: Story) -> Iterator[Comparison]:
    """`agree`, `vaguer` and `conflict` rows of hours of one event, a pair of reports once."""
    rows: list[Hour] = []
    alone: dict[str, bool] = {}
    for one in story.annotations:
        told = [hour for time in one.times if (hour := _hour(story, time)) is not None]
        mine = [*{h.minutes: h for h in reversed(told)}.values()][-IN_ONE:]
        alone |= {h.time.id: not any(h is not o and h.families & o.families for o in mine) for h in mine}
        rows += mine
    for a, b in combinations(sorted(rows, key=lambda h: story.place(h.time.anchor))[:MAX_HOURS], 2):
        x, y = a.time, b.time
        if x.anchor.article == y.anchor.article or not a.families & b.families or a.zone != b.zone or not _one_day(x, y):
            continue
        apart = abs(a.minutes - b.minutes)
        left, right = story.text(x.anchor), story.text(y.anchor)
        if apart == 0:
            yield verdict_row(story, "date", x.anchor, y.anchor, "agree", f"Both give the hour as {left}.", "dates/hour")
        elif apart <= ROUNDED:
            said = f"The hour is given as {left} and as {right}, within half an hour of each other."
            yield verdict_row(story, "date", x.anchor, y.anchor, "vaguer", said, "dates/hour-rounded")
        elif apart < ANOTHER and a.named and b.named and alone[a.time.id] and alone[b.time.id]:
            said = f"The hour of one event is given as {left} and as {right}."
            yield verdict_row(story, "date", x.anchor, y.anchor, "conflict", said, "dates/hour")


def _hour(story: Story, time: Time) -> Hour | None:
    clock = _CLOCK.search(time.value) if time.type == "TIME" else None
    if clock is None:
        return None
    text, sentence = story.article(time.anchor).text, story.sentence(time.anchor)
    start = max(sentence.start, time.anchor.start - BEFORE)
    end = min(sentence.end, time.anchor.end + BEHIND)
    near = f"{text[start : time.anchor.start]} | {text[time.anchor.end : max(end, time.anchor.end)]}"
    around = Anchor.at(time.anchor.article, start, max(end, time.anchor.end))
    if _until().search(text, start, time.anchor.start) or any(_CLOCK.search(t.value) and t.id != time.id for t in story.times_in(around)):
        return None
    told = [found[0].lower() for found in happening_pattern().finditer(near)]
    families = frozenset(happenings()[word] for word in told)
    if not families or not _happened(text, around, time):
        return None
    zone = _ZONE.search(text[time.anchor.start : time.anchor.end + ZONE])
    named = any(word in happening_names() and _names_it(near, word) for word in told)
    return Hour(time, 60 * int(clock[1]) + int(clock[2]), families, named, zone[0] if zone else "")


ZONE = 14
"""Code points behind an hour in which its zone stands, where the hour does not hold it."""


@cache
def _until() -> re.Pattern[str]:
    """`closed the road until 11`: not when it happened; `shortly after 11` is."""
    words = phrase_pattern("up to an hour").pattern
    return re.compile(rf"(?<!shortly )(?<!just )(?<!soon )(?:{words})\s+(?:about |around |shortly |just )*$", re.IGNORECASE)


def _happened(text: str, near: Anchor, time: Time) -> bool:
    """Nobody speaks or acts at the hour (`briefed reporters at 2 p.m.`)."""
    before = text[near.start : time.anchor.start]
    words = {w.form for w in words_in(before)[-OWN:]} | {w.form for w in words_in(text, time.anchor.end, near.end)[:OWN]}
    beside = {w.form for w in words_in(before)[-SAID:]}
    return not words & phrases("official hours") and not beside & phrases("said then")


OWN, SAID = 5, 2
"""Words beside an hour that say what was done at it; and those before it where a verb of saying makes it the hour of the saying."""


def _names_it(near: str, word: str) -> bool:
    """The noun stands next to its hour, or it is said that it happened then: `the blast, at 6`, `the stabbing happened around 4:20`."""
    happened = rf"(?:which |that )?{phrase_pattern('happened then').pattern}"
    when = r"(?:shortly |just )?(?:at|around|about|after)\s+(?:about |around )?\s*"
    told = rf"\b{re.escape(word)},? (?:{happened} )?{when}\|"
    return re.search(told, near, re.IGNORECASE) is not None


def _one_day(x: Time, y: Time) -> bool:
    """One day, or neighbours of which one report may have the wrong one; a report may give no day at all."""
    if x.earliest is None or y.earliest is None:
        return True
    return abs(days_between(x.earliest, y.earliest)) <= 1
