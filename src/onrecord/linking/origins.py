"""Copies and credits -> what shared passages go back to, and by how many ways an utterance came.

An origin is where words entered the story's coverage. Passages that copies tie together, whichever two reports each copy joins, are one
family and have one origin: the agency whose report one of them is by its own words, else the report that was published first. A report
that an agency wrote has that agency as its origin throughout.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.linking.credits import Credit, is_agency
from onrecord.model import Anchor, Annotations, Article, Borrowed, Copy, Span, Utterance

_HALF = 2
"""Two passages of one report belong to one family when the shorter lies in the other by half or more."""


def borrowed_passages(articles: Sequence[Article], copies: Sequence[Copy], credited: Sequence[Credit]) -> tuple[Borrowed, ...]:
    """Each report's shared passages with what they go back to, in article and text order; those of one family in one report are one."""
    number = {a.id: n for n, a in enumerate(articles)}
    anchors = sorted({side for c in copies for side in (c.left, c.right)}, key=lambda a: (number[a.article], a.spans))
    out: list[Borrowed] = []
    for family in _families(anchors, copies):
        spans: dict[str, list[Span]] = defaultdict(list)
        for anchor in family:
            spans[anchor.article] += anchor.spans
        root, agency = _root(articles, sorted(number[a] for a in spans), credited)
        rule = "origins/agency-passage" if agency else "origins/shared-passage"
        out += [Borrowed(Anchor.over(article, found), articles[root].id, agency, rule) for article, found in spans.items()]
    return tuple(sorted(out, key=lambda b: (number[b.anchor.article], b.anchor.spans)))


def _families(anchors: Sequence[Anchor], copies: Sequence[Copy]) -> list[list[Anchor]]:
    """Anchors tied by copies, or by lying in one another, in the order of their first anchor."""
    at = {anchor: n for n, anchor in enumerate(anchors)}
    parent = list(range(len(anchors)))

    def find(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    def join(a: int, b: int) -> None:
        a, b = sorted((find(a), find(b)))
        parent[b] = a

    for copy in copies:
        join(at[copy.left], at[copy.right])
    for n, anchor in enumerate(anchors):
        for m in range(n + 1, len(anchors)):
            other = anchors[m]
            if other.article != anchor.article or other.start >= anchor.end:
                break
            if _HALF * (min(anchor.end, other.end) - other.start) >= min(len(anchor.hull), len(other.hull)):
                join(n, m)
    families: dict[int, list[Anchor]] = defaultdict(list)
    for n, anchor in enumerate(anchors):
        families[find(n)].append(anchor)
    return list(families.values())


def _root(articles: Sequence[Article], members: Sequence[int], credited: Sequence[Credit]) -> tuple[int, str | None]:
    """The report that stands for a family, and the agency that it goes back to: the one that most of its reports name."""
    wires = Counter(w for n in members if (w := credited[n].wire) is not None)
    if not wires:
        parts = Counter(p for n in members for p in credited[n].parts)
        agency = next(iter(parts), None) if len(parts) == 1 and len(members) == sum(parts.values()) else None
        return min(members, key=lambda n: (articles[n].published.earliest or "9999", n)), agency
    agency = min(wires, key=lambda w: (-wires[w], w))
    return min((n for n in members if credited[n].wire == agency), key=lambda n: (articles[n].published.earliest or "9999", n)), agency


def wires_of(articles: Sequence[Article], credited: Sequence[Credit]) -> dict[str, str]:
    """Article id -> the agency that wrote it."""
    return {a.id: c.wire for a, c in zip(articles, credited, strict=True) if c.wire is not None}


def agencies_of(annotations: Sequence[Annotations]) -> dict[str, str]:
    """Printed name of a source or of a step of a chain -> the agency that it names: `the Associated Press` -> `AP`."""
    names = {s.source.name for one in annotations for s in one.statements if s.source is not None}
    names |= {step.name for one in annotations for s in one.statements for step in s.via}
    return {name: agency for name in sorted(names) if (agency := is_agency(name)) is not None}


def with_ways(
    utterances: Sequence[Utterance], articles: Sequence[Article], borrowed: Sequence[Borrowed], wires: Mapping[str, str]
) -> tuple[Utterance, ...]:
    """The utterances, each with one report for each way in which it came: an agency, a shared passage, a report that heard it itself."""
    number = {a.id: n for n, a in enumerate(articles)}
    passages: dict[str, list[Borrowed]] = defaultdict(list)
    for b in borrowed:
        passages[b.anchor.article].append(b)
    out = []
    for utterance in utterances:
        ways: dict[str, str] = {}
        for member in sorted(utterance.members, key=lambda m: (number[m.anchor.article], m.anchor.spans)):
            article = member.anchor.article
            around = next((b for b in passages[article] if b.anchor.overlaps(member.anchor)), None)
            agency = wires.get(article) or (around.agency if around is not None else None)
            ways.setdefault(f"agency {agency}" if agency else around.root if around is not None else article, article)
        out.append(replace(utterance, independent=tuple(ways.values())))
    return tuple(out)
