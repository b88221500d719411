"""A report and its revision -> what changed, in a few words: title, day, bylines, and the sentences that came, went or read otherwise."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from onrecord.model import Article

SHOWN = 80
"""Characters of a sentence that are shown."""
BEFORE = 20
"""Characters shown before the first that differs, about three words, so that a reader knows where in the sentence they are."""
MOST = 3
"""Sentences of a kind that are shown; the others are counted."""
MAX_LINES = 2_000
"""Lines compared of each side, without those that both begin and end with."""
MAX_REPEATS = 4
"""A line that stands more often on a side is matched by its neighbours alone: the work grows with the product of the repeats."""


def what_changed(old: Article, new: Article) -> tuple[str, ...]:
    """One short phrase a change, in a fixed order; empty when a reader sees the same."""
    return tuple(_changes(old, new))


def _changes(old: Article, new: Article) -> Iterator[str]:
    for name, before, after in (
        ("title", old.title, new.title),
        ("day", old.published.value, new.published.value),
        ("byline", ", ".join(old.bylines), ", ".join(new.bylines)),
    ):
        if before != after:
            yield "{} was {}, is {}".format(name, *_both(before, after))
    left, right = _differing(_lines(old), _lines(new))
    gone: list[str] = []
    come: list[str] = []
    changed: list[tuple[str, str]] = []
    repeats = {line for lines in (left, right) for line, count in Counter(lines).items() if count > MAX_REPEATS}
    for tag, a, b, c, d in difflib.SequenceMatcher(repeats.__contains__, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        paired = min(b - a, d - c)
        changed.extend(pair for pair in zip(left[a : a + paired], right[c : c + paired], strict=True) if pair[0] != pair[1])
        gone.extend(left[a + paired : b])
        come.extend(right[c + paired : d])
    for count, phrase, shown in (
        (len(changed), "reads otherwise", ["{} is now {}".format(*_both(a, b)) for a, b in changed[:MOST]]),
        (len(come), "is new", [_shown(line) for line in come[:MOST]]),
        (len(gone), "is gone", [_shown(line) for line in gone[:MOST]]),
    ):
        if count:
            more = f", and {count - MOST} more" if count > MOST else ""
            yield f"{count} paragraph{'s' if count > 1 else ''} {phrase if count == 1 else _PLURAL[phrase]}: {' · '.join(shown)}{more}"


_PLURAL = {"reads otherwise": "read otherwise", "is new": "are new", "is gone": "are gone"}


def _lines(article: Article) -> list[str]:
    lines = [" ".join(line.split()) for line in article.text.splitlines()]
    return [line for line in lines if line]


def _differing(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """The lines between those that both sides begin with and those that both end with, up to MAX_LINES of each."""
    shorter = min(len(left), len(right))
    begun = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    ended = next((n for n in range(shorter - begun) if left[-1 - n] != right[-1 - n]), shorter - begun)
    return left[begun : len(left) - ended][:MAX_LINES], right[begun : len(right) - ended][:MAX_LINES]


def _both(old: str | None, new: str | None) -> tuple[str, str]:
    """Two texts as they are shown beside each other: where they begin alike for long, from shortly before they differ."""
    if not old or not new or max(len(old), len(new)) <= SHOWN:
        return _shown(old), _shown(new)
    alike = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    if alike < SHOWN - BEFORE:
        return _shown(old), _shown(new)
    blank = old.rfind(" ", alike - 2 * BEFORE, alike - BEFORE)
    start = blank + 1 if blank >= 0 else alike - BEFORE
    return _shown(old[start:], cut=True), _shown(new[start:], cut=True)


def _shown(text: str | None, *, cut: bool = False) -> str:
    if not text:
        return "“…”" if cut else "none"
    return f"“{'…' if cut else ''}{text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + '…'}”"
