"""A line's tokens -> is it set in title case? There capitals say nothing, so that names need other evidence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Token

TITLE_CASE = 0.7
"""Share of long words with a capital from which a line is read as a headline; body sentences of news stay below 0.5."""


def is_headline(tokens: Sequence[Token]) -> bool:
    """Is this line set in title case? A sentence with a full stop only when it is long and has next to no small words."""
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    capitals = sum(t.text[0].isupper() for t in long)
    if tokens[-1].text in (".", "”", '"', ":") or tokens[-1].text.endswith("."):
        return len(long) >= 6 and capitals >= 0.9 * len(long)
    return len(long) >= 4 and capitals >= TITLE_CASE * len(long)
