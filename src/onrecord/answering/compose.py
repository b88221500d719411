"""Evidence -> the words of an answer: a template a kind, each value with whose it is. Nothing is added that no row holds."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence

from onrecord.answering.kinds import Kind
from onrecord.answering.select import Hit
from onrecord.answering.terms import root_of
from onrecord.model import Comparison, Figure, Record, Span, Time
from onrecord.model.answer import Cited
from onrecord.model.calendar import day_range
from onrecord.model.wording import wording

LEADS: Mapping[Kind, str] = {
    "who": "On record:",
    "said": "On record:",
    "whether": "On record, without a verdict of whether it is so:",
    "when": "Dates on record, the earliest first:",
    "where": "On record:",
    "why": "Reasons on record:",
    "first": "On record, the earliest first:",
    "carries": "Reports that carry it:",
    "via": "How it reaches the reports:",
    "silent": "What is said to be left unsaid:",
    "agree": "What the reports have:",
    "what": "On record:",
    "count": "Figures on record, low to high:",
    "publication": "Dates of publication:",
    "authors": "What the reports print of themselves:",
    "origins": "What the reports share or credit:",
}
NOTHING = "Not on the record."
NEAREST = "Not on the record. The nearest that is:"


def composed(kind: Kind, lines: Sequence[str]) -> str:
    """The lead of the kind and its lines."""
    if len(lines) == 1:
        return lines[0]
    return "\n".join([LEADS[kind], *(f"- {line}" for line in dict.fromkeys(lines))])


def line_of(hit: Hit, cited: Cited) -> str:
    """`According to Ada Moss, via the Quay News (Beacon): “…”`."""
    words = quoted(cited.text)
    place = _PLACES.get(hit.passage.region)
    where = f"{cited.report}, {place}" if place else cited.report
    if not cited.by:
        own = not place and not hit.passage.statements
        return f"{where}, in its own words: {words}" if own else f"{where}: {words}"
    via = f", via {', '.join(cited.via)}" if cited.via else ""
    return f"According to {cited.by}{via} ({where}): {words}"


_PLACES = {
    "link": "in a link to another report",
    "embed": "in an embedded post",
    "caption": "in a caption",
    "credit": "in a credit",
    "header": "in the header",
    "byline": "in the byline",
    "dateline": "in the dateline",
}


def quoted(words: str) -> str:
    """The words between marks that their own do not close."""
    line = wording(words, (Span(0, len(words)),)) if words else words
    return f"‘{line}’" if "“" in line else f"“{line}”"


def figure_lines(rows: Sequence[tuple[Figure, Hit, Cited]]) -> list[str]:
    """A line for each figure, in order: what is printed alike is told once, with all who say so.

    `up to 12,000 troops (sent): according to the ministry (Quay News); Beacon, in its own words`
    """
    out: dict[str, tuple[str, dict[str, None]]] = {}
    for figure, hit, cited in rows:
        told, who = _figure(figure, hit, cited)
        out.setdefault(told.casefold(), (told, {}))[1][who] = None
    return [f"{told}: {'; '.join(who)}" for told, who in out.values()]


def _figure(figure: Figure, hit: Hit, cited: Cited) -> tuple[str, str]:
    """What a figure says, and who says so."""
    printed = " ".join(figure.anchor.text_in(hit.passage.article.text).split())
    told = set(map(root_of, printed.lower().split()))
    measure = " ".join(w for w in figure.measure.split() if root_of(w.lower()) not in told)
    of = f" ({measure})" if measure else ""
    day = f", as of {figure.as_of.value}" if figure.as_of else ""
    own = f"{cited.report}, in its own words" if not hit.passage.statements else cited.report
    by = f"according to {cited.by} ({cited.report})" if cited.by else own
    return f"{printed}{of}{day}", by


def figure_order(figure: Figure) -> tuple[float, float]:
    """Low to high; a bound stands where its one end does."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return (low if low is not None else math.inf, high if high is not None else math.inf)


def time_line(time: Time, hit: Hit, cited: Cited) -> str:
    """`late on Friday (2031-05-09). According to the ministry (Quay News): “…”`."""
    printed = " ".join(time.anchor.text_in(hit.passage.article.text).split())
    days = days_of(time)
    value = f" ({days})" if days and days != printed else ""
    return f"{printed}{value}. {line_of(hit, cited)}"


def days_of(time: Time) -> str:
    """The calendar days of a time as a reader writes them, with the hour where it is told; empty for one that no calendar holds.

    `2031-05-09T16:00` -> `2031-05-09 16:00`, `2031-05`, `2031`, a season or a week -> `2031-09-01 to 2031-11-30`.
    """
    value = time.settled.value if time.settled else time.value
    first, last = day_range(value) if time.settled else (time.earliest, time.latest)
    if first is None or last is None:
        return ""
    if first == last:
        hour = _HOUR.search(value)
        return f"{first} {hour[1]}" if hour else first
    return value if _PLAIN.fullmatch(value) else f"{first} to {last}"


def time_order(time: Time | None) -> tuple[bool, str, str]:
    """The earliest first, to the hour; what no calendar holds comes last."""
    days = days_of(time) if time else ""
    return not days, days[:10], days


_HOUR = re.compile(r"T(\d\d:\d\d)")
_PLAIN = re.compile(r"\d{4}(?:-\d\d)?")


def verdicts(comparisons: Sequence[Comparison], named: Callable[[Comparison], str]) -> list[str]:
    """What the record's comparisons say of the passages, conflicts first."""
    order = {"conflict": 0, "updated": 1, "different-scope": 2, "part-of": 3, "vaguer": 4, "variant": 5, "agree": 6}
    rows = sorted(comparisons, key=lambda c: (order[c.verdict], c.id))
    return [f"{_VERDICTS[c.verdict]}: {named(c)}. {c.reason}" for c in rows]


_VERDICTS = {
    "conflict": "They conflict",
    "updated": "One updates the other",
    "different-scope": "No conflict, they differ in scope",
    "part-of": "No conflict, one is part of the other",
    "vaguer": "No conflict, one is vaguer",
    "variant": "Variants of one wording",
    "agree": "They agree",
}


def named_in(record: Record) -> Callable[[Comparison], str]:
    """Names the two sides of a comparison: `“…” (Quay News) and “…” (Beacon)`."""
    articles = {a.id: a for a in record.articles}

    def named(row: Comparison) -> str:
        sides = ((articles[x.article], x) for x in (row.left, row.right))
        return " and ".join(f"“{' '.join(x.text_in(a.text).split())}” ({a.label})" for a, x in sides)

    return named
