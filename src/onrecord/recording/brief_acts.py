"""Story -> the official acts that the reports tell of in their own voice: an arrest, a charge, a ruling, a vote, a resignation.

What enters: the story and the lines told before. What leaves: lines of no section, the act that most reports tell first. Rule: the sentence
is printed, tells the act as done, and in the words of the story; history, and what has been told, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Anchor, BriefLine
from onrecord.recording.brief_lead import outdated, replaced_numbers, stems
from onrecord.recording.narrated import is_history
from onrecord.recording.printed import printed_line
from onrecord.recording.story import Story

COMMON = 0.3
"""In what share of the other reports a word of the sentence stands, on average, from which it tells of the story. Set by reading briefs."""
TOLD = 0.5
"""Share of a sentence's content words, its act among them, that a line before it may hold."""
DEPTH = 0.7
"""The part of a report, from its beginning, in which an act is its news; what stands behind is background."""
FIRST = 40
"""Code points of a sentence within which the clause begins that is its news: a phrase of time or place stands before it."""
EACH_REPORT = 0.5
"""What each further report that tells an act by the same verb adds; a report's whole depth is worth 1."""


def act_lines(story: Story, *, after: Sequence[BriefLine] = ()) -> Iterator[BriefLine]:
    """One line an act and a report's sentence; nothing twice."""
    told = [stems(line.text) for line in after]
    replaced = replaced_numbers(story)
    for _, anchor, act in sorted(_ranked(story), key=lambda row: (-row[0], row[1])):
        words = stems(story.text(anchor))
        if outdated(anchor, replaced) or any(anchor.overlaps(line.evidence[0]) for line in after):
            continue  # the act's own word may be another form of the printed one (`withdrawn`)
        if any(stems(act) <= seen and len(words & seen) > TOLD * len(words) for seen in told):
            continue
        line = printed_line(story, anchor)
        if line is None or is_history(story, anchor) or line.text.startswith(f"{story.report(anchor.article)} reports: “"):
            continue
        told.append(words)
        yield line


def _ranked(story: Story) -> Iterator[tuple[float, Anchor, str]]:
    """(weight, sentence, act) of what a report's own voice tells."""
    common = {article: stems(found.text) for article, found in story.articles.items()}
    tellers: dict[str, set[str]] = {}
    for article, acts in story.acts.items():
        for _, act in acts:
            tellers.setdefault(act, set()).add(article)
    for article, acts in story.acts.items():
        others = [words for other, words in common.items() if other != article]
        for start, act in acts:
            anchor = story.sentence(Anchor.at(article, start, start + 1))
            region, words = story.articles[article].region_at(start), stems(story.text(anchor))
            if region is None or region.kind != "body" or story.position(anchor) > DEPTH or not words or story.statements_saying(anchor):
                continue
            share = sum(word in found for word in words for found in others) / (len(words) * len(others)) if others else 1.0
            if share >= COMMON and start - anchor.start <= FIRST:
                yield EACH_REPORT * (len(tellers[act]) - 1) + share + 1 - story.position(anchor), anchor, act


__all__ = ["act_lines"]
