"""Printed words around a number -> whether it is nobody's figure: a gallery's counter, a bare age, a number inside a question
or in a notice of correction.

What is asked is not said (`“Were 40 tons spilled?” she asked`), and `Image 4 of 9` counts pictures. The figure stays in its report; it is
compared with nothing and told in no brief.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.phrases import phrases
from onrecord.model import Article, Figure, Statement

_BEFORE = 40
"""Code points before a number within which the counter that it belongs to begins (`Photograph 12 / of 120`)."""
_AFTER = 12
"""Code points behind it within which the counter ends."""
_CLOSING = " \t\xa0\n\r”’\"')]"


@cache
def _counter() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(phrases("gallery"))))
    return re.compile(rf"\b(?:{words})s? \(?\d{{1,3}} ?(?:/ ?)?(?:of|/) ?(?:/ ?)?\d{{1,3}}\b", re.IGNORECASE)


def is_counter(text: str, start: int) -> bool:
    """Whether the number at `start` is of a gallery's counter (`Image 4 of 9`)."""
    first, last = max(0, start - _BEFORE), min(len(text), start + _AFTER)
    return any(m.start() <= start < m.end() for m in _counter().finditer(text, first, last))


def is_age(text: str, start: int, end: int) -> bool:
    """Whether a bare number stands as an age: between commas behind a name (`Ivo Lund, 14, was found`), or in a list of ages."""
    if not text[start:end].isdigit() or len(text[start:end]) > LONGEST_AGE:
        return False
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + 3]
    return (_NAME_BEFORE.search(before) is not None and _CLOSED.match(behind) is not None) or _AGES_BEFORE.search(before) is not None


LONGEST_AGE = 2
"""Digits of an age."""
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+, $")
_CLOSED = re.compile(r"\s?[,;.)—–]")
_AGES_BEFORE = re.compile(r"\b[Aa]ge[sd]? (?:\w+ ){0,3}?(?:\d{1,2},? ?)?(?:and |to )?(?:the other )?$")


def is_asked(article: Article, statement: Statement | None) -> bool:
    """Whether the statement is a question by its act and its printed words."""
    if statement is None or statement.cue is None or statement.cue.act != "demand":
        return False
    words = article.text[statement.anchor.start : statement.anchor.end].rstrip(_CLOSING)
    behind = article.text[statement.anchor.end : statement.anchor.end + 2].lstrip(_CLOSING)
    return words.endswith("?") or behind.startswith("?")


def is_charged(article: Article, statement: Statement) -> bool:
    """Whether the source is whom a charge is brought against (`Lund was accused of arson`): nobody's word is told, least of all his."""
    cue = statement.cue
    if cue is None or cue.act != "accuse" or not cue.spans:
        return False
    return _BROUGHT.search(article.text, cue.spans[-1].start, cue.spans[-1].end) is not None


_BROUGHT = re.compile(r"(?:charged|indicted|booked|convicted|accused|arraigned) (?:with|on|of|for)$", re.IGNORECASE)
"""The end of a cue in the passive."""


_VERSION = re.compile(
    r"\b[Aa]n? (?:earlier|previous|prior|original) (?:version|edition) of (?:this|the|our) (?:article|story|report|piece|page|text)\b"
    r"[^.\n]*|\b[Tt]his (?:article|story|report|piece|page) (?:originally|previously|initially|earlier)\b[^.\n]*"
)
"""From the word for what was printed before to the end of its sentence."""
_SENTENCE = 240
"""Code points before a number within which the sentence of a correction begins."""


def is_corrected(text: str, start: int) -> bool:
    """`An earlier version of this article gave 13`: a number that the outlet has taken back, which nobody gives."""
    return any(m.start() <= start < m.end() for m in _VERSION.finditer(text, max(0, start - _SENTENCE), start + 1))


def is_nobodys(article: Article, figure: Figure, statement: Statement | None) -> bool:
    """Whether nobody gives the figure as one; `statement` is the one that it stands in, if any."""
    text, hull = article.text, figure.anchor.hull
    if is_corrected(text, hull.start):
        return True
    return is_counter(text, hull.start) or (figure.unit is None and is_age(text, hull.start, hull.end)) or is_asked(article, statement)
