"""A record -> CSV tables: one file a noun.

What enters: a record. What leaves: file name -> text, comma-separated with a header (RFC 4180). Rule: each row says where its words stand
(`article`, `start`, `end`, `spans`); a cell of text that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or
a line end) gets an apostrophe in front, which spreadsheets don't show; numbers that the record computed are written plain.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Anchor, Judged, Record
from onrecord.rendering.citation import cite
from onrecord.rendering.letters import letters
from onrecord.rendering.remarks import row_judged
from onrecord.rendering.speakers import Speakers, source_of
from onrecord.rendering.words import inert

Cell = str | float | int | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_PLACE = ("article", "sign", "start", "end", "spans", "words")


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def render_csv(record: Record) -> Mapping[str, str]:
    """Twelve tables; those without rows hold their header alone. A thirteenth, `judgements.csv`, where people judged.

    `figures.csv`: id, low, high, bound, unit, measure, subject, place, as_of, source, …, article, sign, start, end, spans, words, citation
    """
    return {name: csv_text(table.header, table.rows) for name, table in tables(record).items()}


def tables(record: Record) -> Mapping[str, Table]:
    """The tables' rows as values, by file name."""
    signs, speakers = letters(record.articles), Speakers.of(record)

    def place(anchor: Anchor) -> tuple[Cell, ...]:
        spans = " ".join(f"{span.start}-{span.end}" for span in anchor.spans)
        return (
            anchor.article,
            signs[anchor.article],
            anchor.start,
            anchor.end,
            spans,
            anchor.text_in(speakers.articles[anchor.article].text),
        )

    def cited(anchor: Anchor) -> Cell:
        return cite(speakers, anchor)

    def told(judged: Judged) -> Iterator[tuple[Cell, ...]]:
        entry, row = judged.judgement, row_judged(record, judged)
        became = (judged.state, judged.reason, judged.replaced)
        cells = (entry.id, entry.kind, entry.noun, row, entry.value, *became, entry.by, entry.when, entry.why)
        yield from ((*cells, *place(anchor), cited(anchor)) for anchor in judged.anchors)
        if not judged.anchors:
            article = row if row in signs else None
            yield (*cells, article, signs.get(article or ""), *(None,) * (len(_PLACE) - 1))

    found = {
        "articles.csv": _table(
            ("id", "sign", "outlet", "title", "bylines", "published", "earliest", "basis", "doubt", "language", "locator", "sha256"),
            (
                (
                    a.id,
                    signs[a.id],
                    a.outlet,
                    a.title,
                    "; ".join(a.bylines),
                    a.published.value,
                    a.published.earliest,
                    a.published.basis,
                    a.published.doubt,
                    a.language,
                    a.locator,
                    a.sha256,
                )
                for a in sorted(record.articles, key=lambda a: (len(signs[a.id]), signs[a.id]))
            ),
        ),
        "brief.csv": _table(
            ("line", "section", "text", *_PLACE, "citation"),
            ((n, line.section, line.text, *place(a), cited(a)) for n, line in enumerate(record.brief, 1) for a in line.evidence),
        ),
        "statements.csv": _table(
            ("id", "source", "kind", "act", "negated", "hedge", "form", "to", "via", "said", "inside", "rule", *_PLACE, "citation"),
            (
                (
                    s.id,
                    source_of(s) if s.source else None,
                    s.source.kind if s.source else None,
                    s.cue.act if s.cue else None,
                    s.negated,
                    s.hedge,
                    s.form,
                    s.to.name if s.to else None,
                    "; ".join(v.name for v in s.via),
                    s.said.value if s.said else None,
                    s.inside,
                    s.rule,
                    *place(s.anchor),
                    cited(s.anchor),
                )
                for s in record.statements
            ),
        ),
        "figures.csv": _table(
            (
                "id",
                "low",
                "high",
                "bound",
                "unit",
                "unit_text",
                "measure",
                "subject",
                "place",
                "as_of",
                "source",
                "statement",
                "part_of",
                "rule",
                *_PLACE,
                "citation",
            ),
            (
                (
                    f.id,
                    plain(f.low),
                    plain(f.high),
                    f.bound,
                    f.unit,
                    f.unit_text,
                    f.measure,
                    f.subject,
                    f.place,
                    f.as_of.value if f.as_of else None,
                    speakers.who(f.anchor),
                    f.statement,
                    f.part_of,
                    f.rule,
                    *place(f.anchor),
                    cited(f.anchor),
                )
                for f in record.figures
            ),
        ),
        "times.csv": _table(
            ("id", "type", "value", "earliest", "latest", "readings", "precision", "rule", *_PLACE),
            (
                (t.id, t.type, t.value, t.earliest, t.latest, "; ".join(t.readings), t.precision, t.rule, *place(t.anchor))
                for t in record.times
            ),
        ),
        "absences.csv": _table(
            ("id", "by", "about", "rule", *_PLACE, "citation"),
            ((x.id, x.by, x.about, x.rule, *place(x.anchor), cited(x.anchor)) for x in record.absences),
        ),
        "claims.csv": _table(
            (
                "id",
                "status",
                "origins",
                "stance",
                "by",
                "hedged",
                "first_hand",
                "since",
                "statement",
                "origin",
                "rule",
                *_PLACE,
                "citation",
            ),
            (
                (
                    k.id,
                    k.status,
                    "; ".join(k.origins),
                    e.stance,
                    e.by,
                    e.hedged,
                    e.first_hand,
                    e.since.value if e.since else None,
                    e.statement,
                    e.origin,
                    k.rule,
                    *place(e.anchor),
                    cited(e.anchor),
                )
                for k in record.claims
                for e in k.evidence
            ),
        ),
        "comparisons.csv": _table(
            ("id", "dimension", "verdict", "reason", "rule", *(f"left_{n}" for n in _PLACE), *(f"right_{n}" for n in _PLACE)),
            ((c.id, c.dimension, c.verdict, c.reason, c.rule, *place(c.left), *place(c.right)) for c in record.comparisons),
        ),
        "timeline.csv": _table(
            ("when", "precision", "rule", *_PLACE, "citation"),
            ((e.when, e.precision, e.rule, *place(a), cited(a)) for e in record.timeline for a in (e.anchor, *e.also)),
        ),
        "coverage.csv": _table(
            ("claim", "article", "sign", "state"), ((c.claim, c.article, signs.get(c.article), c.state) for c in record.coverage)
        ),
        "origins.csv": _table(
            ("id", "kind", "name", "articles", "rule"), ((o.id, o.kind, o.name, "; ".join(o.articles), o.rule) for o in record.origins)
        ),
        "loaded.csv": _table(
            ("id", "kind", "owner", "by", "statement", "rule", *_PLACE, "citation"),
            ((w.id, w.kind, w.owner, w.by, w.statement, w.rule, *place(w.anchor), cited(w.anchor)) for w in record.loaded),
        ),
        "gaps.csv": _table(
            ("gap", "text", "rule", *_PLACE), ((n, g.text, g.rule, *place(a)) for n, g in enumerate(record.gaps, 1) for a in g.about)
        ),
    }
    if record.judgements:
        header = ("id", "kind", "noun", "of", "value", "state", "reason", "replaced", "by", "when", "why", *_PLACE, "citation")
        found["judgements.csv"] = _table(header, (row for judged in record.judgements for row in told(judged)))
    return found


def plain(value: float | None) -> Cell:
    """A count without a decimal point: 300, not 300.0."""
    return int(value) if value is not None and value == int(value) else value


def _table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    return Table(tuple(header), tuple(map(tuple, rows)))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """RFC 4180 text with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Cell) -> Cell:
    """Text is made inert; what a spreadsheet would read as a formula gets an apostrophe."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or not isinstance(value, str):
        return value
    shown = inert(value)
    return f"'{shown}" if shown.lstrip(" \u00a0").startswith(_FORMULA) or shown.startswith(_FORMULA) else shown
