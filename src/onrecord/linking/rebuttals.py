"""A statement by a verb of denial -> whether its words are what is denied, what its speaker says instead, or what he only doubts.

`Denied that the tank leaked` names what is denied; `countered that the tank was dry` and `“The tank was dry,” he objected` say what the
speaker holds himself, which nobody denies; `questioned the figure` holds neither.
"""

from __future__ import annotations

import re

from onrecord.linking.denied import denied_words, named_claim
from onrecord.model import Anchor, Statement

_OWN_QUOTE = re.compile(r":\s*[“\"‘'«]\s*$")
_HEAD = 400
"""Code points of a content in which the colon before its quotation is looked for: a long sentence."""


def is_denial(statement: Statement) -> bool:
    """Somebody says that something is not so, whatever his words say."""
    return _act(statement) == "deny" and not statement.negated and not is_doubt(statement)


def is_doubt(statement: Statement) -> bool:
    """`Questioned whether the pump had failed`: it is neither granted nor denied."""
    return _act(statement) == "deny" and _lemma(statement) in denied_words("doubt")


def is_left_open(statement: Statement) -> bool:
    """`Did not rule out that the painting was a copy`: it may be so, says who would not say that it isn't."""
    return statement.negated and _act(statement) == "deny" and _lemma(statement) in denied_words("leaves open")


def says_instead(statement: Statement, clause: Anchor, text: str) -> bool:
    """The clause of a denial is what the denier holds: behind `countered that`, quoted in full, or quoted behind a colon."""
    if _act(statement) != "deny":
        return False
    if _lemma(statement) in denied_words("instead") or statement.form == "direct":
        return True
    first = max(statement.anchor.start, clause.start - _HEAD)
    return statement.form == "mixed" and _OWN_QUOTE.search(text, first, clause.start) is not None


def grants(statement: Statement, clause: Anchor, text: str) -> bool:
    """`Endorsed the finding that the tank had leaked`: what another found is so, says who takes it over."""
    if statement.negated or statement.source is None or _lemma(statement) not in denied_words("grants"):
        return False
    if _act(statement) in ("deny", "decline", "demand") or _NOBODY.match(statement.source.name):
        return False
    that = named_claim(text, statement.anchor.start, statement.anchor.end)
    return that is not None and that <= clause.start + THAT


THAT = 5
"""Code points of `that` and the space behind it, which a clause may hold or not."""
_NOBODY = re.compile(r"(?:no|none|nothing|nobody|neither|not)\b", re.IGNORECASE)


def _lemma(statement: Statement) -> str:
    return statement.cue.lemma.split()[0] if statement.cue is not None and statement.cue.lemma else ""


def _act(statement: Statement) -> str:
    return statement.cue.act if statement.cue is not None else "say"
