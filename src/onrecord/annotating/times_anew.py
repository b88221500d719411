"""An article's annotations + the days on which it can have been published -> its annotations as read then.

The other reports of a story may settle what one header leaves in doubt (`comparing/publication.py` asks). Nothing is parsed again and
nothing found again: the same expressions, with the tense that they had, are read as of another day; what gives one of them as its time (a
saying, a count, a clause) gives the new value. What depends on which of the days it was stays as it was read first, and so does whatever
the day leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from onrecord.annotating.time_order import read_in_order
from onrecord.annotating.time_phrases import with_days
from onrecord.annotating.times import printed_of
from onrecord.model import JUDGED, Annotations, Article, Published, Span, Time, When

Reader = Callable[[date], tuple[Time, ...]]


def reader_of(article: Article, annotations: Annotations) -> Reader:
    """A function: day -> the article's times, in their order, as if it had been published then and nothing spoke against it.

    What a person judged a time to be, it stays.
    """
    spans = [time.anchor.hull for time in annotations.times]
    tense = {span: time.tense for span, time in zip(spans, annotations.times, strict=True)}
    kept, i = [], 0
    for row in printed_of(article):
        while i < len(spans) and spans[i].end < row.end:
            i += 1
        if i < len(spans) and spans[i].start <= row.start and row.end <= spans[i].end:
            kept.append(replace(row, tense=tense[spans[i]]))
    printed = with_days(kept, article.text)

    def read(day: date) -> tuple[Time, ...]:
        known = replace(article, published=Published(day.isoformat(), day.isoformat(), "given"))
        anew = {time.anchor: time for time in read_in_order(known, printed, annotations.sentences)}
        return tuple(
            time if time.rule.startswith(JUDGED) else replace(anew.get(time.anchor, time), id=time.id) for time in annotations.times
        )

    return read


def re_anchored(article: Article, annotations: Annotations, first: date, last: date) -> Annotations:
    """The annotations as read in an article of a day between `first` and `last`: every time that each of these days reads alike.

    `The dam broke Tuesday` in a report without a date, which others show to be of Tuesday 6 May 2031 to Monday 12 May -> 2031-05-06.
    """
    read = reader_of(article, annotations)
    times = tuple(
        replace(late, rule="times/re-anchored") if early.readings == late.readings and _differs(late, own) else own
        for own, early, late in zip(annotations.times, read(first), read(last), strict=True)
    )
    return with_times(annotations, times)


def with_times(annotations: Annotations, times: tuple[Time, ...]) -> Annotations:
    """The annotations with other readings of the same expressions, and what these date: sayings, counts, clauses."""
    if times == annotations.times:
        return annotations
    changed = {new.anchor.hull: (old, new) for old, new in zip(annotations.times, times, strict=True) if old != new}
    return replace(
        annotations,
        times=times,
        statements=tuple(replace(s, said=_moved(s.said, changed)) for s in annotations.statements),
        figures=tuple(replace(f, as_of=_moved(f.as_of, changed)) for f in annotations.figures),
        propositions=tuple(replace(p, times=_values(p.anchor.spans, p.times, changed)) for p in annotations.propositions),
    )


def _differs(new: Time, own: Time) -> bool:
    return (new.value, new.readings) != (own.value, own.readings)


Changed = Mapping[Span, tuple[Time, Time]]


def _moved(when: When | None, changed: Changed) -> When | None:
    """The time of a saying or a count, with the new value of its words."""
    if when is None or when.anchor is None or when.anchor.hull not in changed:
        return when
    _, new = changed[when.anchor.hull]
    return When(new.value, new.precision, when.anchor)


def _values(spans: tuple[Span, ...], values: tuple[str, ...], changed: Changed) -> tuple[str, ...]:
    """The values that a clause is dated by, those of changed words replaced."""
    inside = {old.value: new.value for at, (old, new) in changed.items() if any(s.start <= at.start < s.end for s in spans)}
    return tuple(dict.fromkeys(inside.get(value, value) for value in values)) if inside else values
