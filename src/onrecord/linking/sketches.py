"""A report's text -> a sketch of it: enough to tell the text again when it comes back edited, too little to tell what it said.

The sketch is the smallest hashes of its four-word runs (bottom-k; Broder, On the resemblance and containment of documents, 1997). A hash
has 32 bits, which millions of other runs of four words share. Sketches are kept for years: how they are made never changes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

SIZE = 128
"""Hashes of a sketch: the likeness that it gives is off by .04 on average."""
RUN = 4
"""Words of a run. Single words would be guessed from their hashes, and longer runs break with every word that is changed."""
MIN_RUNS = 40
"""Runs that a text needs for a sketch: notices of a few lines are alike where they have nothing to do with each other."""

_WORD = re.compile(r"[^\W_]+")


def sketch_of(text: str) -> tuple[int, ...]:
    """The sketch of a text, sorted; empty for a short one. Case, punctuation and accents count for nothing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = _WORD.findall(plain)
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    if len(runs) < MIN_RUNS:
        return ()
    hashes = {int.from_bytes(hashlib.blake2b(run.encode(), digest_size=4).digest(), "big") for run in runs}
    return tuple(sorted(hashes)[:SIZE])


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of runs that two texts have in common, of all that either has, as far as their sketches tell; 0 without a sketch."""
    if not one or not other:
        return 0.0
    both = set(one) & set(other)
    smallest = sorted({*one, *other})[:SIZE]
    return sum(value in both for value in smallest) / len(smallest)
