"""Claims -> how much of a thing each report says: all of it, most, parts. A bare `retook the town` is read as the whole town."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from onrecord.comparing.story import Story, clauses_by_claim, verdict_row
from onrecord.lexicon.families import event_family, extent_level, is_event, is_whole
from onrecord.model import Comparison, Proposition, Verdict

MAX_CLAUSES = 24


def compare_extents(story: Story) -> Iterator[Comparison]:
    """Comparisons of the extents that one claim is reported to."""
    for clauses in clauses_by_claim(story).values():
        rows = [(c, level) for c in clauses if (level := _level(c)) is not None]
        if all(level == "unmarked" for _, level in rows) or not any(_is_whole(c) for c, _ in rows):
            continue
        for (a, x), (b, y) in combinations(rows[:MAX_CLAUSES], 2):
            found = judge_extents(x, y)
            if found is not None and not a.anchor.overlaps(b.anchor):
                reason = f"“{a.extent or a.predicate}” against “{b.extent or b.predicate}”: {found[1]}"
                yield verdict_row(story, "extent", a.anchor, b.anchor, found[0], reason, f"extent/{x}-{y}" if x <= y else f"extent/{y}-{x}")


def _level(clause: Proposition) -> str | None:
    level = extent_level(clause.extent)
    return level if level is not None else "unmarked" if _is_whole(clause) else None


def _is_whole(clause: Proposition) -> bool:
    """The deed, or the deed that the object names (`the recapture was completed`), is one that reaches a whole thing."""
    words = [clause.predicate, *(w for w in (clause.patient or "").lower().split()[-1:] if is_event(w))]
    return any(is_whole(event_family(w)) for w in words)


def judge_extents(x: str, y: str) -> tuple[Verdict, str] | None:
    """The verdict on two extents; equal ones and two unmarked ones are nothing to report."""
    pair = {x, y}
    if len(pair) == 1 or pair == {"whole", "unmarked"}:
        return None
    if pair == {"most", "part"}:
        return "vaguer", "most and parts can both hold."
    if pair == {"unmarked", "part"}:
        return "vaguer", "one names only parts, the other does not limit it."
    return "conflict", "the whole and less than the whole cannot both hold."
