"""Tokens of a sentence -> the office that stands before a name with what it is an office of: `Director of Public Health | Mara Voss`.

What such an office governs is printed in capitals right before the name, so that a reader of capitals takes both for one name; and the
parse hangs the sentence on the office. A phrase that says whose somebody is (`spokesman for Mayor Roe`) is no office: there the name is
another's.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotating.gazetteer import place_words
from onrecord.annotating.titles import is_title, title_at
from onrecord.lexicon.forenames import is_forename
from onrecord.model import Token

LONGEST_OFFICE = 10
"""Tokens back from a name in which its office begins: `Attorney for the Northern District of Velm` has seven."""
LINKS = frozenset({"of", "for", "in", "at"})
_BETWEEN = frozenset({"the", "and", "&", "-", "‐", "‑", *LINKS})


def office_before(tokens: Sequence[Token], first: int, name: int) -> int | None:
    """The index of the office's noun before the name that begins at token `name`, in a sentence that begins at `first`; or None.

    Only offices with a phrase of their own: of `Mayor Tom Birch` the mayor is no matter of this module.
    """
    if fixed_title(tokens, first, name):
        return max(first, name - (5 if tokens[name - 2].text in ("-", "‐", "‑") else 3))
    if name - 1 < first or not tokens[name - 1].text[0].isupper() or is_title(tokens[name - 1].text):
        return None
    at = name - 1
    while at > max(first, name - LONGEST_OFFICE):
        token = tokens[at]
        if token.lower in LINKS and is_title(tokens[at - 1].text):
            return at - 1
        if not token.text[0].isupper() and token.lower not in _BETWEEN:
            return None
        at -= 1
    return None


def fixed_title(tokens: Sequence[Token], first: int, end: int) -> bool:
    """A title of three words with a small one between ends right before token `end`: `Agent in Charge`, `Editor-in-Chief`."""
    before = [t.text for t in tokens[max(first, end - 5) : end]]
    loose = [word for word in before if word not in ("-", "‐", "‑")]
    return len(loose) > 2 and loose[-2].lower() in LINKS and title_at(loose[-3:], 0)[0] == len(loose[-3:])


def person_start(tokens: Sequence[Token], first: int, start: int, end: int) -> int | None:
    """Where the person begins in a run of capitals `[start, end)` that opens with what an office is of; None where no office stands before.

    `Public Health Mara Voss` behind `Director of` begins at `Mara`: the first given name with a family name behind it.
    """
    for k in range(start + 1, end):
        if fixed_title(tokens, first, k):
            return k if end - k > 1 else None
    if start == first or is_forename(tokens[start].text):
        return None
    for k in range(start + 1, end - 1):
        named = is_forename(tokens[k].text) and tokens[k + 1].text[0].isupper() and tokens[k - 1].lower not in place_words("start")
        if named:
            return k if office_before(tokens, first, k) is not None else None
    return None
