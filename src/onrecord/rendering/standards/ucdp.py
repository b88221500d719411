"""Event counts -> CSV for those who code events: columns named as in UCDP GED where they mean the same, our own beside them.

What enters: a record and its event counts. What leaves: CSV (RFC 4180), one row a count. Rules: what no report says is empty, never
guessed; `best` stands beside the rule that chose it; a precision is one of the codes of the UCDP GED codebook and is empty where none of
them is known to hold. An extent is not a place: no coordinates, no side, no type of violence.

The codes are those of Högbladh, UCDP GED Codebook (Uppsala University), read not there but in the summary that the R package
mapme.biodiversity gives of it (R/calc_fatalities.R, commit 0297fa5). `date_prec`: 1 the exact date is known; 2 start and end are more than
one day apart, but no more than six; 3 they are specified to a certain week; 4 to a certain month; 5 to a certain year. `where_prec`: 1 the
place itself; 2 a limited area around it; 3 a second-order and 4 a first-order division; 5 larger than that, but less than a country, or
between places; 6 the country; 7 water or air.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from onrecord.lexicon import table
from onrecord.lexicon.polities import Polity
from onrecord.model import Article, EventCount, Record
from onrecord.model.calendar import day_range
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.tables import Cell, csv_text, plain
from onrecord.rendering.words import one_line

COLUMNS = (
    "story", "id", "date_start", "date_end", "date_prec", "where_description", "where_prec", "country", "count", "measure", "unit",
    "subject", "best", "best_rule", "best_bound", "low", "high", "number_of_sources", "number_of_speakers", "number_of_origins",
    "reports_without_origin", "speakers", "source_office", "source_date", "source_headline", "source_article", "source_original",
    "figures", "article", "start", "end", "words", "reason",
)  # fmt: skip
EXACT, DAYS, WEEK, MONTH, YEAR = 1, 2, 3, 4, 5
"""`date_prec`: the day; 2 to 6 days; seven days; more, of one month; more, of one year."""
PROVINCE, COUNTRY = 4, 6
"""`where_prec`: a first-order division; the country alone. Codes 1 to 3 need coordinates, which the record has not."""


def render_ucdp(record: Record, counts: Sequence[EventCount], *, story: str) -> bytes:
    """One row a count, the killed and the injured first."""
    articles = {a.id: a for a in record.articles}
    return csv_text(COLUMNS, (_row(count, articles, story) for count in counts)).encode("utf-8", "backslashreplace")


def _row(count: EventCount, articles: Mapping[str, Article], story: str) -> tuple[Cell, ...]:
    first, last = day_range(count.when) if count.when else (None, None)
    place, precision, country = where(count.place)
    article = articles[count.anchor.article]
    return (
        story,
        count.id,
        first,
        last,
        date_precision(first, last),
        place,
        precision,
        country,
        count.fate,
        count.measure,
        count.unit,
        count.subject,
        plain(count.best),
        count.rule.partition("/")[2],
        count.bound,
        plain(count.low),
        plain(count.high),
        len(count.articles),
        len(count.sources),
        len(count.origins) or None,
        count.unknown,
        "; ".join(one_line(source) for source in count.sources),
        "; ".join(outlet_of(articles[a]) for a in count.articles),
        article.published.value,
        article.title,
        "; ".join(articles[a].url or articles[a].locator for a in count.articles),
        one_line(count.sources[0]),
        "; ".join(count.figures),
        article.id,
        count.anchor.start,
        count.anchor.end,
        count.anchor.text_in(article.text),
        count.reason,
    )


def date_precision(first: str | None, last: str | None) -> int | None:
    """UCDP's code for the days from `first` to `last`; None where they are unknown or of more than one year."""
    if first is None or last is None:
        return None
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    if days < 1:
        return None
    for most, code in ((1, EXACT), (6, DAYS), (7, WEEK)):
        if days <= most:
            return code
    return MONTH if first[:7] == last[:7] else YEAR if first[:4] == last[:4] else None


def where(place: str | None) -> tuple[str | None, int | None, str | None]:
    """Place as printed, UCDP's code, and the country: both only where the place is by name a country or a first-order division of one.

    >>> where("Norway"), where("the northern district")
    (('Norway', 6, 'Norway'), ('the northern district', None, None))
    """
    if place is None:
        return None, None, None
    row = _polities().get(place.removeprefix("the ").casefold())
    if row is None:
        return place, None, None
    if row.kind == "country":
        return place, COUNTRY, row.name
    return place, PROVINCE if row.kind == "state" else None, None


@cache
def _polities() -> Mapping[str, Polity]:
    return {name.casefold(): row for row in reversed(table("places", Polity)) for name in (row.name, *row.other)}
