"""A report's own sentence by which one saying goes against another -> the two statements that it sets beside each other.

`The guard admitted that its launch was near. The admission reverses a denial of Sunday, when it said that no launch had left`: what was
said right before stands against what the sentence itself tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Statement

_GOES_AGAINST = re.compile(
    r"\W*(?:the|that|this|those|his|her|their|its|such) (?:[\w-]+ )?"
    r"(?:admission|acknowledge?ment|statement|account|version|confirmation|concession|announcement|disclosure|explanation|comments?|remarks?|"
    r"words|testimony|findings?|figures?)\b[^.;:!?]{0,100}?\b"
    r"(?:revers(?:e|es|ed)|contradict(?:s|ed)?|retract(?:s|ed)?|undercuts?|"
    r"(?:is|was|are|were|stands?|stood|sits?|sat) (?:\w+ )?at odds with|"
    r"(?:runs?|ran) counter to|fl(?:y|ies|ew) in the face of|backtrack(?:s|ed)? on|conflict(?:s|ed)? with)\b",
    re.IGNORECASE,
)
RIGHT_BEFORE = 300
"""Code points before the sentence in which stands what it speaks of: the sentence before."""


def reversals(text: str, sentences: Sequence[tuple[int, int]], statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of a statement and the one that it goes against, in text order."""
    told = sorted((s for s in statements if s.source is not None), key=lambda s: (s.anchor.start, s.id))
    for start, end in sorted(sentences):
        found = _GOES_AGAINST.match(text, start, end)
        if found is None:
            continue
        before = [s for s in told if s.anchor.end <= start and start - s.anchor.end <= RIGHT_BEFORE]
        within = [s for s in told if found.end() <= s.anchor.start and s.anchor.end <= end]
        if before and within:
            yield before[-1], within[-1]
