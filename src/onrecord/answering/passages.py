"""Records -> passages: each sentence of each report, with the rows that stand on it and the words around it.

What leaves is what questions and searches are answered from. A pronoun counts as the name that the record resolves it to, so that `she said
no` is found under the name; the sentence before and the title are the passage's surroundings, worth less than its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.answering.sentences import sentences_of
from onrecord.answering.terms import content_forms, families_in, name_root, name_roots, root_of
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import words_in
from onrecord.model import Absence, Anchor, Article, Entity, Figure, Record, RegionKind, Span, Statement, Time

Row = TypeVar("Row")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Words:
    """The roots, families, name roots and polities of a stretch of text."""

    roots: frozenset[str]
    families: frozenset[str]
    names: frozenset[str]
    polities: frozenset[str]
    stubs: frozenset[str]

    def __or__(self, other: Words) -> Words:
        return Words(
            self.roots | other.roots,
            self.families | other.families,
            self.names | other.names,
            self.polities | other.polities,
            self.stubs | other.stubs,
        )


NOTHING = Words(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())
STUB_LETTERS = 6
"""Words that share so many first letters are taken for kin (`inspector`, `inspectorate`); five join `compare` and `company`."""


def words_of(text: str) -> Words:
    """The keys of a text's words of content."""
    forms = content_forms(text)
    roots = frozenset(root_of(form) for form in forms)
    return Words(
        roots,
        families_in([w.form for w in words_in(text)]),
        frozenset(name_root(form) for form in forms),
        frozenset(polities_in(text)),
        frozenset(root[:STUB_LETTERS] for root in roots if len(root) >= STUB_LETTERS),
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. `own` are its words with the names that its pronouns and its speakers stand for; `near` its surroundings.

    `places` are those that its report names anywhere.
    """

    record: int
    article: Article
    span: Span
    region: RegionKind
    text: str
    own: Words
    near: Words
    entities: frozenset[str]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    absences: tuple[Absence, ...]
    numbers: frozenset[float]
    acts: frozenset[str]
    homes: Mapping[str, str]
    people: tuple[tuple[int, int, str], ...]
    places: frozenset[str]
    number: int

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.article.id, (self.span,))


def passages_of(records: Sequence[Record]) -> tuple[Passage, ...]:
    """Every sentence of every report, in the order of the records, the reports and the text."""
    out: list[Passage] = []
    for number, record in enumerate(records):
        rows = _Rows.of(record)
        for article in record.articles:
            out.extend(_passages(number, article, rows, len(out)))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Rows:
    """A record's rows by article, each sorted by where it begins."""

    statements: Mapping[str, list[tuple[int, Statement]]]
    figures: Mapping[str, list[tuple[int, Figure]]]
    times: Mapping[str, list[tuple[int, Time]]]
    absences: Mapping[str, list[tuple[int, Absence]]]
    mentions: Mapping[str, list[tuple[int, Entity]]]
    names: Mapping[str, str]
    homes: Mapping[str, str]

    @classmethod
    def of(cls, record: Record) -> _Rows:
        return cls(
            _by_article((s.anchor.article, start, s) for s in record.statements for start in _starts(s)),
            _by_article((f.anchor.article, f.anchor.start, f) for f in record.figures),
            _by_article((t.anchor.article, t.anchor.start, t) for t in record.times),
            _by_article((a.anchor.article, a.anchor.start, a) for a in record.absences),
            _by_article((m.article, m.start, e) for e in record.entities for m in e.mentions),
            {e.id: " ; ".join((e.name, *e.aliases)) for e in record.entities},
            _homes(record),
        )


def _homes(record: Record) -> dict[str, str]:
    """Names of bodies -> the polity printed in or before them anywhere: `Health Ministry` -> `Peru`, of `the Peruvian Health Ministry`.

    A name that is printed for two polities (`the Defence Ministry` of either side) has no home.
    """
    texts = {a.id: a.text for a in record.articles}
    places = [(e.name, m.article, m.start, m.end) for e in record.entities if e.kind in _BODIES for m in e.mentions]
    for s in record.statements:
        if s.source and s.source.kind in _BODIES:
            places.extend((s.source.name, s.anchor.article, span.start, span.end) for span in s.source.spans)
    found: dict[str, set[str]] = {}
    for name, article, start, end in places:
        if polities_in(name) or not name[:1].isupper():
            continue
        before = texts[article][max(0, start - _BEFORE) : start]
        words = before.split()
        beside = polities_in(words[-1]) if words and before.endswith(" ") else ()
        found.setdefault(name, set()).update(beside or polities_in(texts[article][start:end]))
    return {name: next(iter(held)) for name, held in found.items() if len(held) == 1}


def home_of(name: str, homes: Mapping[str, str]) -> str:
    """The polities of a source whose name holds that of a body with a home: `Health Ministry spokesman`."""
    return " ; ".join(home for body, home in homes.items() if body in name)


_BODIES = frozenset({"body", "military", "government", "unnamed", "group"})
_BEFORE = 24
"""Code points before a body's name in which the word for its country ends."""


def _starts(statement: Statement) -> tuple[int, ...]:
    """Where a statement is told: its content's parts and its cue."""
    cue = statement.cue.spans if statement.cue else ()
    return tuple(dict.fromkeys(span.start for span in (*statement.anchor.spans, *cue)))


def _by_article(rows: Iterable[tuple[str, int, Row]]) -> dict[str, list[tuple[int, Row]]]:
    out: dict[str, list[tuple[int, Row]]] = {}
    for article, start, row in rows:
        out.setdefault(article, []).append((start, row))
    for found in out.values():
        found.sort(key=lambda pair: pair[0])
    return out


def _within(rows: Mapping[str, list[tuple[int, Row]]], article: str, span: Span) -> tuple[Row, ...]:
    """The rows that begin inside the span, each once, in the order of the text."""
    found = rows.get(article, [])
    first = bisect_left(found, span.start, key=lambda pair: pair[0])
    last = bisect_left(found, span.end, key=lambda pair: pair[0])
    return tuple({id(row): row for _, row in found[first:last]}.values())


def _passages(number: int, article: Article, rows: _Rows, at: int) -> Iterable[Passage]:
    title = words_of(article.title or "")
    places = frozenset(e.id for _, e in rows.mentions.get(article.id, ()) if e.kind == "place")
    before = NOTHING
    running: dict[str, Statement] = {}
    for span, region in sentences_of(article):
        text = article.text[span.start : span.end]
        begun = _within(rows.statements, article.id, span)
        gone_on = [s for s in running.values() if any(part.start < span.end and span.start < part.end for part in s.anchor.spans)]
        held = list({s.id: s for s in (*begun, *gone_on)}.values())
        running = {s.id: s for s in held if s.anchor.end > span.end}
        figures = _within(rows.figures, article.id, span)
        entities = _within(rows.mentions, article.id, span)
        speakers = " ; ".join(
            " ; ".join(
                (
                    s.source.name,
                    *(m.name for m in s.source.members),
                    rows.names.get(s.source.entity or "", ""),
                    home_of(s.source.name, rows.homes),
                )
            )
            for s in held
            if s.source
        )
        resolved = " ; ".join(rows.names[e.id] for e in entities)
        bare = words_of(text)
        named = words_of(speakers + " ; " + resolved)
        own = Words(bare.roots, bare.families, bare.names | named.names, bare.polities | named.polities, bare.stubs)
        near = title | before | Words(named.roots, named.families, frozenset(), frozenset(), frozenset())
        yield Passage(
            number,
            article,
            span,
            region,
            text,
            own,
            near,
            frozenset(e.id for e in entities) | frozenset(s.source.entity for s in held if s.source and s.source.entity),
            tuple(held),
            figures,
            _within(rows.times, article.id, span),
            _within(rows.absences, article.id, span),
            _numbers(text, figures),
            frozenset(s.cue.act for s in held if s.cue),
            rows.homes,
            _people(article, entities, span),
            places,
            at,
        )
        at += 1
        before = own


def _people(article: Article, entities: Iterable[Entity], span: Span) -> tuple[tuple[int, int, str], ...]:
    """Where the persons of a passage are named, not only meant: start, end and name."""
    found = (
        (m.start, m.end, e.name)
        for e in entities
        if e.kind == "person"
        for m in e.mentions
        if m.article == article.id and span.start <= m.start < span.end and article.text[m.start].isupper()
    )
    return tuple(sorted(found))


def _numbers(text: str, figures: Iterable[Figure]) -> frozenset[float]:
    """The numbers that a passage prints, in digits, and the ends of its figures."""
    printed = {float(match[0].replace(",", "")) for match in _NUMBER.finditer(text)}
    return frozenset(printed | {end for f in figures for end in (f.low, f.high) if end is not None})


def outlet_words(article: Article) -> frozenset[str]:
    """The roots of what the report is called."""
    return name_roots(article.label)


def file_parts(article: Article) -> frozenset[str]:
    """The parts of a file's name, by which a question may call the report (`002_storm.txt` -> `002`, `storm`)."""
    base = article.locator.replace("\\", "/").rsplit("/", 1)[-1]
    return frozenset(w.form for part in base.replace("_", " ").replace("-", " ").replace(".", " ").split() for w in words_in(part))


