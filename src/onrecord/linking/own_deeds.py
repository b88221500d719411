"""What a party says was not done, in a clause of its own -> the claims of other parties in the story that it was.

`The league denied meddling in the vote` against `the island said that agents of the league tried to meddle in its vote`: the doer, the
deed and one thing besides are the same, or, behind a word of denial right after the claim, the doer and the deed (`had refused the
crane`, `denied that it had turned down help`). What somebody tried, sought or was made to do was done by him, for a denial. Who is meant
by the doer's name is decided by the parties, and a denial of more claims than a few answers those that most reports carry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon.misdeeds import misdeed_kinds
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import stem
from onrecord.linking.antecedents import ADJACENT, can_be_denied, same_party, units_of
from onrecord.linking.claims import Group
from onrecord.linking.frames import Frame, is_named
from onrecord.linking.parties import Parties
from onrecord.linking.rebuttals import is_denial, says_instead
from onrecord.model import Article, Statement

FEW = 3
"""Claims at the most that one denial answers: a story about one deed tells it in more."""
_NO_DEED = frozenset({"be", "have", "do", "say", "make", "take", "get", "go", "know", "think", "see", "want", "believe"})
"""Verbs that tell no deed by themselves."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A deed that a clause lays to its doers: the clause's own, or the one that it tells as tried."""

    group: int
    clause: Frame
    deeds: frozenset[str]
    about: frozenset[str]


class Doings:
    """The deeds that the story's claims tell, to be asked which of them a party denies."""

    def __init__(self, groups: Sequence[Group], frames: Sequence[Frame], parties: Parties) -> None:
        self._parties = parties
        self._by_doer: dict[str, list[Doing]] = defaultdict(list)
        self._inner: dict[str, list[Frame]] = defaultdict(list)
        for frame in frames:
            if frame.proposition.rule == "propositions/open" and frame.statement is not None:
                self._inner[frame.statement.id].append(frame)
        for n, group in enumerate(groups):
            for clause in group.frames:
                if clause.statement is None or clause.asked or clause.proposition.negated or not can_be_denied(clause.statement):
                    continue
                for doing in _doings(n, clause, self._inner[clause.statement.id]):
                    for unit in sorted(clause.agent):
                        self._by_doer[unit].append(doing)

    def denied_by(self, statement: Statement, clauses: Sequence[Frame], article: Article) -> tuple[Frame | None, tuple[int, ...]]:
        """The clause that says that it was not done, and the groups that say that it was."""
        for clause in clauses:
            if not _says_not(statement, clause, article.text):
                continue
            groups = self._claims_of(statement, clause)
            if groups:
                return clause, groups
        return None, ()

    def _claims_of(self, statement: Statement, clause: Frame) -> tuple[int, ...]:
        own = units_of(statement, self._parties)
        doers = own if not clause.agent or _ours(clause) else clause.agent
        if not is_denial(statement) and not doers & own:
            return ()  # `experts said the guard had not sailed for years`: nobody answers for another without a word of denial
        denied = _doings(-1, clause, self._inner[statement.id]) or [Doing(-1, clause, _deeds(clause), _about(clause))]
        reports: dict[int, set[int]] = defaultdict(set)
        seen: set[tuple[int, int]] = set()
        for unit in sorted(u for u in doers if is_named(u) or u in own):
            for doing in self._by_doer[unit]:
                told = doing.clause
                one = [d for d in denied if d.deeds & doing.deeds]
                if (doing.group, told.order) in seen or not one or told.statement is None:
                    continue
                seen.add((doing.group, told.order))
                near = is_denial(statement) and bool(doers & own) and _right_behind(clause, told)
                if not (near or any((d.about - own) & doing.about for d in one)) or same_party(told.statement, statement, self._parties):
                    continue
                reports[doing.group].add(told.article)
        ranked = sorted(reports, key=lambda n: (-len(reports[n]), n))
        return tuple(sorted(ranked[:FEW]))


def _says_not(statement: Statement, clause: Frame, text: str) -> bool:
    p = clause.proposition
    if clause.asked or p.hedge is not None or statement.negated or statement.source is None or p.predicate.split()[0] in _NO_DEED:
        return False
    if p.rule != "propositions/clause" and not clause.owned:
        return False
    if is_denial(statement):
        return not p.negated and not says_instead(statement, p.anchor, text)
    return p.negated and can_be_denied(statement)


def _doings(group: int, clause: Frame, inner: Sequence[Frame]) -> list[Doing]:
    p = clause.proposition
    named = p.rule == "propositions/noun" and not _is_charge(clause)
    if not clause.agent or named or (p.rule == "propositions/open" and not clause.owned):
        return []
    out = [] if p.predicate.split()[0] in _NO_DEED else [Doing(group, clause, _deeds(clause), _about(clause))]
    if p.predicate.split()[0] in phrases("tries"):
        for deed in inner:
            if p.anchor.hull.contains(deed.proposition.anchor.hull) and deed.agent & clause.agent and not deed.proposition.negated:
                out.append(Doing(group, clause, _deeds(deed), _about(deed)))
    return out


def _deeds(clause: Frame) -> frozenset[str]:
    """The deed's families, and the kinds of misdeeds that it is one of (`meddled in the vote`, `sought to sway the vote`)."""
    verb = clause.proposition.predicate
    refused = frozenset({"!refusal"}) if {verb, verb.split()[0]} & phrases("refuses") else frozenset()
    return clause.families | misdeed_kinds(verb.split()[0]) | refused


def _is_charge(clause: Frame) -> bool:
    statement = clause.statement
    return statement is not None and statement.cue is not None and statement.cue.act in ("accuse", "claim", "confirm")


def _about(clause: Frame) -> frozenset[str]:
    """What a deed was done to, where and with what: the clause's units beside its doers, its numbers and the verb itself."""
    verb = {stem(word) for word in clause.proposition.predicate.split()}
    return frozenset(u for u in clause.units | clause.patient | clause.places if u[0] != "#") - clause.agent - clause.families - verb


def _ours(clause: Frame) -> bool:
    """`Our navy laid no mines`: what is the speaker's own did not do it either."""
    return (clause.proposition.agent or "").lower().split()[:1] in (["we"], ["our"], ["us"], ["i"])


def _right_behind(clause: Frame, told: Frame) -> bool:
    a, b = told.proposition.anchor, clause.proposition.anchor
    return a.article == b.article and 0 <= b.start - a.end <= ADJACENT
