"""Claims that several reports make -> how each two of them word it.

One row for each pair of reports and claim: the fullest clause of each, where both are clauses with a verb that have most of their telling
words in common. What stands in a passage that both took over is a copy, no second account; sayings of one utterance are laid beside each
other as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from onrecord.comparing.retold import MAX_REPORTS, copied_passages, cut
from onrecord.comparing.story import Story, asserting, verdict_row
from onrecord.lexicon.stems import words_in
from onrecord.model import ClaimGroup, Comparison, Evidence

LEAST = 4
"""Telling words of the shorter clause at the least: fewer are a bare mention (`the fire`, `was killed`)."""
ALIKE = 0.6
"""Share of the shorter clause's telling words that the other one has."""


def compare_claims(story: Story) -> Iterator[Comparison]:
    """`agree` and `variant` rows of one claim in two reports."""
    copied = copied_passages(story)
    for claim in story.links.claims:
        fullest = _fullest(story, claim)
        for one, other in combinations(sorted(fullest)[:MAX_REPORTS], 2):
            a, b = fullest[one], fullest[other]
            if story.one_utterance(a, b) or any(a.anchor.overlaps(x) and b.anchor.overlaps(y) for x, y in copied.get((one, other), ())):
                continue
            left, right = _told(story, a), _told(story, b)
            shorter = min(len(left), len(right))
            if shorter < LEAST or len(left & right) < ALIKE * shorter:
                continue
            if left == right:
                same = "Both tell it with the same telling words."
                yield verdict_row(story, "wording", a.anchor, b.anchor, "agree", same, "wording/claim")
            else:
                said = f"One claim in two wordings: “{cut(story, a.anchor)}”, “{cut(story, b.anchor)}”."
                yield verdict_row(story, "wording", a.anchor, b.anchor, "variant", said, "wording/claim")


def _fullest(story: Story, claim: ClaimGroup) -> dict[str, Evidence]:
    """Each report's longest clause that says that the claim holds."""
    out: dict[str, Evidence] = {}
    for evidence in asserting(claim):
        clause = story.clause_at.get(evidence.anchor)
        if clause is not None and clause.rule == "propositions/noun":
            continue
        known = out.get(evidence.anchor.article)
        if known is None or len(_told(story, evidence)) > len(_told(story, known)):
            out[evidence.anchor.article] = evidence
    return out


def _told(story: Story, evidence: Evidence) -> frozenset[str]:
    text = story.article(evidence.anchor).text
    return frozenset(w.stem for span in evidence.anchor.spans for w in words_in(text, span.start, span.end) if w.content)
