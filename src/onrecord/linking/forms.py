"""A statement and its report -> the manner in which it was said, by the report: in an advertisement, in writing, an interview, an address.

The statement's own sentence tells it outside the words that are said (`in a new television ad`); words that go on after those of the same
speaker have theirs, as long as no other manner is named between. Two manners are two acts of saying.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import table
from onrecord.linking.parties import Parties
from onrecord.model import Annotations, Article, Span, Statement

GOES_ON = 250
"""Code points between two statements of one speaker that are of one occasion: one short paragraph."""
AS_FAR_AS = 800
"""Code points from where the manner is told to the last statement that has it."""
_UNSURE = re.compile(r"\b(?:video|videotaped|televised|taped|recorded|broadcast|spoken|oral|opening|closing|joint)\s+$", re.IGNORECASE)
"""Before a noun that is written as a rule: then it may have been read out."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of `forms.toml`."""

    manner: str
    words: tuple[str, ...]
    verbs: tuple[str, ...]
    example: str


@cache
def _manners() -> Mapping[str, str]:
    return {word: row.manner for row in table("forms", FormRow) for word in (*row.words, *row.verbs)}


@cache
def _named() -> re.Pattern[str]:
    rows = table("forms", FormRow)
    nouns = "|".join(re.escape(w) for w in sorted((w for r in rows for w in r.words), key=lambda w: (-len(w), w)))
    verbs = "|".join(re.escape(w) for w in sorted(w for r in rows for w in r.verbs))
    article = r"(?:an?|the|his|her|its|their|one|this|that|another|separate)"
    return re.compile(
        rf"\b(?:in|on|at|by|via|through|during)\s+{article}\s+(?:[\w’'-]+ ){{0,3}}?(?P<noun>{nouns})\b(?!-)|\b(?P<verb>{verbs})\b",
        re.IGNORECASE,
    )


def manners_in(text: str, start: int, end: int, *, without: Sequence[Span] = ()) -> tuple[str, ...]:
    """The manners named in a stretch of text, in the order printed, those inside some spans left out."""
    out: dict[str, None] = {}
    for match in _named().finditer(text, start, end):
        group = "noun" if match["noun"] else "verb"
        at = match.start(group)
        if any(s.start <= at < s.end for s in without) or _UNSURE.search(text[match.start() : at]):
            continue
        out.setdefault(_manners()[match[group].lower()])
    return tuple(out)


def manners_of(article: Article, one: Annotations, parties: Parties) -> dict[str, str]:
    """Statement id -> its manner, for the statements whose report tells one and no other."""
    starts = [start for start, _ in one.sentences]
    contents = [span for s in one.statements for span in s.anchor.spans]
    out: dict[str, str] = {}
    last: dict[str, tuple[int, int, str]] = {}
    for statement in sorted(one.statements, key=lambda s: (s.anchor.start, s.id)):
        if statement.source is None:
            continue
        key = parties.source_key(statement.source)
        found = _own(article.text, one, starts, statement, contents)
        if not found and key in last:
            first, end, manner = last[key]
            between = manners_in(article.text, end, max(end, statement.anchor.start), without=contents)
            if statement.anchor.start - end <= GOES_ON and statement.anchor.end - first <= AS_FAR_AS and set(between) <= {manner}:
                out[statement.id] = manner
                last[key] = (first, statement.anchor.end, manner)
        elif len(found) == 1:
            out[statement.id] = found[0]
            last[key] = (statement.anchor.start, statement.anchor.end, found[0])
        else:
            last.pop(key, None)
    return out


def _own(text: str, one: Annotations, starts: Sequence[int], statement: Statement, contents: Sequence[Span]) -> tuple[str, ...]:
    """The manners that the sentence of the verb names outside what is said."""
    if statement.cue is None or not statement.cue.spans:
        return ()
    at = bisect_right(starts, statement.cue.spans[0].start) - 1
    if at < 0:
        return ()
    start, end = one.sentences[at]
    near = [s for s in contents if s.start < end and start < s.end]
    return manners_in(text, start, end, without=near)


def apart(left: str | None, right: str | None) -> bool:
    """Both manners are known and they are two."""
    return left is not None and right is not None and left != right
