"""Story -> printed sentences that set two parties against each other: `The port says the valve held; the crew says that it burst.`

What enters: the story. What leaves: lines in the reports' own words, weightiest first: what most reports tell so, what they begin
with, what is denied. Rule: both parties, and what each says, are printed in the sentence; one of them denies, or a
comparison says that they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Anchor, BriefLine
from onrecord.recording.brief_lead import news_words, stems
from onrecord.recording.printed import printed_line
from onrecord.recording.story import PRONOUNS, Story

MOST_WORDS = 48
"""Words of a sentence that still is one plain telling of two sides."""
SAME = 0.6
"""Share of the shorter sentence's content words from which two reports tell one contrast."""
DENIED, EACH_REPORT = 1.0, 1.0
"""What a denial adds to the share of news words, and what each report that tells the contrast adds. Set by reading briefs."""
ANCHORS = 8
_AGAINST = re.compile(
    r"; |, (?:but|while|whereas|though)\b| (?:while|whereas) |, (?:which|who) .{0,40}\b(?:den|reject|disput|dismiss)\w+"
    r"|\b(?:denie[sd]|deny|disputes?d?|rejects?|rejected|dismiss\w+|contradict\w*)\b"
)
_DENIES = frozenset({"deny", "dispute", "reject", "dismiss", "contradict", "refute", "rebut"})


def contrast_lines(story: Story) -> Iterator[BriefLine]:
    """One line a contrast, with the sentences of other reports that tell the same."""
    news = news_words(story)
    rows: list[tuple[float, Anchor, frozenset[str]]] = []
    conflicts = [(c.left, c.right) for c in story.record.comparisons if c.verdict == "conflict" and c.left.article == c.right.article]
    beside = {story.sentence(left) for left, right in conflicts if story.sentence(left) == story.sentence(right)}
    for anchor in sorted({story.sentence(s.anchor) for s in story.record.statements}):
        words = story.text(anchor)
        if len(words.split()) > MOST_WORDS or _AGAINST.search(words) is None:
            continue
        said = [s for s in story.statements_saying(anchor) if s.source is not None and s.source.name.lower() not in PRONOUNS]
        parties = {s.source.name for s in said if s.source is not None}
        if len(parties) < 2 or any(s.inside is not None for s in said):
            continue
        found = stems(words)
        denied = any(s.cue is not None and (s.cue.act == "deny" or s.cue.lemma in _DENIES) for s in said)
        if not denied and anchor not in beside:
            continue
        rows.append((DENIED * denied + sum(news[w] > 1 for w in found) / max(1, len(found)), anchor, found))
    groups: list[list[tuple[float, Anchor, frozenset[str]]]] = []
    for row in rows:
        like = next((g for g in groups if len(g[0][2] & row[2]) >= SAME * min(len(g[0][2]), len(row[2]))), None)
        if like is None:
            groups.append([row])
        else:
            like.append(row)
    for group in sorted(groups, key=lambda g: (-max(r[0] for r in g) - EACH_REPORT * len({r[1].article for r in g}), g[0][1])):
        for _, anchor, _words in group:
            if (line := printed_line(story, anchor)) is not None:
                anchors = tuple(dict.fromkeys((*line.evidence, *(a for _, a, _ in group))))
                yield BriefLine("", line.text, anchors[:ANCHORS], "brief/contrast")
                break


__all__ = ["contrast_lines"]
