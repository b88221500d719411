"""Statements that are told as a party's first, and silences told of everybody, against what other reports tell.

Two parties can each confirm for the first time; side by side they show who came first by which report. A report that says that nobody has
given a number (`no official toll has been issued`) cannot stand beside one in which an official source gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.comparing.count import Count
from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Absence, Anchor, Comparison, Span, Statement

MAX_FIRSTS = 20
"""First confirmations compared pairwise: a bound on cost (190 pairs); of 104 stories read, BASIL and `examples/`, the most had 8."""
MAX_GIVEN = 12
"""Numbers of official sources set against one silence: a bound on length; the comparisons of figures have all."""
_OFFICIAL = frozenset({"government", "military", "body"})


def compare_firsts(story: Story, *, counts: Sequence[Count]) -> Iterator[Comparison]:
    """Comparisons of first confirmations by two parties, then of silences with what was said."""
    firsts = sorted(first_confirmations(story), key=lambda row: story.place(row[1]))
    for (a, left), (b, right) in combinations(firsts[:MAX_FIRSTS], 2):
        mine, theirs = story.sides(a.id), story.sides(b.id)
        if left.article != right.article and mine and theirs and not mine & theirs:
            names = [s.source.name for s in (a, b) if s.source is not None]
            reason = f"Each report tells of a first confirmation: by {names[0]} and by {names[1]}."
            yield verdict_row(story, "status", left, right, "different-scope", reason, "status/first-of-each")
    yield from _said_by_nobody(story, counts)


def first_confirmations(story: Story) -> Iterator[tuple[Statement, Anchor]]:
    """Statements that confirm and are told as the first to, with the words that tell it."""
    for one in story.annotations:
        for statement in one.statements:
            cue = statement.cue
            if cue is None or cue.act != "confirm" or statement.negated or not cue.spans or statement.source is None:
                continue
            sentence = story.sentence(Anchor(one.article, cue.spans[:1]))
            match = phrase_pattern("first").search(story.article(sentence).text, sentence.start, sentence.end)
            if match is not None:
                spans = [*cue.spans, Span(*match.span()), *(s for s in statement.source.spans if sentence.start <= s.start < sentence.end)]
                yield statement, Anchor.at(one.article, min(s.start for s in spans), max(s.end for s in spans))


def _said_by_nobody(story: Story, counts: Sequence[Count]) -> Iterator[Comparison]:
    """`no number was given by anybody in office` against a government's number for the same count in another report."""
    for one in story.annotations:
        for absence in one.absences:
            if not phrase_pattern("everybody").search(f"{absence.by} {story.text(absence.anchor)}"):
                continue
            topics = [c for c in counts if c.figure.anchor.article == one.article and _beside(story, absence, c)]
            given = [
                c
                for c in counts
                if c.figure.anchor.article != one.article and _official(story, c) and any(_one_count(c, t) for t in topics)
            ]
            for count in given[:MAX_GIVEN]:
                said = story.statements[count.figure.statement or ""]
                words = Anchor.at(said.anchor.article, *_told(said, count))
                reason = f"One report says that nobody has said so, the other has the number from {count.source}."
                yield verdict_row(story, "status", absence.anchor, words, "conflict", reason, "status/said-by-nobody")


def _beside(story: Story, absence: Absence, count: Count) -> bool:
    """The number that nobody gave stands in the silence's sentence, or right before it."""
    sentence = story.sentence(absence.anchor)
    before = story.sentence(Anchor.at(sentence.article, max(0, sentence.start - 3), max(1, sentence.start - 2)))
    return min(before.start, sentence.start) <= count.figure.anchor.start < sentence.end


def _official(story: Story, count: Count) -> bool:
    statement = story.statements.get(count.figure.statement or "")
    return (
        statement is not None
        and statement.source is not None
        and bool(statement.source.spans)
        and statement.source.kind in _OFFICIAL
        and not statement.negated
    )


def _one_count(a: Count, b: Count) -> bool:
    """One fate of one side's people: what the silence is about, whatever number the others give."""
    return bool(a.deeds) and a.deeds == b.deeds and bool(a.whose) and a.whose == b.whose


def _told(statement: Statement, count: Count) -> tuple[int, int]:
    """From the source, where it stands before the number in reach, to the number's end."""
    assert statement.source is not None
    starts = [s.start for s in statement.source.spans if 0 < count.figure.anchor.start - s.start <= 200]
    return min([*starts, count.figure.anchor.start]), count.figure.anchor.end
