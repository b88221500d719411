"""Denials and answers -> the claims that they deny.

Ways lead from an answer to its claim, tried in this order: the denial's words point back (`denied the claim`, `called the report false`,
`had done no such thing`) and an earlier statement of another party is meant (`antecedents`); they deny the denier's own share (`any
role in the blast`) in what somebody says that he did, or name the misdeed that was just told (`any tampering`); they hold a clause of the
claim (`denied that the tank leaked`), or say of nobody and nothing what was told of somebody (`that anyone had died`, `no such call`;
`contraries`); they say an opposed deed of the same thing while countering (`countered that its crews were holding on`) or in the same
sentence as the claim; they say an opposed deed somewhere else, which contradicts without naming; the report itself says that one saying
goes against another (`reversals`); and what finds nothing in its own report may deny the same deed of the same doer anywhere in the story
(`own_deeds`), or answer the most carried claim of another party (`rivals`). Whose words only doubt (`rebuttals`) questions the claim.
What finds no claim stays a statement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.families import needs_one_doer, opposites_of
from onrecord.lexicon.phrases import phrase_pattern
from onrecord.lexicon.stems import stem
from onrecord.linking.antecedents import antecedent, can_be_denied, same_party, told_in
from onrecord.linking.claims import Group, first_hand, main_frames, negated_majority, source_name
from onrecord.linking.contraries import (
    contrary_before,
    gives_nothing_for,
    goes_on_denying,
    is_of_none,
    names_such,
    none_such,
    shared_in,
)
from onrecord.linking.denied import declined_pointer, judged_false, pointer_of
from onrecord.linking.frames import Frame
from onrecord.linking.named_claims import Named, none_of_it
from onrecord.linking.own_deeds import Doings
from onrecord.linking.parties import Parties
from onrecord.linking.rebuttals import is_denial, is_doubt, says_instead
from onrecord.linking.reversals import reversals
from onrecord.linking.rivals import Rivals, rival_of
from onrecord.linking.taken_up import taken_up
from onrecord.model import Anchor, Annotations, Article, Evidence, Stance, Statement


@dataclass(frozen=True, slots=True)
class Answer:
    """Evidence that one group gets from a statement outside it."""

    group: int
    evidence: Evidence


def find_answers(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    *,
    frames: Sequence[Frame],
    groups: Sequence[Group],
    numbered: Mapping[str, int],
    named: Sequence[Named] = (),
    parties: Parties,
) -> Iterator[Answer]:
    """Denials and contradictions of the groups, in text order.

    `numbered` are the claims of statements without a clause, by statement; `named` are those of them that a noun tells.
    """
    group_of = {f.order: n for n, group in enumerate(groups) for f in group.frames}
    by_statement: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.statement is not None:
            by_statement[frame.statement.id].append(frame)
    main, rivals, doings = main_frames(frames), Rivals(groups, parties), Doings(groups, frames, parties)
    for article, one in zip(articles, annotations, strict=True):
        earlier: list[Statement] = []
        told = told_in(article, one, earlier, by_statement)
        last: Statement | None = None
        last_groups: list[int] = []
        nested: dict[str, list[Statement]] = defaultdict(list)
        for statement in one.statements:
            nested[statement.inside or ""].append(statement)
        for statement in sorted(one.statements, key=lambda s: (s.anchor.start, s.id)):
            pointer = pointer_of(statement, article.text)
            denied = is_denial(statement)
            judged = judged_false(statement, article.text)
            found: list[Frame | None] = []
            answered: list[int] = []
            others = [s for s in nested[statement.id] if _is_anothers(s, statement, parties)] if denied else []
            if judged is not None:
                within = [s for s in nested[statement.id] if judged[0] <= s.anchor.start < judged[1]]
                found = [_home(s, main, by_statement, group_of) for s in within if _is_anothers(s, statement, parties)]
            elif others and (pointer is None or pointer.rest):
                found = [_home(inner, main, by_statement, group_of) for inner in others]
            elif pointer is not None and pointer.kind == "part":
                found = [shared_in(statement, pointer, told, parties)]
            elif pointer is not None and (claim := antecedent(statement, pointer, told, parties)) is not None:
                found = [_home(claim, main, by_statement, group_of)]
                if found == [None] and claim.id in numbered:
                    yield Answer(numbered[claim.id], _evidence(statement, "questions" if is_doubt(statement) else "denies"))
            for meant in found:
                if meant is not None and meant.order in group_of:
                    n = group_of[meant.order]
                    answered.append(n)
                    yield Answer(n, _evidence(statement, "questions" if is_doubt(statement) else _stance(meant, groups[n])))
            turned = declined_pointer(statement, article.text)
            about = antecedent(statement, turned, told, parties, silent=True) if turned is not None else None
            silent = _home(about, main, by_statement, group_of) if about is not None else None
            if silent is not None and silent.order in group_of:
                yield Answer(group_of[silent.order], _evidence(statement, "declines"))
            elif about is not None and about.id in numbered:
                yield Answer(numbered[about.id], _evidence(statement, "declines"))
            if not found and (clause := main.get(statement.id)) is not None:
                against = contrary_before(clause, told, parties)
                n = group_of.get(against.order, -1) if against is not None else -1
                if against is not None and n >= 0 and n != group_of.get(clause.order) and _stance(against, groups[n]) == "denies":
                    answered.append(n)
                    yield Answer(n, _evidence_of_frame(clause, "denies" if denied else "contradicts"))
            if judged is None:
                for clause in by_statement.get(statement.id, ()):
                    if denied and not says_instead(statement, clause.proposition.anchor, article.text):
                        continue
                    met = none_such(clause, told, parties)
                    if met is not None and group_of.get(met.order, -1) not in (-1, group_of.get(clause.order), *answered):
                        answered.append(group_of[met.order])
                        names = names_such(clause, told)
                        yield Answer(group_of[met.order], _naming(clause, "denies") if names else _evidence_of_frame(clause, "denies"))
            more = goes_on_denying(statement, last, told, parties) if last is not None and not answered and pointer is None else None
            if more is not None:
                for n in last_groups:
                    if n not in (group_of.get(more.order), *answered) and _of_one_matter(more, groups[n], article.text):
                        answered.append(n)
                        yield Answer(n, _evidence_of_frame(more, "denies"))
            clauses = by_statement.get(statement.id, ())
            worthless = gives_nothing_for(statement, told, parties) if not answered else None
            if worthless is not None and worthless.order in group_of:
                answered.append(group_of[worthless.order])
                yield Answer(group_of[worthless.order], _evidence(statement, "questions"))
            alone = not answered and not any(found) and judged is None
            said, meant_by = doings.denied_by(statement, clauses, article) if alone and pointer is None else (None, ())
            for n in meant_by:
                if said is not None and n != group_of.get(said.order):
                    answered.append(n)
                    yield Answer(n, _evidence_of_frame(said, "denies"))
            alone = alone and not answered
            again = taken_up(statement, clauses, told, parties) if alone and pointer is None else None
            if again is not None and group_of.get(again[1].order, -1) not in (-1, group_of.get(again[0].order)):
                answered.append(group_of[again[1].order])
                yield Answer(answered[-1], _naming(again[0], "denies"))
                alone = False
            far = rival_of(statement, pointer, article.text, clauses, rivals) if alone else None
            if far is not None and far[0] not in {group_of.get(f.order) for f in clauses}:
                answered.append(far[0])
                yield Answer(far[0], _evidence(statement, "denies" if far[1] else "contradicts"))
            none = none_of_it(statement, article.text, named, parties) if far is None and alone else None
            if none is not None:
                yield Answer(numbered[named[none].claim.statements[0].id], _evidence(statement, "denies"))
            own = group_of.get(main[statement.id].order, -1) if denied and statement.id in main else -1
            if answered or own >= 0:
                last, last_groups = statement, [*answered, *([own] if own >= 0 else [])]
            if pointer is None:
                earlier.append(statement)
        for later, sooner in reversals(article.text, one.sentences, one.statements):
            meant = _home(sooner, main, by_statement, group_of)
            if meant is not None and meant.order in group_of:
                yield Answer(group_of[meant.order], _evidence(later, "contradicts"))
            elif meant is None and sooner.id in numbered:
                yield Answer(numbered[sooner.id], _evidence(later, "contradicts"))
    yield from _opposed(articles, annotations, frames=frames, groups=groups, group_of=group_of, parties=parties)


def _of_one_matter(clause: Frame, group: Group, text: str) -> bool:
    """What a denier says on of nobody and nothing, or of what the denied claim names."""
    anchor = clause.proposition.anchor
    return is_of_none(text[anchor.start : anchor.end]) or any(clause.units & f.units or clause.families & f.families for f in group.frames)


def _home(claim: Statement, main: Mapping[str, Frame], clauses: Mapping[str, Sequence[Frame]], group_of: Mapping[int, int]) -> Frame | None:
    """What the statement mainly says, where it is in a group; else the first of its clauses that is in one."""
    first = [main[claim.id]] if claim.id in main else []
    return next((f for f in (*first, *clauses.get(claim.id, ())) if f.order in group_of), None)


def _is_anothers(inner: Statement, denial: Statement, parties: Parties) -> bool:
    """The claim inside a denial is not the denier's own (`rejected the charge as a comedy that they said had been staged`)."""
    return inner.source is None or not (same_party(inner, denial, parties) or inner.source.name.lower() in _PRONOUNS)


_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})


def _stance(denied: Frame, group: Group) -> Stance:
    """Who denies what is said against the group's claim asserts the claim."""
    return "denies" if denied.proposition.negated == negated_majority(group.frames) else "asserts"


def _opposed(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    *,
    frames: Sequence[Frame],
    groups: Sequence[Group],
    group_of: Mapping[int, int],
    parties: Parties,
) -> Iterator[Answer]:
    """Statements of opposed deeds of one thing."""
    sentences = {one.article: one.sentences for one in annotations}
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    within = _purposes(frames)
    for n, group in enumerate(groups):
        for family in sorted({x for f in group.frames for x in f.families}):
            for unit in sorted({u for f in group.frames for u in f.patient | f.places | within.get(f.order, frozenset())}):
                index[family, unit].append(n)
    named = frozenset(u for group in groups for f in group.frames for u in f.named)
    texts = {a.id: a.text for a in articles}
    outlived = frozenset(f.proposition.id for f in frames if _left_behind(f, texts))
    for frame in _main(frames):
        if frame.statement is None or frame.proposition.negated or frame.proposition.id in outlived:
            continue
        told: set[int] = set()
        about = frame.patient | frame.places | within.get(frame.order, frozenset())
        for family in sorted(frame.families):
            for other in opposites_of(family):
                for unit in sorted(u for u in (about | frame.agent | (frame.units & named)) - _scales() if u[0] != "@"):
                    told.update(index.get((other, unit), ()))
        for n in sorted(told):
            group = groups[n]
            if group_of.get(frame.order) == n:
                continue
            theirs = [
                f
                for f in group.frames
                if f.statement is not None
                and can_be_denied(f.statement)
                and not same_party(f.statement, frame.statement, parties)
                and not f.proposition.negated
                and not _two_doers(f, frame)
                and _one_thing(f, frame, within)
            ]
            if not theirs:
                continue
            stance: Stance = (
                "denies" if _act(frame.statement) == "deny" or any(_one_sentence(f, frame, sentences) for f in theirs) else "contradicts"
            )
            yield Answer(n, _evidence_of_frame(frame, stance))


def _one_thing(a: Frame, b: Frame, within: Mapping[int, frozenset[str]]) -> bool:
    """A place or a thing that both name, or all of what the deeds were done to: two taxes, or two that are told of, are two."""
    left, right = (f.places | f.named | within.get(f.order, frozenset()) for f in (a, b))
    if any(u[0] != "@" for u in left & (right | b.units)) or any(u[0] != "@" for u in right & (left | a.units)):
        return True
    return a.patient == b.patient if a.patient or b.patient else bool(a.agent & b.agent)


@cache
def _scales() -> frozenset[str]:
    """Words of numbers by their stems: two sums of money have their millions in common."""
    return frozenset(map(stem, ("dozen", "hundred", "thousand", "million", "billion", "trillion", "percent", "cent")))


def _left_behind(frame: Frame, texts: Mapping[str, str]) -> bool:
    """`The skipper is survived by two daughters`: who lives is not who died."""
    anchor = frame.proposition.anchor
    return phrase_pattern("left behind").search(texts[anchor.article], anchor.start, anchor.end) is not None


def _purposes(frames: Sequence[Frame]) -> dict[int, frozenset[str]]:
    """Order of a clause -> places of the infinitives inside it: `the operation to clear the Lissen channel was over` is about Lissen."""
    out: dict[int, frozenset[str]] = {}
    for n, frame in enumerate(frames):
        hull = frame.proposition.anchor.hull
        if len(frame.proposition.anchor.spans) < 2 or frame.proposition.rule != "propositions/clause":
            continue
        inner = [f for f in frames[max(0, n - NEAR) : n + NEAR] if f.proposition.rule == "propositions/open"]
        inside = [f for f in inner if f.article == frame.article and hull.contains(f.proposition.anchor.hull)]
        if inside:
            out[frame.order] = frozenset().union(*(f.named for f in inside))
    return out


NEAR = 6
"""Clauses before and behind one among which those inside it are looked for: clauses are in text order."""


def _two_doers(a: Frame, b: Frame) -> bool:
    """Deeds that only one doer cannot both do (`the council backed it`, `the mayor vetoed it`), told of two."""
    if not a.agent or not b.agent or a.agent & b.agent or a.sides & b.sides:
        return False
    return any(needs_one_doer(x, y) for x in a.families for y in b.families)


def _main(frames: Sequence[Frame]) -> Iterator[Frame]:
    """The clauses that statements assert: not nouns, not infinitives, not questions."""
    return (f for f in frames if f.proposition.rule == "propositions/clause" and not f.asked)


def _one_sentence(a: Frame, b: Frame, sentences: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    left, right = a.proposition.anchor, b.proposition.anchor
    if left.article != right.article:
        return False
    rows = sentences[left.article]
    at = bisect_right(rows, min(left.start, right.start), key=lambda row: row[0]) - 1
    return at >= 0 and max(left.end, right.end) <= rows[at][1]


def _act(statement: Statement) -> str:
    return statement.cue.act if statement.cue is not None else "say"


def _evidence(statement: Statement, stance: Stance) -> Evidence:
    """The denial with its source and verb: what it denies stands elsewhere."""
    spans = (
        *statement.anchor.spans,
        *(statement.source.spans if statement.source else ()),
        *(statement.cue.spans if statement.cue else ()),
    )
    anchor = Anchor.over(statement.anchor.article, spans)
    return Evidence(
        anchor, statement.id, stance, statement.hedge is not None, source_name(statement), statement.said, first_hand(statement)
    )


def _naming(clause: Frame, stance: Stance) -> Evidence:
    """The clause with its source and verb: it answers a claim whose words it does not share."""
    evidence, statement = _evidence_of_frame(clause, stance), clause.statement
    assert statement is not None
    beside = (*(statement.source.spans if statement.source else ()), *(statement.cue.spans if statement.cue else ()))
    return replace(evidence, anchor=Anchor.over(evidence.anchor.article, (*evidence.anchor.spans, *beside)))


def _evidence_of_frame(frame: Frame, stance: Stance) -> Evidence:
    statement = frame.statement
    assert statement is not None
    hedged = statement.hedge is not None or frame.proposition.hedge is not None
    return Evidence(frame.proposition.anchor, statement.id, stance, hedged, source_name(statement), statement.said, first_hand(statement))
