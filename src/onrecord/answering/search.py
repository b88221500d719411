"""Words, filters and Records -> the statements, figures and claims that have them, the best first, each with its printed words.

Rule: a filter is exact, words are weighed; a row is given when it holds half of the words' weight, all of it when it ranks 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.answering.cite import cited, narrow
from onrecord.answering.coverage import FAMILY, SAME, Scale
from onrecord.answering.passages import Passage, Words, passages_of, words_of
from onrecord.answering.terms import content_forms, families_of, name_root, name_roots, root_of
from onrecord.errors import UsageError
from onrecord.lexicon.polities import polities_in
from onrecord.model import Anchor, Cited, Claim, Figure, Filters, Found, FoundKind, Record, Statement
from onrecord.model.calendar import day_range

ENOUGH = 0.5
"""The share of the words' weight that a row must hold: of two rare words one is enough to be looked at, and ranks below."""
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class _Row:
    """What a search looks at: a row's passage, its words, and what filters ask for."""

    kind: FoundKind
    id: str
    reading: str
    passage: Passage
    anchor: Anchor
    words: Words
    statement: Statement | None = None
    figure: Figure | None = None
    claim: Claim | None = None


def search(records: Sequence[Record], query: str, filters: Filters) -> tuple[Found, ...]:
    """The rows that pass the filters and hold the words, ranked; without words, in the order of the reports.

    `search(records, "fuel leak", Filters(speaker="Ada Moss"))`. Raises UsageError for a date that is none.
    """
    if filters.date is not None and not (_DATE.fullmatch(filters.date) and day_range(filters.date)[0]):
        raise UsageError(f"{filters.date}: not a date, as in 2031-05-06, 2031-05 or 2031")
    passages = passages_of(records)
    scale = Scale.of(passages)
    forms = content_forms(query)
    out: list[tuple[float, int, Found]] = []
    for number, row in enumerate(_rows(records, passages)):
        if not _passes(row, filters, records):
            continue
        score = _score(forms, row.words, scale)
        if score >= ENOUGH or not forms:
            out.append((-score, number, Found(row.kind, row.id, row.reading, _cited(row), round(score, 4))))
    return tuple(found for _, _, found in sorted(out, key=lambda r: r[:2]))


def _score(forms: Sequence[str], words: Words, scale: Scale) -> float:
    """The share of the words' weight that a row holds."""
    total = gained = 0.0
    for form in forms:
        root, families = root_of(form), families_of(form)
        held = max(scale.roots[root], *(scale.families[f] for f in families), 0)
        weight = scale.weight(held)
        total += weight
        if root in words.roots or name_root(form) in words.names:
            gained += SAME * weight
        elif families & words.families:
            gained += FAMILY * weight
    return gained / total if total else 1.0


def _rows(records: Sequence[Record], passages: Sequence[Passage]) -> Iterator[_Row]:
    """Every row of the records with the passage that it begins in; rows of a region that no passage covers are left out."""
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        by_article.setdefault(passage.article.id, []).append(passage)
    for record in records:
        statements = {s.id: s for s in record.statements}
        for s in record.statements:
            place = _at(by_article, s.anchor)
            if place:
                name = s.source.name if s.source else "nobody named"
                act = f"{'not ' if s.negated else ''}{s.cue.act if s.cue else 'say'}"
                yield _Row("statement", s.id, f"{name}: {act}", place, s.anchor, _words(place, s.anchor, name), statement=s)
        for f in record.figures:
            place = _at(by_article, f.anchor)
            if place:
                told = statements.get(f.statement or "")
                reading = " ".join(filter(None, (f.bound, f.measure, f.subject and f"({f.subject})")))
                yield _Row("figure", f.id, reading, place, f.anchor, place.own, statement=told, figure=f)
        for c in record.claims:
            place = _at(by_article, c.wording)
            if place:
                by = ", ".join(dict.fromkeys(e.by for e in c.evidence))
                yield _Row("claim", c.id, f"{c.status}: {by}", place, c.wording, _words(place, c.wording, by), claim=c)


def _at(by_article: Mapping[str, list[Passage]], anchor: Anchor) -> Passage | None:
    return next((p for p in by_article.get(anchor.article, ()) if p.span.start <= anchor.start < p.span.end), None)


def _words(passage: Passage, anchor: Anchor, name: str) -> Words:
    """The words of a row with those of whoever says it."""
    return words_of(f"{anchor.text_in(passage.article.text)} ; {name}")


def _cited(row: _Row) -> Cited:
    statement = row.statement
    by = statement.source.name if statement and statement.source else ""
    via = tuple(v.name for v in statement.via) if statement else ()
    text = row.passage.article.text
    return cited(row.passage.article, narrow(text, row.anchor.hull, None), by=by, via=via, rule="answering/search")


def _passes(row: _Row, filters: Filters, records: Sequence[Record]) -> bool:
    """Whether the row has all that the filters ask for."""
    return all(
        (
            filters.speaker is None or _spoken_by(row, filters.speaker),
            filters.act is None or _acts(row, filters.act),
            filters.entity is None or _mentions(row, filters.entity, records),
            filters.figure is None or (row.figure is not None and _holds(row.figure, filters.figure)),
            filters.date is None or _dated(row, filters.date),
            filters.outlet is None or filters.outlet.casefold() in row.passage.article.label.casefold(),
            filters.status is None or (row.claim is not None and row.claim.status == filters.status),
        )
    )


def _spoken_by(row: _Row, speaker: str) -> bool:
    names = [e.by for e in row.claim.evidence if e.statement] if row.claim else []
    if row.statement and row.statement.source:
        names += [row.statement.source.name, *(m.name for m in row.statement.source.members)]
    wanted, polities = name_roots(speaker), set(polities_in(speaker))
    return any(wanted <= name_roots(n) or polities & set(polities_in(n)) for n in names)


def _acts(row: _Row, act: str) -> bool:
    return row.statement is not None and (row.statement.cue.act if row.statement.cue else "say") == act and not row.statement.negated


def _mentions(row: _Row, entity: str, records: Sequence[Record]) -> bool:
    wanted = name_roots(entity)
    named = records[row.passage.record].entities
    return any(e.id in row.passage.entities and any(wanted <= name_roots(n) for n in (e.name, *e.aliases)) for e in named)


def _holds(figure: Figure, number: float) -> bool:
    """Whether the interval holds the number; an open end holds only its own end, or every search would give it."""
    if figure.low is not None and figure.high is not None:
        return figure.low <= number <= figure.high
    return number in (figure.low, figure.high)


def _dated(row: _Row, date: str) -> bool:
    """Whether the passage tells of the day, the month or the year, or was said then."""
    said = [row.statement.said.value] if row.statement and row.statement.said else []
    told = [t.earliest for t in row.passage.times if t.earliest and t.precision in ("day", "time", "month", "year")]
    return any(value.startswith(date) for value in (*said, *told))
