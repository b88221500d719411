"""Absences and gaps -> what nobody said.

What enters: a record and its references. What leaves: what is printed as unsaid, and what the record can't settle. Rule: a silence has
words (somebody prints that nothing was said); a gap has none of its own and points at the words that leave it open.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Absence, Record
from onrecord.rendering.references import Marker, References
from onrecord.rendering.words import one_line

_QUOTE = 220


@dataclass(frozen=True, slots=True)
class Silence:
    by: str
    printed: str
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    text: str
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class SilenceView:
    silences: tuple[Silence, ...]
    questions: tuple[OpenQuestion, ...]


def silence(record: Record, references: References) -> SilenceView:
    """Absences that are printed alike in several reports are one row."""
    merged: dict[tuple[str, str], list[Absence]] = {}
    for absence in record.absences:
        key = (one_line(absence.by).casefold(), references.printed(absence.anchor).casefold())
        merged.setdefault(key, []).append(absence)
    rows = [(references.ordered(a.anchor for a in found), found[0]) for found in merged.values()]
    rows.sort(key=lambda row: (references.rank(row[0][0].article), row[0][0].spans))
    silences = tuple(Silence(one_line(a.by), references.printed(anchors[0], _QUOTE), references.markers(anchors)) for anchors, a in rows)
    return SilenceView(silences, tuple(OpenQuestion(one_line(gap.text), references.markers(gap.about)) for gap in record.gaps))
