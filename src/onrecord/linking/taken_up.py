"""A denial's own clause and what its report told before -> the clause of another party that it takes up, or none.

Reports tell what somebody says and then, in fewer words, that another denies it: `strikers had blocked a barge … the union denied blocking
the barge`, `the hall was packed by noon … the mayor denied that the hall was packed`. Taken up is the nearest earlier clause that tells the
same deed of the same thing, where it is laid to nobody else by name; and, behind `denied there was such a threat`, what was said in the
sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.linking.antecedents import ADJACENT, Told, can_be_denied, same_party, units_of
from onrecord.linking.contraries import FAR
from onrecord.linking.frames import Frame, is_named
from onrecord.linking.parties import Parties
from onrecord.linking.rebuttals import is_denial, says_instead
from onrecord.model import Statement

_NO_DEED = frozenset({"be", "have", "do", "say", "make", "take", "get", "go", "know", "think", "see", "want", "believe", "come", "give"})
"""Families of verbs that tell no deed by themselves."""
_SUCH = re.compile(
    r"\W*(?:that )?(?:there (?:was|were|is|are|had been|has been|have been)|having|making|holding) (?:any )?such (?:an? )?[\w-]+\W*$"
)
_DEFINITE = re.compile(r"\b(?:the|that|this|those|these) (?:[\w-]+ )?([a-z]+)\b")
_GERUND = re.compile(r"\W*(?:(?:ever|\w+ly) )?\w+ing\b")
_TOLD_AS = frozenset({"propositions/clause", "propositions/modal"})


def taken_up(denial: Statement, clauses: Sequence[Frame], told: Told, parties: Parties) -> tuple[Frame, Frame] | None:
    """The clause that is denied, in the denial's words and in those of who said it."""
    if not is_denial(denial) or denial.source is None:
        return None
    for clause in clauses:
        p = clause.proposition
        if clause.asked or p.negated or p.figures or p.hedge is not None or says_instead(denial, p.anchor, told.article.text):
            continue
        if _SUCH.match(p.anchor.text_in(told.article.text)):
            meant = _said_before(denial, told, parties)
        elif p.rule == "propositions/clause" or (p.rule == "propositions/open" and clause.owned):
            meant = _same_before(denial, clause, told, parties)
        else:
            continue
        if meant is not None:
            return clause, meant
    return None


def _same_before(denial: Statement, clause: Frame, told: Told, parties: Parties) -> Frame | None:
    """The nearest earlier clause of the same deed and thing."""
    for statement in reversed(told.earlier):
        gap = denial.anchor.start - statement.anchor.end
        if gap > FAR:
            return None
        if gap < 0 or statement.source is None or not can_be_denied(statement) or same_party(statement, denial, parties):
            continue
        for other in told.clauses.get(statement.id, ()):
            if other.asked or other.proposition.negated or other.proposition.rule not in _TOLD_AS or not _one_deed(clause, other):
                continue
            own = _is_own(clause, told)
            same = _one_doer(denial, clause, other, parties, own=own) or (own and gap <= ADJACENT and _points(clause, other, told))
            if same and _one_thing(clause, other, own=own):
                return other
    return None


def _one_deed(a: Frame, b: Frame) -> bool:
    """One deed, or one word that both say something to be (`was full`)."""
    verbs = a.proposition.predicate, b.proposition.predicate
    return bool((a.families & b.families) - _NO_DEED) or (verbs[0] == verbs[1] and " " in verbs[0])


def _is_own(clause: Frame, told: Told) -> bool:
    """`Denied blocking the barge`: the deed of who denies it."""
    return clause.owned or _GERUND.match(clause.proposition.anchor.text_in(told.article.text)) is not None


def _one_thing(denied: Frame, other: Frame, *, own: bool) -> bool:
    """All that the denied clause names as done to is in the other; else, of a clause without one, its doer."""
    predicate = denied.proposition.predicate.split()
    things = frozenset(u for u in denied.patient if u[0] != "#" and not any(w.startswith(u) for w in predicate))
    if things:
        return things <= other.units
    return not own and bool({u for u in denied.agent | denied.units if is_named(u)} & other.agent or denied.agent & other.agent)


def _one_doer(denial: Statement, denied: Frame, other: Frame, parties: Parties, *, own: bool) -> bool:
    """Nobody is named as the doer by one of the two, or both have it that the same one did it."""
    doers = units_of(denial, parties) | denied.agent if own else denied.agent | frozenset(u for u in denied.units if is_named(u))
    return bool(doers & other.agent) if other.agent else True


def _points(denied: Frame, other: Frame, told: Told) -> bool:
    """`Denied blocking the barge` behind `blocked a barge`: the thing that was just told, and the doer of that has no name."""
    if any(is_named(u) for u in other.agent) or any(w[0].isupper() for w in (other.proposition.agent or "").split()):
        return False
    text = told.article.text
    before = other.statement.anchor.text_in(text).lower() if other.statement is not None else ""
    things = [m[1] for m in _DEFINITE.finditer(denied.proposition.anchor.text_in(text))]
    return any(re.search(rf"\ban? (?:[\w-]+ )?{re.escape(thing)}\b", before) for thing in things)


def _said_before(denial: Statement, told: Told, parties: Parties) -> Frame | None:
    """The main clause of the only statement of another party in the sentence before."""
    row = bisect_right(told.sentences, denial.anchor.start) - 1
    if row < 1:
        return None
    first = told.sentences[row - 1]
    near = [s for s in told.earlier if first <= s.anchor.start < told.sentences[row] and s.inside is None]
    if len(near) != 1 or near[0].source is None or not can_be_denied(near[0]) or same_party(near[0], denial, parties):
        return None
    clauses = [f for f in told.clauses.get(near[0].id, ()) if not f.asked and not f.proposition.negated and f.proposition.rule in _TOLD_AS]
    return clauses[0] if clauses else None
