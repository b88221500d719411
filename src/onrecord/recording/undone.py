"""Lines of a brief -> the same lines as matters stand: what a later report says was dropped or withdrawn is told as that, or left out.

What enters: the story and lines with their evidence. What leaves: lines. Rule: the later report is of a later day, prints that the act was
undone (`dropped the charge`, `the charge was withdrawn`), and shares with the earlier sentence the act and who or what it was about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.phrases import phrases
from onrecord.model import Anchor, BriefLine
from onrecord.recording.brief_lead import stems
from onrecord.recording.printed import printed_line
from onrecord.recording.story import Story

SHARED = 2
"""Content words beside the act's own, names and numbers among them, that the two sentences have in common at the least."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A printed sentence by which an act stands no longer, the day of its report, the act's noun and the sentence's words."""

    anchor: Anchor
    day: str
    noun: frozenset[str]
    words: frozenset[str]


def undone_in(story: Story) -> tuple[Undone, ...]:
    """What the reports say was taken back, in the order of the reports."""
    out = []
    for article in story.record.articles:
        day = article.published.value or ""
        for start, end in story.sentences.get(article.id, ()) if day else ():
            region, text = article.region_at(start), article.text[start:end]
            found = _undoes().search(text) if region is not None and region.kind == "body" else None
            if found is not None and not _OPEN.search(text[: found.start()][-BEFORE:]):
                anchor = Anchor.at(article.id, start, end)
                words = stems(_QUOTED.sub("", text))
                out.append(Undone(anchor, day, frozenset(stems(found["active"] or found["passive"])), frozenset(words)))
    return tuple(out)


def as_it_stands(story: Story, lines: Iterable[BriefLine], undone: Iterable[Undone]) -> Iterator[BriefLine]:
    """The lines, each that was overtaken once by the sentence that says so; none where that makes no line."""
    rows, told = tuple(undone), set[Anchor]()
    for line in lines:
        later = next((u for u in rows if _overtakes(story, u, line)), None)
        if later is None:
            yield line
        elif later.anchor not in told:
            told.add(later.anchor)
            now = printed_line(story, later.anchor)
            if now is not None:
                yield replace(now, section=line.section, evidence=(*now.evidence, *line.evidence[:1]))


def _overtakes(story: Story, undone: Undone, line: BriefLine) -> bool:
    if any(e.article == undone.anchor.article for e in line.evidence) or not undone.noun & stems(line.text):
        return False
    days = [story.articles[e.article].published.value or "" for e in line.evidence]
    if not all(day and day < undone.day for day in days):
        return False
    told = stems(line.text) | stems(" ".join(story.text(story.sentence(e)) for e in line.evidence[:1]))
    return len((undone.words & told) - undone.noun) >= SHARED


@cache
def _undoes() -> re.Pattern[str]:
    verbs, nouns = ("|".join(sorted(map(re.escape, phrases(name)), key=lambda w: (-len(w), w))) for name in ("undone", "can be undone"))
    return re.compile(
        rf"\b(?:{verbs}) (?:(?:the|a|an|all|its|his|her|their|most|some|both|[A-Za-z-]+) ){{0,4}}?(?P<active>{nouns})\b"
        rf"|\b(?P<passive>{nouns})\b[^,.;“”]{{0,60}} (?:has|have|had|was|were)(?: been| since)? (?:{verbs})\b",
        re.IGNORECASE,
    )


_OPEN = re.compile(r"\b(?:not|never|if|unless|until|to|would|could|should|may|might|wants?|n[’']t)\s+(?:\w+\s+)?(?:be |been |have |has )?$")
"""What stands before words of undoing that leave it open, or say that it was not done."""
BEFORE = 30
"""Code points before them in which it stands."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")

__all__ = ["Undone", "as_it_stands", "undone_in"]
