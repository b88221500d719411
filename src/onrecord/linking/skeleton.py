"""Two stretches of quoted words -> how far one can be the other in a second translation: the same words in the same places.

A translator keeps the order of a sentence, its negations and most of its small words, and changes verbs and nouns for others of their
kind. So the shorter stretch is laid against the longer one word by word: the same word counts whole, a word of content in the place of
another one in part, a small word for another less. Words that the longer stretch has before and behind cost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.families import event_family, is_event, is_thing, thing_family
from onrecord.lexicon.stems import Word

OTHER_KIND = 0.9
"""A word of content in the place of another of its family or root."""
OTHER_CONTENT = 0.4
"""A word of content in the place of another: what a second translation does to verbs and adjectives."""
OTHER_SMALL = 0.3
"""A small word in the place of another (`which` for `that`)."""
LEFT_OUT = 0.15
"""Cost of each word of the longer stretch that is passed over between two that are laid against each other."""
SLACK = 1e-9
"""Below any difference that counts, above the rounding of a sum."""
_NEGATIONS = frozenset({"not", "no"})
_NONE = {
    "nobody": "no-one",
    "noone": "no-one",
    "nothing": "no",
    "none": "no",
    "never": "not",
    "cannot": "not",
    "neither": "not",
    "nor": "not",
}


@dataclass(frozen=True, slots=True)
class Laid:
    """`share`: credit over the shorter stretch's words; `same`: the content stems that stand in both, in order."""

    share: float
    same: tuple[str, ...]


Token = tuple[str, str, bool]
"""Form, key by which two are one word, and whether it has content."""


def tokens_of(words: Sequence[Word]) -> tuple[Token, ...]:
    """The words with contractions undone and negations by one name: `aren't` -> `are`, `not`; `nobody`, `no one` -> `no-one`."""
    out: list[Token] = []
    for word in words:
        form = word.form.replace("’", "'")
        if form.endswith("n't") and len(form) > 3:
            out += [(form[:-3], form[:-3], False), ("not", "not", False)]
        elif form == "one" and out and out[-1][1] == "no":
            out[-1] = ("no-one", "no-one", False)
        else:
            key = _NONE.get(form)
            out.append((form, key or (word.stem if word.content else form), word.content and key is None))
    return tuple(out)


def laid(short: Sequence[Token], long: Sequence[Token], *, least: float = 0.0) -> Laid:
    """The best laying of the shorter stretch against the longer one, which begins and ends anywhere in it.

    Where even the best place for each word by itself would not give a share of `least`, nothing is laid and the share is 0.
    """
    gains = [_gains(a, long) for a in short]
    if sum(max(row, default=0.0) for row in gains) < least * len(short) - SLACK:
        return Laid(0.0, ())
    above: list[tuple[float, tuple[str, ...]]] = [(0.0, ())] * (len(long) + 1)
    for a, given in zip(short, gains, strict=True):
        row = [above[0]]
        for n, credit in enumerate(given, 1):
            best = above[n]
            if credit > 0:
                score, same = above[n - 1]
                if score + credit > best[0]:
                    best = (score + credit, (*same, a[1]) if credit == 1.0 and a[2] else same)
            passed = row[n - 1][0] - LEFT_OUT
            if passed > best[0]:
                best = (passed, row[n - 1][1])
            row.append(best)
        above = row
    score, same = max(above, key=lambda cell: cell[0])
    return Laid(score / len(short) if short else 0.0, same)


def _gains(a: Token, long: Sequence[Token]) -> list[float]:
    """What a word gains in the place of each word of the longer stretch; a negation in the place of nothing but itself."""
    _, key, content = a
    if key in _NEGATIONS:
        return [1.0 if b[1] == key else 0.0 for b in long]
    return [1.0 if b[1] == key else 0.0 if b[2] != content or b[1] in _NEGATIONS else _other(a, b) for b in long]


def _other(a: Token, b: Token) -> float:
    """What one word gains in the place of another of its sort."""
    if not a[2]:
        return OTHER_SMALL
    return OTHER_KIND if _of_a_kind(a[0], b[0]) else OTHER_CONTENT


@lru_cache(maxsize=16384)
def _of_a_kind(a: str, b: str) -> bool:
    """Words of one family, or of one root (`dark`, `darkness`)."""
    if is_event(a) and is_event(b) and event_family(a) == event_family(b):
        return True
    if is_thing(a) and is_thing(b) and thing_family(a) == thing_family(b):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and long.startswith(short) and len(long) - len(short) <= 4
