"""Claims -> how much of a thing each report says: all of it, most, parts; and which kinds. A bare `retook the town` is the whole town.

A list of kinds (`trucks and buses`) is compared with another list, or with the word for all of them (`a great number of vehicles`), where
one party hands them over: the wider one is `vaguer`, and two lists that name different kinds are of different scope.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from onrecord.comparing.story import Story, clauses_by_claim, verdict_row
from onrecord.lexicon.families import event_family, extent_level, is_event, is_thing, is_whole, thing_family
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import Word, words_in
from onrecord.model import Anchor, Comparison, Proposition, Verdict

MAX_CLAUSES = 24
"""Clauses of one claim compared pairwise: 276 pairs; a bound on cost."""


def compare_extents(story: Story) -> Iterator[Comparison]:
    """Comparisons of the extents that one claim is reported to."""
    for clauses in clauses_by_claim(story).values():
        rows = [(c, level) for c in clauses if (level := _level(story, c)) is not None]
        if all(level == "unmarked" for _, level in rows) or not any(_is_whole(c) for c, _ in rows):
            continue
        for (a, x), (b, y) in combinations(rows[:MAX_CLAUSES], 2):
            found = judge_extents(x, y)
            if found is not None and not a.anchor.overlaps(b.anchor):
                reason = f"“{a.extent or a.predicate}” against “{b.extent or b.predicate}”: {found[1]}"
                rule = "-".join(sorted((x, y)))
                yield verdict_row(story, "extent", a.anchor, b.anchor, found[0], reason, f"extent/{rule}")
    yield from _kinds(story)


@dataclass(frozen=True, slots=True)
class Handed:
    """What a clause has a party hand over: the printed words, and the kinds of one family that they name; none for its own word."""

    anchor: Anchor
    kinds: frozenset[str]


def _kinds(story: Story) -> Iterator[Comparison]:
    """Lists of what one party hands over, and words for all of it, in two reports."""
    groups: dict[tuple[str, str], list[Handed]] = defaultdict(list)
    for one in story.annotations:
        for clause in one.propositions:
            parties = story.parties_in(clause.agent or "")
            if event_family(clause.predicate) in phrases("hands over") and len(parties) == 1 and not clause.negated:
                for family, handed in _handed(story, clause).items():
                    groups[min(parties), family].append(handed)
    for key in sorted(groups):
        for a, b in combinations(groups[key][:MAX_CLAUSES], 2):
            if a.anchor.article == b.anchor.article or a.kinds == b.kinds:
                continue
            said = f"“{story.text(a.anchor)}” against “{story.text(b.anchor)}”: "
            if not a.kinds or not b.kinds or a.kinds < b.kinds or b.kinds < a.kinds:
                yield verdict_row(story, "extent", a.anchor, b.anchor, "vaguer", said + "one names fewer kinds.", "extent/kinds")
            else:
                reason = said + "they name other kinds."
                yield verdict_row(story, "extent", a.anchor, b.anchor, "different-scope", reason, "extent/other-kinds")


def _handed(story: Story, clause: Proposition) -> dict[str, Handed]:
    """Family of things -> what the clause names of it, where the first and the last word stand near each other; people are none."""
    text = story.article(clause.anchor).text
    words = words_in(text, clause.anchor.start, clause.anchor.end)
    found: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        if n + 1 < len(words) and text[word.end : words[n + 1].start] == " " and _thing(words[n + 1]) == _thing(word):
            continue  # `rocket launchers`: the last word is the kind
        if (family := _thing(word)) in phrases("kinds of thing"):
            found[family].append(n)
    out = {}
    for family, spots in found.items():
        size = next((n for n in range(max(0, spots[0] - BEFORE), spots[0]) if words[n].form in phrases("size")), spots[0])
        start, end = words[size].start, words[spots[-1]].end
        if end - start <= LIST:
            kinds = frozenset(words[n].stem for n in spots if words[n].form.removesuffix("s") != family)
            out[family] = Handed(Anchor.at(clause.anchor.article, start, end), kinds)
    return out


LIST = 150
"""Code points that a list of kinds takes up at the most."""
BEFORE = 4
"""Words before the first kind among which a word of size belongs to it (`a vast amount of old weapons`)."""


def _thing(word: Word) -> str:
    """The family of a thing's printed form, singular or plural; empty for other words."""
    return next((thing_family(form) for form in (word.form, word.form.removesuffix("s")) if is_thing(form)), "")


def _level(story: Story, clause: Proposition) -> str | None:
    if story.presupposed(clause):
        return None
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
