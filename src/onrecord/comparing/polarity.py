"""Printed words of a telling -> its parts, each with its telling words and whether it is negated; and whether two tellings are contraries.

A negation is one wherever it stands: at the verb (`did not close`) or inside a noun phrase (`no pilot`, `not one pilot`, `none of them`,
`nobody`, `neither`). Words are counted part by part: a `not` of the first sentence does not turn the third one round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.negations import negating
from onrecord.lexicon.stems import Word, words_in


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two stops or clauses: `words` as the caller counts them."""

    words: frozenset[str]
    negated: bool


def segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between stops, dashes and clauses that a conjunction joins behind a comma, or that have a subject of their own."""
    at = start
    for found in _BETWEEN.finditer(text, start, end):
        yield at, found.start()
        at = found.end()
    yield at, end


_BETWEEN = re.compile(
    r"[.!?;:](?=[\s\"”’]|$)|\s?[–—―]\s?|\s-{1,2}\s|,\s+(?:and|but|yet|so|or|while|although|though)\s+"
    r"|\s(?:because|if|unless|whereas)\s|(?:,|\s(?:and|but|while|although|though))\s+(?=(?:(?:if|when|that)\b|they|we|he|she|it|there|i|you|nobody|nothing|none|no)\b)",
    re.IGNORECASE,
)


def is_negative(words: Sequence[Word]) -> bool:
    """Whether a part's words are negated: `not … without` is not, `neither … nor` is one negation, and `not only` is none."""
    count = 0
    for n, word in enumerate(words):
        following = words[n + 1].form if n + 1 < len(words) else ""
        if word.form in _CONCORD and count:
            continue
        if word.form in _SAYS_NO and following in negating("focus"):
            continue
        count += word.form in negating("negative") or word.form in negating("implying") or word.form.endswith("n't")
    return count % 2 == 1


_CONCORD = frozenset({"nor"})
"""Goes on with a negation that stands before it."""
_SAYS_NO = frozenset({"not", "n't"})


def negated_in(text: str) -> frozenset[bool]:
    """The polarities of the parts of a text that have words: {False} is flat, {True} negated, both mixed or nearly so (`hardly any`)."""
    found = [words_in(text, start, end) for start, end in segments(text, 0, len(text))]
    told = [words for words in found if any(w.content for w in words)]
    nearly = any(w.form in _NEARLY for words in told for w in words)
    return frozenset({True, False}) if nearly else frozenset(map(is_negative, told))


_NEARLY = frozenset("hardly scarcely barely without".split())
"""Negations for which another rendering has a word that is none (`little cause`, `left with none`)."""


def bars(words: str) -> bool:
    """Whether the content of a saying is what somebody is kept from (`ferries from leaving the basin`): that it be not done."""
    return _FROM.match(words) is not None


_FROM = re.compile(r"(?:\S+ ){0,5}from \w+ing\b")


def contrary(a: Sequence[Part], b: Sequence[Part]) -> bool:
    """Whether the parts that tell most alike differ in polarity, or one that tells much of what the other has says the opposite.

    `There were pilots until May. Then they left, and there was no pilot on the quay` and `There was not one pilot on the quay`.
    """
    pairs = [(len(x.words & y.words), x.negated == y.negated, x, y) for x in a for y in b]
    most = max((shared for shared, *_ in pairs), default=0)
    if most == 0:
        return any(x.negated for x in a) != any(y.negated for y in b)
    if not any(same for shared, same, *_ in pairs if shared == most):
        return True
    return any(
        shared >= HALF * len(part.words)
        for shared, same, *parts in pairs
        if shared and not same
        for part, telling in zip(parts, (a, b), strict=True)
        if len(telling) > 1
    )


HALF = 0.5
"""Share of a part's words from which a part of the other telling is about the same, so that a difference in polarity is a contrary."""

__all__ = ["Part", "bars", "contrary", "is_negative", "negated_in", "segments"]
