"""Articles, annotations and links of one story, indexed for the questions that comparing asks of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.families import event_family
from onrecord.lexicon.polities import polities_in
from onrecord.lexicon.stems import Word
from onrecord.model import (
    Anchor,
    Annotations,
    Article,
    ClaimGroup,
    Comparison,
    Dimension,
    Evidence,
    Figure,
    Links,
    Proposition,
    Span,
    Statement,
    Time,
    Verdict,
)

Place = tuple[int, int, int, tuple[Span, ...]]
"""An article's number, an anchor's first and last code point, its spans."""


@dataclass(frozen=True, slots=True)
class Story:
    """`number` gives an article's place; rows are found by id; `clause_of` maps a figure to the proposition that holds it.

    `clauses` are each article's propositions by place, `clause_at` finds one by its words. `statements_of` are an article's statements by
    place, each with where it and those before it end at the latest. `told` and `content` keep what `sums` has read of figures' sentences.
    """

    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    links: Links
    number: Mapping[str, int]
    statements: Mapping[str, Statement]
    figures: Mapping[str, Figure]
    propositions: Mapping[str, Proposition]
    clause_of: Mapping[str, Proposition]
    event_of: Mapping[str, int]
    times: Mapping[str, tuple[Time, ...]]
    utterances_of: Mapping[str, frozenset[str]]
    clauses: Mapping[str, tuple[Proposition, ...]]
    clause_at: Mapping[Anchor, Proposition]
    figures_of: Mapping[str, tuple[Figure, ...]]
    statements_of: Mapping[str, tuple[tuple[int, Statement], ...]]
    told: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict, compare=False, repr=False)
    content: dict[Anchor, tuple[Word, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, articles: Sequence[Article], annotations: Sequence[Annotations], links: Links) -> Story:
        clause_of: dict[str, Proposition] = {}
        for one in annotations:
            for p in sorted(one.propositions, key=lambda p: (len(p.anchor.hull), p.anchor)):
                for figure in p.figures:
                    clause_of.setdefault(figure, p)
        said: dict[str, set[str]] = defaultdict(set)
        for utterance in links.utterances:
            for member in utterance.members:
                said[member.statement or ""].add(utterance.id)
        return cls(
            tuple(articles),
            tuple(annotations),
            links,
            {a.id: n for n, a in enumerate(articles)},
            {s.id: s for one in annotations for s in one.statements},
            {f.id: f for one in annotations for f in one.figures},
            {p.id: p for one in annotations for p in one.propositions},
            clause_of,
            {p: n for n, event in enumerate(links.events) for p in event},
            {one.article: tuple(sorted(one.times, key=lambda t: t.anchor)) for one in annotations},
            {statement: frozenset(ids) for statement, ids in said.items() if statement},
            {one.article: tuple(sorted(one.propositions, key=lambda p: (p.anchor.start, p.anchor.end))) for one in annotations},
            {p.anchor: p for one in annotations for p in one.propositions},
            {one.article: tuple(sorted(one.figures, key=lambda f: (f.anchor.start, f.anchor.end))) for one in annotations},
            {one.article: tuple(_reaching(one.statements)) for one in annotations},
        )

    def article(self, anchor: Anchor) -> Article:
        return self.articles[self.number[anchor.article]]

    def text(self, anchor: Anchor) -> str:
        """The printed words, white space folded."""
        return " ".join(anchor.text_in(self.article(anchor).text).split())

    def outlet(self, anchor: Anchor) -> str:
        """How to name a report in a sentence."""
        article = self.article(anchor)
        return article.label

    def times_in(self, anchor: Anchor) -> Iterator[Time]:
        """The times whose words stand inside the anchor, in text order."""
        rows = self.times[anchor.article]
        for span in anchor.spans:
            first = bisect_left(rows, span.start, key=lambda t: t.anchor.start)
            for time in rows[first:]:
                if time.anchor.start >= span.end:
                    break
                yield time

    def clauses_in(self, anchor: Anchor) -> Iterator[Proposition]:
        """The clauses that begin inside the anchor's hull, in text order."""
        rows = self.clauses[anchor.article]
        for clause in rows[bisect_left(rows, anchor.start, key=lambda p: p.anchor.start) :]:
            if clause.anchor.start >= anchor.end:
                break
            yield clause

    def figures_in(self, anchor: Anchor) -> Iterator[Figure]:
        """The figures that begin inside the anchor's hull, in text order."""
        rows = self.figures_of[anchor.article]
        for figure in rows[bisect_left(rows, anchor.start, key=lambda f: f.anchor.start) :]:
            if figure.anchor.start >= anchor.end:
                break
            yield figure

    def statements_over(self, anchor: Anchor) -> Iterator[Statement]:
        """The statements that overlap the anchor, the last first."""
        rows = self.statements_of[anchor.article]
        i = bisect_left(rows, anchor.end, key=lambda row: row[1].anchor.start) - 1
        while i >= 0 and rows[i][0] > anchor.start:
            if rows[i][1].anchor.overlaps(anchor):
                yield rows[i][1]
            i -= 1

    def sentence(self, anchor: Anchor) -> Anchor:
        """The sentence that holds the anchor's first word; the anchor itself where none does."""
        rows = self.annotations[self.number[anchor.article]].sentences
        i = bisect_right(rows, anchor.start, key=lambda row: row[0]) - 1
        if i >= 0 and rows[i][0] <= anchor.start < rows[i][1]:
            return Anchor.at(anchor.article, *rows[i])
        return anchor

    def told_times(self, evidence: Evidence) -> tuple[Time, ...]:
        """The times that date the evidence: those in its words, and those beside them in the sentence that says who said it."""
        statement = self.statements.get(evidence.statement or "")
        within = tuple(self.times_in(evidence.anchor))
        if statement is None or statement.cue is None or not statement.cue.spans:
            return within
        sentence = self.sentence(Anchor(evidence.anchor.article, statement.cue.spans[:1]))
        beside = tuple(t for t in self.times_in(sentence) if not statement.anchor.overlaps(t.anchor))
        return tuple(sorted({*within, *beside}, key=lambda t: t.anchor))

    def speaker(self, evidence: Evidence) -> str:
        """The story entity behind the evidence, else its name."""
        statement = self.statements.get(evidence.statement or "")
        source = statement.source if statement is not None else None
        return self.links.entity_of.get((source.entity if source is not None else None) or "", evidence.by)

    def one_utterance(self, a: Evidence, b: Evidence) -> bool:
        """Whether the two are reports of one act of saying."""
        return bool(self.utterances_of.get(a.statement or "", frozenset()) & self.utterances_of.get(b.statement or "", frozenset()))

    def presupposed(self, clause: Proposition) -> bool:
        """Whether a deed is only named by what helps it (`contributed to the recovery of the wreck`): nobody says that it is done."""
        if clause.rule != "propositions/noun" or clause.times:
            return False
        sentence = self.sentence(clause.anchor)
        around = (c for c in self.clauses_in(sentence) if c.id != clause.id and c.anchor.start <= clause.anchor.start < c.anchor.end)
        return any("help" in {event_family(word) for word in (c.predicate, *(c.patient or "").lower().split()[-1:])} for c in around)

    def parties_in(self, text: str) -> frozenset[str]:
        """The parties that a phrase names: countries, and names of the story's entities whose party is known."""
        found = polities_in(text)
        if found:
            return frozenset(found)
        party = self.links.parties.get(text)
        return frozenset({party}) if party is not None else frozenset()

    def sides(self, statement: str | None) -> frozenset[str]:
        return frozenset(self.links.sides.get(statement or "", ()))

    def place(self, anchor: Anchor) -> Place:
        """A sorting key: article and text order; no two anchors share it."""
        return (self.number[anchor.article], anchor.start, anchor.end, anchor.spans)


def _reaching(statements: Sequence[Statement]) -> Iterator[tuple[int, Statement]]:
    """Statements by place, each with the last end so far."""
    last = 0
    for statement in sorted(statements, key=lambda s: (s.anchor.start, s.anchor.end, s.id)):
        last = max(last, statement.anchor.end)
        yield last, statement


def verdict_row(story: Story, dimension: Dimension, left: Anchor, right: Anchor, verdict: Verdict, reason: str, rule: str) -> Comparison:
    """A comparison without an id, its left side first in article and text order."""
    if story.place(right) < story.place(left):
        left, right = right, left
    return Comparison("", dimension, left, right, verdict, reason, rule)


def clauses_by_claim(story: Story) -> Mapping[str, tuple[Proposition, ...]]:
    """Claim id -> its propositions."""
    return {c.id: tuple(story.propositions[p] for p in c.propositions) for c in story.links.claims}


def asserting(group: ClaimGroup) -> list[Evidence]:
    """The evidence that says that the claim holds."""
    return [e for e in group.evidence if e.stance in ("asserts", "confirms")]


def against(group: ClaimGroup) -> list[Evidence]:
    """The evidence that says that it does not."""
    return [e for e in group.evidence if e.stance in ("denies", "contradicts")]


def grouped(rows: Sequence[Evidence]) -> Mapping[str, list[Evidence]]:
    """Evidence by article."""
    out: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        out[row.anchor.article].append(row)
    return out
