"""Statements -> voices: each source with all that it is reported to have said.

What enters: a record and its references. What leaves: one entry a source, the one in most reports first. Rule: the same words in several
reports stay several statements here; only utterances, which linking decides, join them.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Record, Statement, Utterance, UtteranceMember
from onrecord.rendering.dates import printed
from onrecord.rendering.differences import Run, compared
from onrecord.rendering.marks import act_of
from onrecord.rendering.references import Marker, References
from onrecord.rendering.speakers import source_of
from onrecord.rendering.words import one_line

_QUOTE = 220
WORDINGS = {"verbatim": "word for word", "cut": "cut", "translation": "another translation", "indirect": "indirect"}


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: act, to whom, by which chain, when, its words, and where they stand."""

    act: str
    to: str
    via: str
    when: str
    hedge: str
    direct: bool
    printed: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class Voice:
    name: str
    kind: str
    reports: tuple[Marker, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One wording and everywhere it is printed so; the words that the first wording doesn't have are marked."""

    runs: tuple[Run, ...]
    wording: str
    indirect: bool
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class OneUtterance:
    """One act of saying that several reports carry, in their wordings."""

    speaker: str
    when: str
    conflict: str
    members: tuple[Member, ...]


def voices(record: Record, references: References) -> tuple[Voice, ...]:
    """Sources by the number of reports that carry them, then of statements, then by name."""
    found: dict[str, list[Statement]] = {}
    for statement in record.statements:
        found.setdefault(source_of(statement).casefold(), []).append(statement)
    out = [_voice(said, references) for said in found.values()]
    return tuple(sorted(out, key=lambda v: (-len(v.reports), -len(v.said), v.name.casefold())))


def _voice(statements: list[Statement], references: References) -> Voice:
    ordered = sorted(statements, key=lambda s: (references.rank(s.anchor.article), s.anchor.spans, s.id))
    articles = dict.fromkeys(s.anchor.article for s in ordered)
    source = next((s.source for s in ordered if s.source), None)
    return Voice(
        source_of(ordered[0]),
        source.kind if source else "",
        tuple(references.report(a) for a in articles),
        tuple(_said(s, references) for s in ordered),
    )


def _said(statement: Statement, references: References) -> Said:
    return Said(
        act=act_of(statement),
        to=one_line(statement.to.name) if statement.to else "",
        via=", via ".join(one_line(link.name) for link in statement.via),
        when=printed(statement.said.value, short=True) if statement.said else "",
        hedge=one_line(statement.hedge or ""),
        direct=statement.form != "indirect",
        printed=references.wording(statement.anchor, _QUOTE),
        marker=references.marker(statement.anchor),
    )


def utterances(record: Record, references: References) -> tuple[OneUtterance, ...]:
    """What more than one report carries as the same act of saying; the most widely carried first."""
    out: list[tuple[int, OneUtterance]] = []
    for utterance in record.utterances:
        reports = {m.anchor.article for m in utterance.members}
        if len(reports) < 2:
            continue
        members = _members(utterance, references)
        when = printed(utterance.said.value) if utterance.said else ""
        out.append((len(reports), OneUtterance(one_line(utterance.speaker), when, one_line(utterance.conflict or ""), members)))
    return tuple(found for _, found in sorted(out, key=lambda item: -item[0]))


def _members(utterance: Utterance, references: References) -> tuple[Member, ...]:
    """Equal wordings once, the longest direct one first: the others are read against it."""
    found: dict[str, list[UtteranceMember]] = {}
    for member in utterance.members:
        found.setdefault(references.printed(member.anchor).casefold().strip(" .,;“”\"'"), []).append(member)
    ranked = sorted(
        found.values(), key=lambda same: (same[0].wording == "indirect", -len(references.printed(same[0].anchor)), same[0].anchor)
    )
    first = references.wording(ranked[0][0].anchor, _QUOTE)
    out: list[Member] = []
    for same in ranked:
        ordered = references.ordered(m.anchor for m in same)
        words = references.wording(ordered[0], _QUOTE)
        runs = (Run(words, False),) if same is ranked[0] or same[0].wording == "indirect" else tuple(compared(words, first))
        wordings = dict.fromkeys(WORDINGS[m.wording] for m in same)
        out.append(Member(runs, ", ".join(wordings), same[0].wording == "indirect", references.markers(ordered)))
    return tuple(out)
