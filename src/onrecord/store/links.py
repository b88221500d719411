"""Which reports share what: pairs of articles, by kind, each added once when a record first shows it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from onrecord.model import Record
from onrecord.store.opened import Transaction
from onrecord.store.rows import once
from onrecord.store.schema import links


@dataclass(frozen=True, slots=True)
class ReportLink:
    """Two reports that share something: the kind of a copied passage (`verbatim`, `near`, `credited`) or `utterance`, one act of saying."""

    left: str
    right: str
    kind: str
    rule: str


def add_links(transaction: Transaction, record: Record, *, made: str) -> int:
    """Keep the pairs of a record; gives how many are new."""
    return sum(
        once(transaction, links, left_article=link.left, right_article=link.right, kind=link.kind, rule=link.rule, made=made)
        for link in links_in(record)
    )


def links_in(record: Record) -> tuple[ReportLink, ...]:
    """The pairs of reports that a record links, each once a kind, sorted; of several rules the first."""
    found: dict[tuple[str, str, str], str] = {}
    for copy in record.copies:
        left, right = sorted((copy.left.article, copy.right.article))
        found.setdefault((left, right, copy.kind), copy.rule)
    for utterance in record.utterances:
        told = sorted({member.anchor.article for member in utterance.members})
        for left, right in zip(told, told[1:], strict=False):  # a chain: all pairs would be quadratic
            found.setdefault((left, right, "utterance"), utterance.rule)
    return tuple(ReportLink(*key, rule) for key, rule in sorted(found.items()))


def links_of(transaction: Transaction, article: str) -> tuple[ReportLink, ...]:
    """The pairs that an article stands in, in the order in which they were found."""
    query = select(links).where(or_(links.c.left_article == article, links.c.right_article == article)).order_by(links.c.seq)
    return tuple(ReportLink(row.left_article, row.right_article, row.kind, row.rule) for row in transaction.execute(query))
