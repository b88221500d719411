"""Story -> what several reports tell in their own voice: printed sentences that no statement gives, the most carried first.

What enters: the story and the lines told before. What leaves: lines of no section. Rule: reports that go back to one text are one; a
sentence whose number another has replaced is left to the one that replaced it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Anchor, BriefLine, Claim
from onrecord.recording.brief_lead import outdated, replaced_numbers, stems
from onrecord.recording.printed import printed_line
from onrecord.recording.story import Story

CARRIED = 2
"""Origins from which what reports tell in their own voice is news: one report's colour is not."""
TOLD = 0.5
"""Share of a sentence's content words that a line before it may hold."""
ANCHORS = 8
_FOR = frozenset({"asserts", "confirms"})


def carried_lines(story: Story, *, after: Sequence[BriefLine] = ()) -> Iterator[BriefLine]:
    """One line a claim, told in the words of the newest report whose sentence stands by itself."""
    replaced, told = replaced_numbers(story), [stems(line.text) for line in after]
    days = {a.id: a.published.value or "" for a in story.record.articles}
    for claim in sorted(story.record.claims, key=lambda c: (-_carried(c), -_at_the_top(story, c), c.wording)):
        if _carried(claim) < CARRIED or claim.status == "denied":
            continue
        if any(e.anchor.overlaps(o) for e in claim.evidence for line in after for o in line.evidence[:1]):
            continue
        own = {story.sentence(e.anchor) for e in claim.evidence if not e.statement and e.stance in _FOR and _in_body(story, e.anchor)}
        for anchor in sorted(own, key=lambda a: (_backwards(days[a.article]), a)):
            words = stems(story.text(anchor))
            if outdated(anchor, replaced) or any(len(words & seen) > TOLD * len(words) for seen in told):
                continue
            line = printed_line(story, anchor)
            if line is not None:
                told.append(words)
                others = [e.anchor for e in claim.evidence if e.anchor.article != anchor.article and e.stance in _FOR]
                yield BriefLine("", line.text, tuple(dict.fromkeys((*line.evidence, *others)))[:ANCHORS], "brief/lead")
                break


def _carried(claim: Claim) -> int:
    """Origins that tell it in a report's own voice, or that are quoted with it where a report tells it so."""
    own = {e.anchor.article for e in claim.evidence if not e.statement and e.stance in _FOR}
    return min(len(claim.origins), len({e.anchor.article for e in claim.evidence if e.stance in _FOR})) if own else 0


def _at_the_top(story: Story, claim: Claim) -> float:
    return max(1 - story.position(e.anchor) for e in claim.evidence)


def _in_body(story: Story, anchor: Anchor) -> bool:
    region = story.articles[anchor.article].region_at(anchor.start)
    return region is not None and region.kind == "body"


def _backwards(day: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in day.split("-")) if day else (0,)


__all__ = ["carried_lines"]
