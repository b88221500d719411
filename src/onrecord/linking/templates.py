"""Shared shingles -> those of house lines: what one house prints under report after report, whatever the report is about.

A newsletter line, a disclaimer or the pitch for a subscription is no copied news. It is told by how it spreads: a shingle of several
reports of few outlets each, whose reports have little else in common. News spreads over outlets, and updates of one report share most of
their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.linking.shingles import Shingles, Text
from onrecord.model import Article

LEAST = 4
"""Reports of one outlet, no two of them versions of one, that must carry a line."""
PER_OUTLET = 2.5
"""Reports an outlet that carries it, at the least: agency copy had 1.0 to 1.6 on the day that it was chosen on, house lines 3 and more."""
ALIKE = 0.25
"""Shared shingles over the words of the shorter report from which two reports are versions of one, not two reports under one house line."""


def house_lines(
    articles: Sequence[Article], texts: Sequence[Text], shared: Sequence[Shingles], carriers: Mapping[int, tuple[int, ...]]
) -> frozenset[int]:
    """The shingles that are house lines; reports without an outlet are nobody's."""
    verdicts: dict[tuple[int, ...], bool] = {}
    for group in set(carriers.values()):
        verdicts[group] = _is_house_line(articles, texts, shared, group)
    return frozenset(k for k, group in carriers.items() if verdicts[group])


def _is_house_line(articles: Sequence[Article], texts: Sequence[Text], shared: Sequence[Shingles], group: tuple[int, ...]) -> bool:
    by_outlet: dict[str, list[int]] = {}
    for n in group:
        outlet = articles[n].outlet
        if outlet is not None:
            by_outlet.setdefault(outlet, []).append(n)
    most = max(by_outlet.values(), key=len, default=[])
    if len(most) < LEAST or len(group) < PER_OUTLET * len(by_outlet):
        return False
    stories: list[int] = []
    for n in most:
        if not any(_alike(n, other, texts, shared) for other in stories):
            stories.append(n)
        if len(stories) == LEAST:
            return True
    return False


def _alike(a: int, b: int, texts: Sequence[Text], shared: Sequence[Shingles]) -> bool:
    return len(shared[a].keys() & shared[b].keys()) >= ALIKE * min(len(texts[a].words), len(texts[b].words))
