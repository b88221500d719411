"""Words of a focus and a story -> the part of the story that is about them, and how near a line of the brief is to them.

A focus is taken apart into terms: the name of an entity of the story, the name of a concept (`casualties`, `money`: see the table
`concepts`), and else plain words by their stem. A row is about a term by the sentence it stands in, by who speaks in it, or by what kind of
row it is. Where some row has all the terms, only such rows count; else those that have any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.concepts import Concept, concepts
from onrecord.lexicon.stems import stem, words_in
from onrecord.model import Anchor, BriefLine, Claim, Comparison, Entity, Figure, Record, Statement
from onrecord.recording.story import Story

_NAME_WORDS = 4
"""Words of a focus that are tried together as one name."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a focus asks for: an entity by id, a concept, or a plain word by its stem."""

    entity: str = ""
    concept: Concept | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """The terms of a focus, how many of them a row must have, and the story cut down to what is about them."""

    terms: tuple[Term, ...]
    needed: int
    story: Story
    mentions: frozenset[tuple[str, str, int]]


def terms_of(story: Story, focus: str) -> tuple[Term, ...]:
    """The terms of a focus, the longest names first, in the order of its words."""
    words = re.findall(r"[\w’'.&-]+", focus)
    names = {name.casefold(): e.id for e in reversed(story.record.entities) for name in (*e.aliases, e.name)}
    out: list[Term] = []
    at = 0
    while at < len(words):
        for size in range(min(_NAME_WORDS, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size]).casefold()
            if phrase in concepts() or phrase in names:
                out.append(Term(concept=concepts()[phrase]) if phrase in concepts() else Term(entity=names[phrase]))
                at += size
                break
        else:
            out.extend(Term(word=w.stem) for w in words_in(words[at]) if w.content)
            at += 1
    return tuple(dict.fromkeys(out))


def focused(story: Story, focus: str) -> Focus:
    """The story with only the rows that are about the focus. A focus of nothing but small words finds nothing."""
    terms = terms_of(story, focus)
    asked = {t.entity for t in terms}
    mentions = frozenset((e.id, m.article, m.start) for e in story.record.entities if e.id in asked for m in e.mentions)
    near = Focus(terms, 1, story, mentions)
    record = story.record
    rows: list[Statement | Figure | Claim] = [*record.statements, *record.figures, *record.claims]
    if len(terms) > 1 and any(_score(near, story, row) == len(terms) for row in rows):
        near = replace(near, needed=len(terms))
    return replace(near, story=_kept(near, story))


def about(focus: Focus, story: Story, line: BriefLine) -> float:
    """How near a line is to the focus: its terms by the line's own words first, then by what it rests on; 0 where not at all."""
    own = sum(_in_words(term, line.text) for term in focus.terms)
    if any(t.concept is not None and line.rule in t.concept.lines for t in focus.terms):
        own += 1
    rests = max((sum(_touches(focus, story, term, e) for term in focus.terms) for e in line.evidence), default=0)
    if line.rule.startswith(("brief/copies", "brief/origin", "brief/date-doubt")) and not own:
        return 0.0
    return max(2.0 * own + rests, BY_KIND)


BY_KIND = 0.5
"""How near a line is whose rows belong to the focus by their kind alone (a denial, a day), whatever their words."""


def _kept(focus: Focus, story: Story) -> Story:
    record, texts = story.record, {a.id: a for a in story.record.articles}
    statements = tuple(s for s in record.statements if _score(focus, story, s) >= focus.needed)
    figures = tuple(f for f in record.figures if _score(focus, story, f) >= focus.needed)
    claims = tuple(c for c in record.claims if _score(focus, story, c) >= focus.needed)
    known, counted = {s.id for s in statements}, {f.anchor for f in figures}
    kept: Record = replace(
        record,
        statements=statements,
        figures=figures,
        claims=claims,
        absences=tuple(x for x in record.absences if _anchored(focus, story, x.anchor, x.by) >= focus.needed),
        comparisons=tuple(
            c for c in record.comparisons if {c.left, c.right} <= counted or _compared(focus, story, c) >= focus.needed
        ),
        utterances=tuple(u for u in record.utterances if any(m.statement in known for m in u.members)),
        articles=tuple(texts.values()),
    )
    return replace(story, record=kept, narrow=True)


def _score(focus: Focus, story: Story, row: Statement | Figure | Claim) -> int:
    """How many of the terms a row is about."""
    return sum(_about_term(focus, story, term, row) for term in focus.terms)


def _about_term(focus: Focus, story: Story, term: Term, row: Statement | Figure | Claim) -> bool:
    concept = term.concept
    if isinstance(row, Statement):
        if term.entity and row.source is not None and term.entity in (row.source.entity, *(m.entity for m in row.source.members)):
            return True
        if concept is not None and row.cue is not None and row.cue.act in concept.acts:
            return True
        if concept is not None and concept.times and (row.said is not None or _timed(story, row.anchor)):
            return True
        return _touches(focus, story, term, row.anchor) or (row.source is not None and _in_words(term, row.source.name))
    if isinstance(row, Figure):
        if concept is not None and (concept.figures or (concept.unit == "money" and _is_money(row))):
            return True
        return _in_words(term, f"{row.measure} {story.text(row.anchor)}") or (
            bool(term.entity) and row.subject is not None and row.subject in _names(story, term.entity)
        )
    if concept is not None and row.status in concept.statuses:
        return True
    return any(_touches(focus, story, term, e.anchor) or _in_words(term, e.by) for e in row.evidence)


def _compared(focus: Focus, story: Story, row: Comparison) -> int:
    return sum(
        (t.concept is not None and row.dimension in t.concept.dimensions)
        or any(_touches(focus, story, t, a) for a in (row.left, row.right))
        for t in focus.terms
    )


def _anchored(focus: Focus, story: Story, anchor: Anchor, by: str) -> int:
    return sum(
        _touches(focus, story, t, anchor) or _in_words(t, by) or (bool(t.entity) and by in _names(story, t.entity)) for t in focus.terms
    )


def _touches(focus: Focus, story: Story, term: Term, anchor: Anchor) -> bool:
    """Whether the anchor's own words hold the term, or mention its entity."""
    if term.entity:
        spans = anchor.spans
        return any(e == term.entity and a == anchor.article and any(s.start <= at < s.end for s in spans) for e, a, at in focus.mentions)
    return _in_words(term, story.text(anchor))


def _timed(story: Story, anchor: Anchor) -> bool:
    return any(t.type == "DATE" and t.anchor.overlaps(anchor) for t in story.record.times)


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()


def _names(story: Story, entity: str) -> Sequence[str]:
    found: Entity | None = next((e for e in story.record.entities if e.id == entity), None)
    return (found.name, *found.aliases) if found is not None else ()


def _in_words(term: Term, text: str) -> bool:
    if term.concept is not None:
        stems, phrases = _printed(term.concept)
        return any(w.stem in stems for w in words_in(text)) or any(p in text.casefold() for p in phrases)
    return bool(term.word) and any(w.stem == term.word for w in words_in(text))


@cache
def _printed(concept: Concept) -> tuple[frozenset[str], tuple[str, ...]]:
    """A concept's single words by their stem, and its groups of words."""
    return frozenset(stem(w) for w in concept.words if " " not in w), tuple(w for w in concept.words if " " in w)
