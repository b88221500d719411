"""A statement -> what it weighs for the brief by itself: who says it, where it stands, how it is put.

What enters: the story and a statement of it. What leaves: a number, UNFIT and below for what makes no sentence of a brief. How many reports
carry it, and what they begin with, is weighed elsewhere.
"""

from __future__ import annotations

import re

from onrecord.lexicon.phrases import phrase_pattern
from onrecord.model import Anchor, Source, Statement
from onrecord.recording.story import PRONOUNS, Story
from onrecord.recording.verbs import is_cue

SURNAME = 1.5
"""What is taken off a person whom no report names in full: a reader asks who that is."""
VAGUE = 3.0
"""What is taken off a source that is no more than a common noun: as much as one more report adds. Set by reading briefs."""
OFFICIAL = frozenset({"body", "government", "military"})
"""Kinds of source that count as named without a name of their own (`police`): they answer for what they say."""
LONG = 120
"""Code points of content up to which a sentence is short; each PER_POINT more take a point off its weight. Set by reading briefs."""
PER_POINT = 40
_ANONYMOUS = re.compile(r"\banonym", re.IGNORECASE)
"""How a source wants to be quoted is no news."""


def weight_of(story: Story, statement: Statement) -> float:
    """A named source near the top of its report, in plain indirect speech, with a day, weighs most; a headline least."""
    region = story.articles[statement.anchor.article].region_at(statement.anchor.start)
    if (
        region is None
        or region.kind != "body"
        or statement.source is None
        or statement.negated
        or _ANONYMOUS.search(story.text(statement.anchor))
        or statement.source.name.split()[0].lower() in PRONOUNS - {"one", "those", "these"}
    ):
        return -20.0
    act = statement.cue.act if statement.cue is not None else "say"
    named = statement.source.entity is not None or bool(statement.source.members) or statement.source.kind in OFFICIAL
    length = len(story.text(statement.anchor))
    return (
        2.0 * named
        + 2.0 * (1 - story.position(statement.anchor))
        + 0.5 * (statement.said is not None)
        + 0.5 * (act not in ("say", "feel", "intend"))
        + 2.0 * (act == "confirm" and phrase_pattern("first").search(story.text(story.sentence(_cue_anchor(statement)))) is not None)
        - 4.0 * (act in ("intend", "feel"))
        - 1.0 * (statement.cue is None or not statement.cue.spans)
        - 3.0 * (statement.cue is not None and not is_cue(statement.cue.lemma))
        - VAGUE * _vague(statement.source)
        - SURNAME * (statement.source.kind == "person" and " " not in statement.source.name)
        - 1.0 * (length < 40)
        - COLOUR * (statement.form == "direct" and not informs(story, statement))
        - POINTS * (_POINTING.match(story.text(statement.anchor).lstrip("“\"‘'")) is not None)
        - BRIEFLY * (len(story.text(statement.anchor).split()) < FEW_WORDS)
        - max(0, length - LONG) / PER_POINT
        - 1.0 * (statement.inside is not None)
    )


def informs(story: Story, statement: Statement) -> bool:
    """Whether a quotation holds a number or a name: without one it colours the news, and tells none."""
    at = statement.anchor
    starts = story.numbers.get(at.article, ())
    return any(s.start <= n < s.end for s in at.spans for n in starts) or _NAME_AMID.search(story.text(at)) is not None


_NAME_AMID = re.compile(r"[a-z,;] [A-Z][a-z]{2,}")
COLOUR = 3.5
"""What is taken off a quotation without a number or a name: a little more than one more report that carries it adds."""
POINTS = 2.0
"""What is taken off words that begin with a pronoun: the reader has not seen what it stands for."""
BRIEFLY, FEW_WORDS = 3.0, 5
"""What is taken off a content of fewer words (`he was hurt`): as much as one more report that carries it adds."""
_POINTING = re.compile(r"(?:he|she|they|it|this|that|these|those|him|her|them)\b", re.I)


def _vague(source: Source) -> bool:
    """A source that is one common noun (`critics`, `the report`, `many`): a reader cannot tell whom it means."""
    words = [w for w in source.name.split() if w.lower() not in _SMALL]
    return source.entity is None and not source.members and len(words) <= 1 and (not words or words[0][:1].islower())


_SMALL = frozenset("the a an some many several most other others few more one two three all both these those".split())


def _cue_anchor(statement: Statement) -> Anchor:
    cue = statement.cue
    return Anchor(statement.anchor.article, cue.spans[:1]) if cue is not None and cue.spans else statement.anchor


__all__ = ["informs", "weight_of"]
