"""Anchors -> whose words they are, and whether the report heard them itself.

What enters: a record. What leaves: for any anchor the speaker (the innermost statement's source, else the outlet) and `first_hand`.
Rule: nothing is decided here that the record hasn't: first-hand comes from a claim's evidence, else from a statement's chain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.model import Anchor, Article, Record, Statement
from onrecord.rendering.words import one_line

NO_OUTLET = "unnamed outlet"


def outlet_of(article: Article) -> str:
    """What the report is called, on one line: its outlet, else the file's or the site's name (`northmark.txt` -> `northmark`)."""
    locator = one_line(article.locator)
    if not article.outlet and "://" in locator:
        return locator.split("://", 1)[1].split("/", 1)[0] or NO_OUTLET
    return one_line(article.label).strip("-. ") or NO_OUTLET


def _file_name(article: Article) -> str:
    return article.locator.replace("\\", "/").rsplit("/", 1)[-1]


def source_of(statement: Statement) -> str:
    """The resolved name, or that none is given."""
    name = one_line(statement.source.name) if statement.source else ""
    return name or "no source named"


@dataclass(frozen=True, slots=True)
class _Cover:
    """One article's text cut where statements start and end; `owner[i]` is the innermost statement from `edges[i]` on."""

    edges: tuple[int, ...] = ()
    owner: tuple[Statement | None, ...] = ()

    def at(self, offset: int) -> Statement | None:
        i = bisect_right(self.edges, offset) - 1
        return self.owner[i] if 0 <= i < len(self.owner) else None


@dataclass(frozen=True, slots=True)
class Speakers:
    """Look-up tables of one record; each question is answered in logarithmic time."""

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    _named: Mapping[str, str] = field(default_factory=dict)
    _covers: Mapping[str, _Cover] = field(default_factory=dict)
    _heard: Mapping[Anchor, bool] = field(default_factory=dict)
    _heard_statement: Mapping[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> Speakers:
        per_article: dict[str, list[Statement]] = {}
        for statement in record.statements:
            per_article.setdefault(statement.anchor.article, []).append(statement)
        heard: dict[Anchor, bool] = {}
        heard_statement: dict[str, bool] = {}
        for claim in record.claims:
            for evidence in claim.evidence:
                heard[evidence.anchor] = heard.get(evidence.anchor, True) and evidence.first_hand
                if evidence.statement:
                    heard_statement[evidence.statement] = heard_statement.get(evidence.statement, True) and evidence.first_hand
        return cls(
            {a.id: a for a in record.articles},
            {s.id: s for s in record.statements},
            {key: outlet_of(a) for a in record.articles for key in (a.id, a.locator, _file_name(a))},
            {article: _cover(found) for article, found in per_article.items()},
            heard,
            heard_statement,
        )

    def name(self, name: str) -> str:
        """A party's or an origin's name; one that is a report's id or locator becomes its outlet."""
        return self._named.get(name) or one_line(name)

    def statement_at(self, anchor: Anchor) -> Statement | None:
        """The innermost statement whose content holds the anchor's first code point."""
        return self._covers.get(anchor.article, _Cover()).at(anchor.start)

    def who(self, anchor: Anchor) -> str:
        """The source of the words, or the outlet where nobody else speaks."""
        statement = self.statement_at(anchor)
        return source_of(statement) if statement else outlet_of(self.articles[anchor.article])

    def own_voice(self, anchor: Anchor) -> bool:
        return self.statement_at(anchor) is None

    def first_hand(self, anchor: Anchor) -> bool:
        """False where the report took the words from another report or an agency."""
        if anchor in self._heard:
            return self._heard[anchor]
        statement = self.statement_at(anchor)
        if statement is None:
            return True
        return self._heard_statement.get(statement.id, not statement.via)


def _cover(statements: list[Statement]) -> _Cover:
    """Sweep the statements of one article; the shortest one that is open owns the stretch, the later id at a tie."""
    opening: dict[int, list[Statement]] = {}
    closing: dict[int, list[Statement]] = {}
    for statement in statements:
        for span in statement.anchor.spans:
            opening.setdefault(span.start, []).append(statement)
            closing.setdefault(span.end, []).append(statement)
    edges = sorted({*opening, *closing})
    active: dict[str, Statement] = {}
    owner: list[Statement | None] = []
    for here, _ in pairwise([*edges, edges[-1] + 1] if edges else []):
        for statement in closing.get(here, ()):
            active.pop(statement.id, None)
        for statement in opening.get(here, ()):
            active[statement.id] = statement
        owner.append(min(active.values(), key=lambda s: (sum(len(x) for x in s.anchor.spans), s.id), default=None))
    return _Cover(tuple(edges), tuple(owner))
