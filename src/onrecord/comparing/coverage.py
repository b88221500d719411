"""Claims and articles -> who carries, omits or contradicts each claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.comparing.story import Story
from onrecord.model import Claim, Coverage


def coverage_of(story: Story, claims: Sequence[Claim]) -> Iterator[Coverage]:
    """One row for each claim and article; `omits` is listed only for claims that are answered or that two reports carry."""
    for claim in claims:
        states: dict[str, set[str]] = {}
        for e in claim.evidence:
            states.setdefault(e.anchor.article, set()).add(e.stance)
        several = len(states) > 1 or claim.status in ("disputed", "denied")
        for article in story.articles:
            found = states.get(article.id)
            if found is None:
                if several:
                    yield Coverage(claim.id, article.id, "omits", "coverage/no-evidence")
            elif found <= {"denies", "contradicts"}:
                yield Coverage(claim.id, article.id, "contradicts")
            elif found != {"declines"}:
                yield Coverage(claim.id, article.id, "carries")
            elif several:
                yield Coverage(claim.id, article.id, "omits", "coverage/no-evidence")
