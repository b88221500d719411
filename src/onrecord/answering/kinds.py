"""Question -> its kinds, the first of them the one that decides: a list of rules, tried in order.

A question may be of several kinds (`How many were hurt, and who says so?`); the first is what must be on record.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from onrecord.answering.terms import asking
from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Parse

Kind = Literal[
    "publication", "authors", "origins", "silent", "agree", "via", "first", "count", "when", "where", "why", "said", "carries", "who",
    "whether", "what",
]  # fmt: skip

_SILENT = re.compile(r"\b(?:not|n['’]t|never)\s+(?:say|said|mention|mentioned|disclose|reveal|answer|answered|explain|respond)\b", re.I)
_UNSAID = re.compile(r"\b(?:left (?:unsaid|unanswered|open)|silent (?:on|about)|unanswered|unmentioned)\b", re.I)
_VIA = re.compile(r"\b(?:(?:through|via|by way of) (?:whom|which|what|who)|(?:which|what) channel)\b", re.I)
_HOW_MUCH = re.compile(r"\bhow (?:many|much|big|large|long|old|far|high|tall|deep|heavy|wide|fast|often|strong|small)\b", re.I)
_HOW_LONG_MANNER = re.compile(r"\bhow (?:well|badly|quickly)\b", re.I)
_WHEN = re.compile(r"\b(?:when|(?:which|what) (?:exact )?(?:dates?|days?|year|month|time)|what (?:is|was) the (?:[a-z]+ )?date)\b", re.I)
_WHERE = re.compile(
    r"\b(?:where|(?:in|at|from|to) (?:which|what) (?:place|city|town|country|village|region|location|state|province))\b", re.I
)
_CARRIES = re.compile(r"\b(?:which|what) (?:of the )?(?:\w+ )?(?:report|outlet|article|paper|newspaper|source)s?\b", re.I)
_WHO = re.compile(r"\b(?:who|whom|whose)\b|^which\b", re.I)
_WHY = re.compile(r"^(?:why|for what reasons?|(?:what|which) (?:is|was|were|are) the (?:reason|cause|motive)s?|what caused)\b", re.I)
_AUX = re.compile(r"^(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might)\b", re.I)
_NAME_OF = re.compile(r"\bwhat (?:is|was|are|were) the names?\b", re.I)
_FIRST = re.compile(r"\bfirst\b", re.I)


def kinds_of(line: str, parse: Parse, main: int) -> tuple[Kind, ...]:
    """The kinds of a question, the deciding one first."""
    head, tail = line[:main], line[main:]
    found = [kind for kind, holds in _RULES if holds(head, parse)]
    first = found[0] if found else "what"
    others = [kind for kind, holds in _TAIL_RULES if holds(tail, parse)] if tail else []
    return tuple(dict.fromkeys([first, *found[1:2], *others]))


def _asks_amount(line: str, parse: Parse) -> bool:
    if _HOW_LONG_MANNER.search(line):
        return False
    if _HOW_MUCH.search(line):
        return True
    for token in parse.tokens:
        if token.tag in ("WDT", "WP") and token.lower in ("what", "which") and token.start < len(line):
            head = parse.head(token)
            names = {head.lemma.lower(), head.lower}
            if names & asking("amount"):
                return True
            if head.pos == "AUX" and any(
                c.dep in ("nsubj", "attr") and c.lemma.lower() in asking("amount") for c in parse.children(head)
            ):
                return True
    return False


def _asks_saying(line: str, parse: Parse) -> bool:
    """`What did X say`, `What does X claim`, `How did X react`."""
    if not re.match(r"^(?:what|how|why)\b", line, re.I):
        return False
    return any(
        t.pos == "VERB"
        and t.start < len(line)
        and (t.lemma.lower() in cue_verbs() or t.lemma.lower() in asking("reaction"))
        and any(c.dep == "nsubj" and c.tag not in ("WP", "WDT") for c in parse.children(t))
        for t in parse.tokens
    )


def _asks_agreement(line: str, parse: Parse) -> bool:
    words = {form for t in parse.tokens if t.start < len(line) for form in (t.lemma.lower(), t.lower)}
    compared = words & (asking("compare") - {"dispute", "independent", "difference", "match"})
    return bool(compared) and not re.match(r"^(?:who|how many|how much)\b", line, re.I)


Rule = Callable[[str, Parse], bool]


def _matches(pattern: re.Pattern[str]) -> Rule:
    return lambda line, parse: bool(pattern.search(line))


def _says(class_: str) -> Rule:
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, asking(class_)), key=lambda w: (-len(w), w))) + r")\b", re.I)
    return lambda line, parse: bool(pattern.search(line))


def _asks_publication(line: str, parse: Parse) -> bool:
    """`When was report 3 published?`, `What is the publication date of …`; not `When was the inquiry's report published?`."""
    return _says("about_publication")(line, parse) and bool(re.search(r"\b(?:when|date|header)\b", line, re.I) and _REPORT.search(line))


_REPORT = re.compile(r"\b(?:report|article|file|story|piece|text)s?\b|\b0\d\d\b", re.I)
_RULES: tuple[tuple[Kind, Rule], ...] = (
    ("publication", _asks_publication),
    ("authors", _says("about_authors")),
    ("origins", _says("about_origins")),
    ("agree", _asks_agreement),
    ("silent", lambda line, parse: bool(_UNSAID.search(line) or (_SILENT.search(line) and re.match(r"^(?:what|which|who)", line, re.I)))),
    ("via", _matches(_VIA)),
    ("why", _matches(_WHY)),
    ("whether", _matches(_AUX)),
    ("first", lambda line, parse: bool(_FIRST.search(line) and _WHO.search(line))),
    ("count", _asks_amount),
    ("when", _matches(_WHEN)),
    ("carries", _matches(_CARRIES)),
    ("where", _matches(_WHERE)),
    ("said", _asks_saying),
    ("who", lambda line, parse: bool(_WHO.search(line) or _NAME_OF.search(line))),
)

_TAIL_RULES: tuple[tuple[Kind, Rule], ...] = (
    ("via", _matches(_VIA)),
    ("count", _matches(_HOW_MUCH)),
    ("when", _matches(_WHEN)),
    ("carries", _matches(_CARRIES)),
    ("where", _matches(_WHERE)),
    ("why", _matches(re.compile(r"\bwhy\b", re.I))),
    ("who", lambda line, parse: bool(re.search(r"\b(?:who|whom|whose)\b", line, re.I))),
)
