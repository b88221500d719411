"""A record -> its event counts: the tallies, and each other count that reports were compared on, each with a best value by a named rule.

What enters: a record and the name of a rule. What leaves: counts in order: killed, injured, then others where their first figure stands.
Rules: figures are of one count when the record's own comparisons say so (they agree, conflict, or one updates or loosens the other); a
figure with a unit (a share, a sum, a weight, a time) counts no persons or things and is left out; nothing is averaged; a day is one that
the clause of a number gives, a place one that a figure itself names, and where they differ there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.model import Anchor, Article, EventCount, Fate, Figure, Record, Statement
from onrecord.recording.tallies import DEFAULT, PICK, REASONS, TallyRule, Told, tallies

SAME_COUNT = frozenset({"agree", "conflict", "updated", "vaguer"})
"""The verdicts between two figures that count the same; `part-of` and `different-scope` say that they don't."""


def event_counts(record: Record, *, rule: str = DEFAULT) -> tuple[EventCount, ...]:
    """Every count. Raises UsageError for a rule that there isn't."""
    name = check_rule(rule)
    story = _Story.of(record)
    rows: list[EventCount] = []
    tolls = [toll for toll in record.tolls if toll.figure in story.figures and toll.article in story.articles]
    for tally in tallies(record.articles, record.figures, tolls, rule=name):
        figures = [story.figures[key] for key in tally.figures]
        row = story.count(
            figures, fate=tally.fate, best=tally.best, low=tally.low, high=tally.high, reason=tally.reason, rule=tally.rule,
            number=len(rows),
        )  # fmt: skip
        rows.append(row)
    taken = {key for row in rows for key in row.figures}
    for group in _groups(record, story.figures):
        if not taken & {figure.id for figure in group}:
            told = sorted((t for f in group if (t := story.told(f)) is not None), key=lambda t: (t.day, t.value, t.figure.id))
            one = PICK[name](told) if told else None
            if one is not None and one.figure.measure:
                ends = [end for f in group for end in (f.low, f.high) if end is not None]
                figures = [one.figure, *(f for f in group if f is not one.figure)]
                row = story.count(
                    figures, fate=None, best=one.value, low=min(ends), high=max(ends), reason=f"{REASONS[name]}.",
                    rule=f"event-counts/{name}", number=len(rows),
                )  # fmt: skip
                rows.append(row)
    return tuple(rows)


def check_rule(rule: str) -> TallyRule:
    """The rule of that name. Raises UsageError for one that there isn't."""
    for name in PICK:
        if name == rule:
            return name
    raise UsageError(f"no such rule: {rule}; one of {', '.join(PICK)}")


@dataclass(frozen=True, slots=True)
class _Story:
    """The record's look-ups: figures and statements by id, and by article the timeline entries and the evidence with their anchors."""

    articles: Mapping[str, Article]
    figures: Mapping[str, Figure]
    statements: Mapping[str, Statement]
    dated: Mapping[str, Sequence[tuple[Anchor, str]]]
    evidence: Mapping[str, Sequence[tuple[Anchor, str]]]

    @classmethod
    def of(cls, record: Record) -> _Story:
        return cls(
            {a.id: a for a in record.articles},
            {f.id: f for f in record.figures},
            {s.id: s for s in record.statements},
            _by_article((anchor, entry.when) for entry in record.timeline for anchor in (entry.anchor, *entry.also)),
            _by_article((e.anchor, e.origin) for claim in record.claims for e in claim.evidence if e.origin),
        )

    def told(self, figure: Figure) -> Told | None:
        """The figure as the rules see it; None where its words set no number."""
        value = figure.high if figure.high is not None else figure.low
        published = self.articles[figure.anchor.article].published
        return None if value is None else Told(published.value or published.earliest or "", True, value, figure)

    def count(
        self, figures: Sequence[Figure], *, fate: Fate | None, best: float, low: float, high: float, reason: str, rule: str, number: int
    ) -> EventCount:
        """The count of some figures, the chosen one first."""
        chosen = figures[0]
        origins = {f.id: _at(self.evidence, f.anchor) for f in figures}
        known = {f.anchor.article for f in figures if origins[f.id]}
        articles = tuple(dict.fromkeys(f.anchor.article for f in figures))
        return EventCount(
            id=f"n{number + 1}",
            fate=fate,
            measure=chosen.measure,
            unit=chosen.unit,
            subject=chosen.subject,
            best=best,
            low=low,
            high=high,
            bound=chosen.bound,
            figures=tuple(f.id for f in figures),
            anchor=chosen.anchor,
            articles=articles,
            sources=tuple(dict.fromkeys(self._source(f) for f in figures)),
            origins=tuple(dict.fromkeys(origin for found in origins.values() for origin in found)),
            unknown=len(articles) - len(known),
            when=self._day(figures),
            place=_agreed(figures),
            reason=reason,
            rule=rule,
        )

    def _day(self, figures: Sequence[Figure]) -> str | None:
        """The event's day: the one that the clauses of the numbers give, and nothing where another number is of another day.

        `Three people died on Friday` dates the deaths; `the toll rose to 14 on Thursday` beside `nine by Wednesday` dates the counts alone.
        """
        told = [(f, when) for f in figures for when in _at(self.dated, f.anchor)]
        days = {when[:10] for _, when in told} | {f.as_of.value[:10] for f in figures if f.as_of}
        found = [when for f, when in told if f.as_of is None or f.as_of.value[:10] != when[:10]]
        return min(found, key=len)[:10] if len(days) == 1 and found else None

    def _source(self, figure: Figure) -> str:
        """Who gives the number: the statement's source, else the report."""
        statement = self.statements.get(figure.statement or "")
        return statement.source.name if statement and statement.source else self.articles[figure.anchor.article].label


def _groups(record: Record, figures: Mapping[str, Figure]) -> Iterator[tuple[Figure, ...]]:
    """The figures that comparisons join, in the record's order."""
    by_anchor = {figure.anchor: key for key, figure in reversed(list(figures.items()))}
    root = {key: key for key in figures}

    def top(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    joined: set[str] = set()
    for comparison in record.comparisons:
        left, right = by_anchor.get(comparison.left), by_anchor.get(comparison.right)
        if comparison.dimension == "figure" and comparison.verdict in SAME_COUNT and left and right:
            if figures[left].unit or figures[right].unit:
                continue
            root[top(left)] = top(right)
            joined |= {left, right}
    groups: dict[str, list[Figure]] = {}
    for key, figure in figures.items():
        if key in joined:
            groups.setdefault(top(key), []).append(figure)
    yield from map(tuple, groups.values())


def _by_article(rows: Iterable[tuple[Anchor, str]]) -> dict[str, list[tuple[Anchor, str]]]:
    out: dict[str, list[tuple[Anchor, str]]] = {}
    for anchor, value in rows:
        out.setdefault(anchor.article, []).append((anchor, value))
    return out


def _at(rows: Mapping[str, Sequence[tuple[Anchor, str]]], anchor: Anchor) -> list[str]:
    """The values whose words overlap the anchor's, those of the fewest words alone: an outer clause says less of a number in it."""
    found = [(sum(map(len, other.spans)), value) for other, value in rows.get(anchor.article, ()) if other.overlaps(anchor)]
    least = min((size for size, _ in found), default=0)
    return list(dict.fromkeys(value for size, value in found if size == least))


def _agreed(figures: Sequence[Figure]) -> str | None:
    """The one place that the figures name; None where they name none, or more than one."""
    places = {f.place for f in figures if f.place}
    return places.pop() if len(places) == 1 else None
