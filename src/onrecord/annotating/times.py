"""Article and Parse -> its Times, in text order.

Patterns find what is printed, checks drop what is no time where it stands, the grammar says how it is told, and each expression is then
read in its turn (`time_order`). What the text leaves open stays open: an unknown year is `XXXX`, a vague time `PAST_REF`, and a weekday
that a doubtful publication date leaves between two days keeps both readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotating.time_checks import is_time
from onrecord.annotating.time_order import read_in_order
from onrecord.annotating.time_patterns import Printed, printed_in
from onrecord.annotating.time_phrases import with_days
from onrecord.annotating.time_tense import tense_at
from onrecord.annotating.times_when import when_of
from onrecord.model import Article, Parse, RegionKind, Span, Time

__all__ = ["find_times", "printed_of", "when_of"]

UNREAD: frozenset[RegionKind] = frozenset({"boilerplate", "link"})


def find_times(article: Article, parse: Parse) -> tuple[Time, ...]:
    """Every time expression outside the boilerplate, with ids in text order.

    `The mayor said Monday that the pact, signed in June, …` in a report of Tuesday 29 April 2025 -> 2025-04-28 and 2024-06.
    """
    rows = [
        replace(row, tense=tense_at(parse, Span(row.start, row.end))) for row in printed_of(article) if is_time(row, article.text, parse)
    ]
    return read_in_order(article, with_days(rows, article.text), tuple((s.start, s.end) for s in parse.sentences))


def printed_of(article: Article) -> Iterator[Printed]:
    """Whatever looks like a time expression in the article, unchecked."""
    for region in article.regions:
        if region.kind not in UNREAD:
            yield from printed_in(article.text, region.start, region.end)
