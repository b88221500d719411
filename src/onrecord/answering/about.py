"""Questions about the reports themselves -> their answer: when one was published, who wrote them, which go back to the same.

A kind, the reports asked about and the records enter; lines with their evidence leave. What a report prints of itself is quoted; what it
does not print is said not to be there, on the words that bound it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.answering.cite import MAX_ANCHOR, cited, narrow
from onrecord.model import Anchor, Article, Record, RegionKind, Span
from onrecord.model.answer import Cited

_ABOUT_DATE: tuple[RegionKind, ...] = ("header", "dateline")
_ABOUT_AUTHOR: tuple[RegionKind, ...] = ("byline", "dateline", "credit")
ROWS = 8
"""Passages cited of those that reports share: more than a reader checks says less."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an answer and the printed words behind it."""

    text: str
    evidence: tuple[Cited, ...]


def publication(records: Sequence[Record], reports: frozenset[str]) -> Iterator[Line]:
    """For each report asked about: its date, on what basis, and what speaks against it."""
    for record, article in _articles(records, reports):
        published = article.published
        own = tuple(_regions(article, _ABOUT_DATE, "answering/publication"))
        repair = next((r for r in record.repairs if r.article == article.id), None)
        inside = tuple(_latest(record, article))
        if published.value:
            text = f"{article.label} gives its date as {published.value} ({published.basis})."
            if published.doubt:
                text += f" Against it: {published.doubt}."
        else:
            text = f"{article.label} carries no publication date."
            if published.earliest:
                text += f" Not before {published.earliest}, which it tells of."
        if repair and repair.reason:
            text += f" Beside the other reports: {repair.reason}"
        evidence = (own + inside) if published.doubt or not published.value else own or inside
        yield Line(text, evidence or (_opening(article),))


def authors(records: Sequence[Record], reports: frozenset[str]) -> Iterator[Line]:
    """What each report prints of its outlet and its authors."""
    for _, article in _articles(records, reports):
        if own := tuple(_regions(article, _ABOUT_AUTHOR, "answering/authors")):
            names = ", ".join(article.bylines)
            text = f"{article.locator.rsplit('/', 1)[-1]}: outlet {article.outlet or 'not named'}{f', by {names}' if names else ''}."
            yield Line(text, own)


def origins(records: Sequence[Record], reports: frozenset[str]) -> Iterator[Line]:
    """Passages that reports share, and what they credit."""
    for record in records:
        articles = {a.id: a for a in record.articles}
        shared = [c for c in record.copies if not reports or {c.left.article, c.right.article} & reports]
        shared.sort(key=lambda c: (-min(_size(c.left), _size(c.right)), c.left, c.right))
        for copy in shared[:ROWS]:
            left, right = articles[copy.left.article], articles[copy.right.article]
            kind = {"verbatim": "word for word", "near": "nearly word for word", "credited": "with credit"}[copy.kind]
            pair = ((left, copy.left), (right, copy.right))
            sides = tuple(cited(a, narrow(a.text, anchor.hull, None), rule="answering/origins") for a, anchor in pair)
            yield Line(f"{left.label} and {right.label} share a passage {kind}.", sides)
        for article in record.articles:
            if named := tuple(_regions(article, ("credit",), "answering/origins")):
                yield Line(f"{article.label} credits others.", named)


def _size(anchor: Anchor) -> int:
    return sum(map(len, anchor.spans))


def _articles(records: Sequence[Record], reports: frozenset[str]) -> Iterator[tuple[Record, Article]]:
    for record in records:
        for article in record.articles:
            if not reports or article.id in reports:
                yield record, article


def _regions(article: Article, kinds: Sequence[RegionKind], rule: str) -> Iterator[Cited]:
    for region in article.regions:
        if region.kind in kinds:
            yield cited(article, narrow(article.text, region.span, None), rule=rule)


def _opening(article: Article) -> Cited:
    """How a report opens that prints nothing of what is asked: the words before which it would stand."""
    first = next((r for r in article.regions if r.kind in ("title", "body")), article.regions[0])
    return cited(article, narrow(article.text, first.span, Span(first.start, first.start + 1)), rule="answering/publication")


def _latest(record: Record, article: Article) -> Iterator[Cited]:
    """The words of the latest day that the report tells of as past: it was not published before."""
    bound = article.published.earliest
    own = [t for t in record.times if t.anchor.article == article.id and t.type == "DATE" and t.precision in ("day", "time")]
    for time in [t for t in own if bound and t.earliest == bound][:2]:
        start = max(0, time.anchor.start - MAX_ANCHOR // 6)
        end = min(len(article.text), time.anchor.end + MAX_ANCHOR // 6)
        line_start = max(article.text.rfind("\n", start, time.anchor.start) + 1, start)
        line_end = article.text.find("\n", time.anchor.end, end)
        yield cited(article, Span(line_start, line_end if line_end > 0 else end), rule="answering/publication")
