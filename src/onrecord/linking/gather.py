"""Frames, denials and absences -> the story's ClaimGroups and event groups.

A claim is kept when a party states it or two reports tell it; the outlet's own sentence alone is no claim of the story, unless it counts
something. A statement whose clauses join no group is a claim by itself, so that nothing attributed is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.lexicon.families import covered_by, event_family, is_event, thing_deed
from onrecord.lexicon.phrases import phrases
from onrecord.lexicon.stems import words_in
from onrecord.linking.claims import Group, evidence_of, is_inside, main_frames, negated_majority, split_by_number_and_time
from onrecord.linking.denials import find_answers
from onrecord.linking.denied import judged_false, named_claim, pointer_of, tells_a_claim
from onrecord.linking.frames import Frame, place_unit, slot_units
from onrecord.linking.lacking import lacking
from onrecord.linking.named_claims import causal, named_claims
from onrecord.linking.nobody import against_none
from onrecord.linking.numbered import by_statement, numbered_claims
from onrecord.linking.parties import Parties
from onrecord.linking.rebuttals import is_denial
from onrecord.linking.ties import NO_TIES, SAME, Ties
from onrecord.linking.wordings import is_asked, wording_of
from onrecord.model import Absence, Annotations, Article, ClaimGroup, Evidence, Figure, Span

_NO_CLAIM = frozenset({"praise", "promise", "demand", "intend", "decline"})
"""Acts whose lone content is not a claim that could hold or not; what somebody fears or believes is a claim, held off."""


def claim_groups(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    parties: Parties,
    *,
    frames: Sequence[Frame],
    events: Sequence[Sequence[Frame]],
    ties: Ties = NO_TIES,
) -> tuple[ClaimGroup, ...]:
    """The claims, ids `k1` … by their first evidence; `events` are the frames that tell one deed, whatever date and number they give.

    Frames that `ties` hold together make one claim, whatever date and number they give.
    """
    figures = {f.id: f for one in annotations for f in one.figures}
    main = main_frames(frames)
    clauses: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.statement is not None:
            clauses[frame.statement.id].append(frame)
    causes = causal(articles, annotations)
    kept = [
        [f for f in event if not _only_named(f) and not (_act(f) == "deny" and is_inside(f, main)) and not _caused(f, causes)]
        for event in events
    ]
    groups = [Group(tuple(part)) for event in kept if event for part in split_by_number_and_time(event, figures, ties)]
    groups = [g for g in groups if _worth(g)]
    groups += _lone(articles, annotations, [f for f in frames if not _caused(f, causes)], groups)
    groups = _tied(groups, frames, ties)
    groups.sort(key=lambda g: g.frames[0].order)
    extra: dict[int, list[Evidence]] = defaultdict(list)
    said = {f.statement.id for g in groups for f in g.frames if f.statement is not None}
    numbered = numbered_claims(articles, annotations, taken=said | _with_clauses(frames), parties=parties)
    named = named_claims(articles, annotations, taken={*said, *_with_clauses(frames), *by_statement(numbered)})
    loose = [*numbered, *(one.claim for one in named)]
    at = {sid: len(groups) + n for sid, n in by_statement(loose).items()}
    for answer in find_answers(articles, annotations, frames=frames, groups=groups, numbered=at, named=named, parties=parties):
        extra[answer.group].append(answer.evidence)
    for n, contrary in against_none(articles, groups, {f.order: n for n, g in enumerate(groups) for f in g.frames}, parties):
        extra[n].append(contrary)
    for n, contrary in lacking(articles, groups, {f.order: n for n, g in enumerate(groups) for f in g.frames}, parties):
        extra[n].append(contrary)
    for n, declined in _declined(annotations, frames, groups, figures, parties):
        extra[n].append(declined)
    order = {a.id: n for n, a in enumerate(articles)}
    rows: list[tuple[tuple[int, int, str], ClaimGroup]] = []
    denials = {(e.anchor.article, span) for found in extra.values() for e in found if e.stance == "denies" for span in e.anchor.spans}
    for n, group in enumerate(groups):
        if n not in extra and all(_is_answer(f, denials) for f in group.frames):
            continue
        flip = negated_majority(group.frames)
        evidence = [
            evidence_of(f, articles, flipped=f.proposition.negated != flip, inside=is_inside(f, main), judged=_is_judged(f, articles))
            for f in group.frames
        ]
        evidence += extra[n]
        unique = _unique(evidence, order)
        wording, rule = wording_of(group.frames, articles, clauses), _rule(group, extra[n], ties)
        claim = ClaimGroup("", wording, unique, rule, tuple(f.proposition.id for f in group.frames))
        rows.append(((group.frames[0].order, 0, ""), claim))
    starts = [(order[f.proposition.anchor.article], f.proposition.anchor.start) for f in frames]
    bare = {len(groups) + len(numbered) + n for n, one in enumerate(named) if not one.alone}
    for n, one in enumerate(loose, len(groups)):
        if n in bare and n not in extra:
            continue
        unique = _unique([*one.evidence, *extra[n]], order)
        place = bisect_right(starts, (order[one.wording.article], one.wording.start))
        how = "claims/numbered" if n < len(groups) + len(numbered) else "claims/named"
        rows.append(((place, -1, one.statements[0].id), ClaimGroup("", one.wording, unique, how)))
    return tuple(replace(claim, id=f"k{n}") for n, (_, claim) in enumerate(sorted(rows, key=lambda row: row[0]), 1))


_BARE = frozenset({"propositions/noun", "propositions/open"})
"""Rules of the deeds that a noun or a verb without a doer names."""


def _caused(frame: Frame, causes: Collection[str]) -> bool:
    """The event that a cause is named for (`attributed [the collapse] to rot`): nobody claims that it was."""
    return frame.statement is not None and frame.statement.id in causes and frame.proposition.rule in _BARE


def _is_answer(frame: Frame, denials: Collection[tuple[str, Span]]) -> bool:
    """`Ostmark denied firing anything`, where that is evidence against another's claim: what is denied is no second claim."""
    anchor = frame.proposition.anchor
    return frame.statement is not None and is_denial(frame.statement) and all((anchor.article, span) in denials for span in anchor.spans)


def _with_clauses(frames: Sequence[Frame]) -> frozenset[str]:
    """The statements that tell something by a clause, whether it is a claim or not."""
    told = (f for f in frames if f.proposition.rule in ("propositions/clause", "propositions/modal"))
    return frozenset(f.statement.id for f in told if f.statement is not None)


def _act(frame: Frame) -> str | None:
    return frame.statement.cue.act if frame.statement is not None and frame.statement.cue is not None else None


def _only_named(frame: Frame) -> bool:
    """A deed named by a noun inside a rejection (`rejected the veto`): the deed is not what is denied, unless the verb is `deny`."""
    s = frame.statement
    return (
        s is not None
        and s.cue is not None
        and s.cue.act == "deny"
        and s.cue.lemma not in ("deny", "denial")
        and "noun" in frame.proposition.rule
    )


def _worth(group: Group) -> bool:
    """Stated by somebody, or told by two reports."""
    return any(f.statement is not None for f in group.frames) or len({f.article for f in group.frames}) > 1


def _lone(articles: Sequence[Article], annotations: Sequence[Annotations], frames: Sequence[Frame], groups: Sequence[Group]) -> list[Group]:
    """One claim each for statements whose frames are in no group, and for own-voice frames that count something."""
    taken = {f.order for g in groups for f in g.frames}
    out = []
    judged: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.statement is not None and frame.proposition.rule in ("propositions/clause", "propositions/modal"):
            if not frame.asked and _is_judged(frame, articles):
                judged[frame.statement.id].append(frame)
    for _, frame in sorted(main_frames(frames).items(), key=lambda row: row[1].order):
        if frame.order in taken or frame.statement is None or frame.asked or _only_named(frame):
            continue
        act = frame.statement.cue.act if frame.statement.cue is not None else "say"
        bare = frame.proposition.rule in ("propositions/noun", "propositions/open")
        if is_asked(frame, articles) or (frame.proposition.rule == "propositions/noun" and act not in _OF_NOUNS and not _is_all(frame)):
            continue
        if act in _NO_CLAIM or (act == "feel" and bare):
            continue
        if act == "deny" and _is_by_the_way(frame, articles):
            continue  # `mocked the mayor for sailing`: that somebody sails is not what is denied
        if _only_points(frame, articles):
            frame = next((f for f in judged.get(frame.statement.id, ()) if f.order not in taken), frame)
            if not _is_judged(frame, articles):
                continue
        out.append(Group((frame,)))
        taken.add(frame.order)
    for frame in frames:
        if frame.order not in taken and _says_on(frame, articles):
            out.append(Group((frame,)))
            taken.add(frame.order)
    givers = {f.id: f.statement for one in annotations for f in one.figures}
    for frame in frames:
        counts = frame.proposition.figures and frame.proposition.rule != "propositions/noun"
        if _act(frame) == "deny" and _is_by_the_way(frame, articles):
            continue
        if frame.order not in taken and not frame.asked and counts and not is_asked(frame, articles) and not _is_anothers(frame, givers):
            out.append(Group((frame,)))
            taken.add(frame.order)
    return out


def _is_by_the_way(frame: Frame, articles: Sequence[Article]) -> bool:
    """A deed without a doer of its own inside what is denied, behind no `claim that`."""
    p, statement = frame.proposition, frame.statement
    if p.rule not in _BARE or frame.owned or statement is None:
        return False
    text = articles[frame.article].text
    if p.rule == "propositions/noun" and p.anchor.start - statement.anchor.start <= BEFORE:
        return False
    told = named_claim(text, statement.anchor.start, statement.anchor.end) is not None
    return not told and not tells_a_claim(text[statement.anchor.start : p.anchor.start])


_ON = re.compile(r"(?:^\W*|[.!?;:—–]\W*|“|\bthat|[,;] (?:and|but)(?: that)?|\b(?:and|but) that)\s*$")
"""What stands before a clause of a statement that says something of its own: its beginning, a stop, `that`, `, and`."""
_HANGING = frozenset("as when while since because if after before though although until unless where which who whose whom what".split())
"""What a clause begins with that hangs on another."""
TELLING = frozenset({"say", "claim", "accuse", "estimate", "confirm"})
"""Acts whose every clause is told as so."""


def _says_on(frame: Frame, articles: Sequence[Article]) -> bool:
    """A clause beside the main one that a statement tells as so: `the crew had left and [that the pumps were off]`."""
    statement, p = frame.statement, frame.proposition
    if statement is None or statement.negated or frame.asked or p.rule != "propositions/clause" or p.hedge is not None:
        return False
    whole = p.patient or p.places or p.figures or (p.agent and is_event(p.predicate))
    if (_act(frame) or "say") not in TELLING or not whole or is_asked(frame, articles):
        return False
    if _only_points(frame, articles) or _is_judged(frame, articles):
        return False
    text = articles[frame.article].text
    opening = text[p.anchor.start : p.anchor.end].split(maxsplit=1)[0].lower()
    if opening.endswith(("ed", "ing")) or opening in _HANGING:
        return False  # `…, based on last year's prices`, `as happens every spring`
    first = max(statement.anchor.start, p.anchor.start - BEFORE)
    return _ON.search(text[first : p.anchor.start]) is not None


BEFORE = 20
"""Code points before a clause in which what it begins with stands."""


def _is_anothers(frame: Frame, givers: Mapping[str, str | None]) -> bool:
    """`The union's estimate was 4,000`: the report's own clause, and all its numbers are somebody's whom it names."""
    return frame.statement is None and all(givers.get(f) is not None for f in frame.proposition.figures)


def _is_all(frame: Frame) -> bool:
    """A deed's name is nearly all that is said: `the death of a fifth diver was announced`."""
    said = sum(map(len, frame.statement.anchor.spans)) if frame.statement is not None else 0
    return 4 * sum(map(len, frame.proposition.anchor.spans)) >= 3 * said


_OF_NOUNS = frozenset({"confirm", "deny", "accuse", "claim"})
"""Acts whose content may be a deed's name: `confirmed the loss of a barge`."""


def _only_points(frame: Frame, articles: Sequence[Article]) -> bool:
    """The statement only points at a claim (`denied it`, `said the story was untrue`): its words are no claim of their own."""
    if frame.statement is None:
        return False
    text = articles[frame.article].text
    judged = judged_false(frame.statement, text)
    if judged is not None and not _is_judged(frame, articles):
        return True
    pointer = pointer_of(frame.statement, text)
    return pointer is not None and pointer.kind != "part"


def _is_judged(frame: Frame, articles: Sequence[Article]) -> bool:
    """The clause of a claim that its statement calls false: `the rumour that the tank leaked was “pure fiction”, she said`."""
    where = judged_false(frame.statement, articles[frame.article].text) if frame.statement is not None else None
    return where is not None and where[0] <= frame.proposition.anchor.start and frame.proposition.anchor.end <= where[1] + 1


def _tied(groups: Sequence[Group], frames: Sequence[Frame], ties: Ties) -> list[Group]:
    """The groups, those joined whose frames belong together; a frame that is in no group is one by itself then."""
    out = list(groups)
    for members in ties.groups({f.order for f in frames}):
        parts = [g for g in out if any(f.order in members for f in g.frames)]
        held = {f.order: f for g in parts for f in g.frames} | {f.order: f for f in frames if f.order in members}
        out = [g for g in out if g not in parts]
        out.append(Group(tuple(held[n] for n in sorted(held))))
    return out


def _declined(
    annotations: Sequence[Annotations], frames: Sequence[Frame], groups: Sequence[Group], figures: Mapping[str, Figure], parties: Parties
) -> Iterator[tuple[int, Evidence]]:
    """An absence (`did not say how many ships it sent`) is `declines` evidence of the claims that say what it leaves out."""
    telling: dict[str, set[int]] = defaultdict(set)
    for n, group in enumerate(groups):
        for frame in group.frames:
            for family in frame.families:
                telling[family].add(n)
    by_article: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_article[frame.proposition.anchor.article].append(frame)
    for one in annotations:
        for absence in (x for x in one.absences if x.by):
            inside = [
                f for f in by_article[one.article] if absence.anchor.hull.overlaps(f.proposition.anchor.hull) and _mainly_in(f, absence)
            ]
            for n in _about(absence, inside, groups, telling, figures, parties):
                yield n, Evidence(absence.anchor, None, "declines", False, absence.by, None, True)


def _mainly_in(frame: Frame, absence: Absence) -> bool:
    a, b = frame.proposition.anchor.hull, absence.anchor.hull
    return 2 * (min(a.end, b.end) - max(a.start, b.start)) > min(len(a), len(b))


def _about(
    absence: Absence,
    inside: Sequence[Frame],
    groups: Sequence[Group],
    telling: Mapping[str, set[int]],
    figures: Mapping[str, Figure],
    parties: Parties,
) -> list[int]:
    """The groups of the absence's deed: the same doer or thing, and a number where a number is what is not said."""
    forms = {w.form for w in words_in(absence.about)} | {w.form for w in words_in(absence.about.lower())}
    families = {x for f in inside for x in f.families} | {event_family(form) for form in forms if is_event(form)}
    families |= {event_family(form[:-1]) for form in forms if form.endswith("s") and is_event(form[:-1])}
    families |= {c for x in families for c in covered_by(x)}
    alone = _deed_alone(absence)
    families |= {alone} - {""}
    units = {u for f in inside for u in f.units} | slot_units(absence.about, parties) | {place_unit(p) for p in parties.sides(absence.by)}
    counts = bool(forms & phrases("how many"))
    out = []
    for n in sorted(set().union(*(telling.get(family, ()) for family in families))):
        group = groups[n]
        counted = any(fid in figures and figures[fid].part_of is None for f in group.frames for fid in f.proposition.figures)
        if counts and not counted:
            continue
        if any(f.families & families and len(f.units & units) >= 2 for f in group.frames):
            out.append(n)
        elif alone and counted and len({f.article for f in group.frames}) > 1 and any(alone in f.families for f in group.frames):
            out.append(n)
    return out


_NO_DEED = frozenset({"mention", "comment", "word", "immediate", "detail", "details"})
"""Beside the deed in `made no mention of the deaths`, `no immediate comment on the deaths`."""


def _deed_alone(absence: Absence) -> str:
    """The family of the one deed that nothing was said of, however it befell (`has not commented on the deaths`); empty for others."""
    named = [w for w in words_in(absence.about) if w.content and w.form not in _NO_DEED]
    form = named[0].form if len(named) == 1 else ""
    singular = next((x for x in (form, form.removesuffix("s")) if x and (is_event(x) or thing_deed(x) != x)), "")
    return (event_family(singular) if is_event(singular) else thing_deed(singular)) if singular else ""


def _unique(evidence: Sequence[Evidence], order: Mapping[str, int]) -> tuple[Evidence, ...]:
    """Each party's stance in each report once a wording, in article and text order."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for e in sorted(evidence, key=lambda e: (order[e.anchor.article], e.anchor.spans, e.stance, e.by)):
        key = (e.anchor, e.stance, e.by)
        if key not in seen:
            seen.add(key)
            out.append(e)
    return tuple(out)


def _rule(group: Group, extra: Sequence[Evidence], ties: Ties) -> str:
    if ties.made({f.order for f in group.frames}):
        return SAME
    if extra:
        return "claims/answered"
    return "claims/slots" if len(group.frames) > 1 else "claims/single"
