"""A record -> the marks of each report: every anchor that the page can open.

What enters: a record, and whether the page is an excerpt. What leaves: anchors, and per article the marks with their layers and notes.
Rule: equal anchors are one mark that carries all their layers; an excerpt leaves out what only full texts need (times, all statements,
copied passages).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Anchor, Figure, Record, Statement, Time
from onrecord.rendering.dates import printed
from onrecord.rendering.references import element_id
from onrecord.rendering.segments import Mark
from onrecord.rendering.speakers import source_of
from onrecord.rendering.words import one_line

# Layers in the order in which an element lists them: statement, figure, time, absence, copied passage, evidence only.
KINDS = ("s", "f", "t", "x", "c", "e")


def evidence(record: Record) -> Iterator[Anchor]:
    """The anchors that cells rest on, those that weigh most first: the brief's, the claims', the figures', silences, differences, days,
    origins.
    """
    if record.title_anchor:
        yield record.title_anchor
    for line in record.brief:
        yield from line.evidence
    for claim in sorted(record.claims, key=lambda claim: (claim.status == "asserted", len(claim.evidence) < 2)):
        yield claim.wording
        for piece in claim.evidence:
            yield piece.anchor
    for figure in record.figures:
        yield figure.anchor
    for absence in record.absences:
        yield absence.anchor
    for gap in record.gaps:
        yield from gap.about
    for comparison in sorted(record.comparisons, key=lambda comparison: comparison.verdict == "agree"):
        yield comparison.left
        yield comparison.right
    for entry in record.timeline:
        yield entry.anchor
        yield from entry.also
    for repair in record.repairs:
        yield from repair.anchors
    for utterance in record.utterances:
        for member in utterance.members:
            yield member.anchor
    for origin in record.origins:
        yield from origin.anchors
    for word in record.loaded:
        yield word.anchor


def layered(record: Record, *, excerpts: bool) -> Iterator[tuple[Anchor, str, str]]:
    """Each anchor with its layer and its note; an anchor may come several times."""
    for statement in record.statements:
        if not excerpts:
            yield statement.anchor, "s", said_by(statement)
    for figure in record.figures:
        yield figure.anchor, "f", counted_as(figure)
    for time in record.times:
        if not excerpts:
            yield time.anchor, "t", read_as(time)
    for absence in record.absences:
        yield absence.anchor, "x", f"Not said by {one_line(absence.by)}: {one_line(absence.about)}"
    for copy in record.copies:
        if not excerpts:
            yield copy.left, "c", ""
            yield copy.right, "c", ""
    for anchor in evidence(record):
        yield anchor, "e", ""


def marks(record: Record, signs: Mapping[str, str], *, excerpts: bool) -> Mapping[str, tuple[Mark, ...]]:
    """Article id -> its marks, one an anchor."""
    notes: dict[Anchor, dict[str, str]] = {}
    for anchor, kind, note in layered(record, excerpts=excerpts):
        found = notes.setdefault(anchor, {})
        if note and found.get(kind):
            found[kind] = f"{found[kind]}; {note}" if note not in found[kind] else found[kind]
        else:
            found.setdefault(kind, note)
    out: dict[str, list[Mark]] = {article.id: [] for article in record.articles}
    for anchor in sorted(notes):
        found = notes[anchor]
        kinds = tuple(kind for kind in KINDS if kind in found)
        note = " · ".join(found[kind] for kind in kinds if found[kind])
        out[anchor.article].append(Mark(element_id(signs, anchor), anchor.spans, kinds, note))
    return {article: tuple(found) for article, found in out.items()}


def said_by(statement: Statement) -> str:
    """`Ada Holm, denies, to the council, via Radio Vell`."""
    parts = [source_of(statement), act_of(statement)]
    if statement.to:
        parts.append(f"to {one_line(statement.to.name)}")
    if statement.via:
        parts.append("via " + ", via ".join(one_line(link.name) for link in statement.via))
    if statement.hedge:
        parts.append(f"hedged: {one_line(statement.hedge)}")
    return ", ".join(part for part in parts if part)


_ACTS = {
    "say": "says",
    "confirm": "confirms",
    "deny": "denies",
    "claim": "claims",
    "estimate": "estimates",
    "accuse": "accuses",
    "promise": "promises",
    "demand": "demands",
    "decline": "declines",
    "praise": "praises",
    "predict": "predicts",
    "intend": "intends",
    "feel": "feels",
}


def act_of(statement: Statement) -> str:
    """`says`, `does not confirm`; empty where no cue was found."""
    if statement.cue is None:
        return ""
    if statement.negated and statement.cue.act != "decline":
        return f"does not {statement.cue.act}"
    return _ACTS.get(statement.cue.act, statement.cue.act)


def number(value: float) -> str:
    """`11,000`, `2.5`."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"


_BOUNDS = {"about": "about ", "more-than": "more than ", "at-least": "at least ", "at-most": "at most ", "less-than": "less than "}


def interval(figure: Figure) -> str:
    """The interval in words: `at least 9`, `400 to 500`, `no number`."""
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {number(high)}"
    value = low if low is not None else high
    return "no number" if value is None else _BOUNDS.get(figure.bound, "") + number(value)


def counted_as(figure: Figure) -> str:
    """`at least 9, killed, Norway`."""
    parts = (interval(figure), figure.unit or "", figure.measure, figure.subject or "", figure.place or "")
    return ", ".join(one_line(part) for part in parts if part)


def read_as(time: Time) -> str:
    """`28 April 2025`, or all readings where doubt stays."""
    readings = time.readings if len(time.readings) > 1 else (time.value,)
    return " or ".join(printed(value) for value in readings)
