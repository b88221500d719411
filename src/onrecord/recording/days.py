"""Days as a sentence prints them: ` on 28 April 2031` for when something was said, `Friday [6 April 2018]` for a weekday of a report.

What enters: TIMEX3 values and printed words. What leaves: words. Rule: a date of ours stands in square brackets, never
inside quotation marks.
"""

from __future__ import annotations

import re

from onrecord.model import Anchor, Statement, When
from onrecord.recording.story import Story

_MONTHS = "January February March April May June July August September October November December".split()


def day_words(when: When | None) -> str:
    """` on 28 April 2031`, ` in March 2031`; empty where the time is not that precise."""
    if when is None:
        return ""
    value = when.value[:10]
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return f" on {int(m[3])} {_MONTHS[int(m[2]) - 1]} {m[1]}"
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f" in {_MONTHS[int(m[2]) - 1]} {m[1]}"
    return f" in {value}" if re.fullmatch(r"\d{4}", value) else ""


_RELATIVE_DAY = re.compile(
    r"\b(?:(?:(?:last|this|next) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight|last night"
    r"|this (?:morning|afternoon|evening))"
    r"(?: (?:morning|afternoon|evening|night))?(?![\w-]|[’']s)"
)
_MARKED = re.compile(r"“[^”]*”?")


_DATED_BEHIND = re.compile(r",? (?:the )?(?:[A-Z][a-z]{2,8}\.? \d|\d\d? [A-Z])")


def with_days(story: Story, anchor: Anchor, words: str, *, known: str = "") -> str:
    """`on Friday` -> `on Friday [6 April 2018]`, where the report's own date settles which; outside quotation marks, each day once.

    `known` is a day that the sentence prints already.
    """
    done = {known[:10]}
    for time in story.days_in(anchor):
        printed = story.text(time.anchor)
        found = _RELATIVE_DAY.search(printed)
        if found is None or time.value[:10] in done or not re.match(r"\d{4}-\d\d-\d\d", time.value) or any(m in printed for m in _MONTHS):
            continue
        done.add(time.value[:10])
        marked = [m.span() for m in _MARKED.finditer(words)]
        places = [m for m in _RELATIVE_DAY.finditer(words) if m[0].startswith(found[0]) or found[0].startswith(m[0])]
        places = [m for m in places if not any(a <= m.start() < b for a, b in marked)]
        if len(places) == 1 and not _DATED_BEHIND.match(words, places[0].end()):
            day = day_words(When(time.value, "day", None)).removeprefix(" on ")
            words = f"{words[: places[0].end()]} [{day}]{words[places[0].end() :]}"
    return words


def said_on(story: Story, statement: Statement) -> When | None:
    """The day on which it was said; none where its words stand in what is said, or where it is after the report."""
    said = statement.said
    published = story.articles[statement.anchor.article].published.value
    if said is None or (said.anchor is not None and said.anchor.overlaps(statement.anchor)):
        return None
    return None if published is not None and said.value[:10] > published[: len(said.value[:10])] else said


__all__ = ["day_words", "said_on", "with_days"]
