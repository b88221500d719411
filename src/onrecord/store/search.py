"""Full text over reports and statements: FTS5 on SQLite, a GIN index of tsvector on PostgreSQL, one question and one answer for both.

The index holds the words folded (`SÃO` is found under `sao`) with their length kept, so that an offset in a passage is one in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row, bindparam, delete, text

from onrecord.model import Annotations, Article
from onrecord.store.folding import folded, folded_name
from onrecord.store.opened import Transaction
from onrecord.store.rows import plain
from onrecord.store.schema import passages

Part = Literal["title", "text", "statement"]
PARTS: tuple[Part, ...] = ("title", "text", "statement")

MAX_PASSAGE = 50_000
"""Code points of a passage; a longer text is several. PostgreSQL takes a tsvector of up to 1 MB."""

_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with the words: `start` is where it begins in the article's text (0 for a title); `row` a statement's id.

    `score` orders the hits of one search, the best first and highest; it says nothing beyond that.
    """

    article: str
    part: Part
    row: str | None
    start: int
    speaker: str | None
    act: str | None
    score: float


def index_article(transaction: Transaction, article: Article) -> None:
    """Make a report's title and text findable; what was indexed of them before goes."""
    transaction.execute(delete(passages).where(passages.c.article == article.id, passages.c.part != "statement"))
    rows = [_row(article.id, "title", 0, article.title)] if article.title else []
    rows += [_row(article.id, "text", at, article.text[at : at + MAX_PASSAGE]) for at in range(0, len(article.text), MAX_PASSAGE)]
    if rows:
        transaction.execute(passages.insert(), rows)


def index_statements(transaction: Transaction, article: Article, annotations: Annotations) -> None:
    """Make a report's statements findable by their words, speaker and act; those of an older step go."""
    transaction.execute(delete(passages).where(passages.c.article == article.id, passages.c.part == "statement"))
    rows = [
        _row(article.id, "statement", s.anchor.start, s.anchor.text_in(article.text)[:MAX_PASSAGE])
        | {"row_id": s.id, "act": s.cue.act if s.cue else None}
        | ({"speaker": plain(s.source.name), "speaker_key": folded_name(s.source.name)} if s.source else {})
        for s in annotations.statements
    ]
    if rows:
        transaction.execute(passages.insert(), rows)


def forget_article(transaction: Transaction, article: str) -> None:
    """Take a report and its statements out of the index."""
    transaction.execute(delete(passages).where(passages.c.article == article))


def search_text(
    transaction: Transaction,
    query: str,
    *,
    parts: Iterable[Part] = PARTS,
    speaker: str | None = None,
    act: str | None = None,
    outlet: str | None = None,
    first: str | None = None,
    last: str | None = None,
    most: int = 50,
) -> tuple[Hit, ...]:
    """The passages that hold every word of a query, the best first; words in quotation marks stand side by side, `OR` joins two.

    `speaker` and `outlet` are parts of a name, with or without accents and in any case; `first` and `last` ISO days of publication, both
    inclusive. A query without a word finds nothing.
    """
    terms = _terms(query)
    if not terms:
        return ()
    conditions = ["p.part IN :parts"]
    values: dict[str, Any] = {"parts": sorted(set(parts)), "most": most}
    for name, column, value in (("speaker", "p.speaker_key", speaker), ("outlet", "a.outlet_key", outlet)):
        if value is not None:
            conditions.append(f"{column} LIKE :{name} ESCAPE '!'")
            values[name] = "%" + re.sub(r"([%_!])", r"!\1", folded_name(value)) + "%"
    exact = (("act", "p.act = :act", act), ("first", "a.published >= :first", first), ("last", "a.published <= :last", last))
    for name, condition, value in exact:
        if value is not None:
            conditions.append(condition)
            values[name] = value
    dialect = transaction.dialect.name
    values["query"] = _for_postgres(terms) if dialect == "postgresql" else _for_sqlite(terms)
    statement = text(_SEARCH[dialect].format(conditions=" AND ".join(conditions))).bindparams(bindparam("parts", expanding=True))
    return tuple(map(_hit, transaction.execute(statement, values)))


_SEARCH = {
    "sqlite": """SELECT p.article, p.part, p.row_id, p."start", p.speaker, p.act, -bm25(passages_words) AS score
        FROM passages_words JOIN passages p ON p.seq = passages_words.rowid JOIN articles a ON a.id = p.article
        WHERE passages_words MATCH :query AND {conditions} ORDER BY score DESC, p.seq LIMIT :most""",
    "postgresql": """SELECT p.article, p.part, p.row_id, p."start", p.speaker, p.act, ts_rank_cd(p.words, q) AS score
        FROM passages p JOIN articles a ON a.id = p.article, websearch_to_tsquery('english', :query) q
        WHERE p.words @@ q AND {conditions} ORDER BY score DESC, p.seq LIMIT :most""",
}


def _terms(query: str) -> list[list[str] | None]:
    """The words of each term, several where they stand side by side; None is `OR`."""
    out: list[list[str] | None] = []
    for quoted, bare in _TERM.findall(query):
        if bare == "OR":
            if out and out[-1] is not None:
                out.append(None)
            continue
        words = folded(quoted or bare).split()
        if words:
            out.append(words)
    while out and out[-1] is None:
        out.pop()
    return out


def _for_sqlite(terms: list[list[str] | None]) -> str:
    return _joined(terms, "AND")


def _for_postgres(terms: list[list[str] | None]) -> str:
    return _joined(terms, "")


def _joined(terms: list[list[str] | None], conjunction: str) -> str:
    """`a "b c" OR d`: OR binds closer on neither side than the words beside it, as in a search engine."""
    out: list[str] = []
    for n, term in enumerate(terms):
        if term is None:
            out.append("OR")
        else:
            if conjunction and n and terms[n - 1] is not None:
                out.append(conjunction)
            out.append('"' + " ".join(term) + '"')
    return " ".join(out)


def _row(article: str, part: Part, start: int, words: str) -> dict[str, Any]:
    """A row of the index, without what only a statement has."""
    return {
        "article": article, "part": part, "row_id": None, "start": start, "speaker": None, "speaker_key": None, "act": None,
        "text": folded(words),
    }  # fmt: skip


def _hit(row: Row[Any]) -> Hit:
    return Hit(row.article, row.part, row.row_id, row.start, row.speaker, row.act, float(row.score))
