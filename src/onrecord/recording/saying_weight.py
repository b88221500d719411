"""A statement -> what it weighs for the brief by itself: who says it, where it stands, how it is put.

What enters: the story and a statement of it. What leaves: a number, UNFIT and below for what makes no sentence of a brief. How many reports
carry it, and what they begin with, is weighed elsewhere.
"""

from __future__ import annotations

import re

from onrecord.lexicon.phrases import phrase_pattern, phrases
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
PER_POINT = 80
AT_THE_TOP = 4.0
"""What standing at the very top of its report adds; nothing at the end."""
COUNTED = 2.0
"""What a number in the content adds. These three were set on the facts that ten gold stories want in their briefs: each story ranked by
weights that the nine others gave."""
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
        or statement.source.name.lower() in _NOBODY
    ):
        return -20.0
    act = statement.cue.act if statement.cue is not None else "say"
    named = statement.source.entity is not None or bool(statement.source.members) or statement.source.kind in OFFICIAL
    length = len(story.text(statement.anchor))
    return (
        2.0 * named
        + AT_THE_TOP * (1 - story.position(statement.anchor))
        + COUNTED * _counts(story, statement)
        + DECIDED * _decides(story, statement)
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
        - ASKING * asks(statement, story)
        - TOPIC * _is_topic(story, statement)
        - BRIEFLY * (len(story.text(statement.anchor).split()) < FEW_WORDS)
        - max(0, length - LONG) / PER_POINT
        - 1.0 * (statement.inside is not None)
    )


def informs(story: Story, statement: Statement) -> bool:
    """Whether a quotation holds a number or a name: without one it colours the news, and tells none."""
    return _counts(story, statement) or _NAME_AMID.search(story.text(statement.anchor)) is not None


_NAME_AMID = re.compile(r"[a-z,;] [A-Z][a-z]{2,}")
COLOUR = 3.5
"""What is taken off a quotation without a number or a name: a little more than one more report that carries it adds."""
DECIDED = 1.0
"""What an official act adds that the content tells as done: an arrest, a ruling, a vote."""
ASKING = 4.0
"""What is taken off a question that is only told of (`asked whether …`): more than one more report that carries it adds."""
TOPIC = 6.0
"""What is taken off a saying of which the report tells the subject alone (`described the storm`): as much as two more reports add."""
_NOBODY = frozenset("one another others some many most several those these".split())
SHORT_QUESTION = 12
_QUESTION = re.compile(r"(?:if|whether|how|what|why|who|where|when|about)\b", re.I)
POINTS = 2.0
"""What is taken off words that begin with a pronoun: the reader has not seen what it stands for."""
BRIEFLY, FEW_WORDS = 3.0, 5
"""What is taken off a content of fewer words (`he was hurt`): as much as one more report that carries it adds."""
_POINTING = re.compile(r"(?:he|she|they|it|this|that|these|those|him|her|them)\b", re.I)


def _counts(story: Story, statement: Statement) -> bool:
    """Whether the content gives a number."""
    starts = story.numbers.get(statement.anchor.article, ())
    return any(s.start <= n < s.end for s in statement.anchor.spans for n in starts)


def _decides(story: Story, statement: Statement) -> bool:
    rows = story.acts.get(statement.anchor.article, ())
    return any(s.start <= start < s.end for s in statement.anchor.spans for start, _ in rows)


def asks(statement: Statement, story: Story) -> bool:
    """Whether it is a question: one that is only told of, or a short one to whom it is put."""
    words = story.text(statement.anchor)
    if statement.cue is None or statement.cue.lemma.split()[0] != "ask":
        return False
    if statement.form != "direct":
        return _QUESTION.match(words) is not None
    return len(words.split()) < SHORT_QUESTION and "you" in words.lower().split()


def _is_topic(story: Story, statement: Statement) -> bool:
    """Whether the content is a noun phrase that a verb of telling has as its object: what was told of it stands elsewhere."""
    cue = statement.cue
    if cue is None or cue.act != "say" or statement.form == "direct" or statement.id in story.clausal:
        return False
    text = story.text(statement.anchor)
    return cue.lemma.split()[0] in phrases("tells the subject") and not set("“”\"") & set(text) and " as " not in text


def _vague(source: Source) -> bool:
    """A source that is one common noun (`critics`, `the report`, `many`): a reader cannot tell whom it means."""
    words = [w for w in source.name.split() if w.lower() not in _SMALL]
    return source.entity is None and not source.members and len(words) <= 1 and (not words or words[0][:1].islower())


_SMALL = frozenset("the a an some many several most other others few more one two three all both these those".split())


def _cue_anchor(statement: Statement) -> Anchor:
    cue = statement.cue
    return Anchor(statement.anchor.article, cue.spans[:1]) if cue is not None and cue.spans else statement.anchor


__all__ = ["asks", "informs", "weight_of"]
