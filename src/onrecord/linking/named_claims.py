"""Statements that tell what they tell by a noun alone -> the claims that they are: `the ferry line blamed a storm`.

Two kinds. A cause (`blamed a storm`, `attributed the leak to frost`) is a claim by itself, one for all who name the same, unless it is a
party that is blamed. Anything else named by a noun (`accused the trust of negligence`) is a claim only where another party answers it:
without an answer it stays a statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from onrecord.lexicon.families import event_family
from onrecord.lexicon.stems import stem, words_in
from onrecord.linking.antecedents import can_be_denied, same_party
from onrecord.linking.numbered import Numbered
from onrecord.linking.numbered import wording as numbered_wording
from onrecord.linking.parties import Parties
from onrecord.model import Annotations, Article, Statement

_BLAMED_ON = re.compile(
    r"\W*(?:(?P<event>[^.;:!?]{3,80}?) on )?(?P<cause>[^.;:!?]{3,80}?)(?: for (?P<of>[^.;:!?]{3,80}))?\W*$", re.IGNORECASE
)
_LAID_TO = re.compile(r"\W*(?P<event>[^.;:!?]{3,80}?) (?:down )?to (?P<cause>[^.;:!?]{3,80}?)\W*$", re.IGNORECASE)
_SHAPES = {"blame": _BLAMED_ON, "attribute": _LAID_TO, "ascribe": _LAID_TO, "put": _LAID_TO, "credit": _LAID_TO}
_HEAD_ENDS = re.compile(r",| (?:of|in|from|that|which|who|at|after|as|and|or|by|with|for|on|off|during|under|over|between|when) ")
_NONE_OF_IT = re.compile(
    r"(?:^|[.!?;,:“”\"] ?|\bthat )\W*there (?:was|were|is|are|has been|had been|have been) (?:no|never (?:a|any)|not (?:a|an|any))"
    r" (?:[\w-]+ )?(?P<thing>[a-z][\w-]+)(?=\W*(?:$|[.,;:!?”\"]))",
    re.IGNORECASE,
)
_PARTIES = frozenset({"person", "body", "military", "media"})


@dataclass(frozen=True, slots=True)
class Named:
    """A claim told by a noun: its statements, the head of the cause that they name, and of what event; both empty for what is no cause."""

    claim: Numbered
    cause: str
    event: str
    alone: bool
    """Whether it is a claim though nobody answers it."""


def named_claims(articles: Sequence[Article], annotations: Sequence[Annotations], *, taken: Set[str]) -> tuple[Named, ...]:
    """The claims of the statements without a clause, in article and text order; `taken` are the ids of those that are claims already."""
    rows: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for article, one in zip(articles, annotations, strict=True):
        parties = [m.hull for e in one.entities if e.kind in _PARTIES for m in e.mentions]
        for s in sorted(one.statements, key=lambda s: (s.anchor.start, s.id)):
            if s.id in taken or s.source is None or not can_be_denied(s) or s.form == "direct":
                continue
            cause, event = cause_of(s, article.text)
            whom = any(s.anchor.hull.overlaps(hull) and _stands_for(article.text[hull.start : hull.end], cause) for hull in parties)
            rows[(cause, event) if cause and not whom else ("", "", s.id)].append(s)
    out = [Named(Numbered(tuple(said), numbered_wording(said[0], articles)), key[0], key[1], key[0] != "") for key, said in rows.items()]
    order = {a.id: n for n, a in enumerate(articles)}
    return tuple(sorted(out, key=lambda c: (order[c.claim.wording.article], c.claim.wording.start, c.claim.statements[0].id)))


def causal(articles: Sequence[Article], annotations: Sequence[Annotations]) -> frozenset[str]:
    """The ids of the statements that name a cause, whoever or whatever it is."""
    told = ((a, s) for a, one in zip(articles, annotations, strict=True) for s in one.statements)
    return frozenset(s.id for a, s in told if s.source is not None and cause_of(s, a.text)[0])


def cause_of(statement: Statement, text: str) -> tuple[str, str]:
    """The stems of the cause that a statement names and of the event that it caused; empty where it names none."""
    lemma = statement.cue.lemma.split()[0] if statement.cue is not None and statement.cue.lemma else ""
    shape = _SHAPES.get(lemma)
    if shape is None or statement.cue is None or not statement.cue.spans:
        return "", ""
    cue = statement.cue.spans[-1]
    if text[cue.end : statement.anchor.start].strip(" “\"") or text[cue.start : cue.end].lower().endswith((" for", " on")):
        return "", ""  # `whom they blamed for the leak`: what follows is no cause
    found = shape.match(statement.anchor.text_in(text))
    if found is None:
        return "", ""
    event = found["event"] or (found["of"] if "of" in found.groupdict() else None) or ""
    cause = _head(found["cause"])
    return (cause, event_family(_head_word(event))) if cause else ("", "")


def _head_word(phrase: str) -> str:
    words = [w for w in words_in(_HEAD_ENDS.split(phrase, maxsplit=1)[0]) if w.content]
    return words[-1].form if words else ""


def _head(phrase: str) -> str:
    word = _head_word(phrase)
    return stem(word) if word else ""


def _stands_for(mention: str, cause: str) -> bool:
    return any(w.stem == cause for w in words_in(mention))


def none_of_it(statement: Statement, text: str, named: Sequence[Named], parties: Parties) -> int | None:
    """The number of the cause that another party names and of which the statement says that there was none; None where it can't be told."""
    if statement.source is None or not can_be_denied(statement):
        return None
    for match in _NONE_OF_IT.finditer(statement.anchor.text_in(text)):
        meant = stem(match["thing"].lower())
        found = [n for n, one in enumerate(named) if one.cause == meant and not _says(one, statement, parties)]
        if len(found) == 1:
            return found[0]
    return None


def _says(one: Named, statement: Statement, parties: Parties) -> bool:
    return any(same_party(s, statement, parties) for s in one.claim.statements)
