"""Figures -> groups that one line of the brief can tell: numbers of one count, low to high.

Comparisons that agree, differ or replace each other tie numbers; a part and its whole, and numbers of different scope,
they do not. Tied numbers still stand apart where they count different conditions (dead, missing, rescued),
where their labels share nothing, where one is many
times the other, and where one sentence prints both as two counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from onrecord.lexicon.conditions import condition_pattern, open_conditions, told_in
from onrecord.lexicon.families import is_thing, thing_family
from onrecord.lexicon.stems import words_in
from onrecord.model import Comparison, Figure, Verdict
from onrecord.recording.story import Story

TIES: tuple[Verdict, ...] = ("agree", "vaguer", "variant", "conflict", "updated")
"""The verdicts that tie two numbers, the surest first: a group that one has made is not torn by the next."""
BEHIND, BEFORE = 70, 60
"""Code points behind and before a number in which its clause tells the condition of the counted."""
LEAP = 5
"""How many times a count its next count is at the most: a toll of nine may become 40, of four it does not become 128."""
REVISED = 3
"""The same for sums and things, which no open count of a disaster drives up."""
_ENDS = re.compile(
    r"[.;:?!\n“”\"]| – | — |, (?!who|which|all|both|most)| and (?=\d)"
    r"| (?:while|after|when|before|but|because|since|though) "
)
_LATER = frozenset({"figures/later", "figures/later-report", "figures/later-that-day"})
"""Rules that go by the day alone: a later number of what no news changes (six freed, then 25) may be another count."""
_SOME = frozenset({"worker", "child", "woman"})
"""Kinds of people that a report counts apart from all of them: 40 workers missing are not 40 people missing."""


class Count(NamedTuple):
    """What a number counts: its conditions, the things that its label names, its unit."""

    conditions: frozenset[str]
    things: frozenset[str]
    unit: str


def tied(story: Story, figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures in groups, each in the order given; a figure that nothing ties is a group of its own."""
    by_anchor = {f.anchor: f for f in figures}
    counts = {f.id: count_of(story, f) for f in figures}
    rows: list[tuple[int, Figure, Figure, Comparison]] = []
    direct: set[frozenset[str]] = set()
    alike: set[frozenset[tuple[float | None, float | None]]] = set()
    for c in story.record.comparisons:
        left, right = by_anchor.get(c.left), by_anchor.get(c.right)
        if c.dimension == "figure" and c.verdict in TIES and left and right:
            direct.add(frozenset({left.id, right.id}))
            if left.anchor.article == right.anchor.article:
                alike.add(frozenset({(left.low, left.high), (right.low, right.high)}))
            if c.rule in _LATER and not {*counts[left.id].conditions, *counts[right.id].conditions} & open_conditions():
                continue
            most = REVISED if c.verdict == "updated" and not counts[left.id].conditions else LEAP
            if _one_count(counts[left.id], counts[right.id]) and _times(left, right) <= most:
                rows.append((TIES.index(c.verdict), left, right, c))
    apart = _apart(story, figures, direct, alike)
    above = {f.id: f.id for f in figures}
    kinds = {f.id: set(counts[f.id].things) for f in figures}
    members = {f.id: {f.id} for f in figures}
    banned = {f.id: set(apart.get(f.id, ())) for f in figures}
    told = {f.id: set(counts[f.id].conditions) for f in figures}
    for _, left, right, _c in sorted(rows, key=lambda row: (row[0], _times(row[1], row[2]), row[3].left, row[3].right)):
        a, b = _top(above, left.id), _top(above, right.id)
        if a == b or (told[a] and told[b] and not told[a] & told[b]):
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        if members[b] & banned[a] or _some_of_all(kinds[a], kinds[b]):
            continue
        above[b] = a
        members[a] |= members[b]
        kinds[a] |= kinds[b]
        banned[a] |= banned[b]
        told[a] = told[a] & told[b] or told[a] or told[b]
    out: dict[str, list[Figure]] = {}
    for f in figures:
        out.setdefault(_top(above, f.id), []).append(f)
    return list(out.values())


def _top(above: dict[str, str], i: str) -> str:
    while above[i] != i:
        above[i] = above[above[i]]
        i = above[i]
    return i


def _apart(
    story: Story, figures: Sequence[Figure], direct: set[frozenset[str]], alike: set[frozenset[tuple[float | None, float | None]]]
) -> Mapping[str, set[str]]:
    """Numbers that one sentence prints by one source and that no comparison ties: two counts, or parts of one whole."""
    printed: dict[tuple[str, int], list[Figure]] = {}
    for f in figures:
        printed.setdefault((f.anchor.article, story.sentence(f.anchor).start), []).append(f)
    out: dict[str, set[str]] = {}
    for near in printed.values():
        for f in near:
            for other in near:
                sizes = {(f.low, f.high), (other.low, other.high)}
                tied_anyway = frozenset({f.id, other.id}) in direct or frozenset(sizes) in alike
                if len(sizes) == 2 and not tied_anyway and _by(story, f) == _by(story, other):
                    out.setdefault(f.id, set()).add(other.id)
    return out


def _by(story: Story, figure: Figure) -> str:
    statement = story.statements.get(figure.statement or "")
    return statement.source.name if statement is not None and statement.source is not None else ""


def count_of(story: Story, figure: Figure) -> Count:
    """What the label says, else the clause around the number."""
    things = frozenset(
        thing_family(base) for w in words_in(figure.measure.lower()) for base in (w.form, w.form.removesuffix("s")) if is_thing(base)
    )
    return Count(conditions_of(story, figure), things, figure.unit or "")


def conditions_of(story: Story, figure: Figure) -> frozenset[str]:
    """The condition that the label tells last (`wounded crew released` are released), else that the clause tells; a sum has none."""
    if figure.unit:
        return frozenset()
    if found := told_in(figure.measure):
        return found
    text, sentence = story.articles[figure.anchor.article].text, story.sentence(figure.anchor)
    starts = story.numbers.get(figure.anchor.article, ())
    at = bisect_right(starts, figure.anchor.start)
    follows = starts[at] if at < len(starts) else len(text)
    stop = min(sentence.end, figure.anchor.end + BEHIND, max(follows, figure.anchor.end))
    end = _ENDS.search(text, figure.anchor.end, stop)
    match = condition_pattern().search(text, figure.anchor.end, end.start() if end else stop)
    if match is None:
        before = starts[at - 2] if at >= 2 else 0
        first = max(sentence.start, figure.anchor.start - BEFORE, before)
        rows = list(condition_pattern().finditer(text, first, figure.anchor.start))
        match = rows[-1] if rows else None
    return told_in(match[0]) if match is not None else frozenset()


def _some_of_all(left: Set[str], right: Set[str]) -> bool:
    """Whether one counts workers or children and the other people at large."""
    return any("person" in a and not a & _SOME and b & _SOME and "person" not in b for a, b in ((left, right), (right, left)))


def _one_count(left: Count, right: Count) -> bool:
    """Whether nothing in two labels says that they count different things."""
    if _some_of_all(left.things, right.things):
        return False
    if left.conditions and right.conditions:
        return bool(left.conditions & right.conditions)
    if left.unit and right.unit and left.unit != right.unit:
        return False
    return not left.things or not right.things or bool(left.things & right.things) or left.unit != ""


def _times(left: Figure, right: Figure) -> float:
    """How many times the smaller the larger is."""
    a, b = (f.high if f.high is not None else f.low or 0.0 for f in (left, right))
    return max(a, b) / max(1.0, min(a, b))


__all__ = ["TIES", "Count", "conditions_of", "count_of", "tied"]
