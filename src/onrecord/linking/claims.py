"""Frames -> claim groups: what several reports or parties claim, with everyone's stance.

Frames that tell the same deed are gathered (`frames.likeness`), then split by number and time, so that two different counts or two
occasions are two claims. Each frame is evidence: its statement's source asserts, confirms, denies or declines it, or the outlet tells it
in its own voice. Frames of opposed deeds, denials that name a claim and answers that follow it are added by `denials`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.lexicon.families import counting_words
from onrecord.linking.frames import OVERLAP, Frame, blocking_keys, candidate_pairs, likeness, weighed, weights
from onrecord.linking.intervals import clocks_apart, disjoint_times, distinct_counts
from onrecord.linking.rebuttals import grants, is_doubt, is_left_open, says_instead
from onrecord.linking.ties import NO_TIES, Ties
from onrecord.model import Article, Evidence, Figure, Stance, Statement

_RAISING = frozenset({"appear", "seem", "turn out", "be likely", "be unlikely", "be clear", "be possible", "be true", "be"})
"""Predicates whose clause says nothing without the one below it (`it appears that …`)."""
_TOLD = frozenset({"propositions/clause", "propositions/modal"})
"""Rules of the clauses that tell something, beside nouns and infinitives."""
_STANCE: Mapping[str, Stance] = {"confirm": "confirms", "deny": "denies", "decline": "declines"}


@dataclass(frozen=True, slots=True)
class Group:
    """Frames that claim the same, in order; the first is the one whose words stand for the claim."""

    frames: tuple[Frame, ...]


def event_groups(frames: Sequence[Frame], ties: Ties = NO_TIES) -> list[list[Frame]]:
    """Frames that tell one deed, times and numbers left aside: best pairs first.

    Two groups are joined where at least a third of the pairs between them are alike and few speak against it. Frames that `ties` hold
    together are a group to begin with, and those that they hold apart never are.
    """
    weight, at = weights(frames), {f.order: f for f in frames}
    heavy = weighed(frames, weight)
    keys = blocking_keys(frames)
    known = {(i, j): likeness(at[i], at[j], weight, heavy) for i, j in candidate_pairs(frames, keys, weight)}
    alike = sorted((-score, i, j) for (i, j), score in known.items() if score >= OVERLAP)

    def like(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in known:
            known[pair] = 0.0 if keys[i].isdisjoint(keys[j]) else likeness(at[pair[0]], at[pair[1]], weight, heavy)
        return known[pair]

    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {members[0]: members for members in ties.groups(at)}
    group_of.update({m: members[0] for members in groups.values() for m in members})
    for _, i, j in alike:
        a, b = group_of.get(i, -1), group_of.get(j, -1)
        if a >= 0 and a == b:
            continue
        left, right = groups.get(a, [i]), groups.get(b, [j])
        if ties.forbids(left, right):
            continue
        scores = [like(x, y) for x in left for y in right]
        if 3 * sum(s >= OVERLAP for s in scores) < len(scores) or 5 * sum(s < 0 for s in scores) > len(scores):
            continue
        members = sorted(left + right)
        for old in (a, b):
            groups.pop(old, None)
        groups[members[0]] = members
        for m in members:
            group_of[m] = members[0]
    return [[at[i] for i in members] for _, members in sorted(groups.items())]


def split_by_number_and_time(group: Sequence[Frame], figures: Mapping[str, Figure], ties: Ties = NO_TIES) -> list[list[Frame]]:
    """Parts of an event group whose counts and times can be of one claim; a frame without either joins the first part that takes it."""
    parts: list[list[Frame]] = []
    for frame in sorted(group, key=lambda f: (not f.proposition.figures, not f.proposition.times, f.order)):
        for part in parts:
            if not any(_apart(frame, other, figures) for other in part) and not ties.forbids([frame.order], [f.order for f in part]):
                part.append(frame)
                break
        else:
            parts.append([frame])
    return [sorted(part, key=lambda f: f.order) for part in parts]


def _apart(a: Frame, b: Frame, figures: Mapping[str, Figure]) -> bool:
    if a.proposition.negated != b.proposition.negated and not _contrary(a, b):
        return True
    if distinct_counts(_told_counts(a, figures), _told_counts(b, figures)):
        return True
    if clocks_apart(a.proposition.times, b.proposition.times):
        return True
    return disjoint_times(a.proposition.times, b.proposition.times) and not _said_alike(a, b)


def _told_counts(frame: Frame, figures: Mapping[str, Figure]) -> list[Figure]:
    """The numbers that the clause gives; how long something took or how long ago it was is no count that tells two claims apart."""
    found = [figures[f] for f in frame.proposition.figures if f in figures]
    return [f for f in found if f.unit not in counting_words("stretch")]


def _contrary(a: Frame, b: Frame) -> bool:
    """One says flatly what the other negates: the same doer, the same thing, no modal or hedge, and nearly the same words."""
    if any(f.proposition.hedge is not None or f.proposition.rule != "propositions/clause" for f in (a, b)):
        return False
    if a.patient and b.patient and not (a.patient <= b.patient or b.patient <= a.patient):
        return False  # `has a works licence`, `has no export licence`
    if a.agent or b.agent:
        return bool(a.agent & b.agent) and (bool(a.patient & b.patient) or (not a.patient and not b.patient and _said_alike(a, b)))
    return bool(a.patient & b.patient) and _said_alike(a, b)


def _said_alike(a: Frame, b: Frame) -> bool:
    """Nearly the same words: then a different date is a difference between reports, not another occasion."""
    return len(a.units & b.units) >= 0.8 * max(len(a.units), len(b.units))


def evidence_of(
    frame: Frame, articles: Sequence[Article], *, flipped: bool = False, inside: bool = False, judged: bool = False
) -> Evidence:
    """The stance that the frame's statement, or the outlet, takes; `flipped` where the claim says the opposite of the frame.

    What its statement calls false (`judged`) is denied by it; what stands `inside` of what is confirmed is taken for granted.
    """
    article, p, s = articles[frame.article], frame.proposition, frame.statement
    if s is None:
        by = article.label
        return Evidence(p.anchor, None, "contradicts" if flipped else "asserts", p.hedge is not None, by, None, True)
    stance: Stance = _STANCE.get(s.cue.act if s.cue is not None else "say", "asserts")
    if inside and stance == "confirms":
        stance = "asserts"
    if stance == "denies" and is_doubt(s):
        stance = "questions"
    elif stance == "denies" and not s.negated and p.rule in _TOLD and says_instead(s, p.anchor, article.text):
        stance = "asserts"
    granted = stance == "asserts" and grants(s, p.anchor, article.text)
    if judged:
        stance = "denies"
    elif granted:
        stance = "confirms"
    if s.negated and is_left_open(s):
        return Evidence(p.anchor, s.id, "asserts", True, source_name(s), s.said, first_hand(s))
    if s.negated:
        stance = {"denies": "declines", "asserts": "declines", "confirms": "declines"}.get(stance, stance)  # type: ignore[assignment]
    if flipped:
        stance = {"asserts": "contradicts", "confirms": "denies", "denies": "asserts"}.get(stance, stance)  # type: ignore[assignment]
    held_off = s.hedge is not None or p.hedge is not None or (s.cue is not None and s.cue.act == "feel" and not granted)
    return Evidence(p.anchor, s.id, stance, held_off, source_name(s), s.said, first_hand(s))


def source_name(statement: Statement) -> str:
    """The resolved name of who says it; an unnamed source keeps its description."""
    return statement.source.name if statement.source is not None else "not named"


def first_hand(statement: Statement) -> bool:
    """Whether the article heard it itself: no report or agency stands between."""
    return not statement.via


def main_frames(frames: Sequence[Frame]) -> dict[str, Frame]:
    """The frame that says what a statement says: the clause that it begins with, else its longest, told as done and by no noun."""
    by_statement: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.statement is not None:
            by_statement[frame.statement.id].append(frame)
    out = {}
    for sid, rows in by_statement.items():
        told = [f for f in rows if f.told_as_done] or rows
        told = [f for f in told if not any(_stands_in(f, other) for other in told)] or told
        plain = [f for f in told if f.proposition.rule != "propositions/noun"] or told
        telling = [f for f in plain if f.proposition.predicate not in _RAISING] or plain
        out[sid] = max(telling, key=lambda f: (_begins(f), sum(map(len, f.proposition.anchor.spans)), -f.order))
    return out


def _stands_in(inner: Frame, outer: Frame) -> bool:
    """One clause stands in a gap of the other, which it only describes: `The man [who ran the port] has resigned`."""
    spans = outer.proposition.anchor.spans
    hull = inner.proposition.anchor.hull
    return any(a.end <= hull.start and hull.end <= b.start for a, b in pairwise(spans))


def is_inside(frame: Frame, main: Mapping[str, Frame]) -> bool:
    """A deed that a noun or an infinitive names within what the statement says by a clause: `that the closure of the port was planned`."""
    above = main.get(frame.statement.id) if frame.statement is not None else None
    return (
        above is not None
        and above.order != frame.order
        and frame.proposition.rule in ("propositions/noun", "propositions/open")
        and above.proposition.rule in ("propositions/clause", "propositions/modal")
    )


_OPENING = 8
"""Code points before a clause of a content that its joining word and a quotation mark take up at the most."""


def _begins(frame: Frame) -> bool:
    statement = frame.statement
    return (
        statement is not None
        and frame.proposition.rule != "propositions/noun"
        and frame.proposition.anchor.start <= statement.anchor.start + _OPENING
    )


def negated_majority(group: Sequence[Frame]) -> bool:
    """Whether the claim is worded as a negation: more of its frames are negated than not."""
    return 2 * sum(f.proposition.negated for f in group) > len(group)
