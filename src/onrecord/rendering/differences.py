"""Comparisons -> side-by-side quotations with the differing words marked.

What enters: a record and its references. What leaves: entries with two sides, conflicts first; agreements are only counted. Rule: each
side is the sentence as printed; what is marked is the compared stretch, or, where both stretches are long, the words that only one side
has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Anchor, Comparison, Record, Span
from onrecord.rendering.figures import VERDICTS
from onrecord.rendering.references import Marker, References
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.words import inert, one_line

# A stretch of more words than this is shown alone and compared word by word; a shorter one is shown in its sentence.
_LONG = 6
# Words compared at most on a side: keeps the comparison of two whole paragraphs cheap.
_WORDS = 120
# Characters shown of a sentence before and after the compared words.
_AROUND = 180
_QUOTED = re.compile(r"“[^”]*”")
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
DIMENSIONS = {
    "figure": "Figure",
    "date": "Date",
    "place": "Place",
    "attribution": "Who said it",
    "wording": "Wording",
    "extent": "How far",
    "status": "Status",
}
LABELS = {
    "conflict": "Conflict", "updated": "Updated", "part-of": "Part of the other", "different-scope": "Different scope", "vaguer": "Vaguer",
    "variant": "Same saying, other words", "agree": "Agree",
}  # fmt: skip


Group = tuple[str, str, Anchor]
"""Dimension, verdict, and the side that the comparisons share."""


@dataclass(frozen=True, slots=True)
class Run:
    """Printed words; `differs` where the other side has others."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    runs: tuple[Run, ...]
    who: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class Difference:
    """`sides` holds two or more quotations: comparisons that share a verdict and one side stand together."""

    dimension: str
    verdict: str
    label: str
    reason: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    entries: tuple[Difference, ...]
    agreements: int


def differences(record: Record, references: References) -> DifferenceView:
    """Everything but agreement, and but figures that are no conflict (the charts say those)."""
    shown: dict[tuple[str, str, Anchor], dict[Anchor, str]] = {}
    seen: set[tuple[Anchor, Anchor, str]] = set()
    for c in sorted(record.comparisons, key=lambda c: _order(c, references)):
        left, right = references.ordered((c.left, c.right)) if c.left != c.right else (c.left, c.right)
        if c.verdict == "agree" or (c.dimension == "figure" and c.verdict != "conflict") or (left, right, c.dimension) in seen:
            continue
        seen.add((left, right, c.dimension))
        shown.setdefault((c.dimension, c.verdict, left), {})[right] = one_line(c.reason)
    entries = tuple(
        Difference(
            DIMENSIONS[dimension],
            verdict,
            LABELS[verdict],
            " ".join({frozenset(_QUOTED.findall(reason)) or reason: reason for reason in reversed(rights.values())}.values()),
            _sides(left, list(rights), references),
        )
        for (dimension, verdict, left), rights in _once(_gathered(shown), record).items()
    )
    return DifferenceView(entries, sum(c.verdict == "agree" for c in record.comparisons))


def _gathered(shown: Mapping[Group, dict[Anchor, str]]) -> dict[Group, dict[Anchor, str]]:
    """Entries of two sides that share their right one stand together too: it comes first, and what it is compared with after it."""
    lone: dict[Group, list[Group]] = {}
    for (dimension, verdict, left), rights in shown.items():
        if len(rights) == 1:
            lone.setdefault((dimension, verdict, next(iter(rights))), []).append((dimension, verdict, left))
    out: dict[Group, dict[Anchor, str]] = {}
    for group, rights in shown.items():
        hub = (group[0], group[1], next(iter(rights)))
        if len(rights) == 1 and len(lone[hub]) > 1 and hub not in shown:
            out.setdefault(hub, {})[group[2]] = rights[hub[2]]
        else:
            out[group] = dict(rights)
    return out


def _once(groups: Mapping[Group, dict[Anchor, str]], record: Record) -> dict[Group, dict[Anchor, str]]:
    """Conflicts of the same numbers that have a side in common are one, and so are those in which one claim is denied."""
    numbers = {f.anchor: (f.low, f.high) for f in record.figures}
    out: dict[Group, dict[Anchor, str]] = {}
    denied = {e.anchor: claim.id for claim in record.claims for e in claim.evidence if e.stance == "denies"}
    told: dict[tuple[object, ...], Group] = {}
    for group, rights in groups.items():
        dimension, verdict, left = group
        sides = (left, *rights)
        values = frozenset(numbers[side] for side in sides if side in numbers)
        whole = dimension == "figure" and verdict == "conflict" and all(side in numbers for side in sides)
        keys: list[tuple[object, ...]] = [(values, side) for side in sides] if whole else []
        if dimension == "status":
            keys += [(verdict, denied[side]) for side in sides if side in denied]
        first = next((told[key] for key in keys if key in told), None)
        if first is None:
            out[group] = dict(rights)
        else:
            reason = next(iter(out[first].values() if whole else rights.values()))
            out[first].update({side: reason for side in sides if side != first[2] and side not in out[first]})
        told.update({key: told.get(key, first or group) for key in keys})
    return out


def _order(c: Comparison, references: References) -> tuple[int, str, tuple[int, str], tuple[Span, ...], tuple[int, str], tuple[Span, ...]]:
    left, right = references.ordered((c.left, c.right)) if c.left != c.right else (c.left, c.right)
    return VERDICTS.index(c.verdict), c.dimension, references.rank(left.article), left.spans, references.rank(right.article), right.spans


def _sides(left: Anchor, rights: list[Anchor], references: References) -> tuple[Side, ...]:
    first = rights[0]
    sides = [_side(left, first, references)]
    sides.extend(_side(right, left, references) for right in rights)
    return tuple(sides)


def _side(anchor: Anchor, other: Anchor, references: References) -> Side:
    article = references.article(anchor)
    mine, theirs = anchor.text_in(article.text), other.text_in(references.article(other).text)
    if min(len(mine.split()), len(theirs.split())) > _LONG:
        runs = tuple(compared(mine, theirs))
    else:
        runs = tuple(_in_sentence(article.text, anchor, references.sentences[anchor.article].around(anchor.hull)))
    who = references.speakers.who(anchor)
    outlet = outlet_of(article)
    said = f"{outlet}, in its own voice" if references.speakers.own_voice(anchor) else f"{who}, in {outlet}"
    return Side(runs, said, references.marker(anchor))


def compared(mine: str, theirs: str) -> Iterator[Run]:
    """Word by word: which of my words the other side doesn't have in this order."""
    words = list(_WORD.finditer(mine))[:_WORDS]
    others = [m.group().casefold() for m in _WORD.finditer(theirs)][:_WORDS]
    matcher = SequenceMatcher(None, [m.group().casefold() for m in words], others, autojunk=False)
    last = 0
    for tag, i1, i2, _, _ in matcher.get_opcodes():
        if tag == "equal" or i1 == i2:
            continue
        start, end = words[i1].start(), words[i2 - 1].end()
        yield from _runs(mine[last:start], differs=False)
        yield from _runs(mine[start:end], differs=True)
        last = end
    stop = words[-1].end() if words and len(words) == _WORDS else len(mine)
    yield from _runs(mine[last : max(stop, last)] + ("…" if stop < len(mine) else ""), differs=False)


def _in_sentence(text: str, anchor: Anchor, sentence: Span) -> Iterator[Run]:
    """The compared stretch inside its sentence, which is cut far from it."""
    start, end = max(sentence.start, anchor.start - _AROUND), min(sentence.end, anchor.end + _AROUND)
    if start > sentence.start:
        start = text.find(" ", start, anchor.start) + 1 or anchor.start
        yield Run("… ", False)
    last = start
    for span in anchor.spans:
        yield from _runs(text[last : span.start], differs=False)
        yield from _runs(text[span.start : span.end], differs=True)
        last = span.end
    if end < sentence.end:
        end = max(text.rfind(" ", last, end), last)
    yield from _runs(text[last:end], differs=False)
    if end < sentence.end:
        yield Run(" …", False)


def _runs(text: str, *, differs: bool) -> Iterator[Run]:
    shown = re.sub(r"\s+", " ", inert(text))
    if shown:
        yield Run(shown, differs)
