"""Utterances -> the differing words: two translations or cuts of the same words, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.comparing.story import Story, verdict_row
from onrecord.lexicon.stems import words_in
from onrecord.model import Anchor, Comparison, UtteranceMember

MAX_MEMBERS = 12


def compare_wording(story: Story) -> Iterator[Comparison]:
    """`variant` comparisons of utterance members that are quoted in different words."""
    for utterance in story.links.utterances:
        quoted = [m for m in utterance.members if m.wording != "indirect"][:MAX_MEMBERS]
        for a, b in combinations(quoted, 2):
            if a.anchor.article == b.anchor.article:
                continue
            left, right = _differing(story, a, b)
            if left or right:
                said = f"One says “{left}”, the other “{right}”." if left and right else f"Only one has “{left or right}”."
                yield verdict_row(story, "wording", a.anchor, b.anchor, "variant", said, "wording/utterance")


def _differing(story: Story, a: UtteranceMember, b: UtteranceMember) -> tuple[str, str]:
    """The words of each that the other lacks, between the first and the last that both share; beyond these a quotation is merely cut."""
    left, right = _words(story, a.anchor), _words(story, b.anchor)
    blocks = [m for m in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks() if m.size]
    if not blocks:
        return " ".join(left), " ".join(right)
    mine, theirs = [], []
    for before, after in zip(blocks, blocks[1:], strict=False):
        mine += left[before.a + before.size : after.a]
        theirs += right[before.b + before.size : after.b]
    if len(left) <= blocks[-1].a + blocks[-1].size + 3 and len(right) <= blocks[-1].b + blocks[-1].size + 3:
        mine += left[blocks[-1].a + blocks[-1].size :]
        theirs += right[blocks[-1].b + blocks[-1].size :]
    if blocks[0].a <= 4 and blocks[0].b <= 4:
        mine, theirs = left[: blocks[0].a] + mine, right[: blocks[0].b] + theirs
    return " ".join(mine), " ".join(theirs)


def _words(story: Story, anchor: Anchor) -> list[str]:
    text = story.article(anchor).text
    return [w.form for span in anchor.spans for w in words_in(text, span.start, span.end)]
