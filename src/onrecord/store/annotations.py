"""What each article holds by itself, by the step that found it: another model or another version is another row, and the old one stays."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from onrecord.codec import decode_annotations, encode_annotations
from onrecord.model import Annotations
from onrecord.store.articles import BATCH
from onrecord.store.opened import Transaction
from onrecord.store.rows import once, packed, unpacked
from onrecord.store.schema import annotation_rows as table
from onrecord.store.schema import articles


def add_annotations(transaction: Transaction, annotations: Annotations, *, step: str) -> bool:
    """Add an article's annotations by a step; False when they are there. `step` is the digest of the models and the program's version."""
    return once(transaction, table, article=annotations.article, step=step, content=packed(encode_annotations(annotations)))


def annotations_of(transaction: Transaction, ids: Iterable[str], *, step: str) -> dict[str, Annotations]:
    """The annotations of these articles by one step; articles that the step has not seen are left out."""
    wanted, out = sorted(set(ids)), dict[str, Annotations]()
    for at in range(0, len(wanted), BATCH):
        query = select(table.c.article, table.c.content).where(table.c.article.in_(wanted[at : at + BATCH]), table.c.step == step)
        out.update((row.article, decode_annotations(unpacked(row.content))) for row in transaction.execute(query))
    return out


def not_annotated(transaction: Transaction, *, step: str, most: int = BATCH) -> tuple[str, ...]:
    """The ids of the first articles that a step has not seen, in the order of arrival."""
    seen = select(table.c.article).where(table.c.article == articles.c.id, table.c.step == step).exists()
    query = select(articles.c.id).where(~seen).order_by(articles.c.seq).limit(most)
    return tuple(transaction.execute(query).scalars())


def steps(transaction: Transaction) -> tuple[str, ...]:
    """The steps that annotated anything, sorted."""
    return tuple(transaction.execute(select(table.c.step).distinct().order_by(table.c.step)).scalars())
