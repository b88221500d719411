"""Sums of money -> whether two are one: one currency, one kind of sum (`stolen`, `damage`, `cost`, `fine`), one owner or event.

Sums of two kinds are never compared. Two of one kind are one where their sentences share two words of content beside the kind itself, and
don't name different things (`the Lissen bridge`, `the Aske bridge`); who says it does not count as what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.comparing.story import Story
from onrecord.lexicon import table
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Figure

SHARED = 2
"""Content stems that two sentences about one sum share at the least, as two clauses of one event do."""


@dataclass(frozen=True, slots=True)
class _SumRow:
    measure: str
    words: tuple[str, ...]
    example: str


@cache
def _kinds() -> dict[str, str]:
    """Measure or listed word -> the kind of sum."""
    rows = table("sums", _SumRow)
    return {word: row.measure for row in rows for word in row.words} | {row.measure: row.measure for row in rows}


def is_sum(figure: Figure) -> bool:
    """Whether the figure is money: its unit is a currency's code."""
    return figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()


def kind_of(figure: Figure) -> str:
    """`stolen`, `damage`, `cost`, …; empty where the measure names no kind."""
    words = figure.measure.lower().split()
    return next((_kinds()[word] for word in (figure.measure.lower(), *words) if word in _kinds()), "")


def of_two_kinds(a: Figure, b: Figure) -> bool:
    """Both are money, of known kinds that differ."""
    return is_sum(a) and is_sum(b) and bool(kind_of(a)) and bool(kind_of(b)) and kind_of(a) != kind_of(b)


def one_sum(story: Story, a: Figure, b: Figure) -> bool:
    """Whether two sums of one kind are about one owner or event, by the words of their sentences."""
    if not is_sum(a) or a.unit != b.unit or not kind_of(a) or kind_of(a) != kind_of(b):
        return False
    return not names_apart(story, a, b) and told_alike(story, a, b)


def told_alike(story: Story, a: Figure, b: Figure, *, least: int = SHARED) -> bool:
    """Whether the sentences of two figures share `least` words of content, beside the figures' own and who says them."""
    return len(_about(story, a)[0] & _about(story, b)[0]) >= least


def names_apart(story: Story, a: Figure, b: Figure) -> bool:
    """Whether the sentences of two figures both name somebody or some place beside who says it, and none that the other has a word of."""
    (left, mine), (right, theirs) = _about(story, a), _about(story, b)
    if not mine or not theirs:
        return False
    return not mine & right and not theirs & left


def names_in(story: Story, figure: Figure) -> frozenset[str]:
    """Stems of the names in a figure's sentence."""
    return _about(story, figure)[1]


def _about(story: Story, figure: Figure) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the content words of the figure's sentence without its own, its kind's and its source's; and of those that are names.

    Read once a figure: each is compared with many.
    """
    found = story.told.get(figure.id)
    if found is None:
        found = story.told[figure.id] = _read(story, figure)
    return found


def _read(story: Story, figure: Figure) -> tuple[frozenset[str], frozenset[str]]:
    sentence, text = story.sentence(figure.anchor), story.article(figure.anchor).text
    statement = story.statements.get(figure.statement or "")
    source = statement.source if statement is not None else None
    apart = [*figure.anchor.spans, *(source.spans if source else ()), *(statement.cue.spans if statement and statement.cue else ())]
    words = [w for w in _content(story, sentence) if not any(s.start <= w.start < s.end for s in apart)]
    stems = frozenset(w.stem for w in words)
    named = [w for w in words if text[w.start].isupper() and w.start > sentence.start]
    if 2 * len(named) > len(words):
        return stems, frozenset()  # a heading in capitals names nobody by them
    dates = list(story.times_in(sentence)) if named else []
    return stems, frozenset(w.stem for w in named if not any(t.anchor.start <= w.start < t.anchor.end for t in dates))


def _content(story: Story, sentence: Anchor) -> tuple[Word, ...]:
    """The content words of a sentence that are no numbers and tell no kind of sum; read once, however many numbers it holds."""
    found = story.content.get(sentence)
    if found is None:
        words = words_in(story.article(sentence).text, sentence.start, sentence.end)
        found = tuple(w for w in words if w.content and w.form not in _kinds() and not w.form[0].isdigit())
        story.content[sentence] = found
    return found
