"""Denials and answers -> the claims that they deny.

Four ways lead from an answer to its claim, tried in this order: the denial's own words hold a clause of the claim (`denied that the tank
leaked`); its words only point back (`denied the claim`, `called it propaganda`) and the last statement of another party before it is
meant; it says an opposed deed of the same thing while countering (`countered that its crews were holding on`) or in the same sentence as
the claim; it says an opposed deed somewhere else, which contradicts without naming. What finds no claim stays a statement.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.families import needs_one_doer, opposites_of, thing_family
from onrecord.lexicon.phrases import phrase_pattern, phrases
from onrecord.lexicon.stems import words_in
from onrecord.linking.claims import Group, first_hand, source_name
from onrecord.linking.entities import fold_name
from onrecord.linking.frames import Frame
from onrecord.linking.parties import Parties
from onrecord.model import Anchor, Annotations, Article, Evidence, Source, Stance, Statement

REACH = 600
"""Code points that a denial may lie behind its claim: two or three sentences; a report that denies later says what it denies."""
ADJACENT = 250
"""The same for words that anything said can be called (`that argument`): what they mean stands in the sentence before or the one before.
Set by reading the pairs that 40 stories of BASIL gave."""
RECENT = 12
"""Statements before a denial that may hold its claim."""
POINTING_WORDS = 6
"""A denial's content of up to so many words points back (`the claim`, `it`, `Russia's allegation`)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Evidence that one group gets from a statement outside it."""

    group: int
    evidence: Evidence


def find_answers(
    articles: Sequence[Article], annotations: Sequence[Annotations], *, frames: Sequence[Frame], groups: Sequence[Group], parties: Parties
) -> Iterator[Answer]:
    """Denials and contradictions of the groups, in text order."""
    group_of = {f.order: n for n, group in enumerate(groups) for f in group.frames}
    by_statement: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.statement is not None:
            by_statement[frame.statement.id].append(frame)
    for article, one in zip(articles, annotations, strict=True):
        starts = [start for start, _ in one.sentences]
        earlier: list[Statement] = []
        nested: dict[str, list[Statement]] = defaultdict(list)
        for statement in one.statements:
            nested[statement.inside or ""].append(statement)
        for statement in sorted(one.statements, key=lambda s: (s.anchor.start, s.id)):
            if _act(statement) == "deny" and not statement.negated:
                claims = nested[statement.id]
                if points_back(statement, article.text):
                    claims = [c for c in (_antecedent(statement, article.text, earlier, parties, starts),) if c is not None]
                for claim in claims:
                    main = next((f for f in by_statement[claim.id] if f.order in group_of), None)
                    if main is not None:
                        yield Answer(group_of[main.order], _evidence(statement, "denies"))
            earlier.append(statement)
    yield from _opposed(articles, annotations, frames=frames, groups=groups, group_of=group_of, parties=parties)


def points_back(statement: Statement, text: str) -> bool:
    """Whether a denial's content only points at a claim: `it`, `the claim`, `Norland's allegations`."""
    words = words_in(text, statement.anchor.start, statement.anchor.end)
    if not 0 < len(words) <= POINTING_WORDS:
        return False
    last = words[-1].form
    if len(words) == 1:
        return last in _PRONOUNS or last == "something" or _is_claim(last)
    return _is_claim(last) and (words[0].form != "its" or thing_family(last) == "claim")


def _is_claim(form: str) -> bool:
    """A word for what somebody has said: of the family of `claim`, or one that points at words of another kind (`criticism`)."""
    return any(thing_family(f) == "claim" or f in phrases("points back") for f in (form, form.removesuffix("s")))


_CHARGES = frozenset({"allegation", "accusation", "charge", "insinuation"})
"""What only an accusation or a claim can be called; `the claim` may be any statement."""
_ASKED = re.compile(r"\b[Aa]sked\b[^.!?\n]*$")
_COMMON_OWNER = re.compile(r"\b([a-z]{3,})[’']s\b")
"""`the newspaper's story`: whose claim it is, by a word."""
_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})


def _antecedent(denial: Statement, text: str, earlier: Sequence[Statement], parties: Parties, sentences: Sequence[int]) -> Statement | None:
    """The last statement before the denial, by another party: by the one that it names (`Norland's allegations`), else one that claims.

    `…, a claim that Lund rejected` and `…, something he denies` answer what their own sentence tells, the innermost statement of it.
    """
    near = [
        s
        for s in earlier[-RECENT:]
        if s.source is not None and 0 <= denial.anchor.start - s.anchor.end <= REACH and not _same_party(s, denial, parties)
    ]
    printed = text[denial.anchor.start : denial.anchor.end]
    owners = set(parties.polities(printed)) | {key for key in (parties.names.get(fold_name(n)) for n in _possessors(printed)) if key}
    if owners:
        near = [s for s in near if s.source is not None and owners & (parties.source_sides(s.source) | {parties.source_key(s.source)})]
    elif _possessors(printed):
        return None
    if words_in(printed)[-1].form.rstrip("s") in _CHARGES:
        near = [s for s in near if _act(s) in ("accuse", "claim")]
    if _ASKED.search(text, max(0, denial.anchor.start - REACH), denial.anchor.start) and words_in(printed)[-1].form in _PRONOUNS:
        return None  # `asked whether the tank leaked, the trust denied it`: what was asked, and nobody said it
    for owner in _COMMON_OWNER.findall(printed):
        near = [s for s in near if s.source is not None and _owns(owner, s.source)]
    if _in_apposition(printed):
        at = bisect_right(sentences, denial.anchor.start) - 1
        inside = [s for s in near if at >= 0 and s.anchor.end > sentences[at]]
        return inside[-1] if inside else None
    if words_in(printed)[-1].form.removesuffix("s") in phrases("points back"):
        near = [s for s in near if denial.anchor.start - s.anchor.end <= ADJACENT]
    if not near:
        return None
    whole = {s.id for s in near}
    near = [s for s in near if s.inside not in whole]  # a denial answers the statement, not one that it quotes
    claims = [s for s in near if _act(s) in ("claim", "accuse", "confirm", "estimate")]
    last = near[-1]
    if claims and last.anchor.end - claims[-1].anchor.end <= REACH // 2:
        return claims[-1]
    return last


def _owns(owner: str, source: Source) -> bool:
    return owner in source.name.lower() or (source.kind == "media" and owner in phrases("outlet"))


def _in_apposition(printed: str) -> bool:
    first = words_in(printed)[0].form
    return first in ("a", "an", "something")


def _possessors(printed: str) -> list[str]:
    return re.findall(r"((?:[A-Z][\w.-]*\s?)+)[’']s?\b", printed)


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
                for unit in sorted(u for u in about | frame.agent | (frame.units & named) if u[0] != "@"):
                    told.update(index.get((other, unit), ()))
        for n in sorted(told):
            group = groups[n]
            if group_of.get(frame.order) == n:
                continue
            theirs = [
                f
                for f in group.frames
                if f.statement is not None and not _same_party(f.statement, frame.statement, parties) and not _two_doers(f, frame)
            ]
            if not theirs:
                continue
            stance: Stance = (
                "denies" if _act(frame.statement) == "deny" or any(_one_sentence(f, frame, sentences) for f in theirs) else "contradicts"
            )
            yield Answer(n, _evidence_of_frame(frame, stance))


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


def _same_party(a: Statement, b: Statement, parties: Parties) -> bool:
    if a.source is None or b.source is None:
        return a.source is b.source
    if parties.source_key(a.source) == parties.source_key(b.source):
        return True
    return bool(parties.source_sides(a.source) & parties.source_sides(b.source))


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


def _evidence_of_frame(frame: Frame, stance: Stance) -> Evidence:
    statement = frame.statement
    assert statement is not None
    hedged = statement.hedge is not None or frame.proposition.hedge is not None
    return Evidence(frame.proposition.anchor, statement.id, stance, hedged, source_name(statement), statement.said, first_hand(statement))
