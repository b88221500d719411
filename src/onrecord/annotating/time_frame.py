"""What a time expression is read against, and what its reading is.

A Frame is made anew for every expression; a Reading may carry a moment that later expressions count from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotating.time_values import Moment, moment_of, year_of_month
from onrecord.model.time import Tense, TimeType

Parts = Mapping[str, str]
Sentences = Sequence[tuple[int, int]]
"""First and last code point of every sentence, in text order."""


NEXT_YEAR_MONTHS = 10
"""In a history a month this many before the last one told is the next year's. Chosen on histories of wars: a text steps back a few months
often, and from December to March seldom."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against.

    `published` is the day of publication, or the earliest that it can be, which is then the `floor` too; `until` a later day that the text
    speaks for. A `history`
    takes its years from `narrated`, the date that its telling has come to. `last` is the latest dated expression before this one,
    `last_day` the latest of day precision, `near_day` a day that the same sentence names; `year` and `month` are lent by a neighbour
    (`January and February 2024`).
    """

    published: date | None
    until: date | None = None
    floor: date | None = None
    history: bool = False
    narrated: Moment | None = None
    last: Moment | None = None
    last_day: Moment | None = None
    near_day: Moment | None = None
    year: int | None = None
    month: int | None = None
    tense: Tense = ""

    @property
    def base(self) -> Moment | None:
        """What `last year` counts from: publication in news, the latest date in a history."""
        published = moment_of(self.published) if self.published else None
        return (self.last or published) if self.history else (published or self.last)

    @property
    def mentioned(self) -> Moment | None:
        """What `that year` and `two days later` count from: the latest date in the text, else publication."""
        return self.last or (moment_of(self.published) if self.published else None)

    @property
    def mentioned_day(self) -> Moment | None:
        """What `the same day` and a time of day belong to: the day named in the sentence, else the last one told, else publication."""
        return self.near_day or self.last_day or (moment_of(self.published) if self.published and not self.history else None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: type, values (the best first), the rule, and the moment that later expressions can count from."""

    type: TimeType
    values: tuple[str, ...]
    rule: str
    moment: Moment | None = None


def sentence_at(sentences: Sentences, offset: int) -> tuple[int, int] | None:
    """The sentence that holds a code point, if any."""
    i = bisect_right(sentences, offset, key=lambda s: s[0]) - 1
    return sentences[i] if i >= 0 and offset < sentences[i][1] else None


def dated(value: str | None, rule: str, moment: Moment | None = None) -> Reading | None:
    """A date of this value, None where there is no value."""
    return None if value is None else Reading("DATE", (value,), rule, moment)


def undated(value: str, frame: Frame, rule: str) -> Reading | None:
    """What counts from the day of writing where that is unknown: the value with its open places, so that the words are not lost.

    In a history there is no such day, and None.
    """
    unknown = frame.published is None and not frame.history
    return Reading("TIME" if "T" in value else "DATE", (value,), f"{rule}/undated") if unknown else None


def at_moment(moment: Moment | None, rule: str) -> Reading | None:
    """A date as precise as the moment, None where there is no moment."""
    return None if moment is None else Reading("DATE", (moment.value,), rule, moment)


def era_of(parts: Parts, year: int) -> int:
    """The year with the sign of its era: negative before it."""
    return -year if "era" in parts else year


def year_of(parts: Parts, frame: Frame, month: int | None, day: int | None) -> tuple[int, str] | None:
    """The year of an expression and how it was found: printed, lent by a neighbour, relative, or inferred."""
    if "year" in parts:
        return era_of(parts, int(parts["year"])), "explicit"
    if "other_year" in parts:
        moment = other_year(parts["other_year"], frame)
        return (moment.year, "relative-year") if moment else None
    if frame.year is not None:
        return frame.year, "shared-year"
    if frame.history and frame.narrated is not None:
        return narrated_year(frame.narrated, month), "narrated-year"
    if frame.published is not None and month is not None:
        return year_of_month(month, day, frame.until or frame.published, frame.tense), "published-year"
    return (frame.last.year, "mentioned-year") if frame.last is not None else None


def narrated_year(last: Moment, month: int | None) -> int:
    """A history tells forward: its year goes on until the text names another or the months pass December.

    `They landed in November 1921. In January the fort fell` tells of January 1922.
    """
    passed = month is not None and last.month is not None and last.month - month >= NEXT_YEAR_MONTHS
    return last.year + passed


def other_year(words: str, frame: Frame) -> Moment | None:
    """The year that `last year`, `that year` and their like mean."""
    word = words.lower()
    if word in ("a year earlier", "a year ago", "the year before"):
        word = "last"
    base = frame.mentioned if word in ("that", "the same", "the following", "the previous") else frame.base
    if base is None:
        return None
    step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(word.removesuffix(" year"), 0)
    return Moment(base.year + step)
