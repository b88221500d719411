"""Surroundings: what tells a number that counts from one that names: the text, its parse, calendar times, names with digits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Entity, Parse, Time


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules look at: the text, its parse, and the spans of calendar times and of names, each sorted."""

    text: str
    parse: Parse
    calendar: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, parse: Parse, times: Sequence[Time], entities: Sequence[Entity]) -> Surroundings:
        calendar = sorted((s.start, s.end) for t in times if t.type != "DURATION" for s in t.anchor.spans)
        names = sorted(
            (s.start, s.end)
            for e in entities
            for m in e.mentions
            for s in m.spans
            if e.kind not in {"unnamed", "group"} and _is_name(text[s.start : s.end], e)
        )
        return cls(text, parse, tuple(calendar), tuple(names))


def _is_name(words: str, entity: Entity) -> bool:
    """Whether a mention is a name with a number in it (`Line 4`), not a phrase that counts (`about 40 Danes`)."""
    return any(c.isdigit() for c in words) and words[:1].isupper() and (words == entity.name or words in entity.aliases)


def within(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether a span of `spans` (sorted) covers `[start, end)`; nested spans are looked at a few back."""
    i = bisect_right(spans, (start, end + 1_000_000_000))
    return any(s <= start and end <= e for s, e in spans[max(0, i - 4) : i])
