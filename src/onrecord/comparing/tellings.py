"""One story's reports -> tellings: clauses, contents of statements, quotations and own sentences, each with what decides its matter.

A telling has the families and stems of its words, the story's entities that it names or means by a pronoun, its numbers and its days, the
polarity of its parts, whether it is only called for, and the claims that it makes. A sentence of the outlet's own voice is one telling
beside its clauses; infinitives and nouns tell nothing by themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.comparing.polarity import Part, bars, is_negative, segments
from onrecord.comparing.story import Story, asserting
from onrecord.lexicon.families import base_of, event_family, is_event, is_thing, thing_family
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Annotations, Article, Figure, Proposition, Statement, Time

LONGEST = 400
"""Code points of a telling: a longer one tells several matters. Most sentences of news are shorter."""
QUOTED = 2
"""Words beside names that stand between quotation marks at the least: fewer are a title (`Harbour on Six`)."""
LEAST = 3
"""Words and names of a telling: fewer are a bare mention (`the fire`, `was killed`)."""
_TOLD = frozenset({"propositions/clause", "propositions/modal"})
_SAID = frozenset({*_TOLD, "propositions/open"})
"""Of clauses that are contents of statements also what somebody calls for (`urged the council to shut the pier`)."""
_LIGHT = frozenset("get go come make take give put keep see know think want need look let become use call".split())
"""Verbs that tell no deed by themselves (`made a plan`)."""
_REGIONS = frozenset({"body", "title"})


@dataclass(frozen=True, slots=True)
class Telling:
    """`words` are families and stems, `deeds` those of its verbs, `names` the ids of story entities, `people` those of persons.

    `parts` are its clauses with their polarity, turned round where a denial has them. `modal`: what shall, may or must be, no deed that is
    done. `quoted`: all of it stands between quotation marks. `claims` are the story's claims that these very words assert.
    """

    anchor: Anchor
    statement: Statement | None
    words: frozenset[str]
    deeds: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    parts: tuple[Part, ...]
    modal: bool
    claims: frozenset[str]
    quoted: bool

    @property
    def matter(self) -> frozenset[str]:
        """What two tellings are found alike by."""
        return self.words | frozenset(f"@{name}" for name in self.names)


def tellings_of(story: Story) -> Iterator[Telling]:
    """The tellings of all reports, in article and text order; what reports print alike without quotation marks once, by the first."""
    seen: set[str] = set()
    claims: dict[Anchor, set[str]] = defaultdict(set)
    for group in story.links.claims:
        for evidence in asserting(group):
            claims[evidence.anchor].add(group.id)
    for one in story.annotations:
        page = _Page.of(story, one)
        found: dict[Anchor, tuple[Statement | None, tuple[Proposition, ...]]] = {}
        for statement in one.statements:
            clauses = tuple(c for c in story.clauses_in(statement.anchor) if c.statement == statement.id and c.rule in _SAID)
            if clauses:
                found.setdefault(statement.anchor, (statement, clauses))
        for clause in one.propositions:
            if clause.rule in _TOLD:
                found.setdefault(clause.anchor, (story.statements.get(clause.statement or ""), (clause,)))
        for start, end in one.sentences:
            sentence = Anchor.at(one.article, start, end)
            clauses = tuple(c for c in story.clauses_in(sentence) if c.rule in _TOLD)
            if clauses and clauses[0].statement is None:
                found.setdefault(sentence, (None, clauses))
        quoted = frozenset(_between_marks(story.articles[story.number[one.article]]))
        for anchor in sorted({*found, *quoted}, key=story.place):
            printed = story.text(anchor).casefold()
            if printed in seen and anchor not in quoted:
                continue
            seen.add(printed)
            whose, clauses = found.get(anchor) or (next(story.statements_over(anchor), None), tuple(story.clauses_in(anchor)))
            telling = page.telling(anchor, whose, clauses, frozenset(claims.get(anchor, ())), quoted=anchor in quoted)
            if telling is not None:
                yield telling


def _between_marks(article: Article) -> Iterator[Anchor]:
    """What stands between quotation marks of one paragraph, whoever's words they are."""
    for match in _QUOTED.finditer(article.text):
        yield Anchor.at(article.id, *match.span(1))


_QUOTED = re.compile(r"(?<![\w,.;:!?])[\"“]([^\"“”\n]{8,300}?)[,.]?[\"”](?!\w)")


@dataclass(frozen=True, slots=True)
class _Page:
    """An article's words and mentions by place."""

    story: Story
    words: tuple[Word, ...]
    mentions: tuple[tuple[int, int, str, bool], ...]

    @classmethod
    def of(cls, story: Story, one: Annotations) -> _Page:
        article = story.articles[story.number[one.article]]
        rows = ((m.start, m.end, story.links.entity_of.get(e.id, e.id), e.kind == "person") for e in one.entities for m in e.mentions)
        return cls(story, words_in(article.text), tuple(sorted(row for row in rows if row[0] < row[1])))

    def telling(
        self, anchor: Anchor, statement: Statement | None, clauses: tuple[Proposition, ...], claims: frozenset[str], *, quoted: bool
    ) -> Telling | None:
        """The telling at an anchor; None where it is too short, too long or none of the report's text."""
        region = self.story.article(anchor).region_at(anchor.start)
        if region is None or region.kind not in _REGIONS or anchor.end - anchor.start > LONGEST:
            return None
        mentions = [m for span in anchor.spans for m in self._mentions(span.start, span.end)]
        printed = [w for span in anchor.spans for w in self._words(span.start, span.end)]
        plain = frozenset(family_of(w) for w in printed if w.content and not any(m[0] <= w.start < m[1] for m in mentions))
        words = frozenset(family_of(w) for w in printed if w.content) if quoted else plain
        names = frozenset(() if quoted else (m[2] for m in mentions))
        if len(plain) < QUOTED if quoted else len(words) + len(names) < LEAST:
            return None
        denied = statement is not None and statement.cue is not None and statement.cue.act == "deny"
        if statement is not None and statement.anchor == anchor and not quoted:
            denied = denied != bars(self.story.text(anchor))
        return Telling(
            anchor,
            statement,
            words,
            frozenset(_family(w.form, w.stem) for c in clauses for w in words_in(c.predicate) if w.content and w.form not in _LIGHT),
            names,
            frozenset(m[2] for m in mentions if m[3]),
            tuple(self.story.figures_in(anchor)),
            tuple(t for t in self.story.times_in(anchor) if t.type in ("DATE", "TIME")),
            tuple(self._parts(anchor, denied=denied)),
            not quoted and clauses[0].rule != "propositions/clause",
            claims,
            quoted,
        )

    def _parts(self, anchor: Anchor, *, denied: bool) -> Iterator[Part]:
        text = self.story.article(anchor).text
        for span in anchor.spans:
            for start, end in segments(text, span.start, span.end):
                printed = self._words(start, end)
                told = frozenset(family_of(w) for w in printed if w.content)
                if told:
                    yield Part(told, is_negative(printed) != denied)

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        first = bisect_left(self.words, start, key=lambda w: w.start)
        return self.words[first : bisect_left(self.words, end, lo=first, key=lambda w: w.start)]

    def _mentions(self, start: int, end: int) -> list[tuple[int, int, str, bool]]:
        first = bisect_left(self.mentions, start, key=lambda m: m[0])
        last = bisect_left(self.mentions, end, lo=first, key=lambda m: m[0])
        return [m for m in self.mentions[first:last] if m[1] <= end]


@lru_cache(maxsize=65536)
def _family(form: str, stem: str) -> str:
    if is_thing(form):
        return thing_family(form)
    if form.endswith("s") and is_thing(form[:-1]):
        return thing_family(form[:-1])
    base = base_of(form)
    return event_family(base) if is_event(base) else stem


def family_of(word: Word) -> str:
    """The family of a thing or deed (`troops` -> `soldier`), else the stem; `last season` tells of nothing that lasts."""
    return word.stem if word.form == "last" else _family(word.form, word.stem)
