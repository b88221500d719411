"""A statement -> the sentence of the brief that tells it: ours where it stands by itself, else the printed one where that does.

What enters: the story, the statement, what its news is. What leaves: the sentence and the printed words behind it, or None. Rule: a printed
sentence says by itself whose word it is, is mostly what the source says, and judges nothing in the outlet's own words.
"""

from __future__ import annotations

from collections.abc import Set

from onrecord.model import Anchor, Statement
from onrecord.recording.leaning import is_bare_role, leans
from onrecord.recording.printed import printed_line
from onrecord.recording.sentences import misread, sentence
from onrecord.recording.story import PRONOUNS, Story

MOSTLY = 0.4
"""Share of a printed sentence that the content takes up from which the sentence tells it: the rest is who says it, and an aside."""


def standing_sentence(story: Story, statement: Statement, *, news: Set[str]) -> tuple[str, Anchor] | None:
    """`The guild called for a strike`, told as printed where our own frame would make `The guild called a strike`."""
    ours = sentence(story, statement)
    if ours is not None and not story.narrow and leans(story, statement, ours, news=news):
        ours = None
    if ours is not None:
        return ours, story.spoken(statement)
    if not story.narrow and is_bare_role(story, statement, news=news):
        return None
    printed = _as_printed(story, statement)
    return (printed, story.sentence(statement.anchor)) if printed is not None else None


def _as_printed(story: Story, statement: Statement) -> str | None:
    source, cue = statement.source, statement.cue
    if source is None or not source.spans or cue is None or not cue.spans or source.name.lower() in PRONOUNS or misread(story, statement):
        return None
    whole = story.sentence(statement.anchor)
    if not all(whole.start <= at < whole.end for at in (source.spans[0].start, cue.spans[0].start)):
        return None
    printed = story.articles[whole.article].text[source.spans[0].start : source.spans[0].end]
    before = story.articles[whole.article].text[whole.start : source.spans[0].start]
    if printed.lower() in PRONOUNS and source.name.split()[-1] not in before:
        return None
    if sum(map(len, statement.anchor.spans)) < MOSTLY * len(whole.hull):
        return None
    line, outlet = printed_line(story, whole), story.report(whole.article)
    if line is None or line.text.startswith(f"{outlet} reports: “"):
        return None
    tail = f", {outlet} reports."
    return f"{line.text.removesuffix(tail)}." if line.text.endswith(tail) else line.text


__all__ = ["standing_sentence"]
