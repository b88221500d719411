"""When a running count was given: the days that it is of, and whether the report tells it as one that was given before.

A date that says when the people came to harm (`killed in Tuesday's blast`) dates no count; the date of a bulletin, a list or a toll does
(`the toll stood at 31 on Thursday`). A weekday without a date, in a report whose own day is unknown, is the only one of that name in the
days that the story's reports are of.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.comparing.story import Story
from onrecord.lexicon.conditions import given_pattern
from onrecord.lexicon.phrases import phrases
from onrecord.model import Anchor, Figure, Time

REACH = 60
"""Code points before a number in which it is told as an earlier one: a subject, `had earlier put` and an object."""
_COUNTING = re.compile(
    r"\b(?:toll|number|count|total|tally|list(?:s|ed)?|bulletin|figure|stood|stands|still|remain(?:s|ed|ing)?|confirmed|as of|so far"
    r"|told|said|says|had|have|has|put|puts|gave|gives|given|spoke|speaks|spoken|reported|recovered|found)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b[Bb]y (?:\w+ )?$")
"""`by Friday` dates a count; who did it (`killed by the blast on Friday`) does not."""
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATING = frozenset({"time", "day", "week", "month", "season", "year"})
_COMPARED = re.compile(r"\b(?:than|since|until|till|from|before|after)(?: on| in| at)?\s+(?:\w+\s+)?$")
LONG_AGO = 60
"""Days before publication from which a date in the sentence makes its numbers background, whatever it dates."""
DAYS_ROUND = 6
"""Days that the story's reports may span for a bare weekday to name one day only: less than a week."""


def before_in(story: Story, figure: Figure) -> bool:
    """`had earlier put the toll at two`, `at first spoke of two`: words before the number, in its sentence, that make it an earlier one."""
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    first = max(sentence.start, figure.anchor.start - REACH)
    for cut in re.finditer(r"[;:]|, (?:and|but|while) ", text[first : figure.anchor.start]):
        first = max(first, first + cut.end()) if first + cut.end() <= figure.anchor.start else first
    if given_pattern("now").search(text, first, figure.anchor.start):
        return False
    told = [m.end() for c in ("before", "had") for m in given_pattern(c).finditer(text, first, figure.anchor.start)]
    if not told:
        return False
    moved = text[max(0, figure.anchor.start - 4) : figure.anchor.start].endswith(" to ") and given_pattern("changed").search(
        text, max(told), figure.anchor.start
    )
    return not moved  # `had spoken of 52, lowered its count to 47`


def as_told(story: Story, figure: Figure) -> tuple[str | None, str | None, bool, int]:
    """The days that a running count is of, whether anything dates it, and the part of the day; none where only the harm is dated."""
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    found = []
    published = story.article(figure.anchor).published.value
    for time in story.times_in(sentence):
        if time.type not in ("DATE", "TIME") or (time.precision not in _DATING and not _WEEKDAY.match(time.value)):
            continue
        days = days_of(story, time)
        far = days is not None and published is not None and (date.fromisoformat(published) - date.fromisoformat(days[1])).days > LONG_AGO
        behind = text[time.anchor.end : time.anchor.end + 2]
        compared = _COMPARED.search(text[max(sentence.start, time.anchor.start - 20) : time.anchor.start]) is not None
        if not far and (behind in ("'s", "’s") or compared):
            continue
        if days is not None and (far or _dates_count(text, figure.anchor, time.anchor)):
            part = part_of_day(story.text(time.anchor))
            found.append((abs(time.anchor.start - figure.anchor.start), days, part))
    if not found:
        return None, None, False, 0
    _, (first, last), part = min(found)
    return first, last, True, part


def part_of_day(printed: str) -> int:
    """1 to 4 from the first to the last part of a day that the words name; 0 where they name none."""
    words = set(re.findall(r"[a-z]+", printed.lower()))
    return next((n for n, names in enumerate(_PARTS, 1) if words & phrases(names)), 0)


_PARTS = ("first part of a day", "second part of a day", "third part of a day", "last part of a day")
"""Classes of phrases, in the order of the day."""


def _dates_count(text: str, figure: Anchor, time: Anchor) -> bool:
    """A word of counting stands between the two, or right before the first of them: what is dated is the count, not the harm."""
    first, last = min(figure.start, time.start), max(figure.end, time.end)
    return _COUNTING.search(text, max(0, first - 30), last) is not None or _BY.search(text, max(0, time.start - 20), time.start) is not None


def days_of(story: Story, time: Time) -> tuple[str, str] | None:
    """The first and last day of a time; a bare weekday's by the days of the story's reports."""
    if time.earliest is not None and time.latest is not None:
        if time.precision in ("time", "day") and time.earliest != time.latest and (best := _DAY.match(time.value)) is not None:
            return best[0], best[0]  # a weekday counted from a day in doubt: the reading that the report supports best
        return time.earliest, time.latest
    match = _WEEKDAY.match(time.value)
    days = sorted(a.published.value for a in story.articles if a.published.value is not None)
    if match is None or not days:
        return None
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    if (last - first).days > DAYS_ROUND:
        return None
    told = [last - timedelta(n) for n in range(7)]
    day = next(d for d in told if d.isoweekday() == int(match[1]))
    return day.isoformat(), day.isoformat()
