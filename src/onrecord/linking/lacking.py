"""What one party says was lacking, and what another says there was -> evidence of each against the other.

`The barge left without clearance` and `it had permission to sail`, `a warning was in force` and `no warning had been issued`: no verb is
negated that the other uses, and both cannot hold. Only of things that are given or issued (`lacked.toml`), only where the story has one
claim of each side, so that no other warrant is meant, and never between clauses of one party.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon import table
from onrecord.linking.antecedents import can_be_denied, same_party, units_of
from onrecord.linking.claims import Group, evidence_of
from onrecord.linking.frames import Frame
from onrecord.linking.parties import Parties
from onrecord.model import Article, Evidence, Stance

_GIVE = "issued?|issues|gave|given?|gives|grant(?:s|ed)?|receiv(?:e|es|ed)|get|gets|got|obtain(?:s|ed)?|ha[sd]|have|sent|made"


_STOP = re.compile(r"[.;:!?\n]")


@dataclass(frozen=True, slots=True)
class LackedRow:
    """A row of `lacked.toml`."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    example: str


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each kind of thing what says that there was none, and what says that there was one."""
    out = []
    for row in table("lacked", LackedRow):
        thing = rf"(?:{'|'.join(map(re.escape, row.words))})\b(?!-)"
        of = r"(?:(?!no\b|not\b|any\b|one\b)[\w’'-]+ ){0,2}?"
        lacks = rf"\bwithout (?:any |an? |the |its |their |his |her )?{of}{thing}|\b(?:{_GIVE}) (?:no|neither) {of}{thing}"
        lacks += rf"|^\W*(?:that |and |but )?(?:there (?:was|were|had been|is) )?no {of}{thing}(?: (?:was|were|had been|has been)\b|\W*$)"
        lacks += rf"|\b(?:never|n[’']t|not) (?:{_GIVE}|give) (?:an? |any )?{of}{thing}"
        has = rf"(?<!never )(?<!not )\b(?:{_GIVE}) (?:an? |the |its |full |written )?{of}{thing}"
        has += rf"|\bwith (?:an? |the ){of}{thing} in (?:force|place|effect|hand)\b"
        has += rf"|^\W*(?:that |and |but )?(?:an? |the ){of}{thing} (?:was|were|had been|has been) "
        has += r"(?:in force|in place|issued|given|granted|sent)\b"
        if row.given:
            has += rf"|\b(?:was|were|been|is|are) (?:{'|'.join(row.given)})\b"
        out.append((re.compile(lacks, re.IGNORECASE), re.compile(has, re.IGNORECASE)))
    return tuple(out)


def lacking(
    articles: Sequence[Article], groups: Sequence[Group], group_of: Mapping[int, int], parties: Parties
) -> Iterator[tuple[int, Evidence]]:
    """The number of a group and the evidence that it gets, in order."""
    plain = [f for group in groups for f in group.frames if _is_flat(f)]
    words = {f.order: words_of for f, words_of in zip(plain, _with_rests(plain, articles), strict=True)}
    for lacks, has in _shapes():
        none = [f for f in plain if lacks.search(words[f.order])]
        some = [f for f in plain if has.search(words[f.order]) and not f.proposition.negated and not lacks.search(words[f.order])]
        against = _two_sides(none, some, group_of, parties)
        for one, other in against:
            own = one.statement is not None and bool(units_of(one.statement, parties) & one.agent)
            yield group_of[other.order], _evidence(one, articles, "denies" if own else "contradicts")
            yield group_of[one.order], _evidence(other, articles, "contradicts")


def _with_rests(frames: Sequence[Frame], articles: Sequence[Article]) -> Iterator[str]:
    """The printed words of each clause, and on to its statement's next clause or the sentence's end (`left [with a warning in force]`)."""
    starts: dict[str, list[int]] = defaultdict(list)
    for f in frames:
        starts[f.proposition.statement or ""].append(f.proposition.anchor.start)
    for f in frames:
        anchor, text = f.proposition.anchor, articles[f.article].text
        last = max(f.statement.anchor.end if f.statement is not None else anchor.end, anchor.end)
        last = min((at for at in starts[f.proposition.statement or ""] if at > anchor.start), default=last)
        rest = _STOP.split(text[anchor.end : last], maxsplit=1)[0]
        yield anchor.text_in(text) + rest


def _two_sides(
    none: Sequence[Frame], some: Sequence[Frame], group_of: Mapping[int, int], parties: Parties
) -> list[tuple[Frame, Frame]]:
    """Pairs of clauses of two parties, where all on each side are one party's: more than two voices may speak of more than one thing."""
    if not none or not some or not _one_voice(none, parties) or not _one_voice(some, parties):
        return []
    pairs: dict[tuple[int, str], tuple[Frame, Frame]] = {}
    for one in none:
        for other in some:
            if one.statement is None or other.statement is None or same_party(one.statement, other.statement, parties):
                continue
            if group_of[one.order] != group_of[other.order]:
                pairs.setdefault((group_of[one.order], other.statement.id), (one, other))
    return list(pairs.values())


def _one_voice(frames: Sequence[Frame], parties: Parties) -> bool:
    said = [f.statement for f in frames if f.statement is not None]
    return all(same_party(said[0], s, parties) for s in said)


def _evidence(frame: Frame, articles: Sequence[Article], stance: Stance) -> Evidence:
    """The whole saying stands against the other's: its clause may share no word with it."""
    found = evidence_of(frame, articles)
    return replace(found, stance=stance, anchor=frame.statement.anchor if frame.statement is not None else found.anchor)


def _is_flat(frame: Frame) -> bool:
    p, s = frame.proposition, frame.statement
    told = p.rule == "propositions/clause" and p.hedge is None and not frame.asked
    return told and s is not None and s.source is not None and s.hedge is None and can_be_denied(s)
