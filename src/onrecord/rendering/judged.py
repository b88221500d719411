"""A record's judgements -> the notes and the grades that people entered, as they are shown.

What enters: a record. What leaves: a view for each note and each grade that holds, in the order of the log, with the words that it is on.
Rule: a grade is whoever entered it's and never the program's, so that each stands with a name and a day.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Judged, Record
from onrecord.rendering.references import Marker, References
from onrecord.rendering.words import cut, one_line

# Characters of the words that a note or a grade is on.
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class JudgedView:
    """`what` is `note` or `grade`, `value` the note's text or the grade, `on` the words that it is on or the report's title.

    `why` is the reason that was given, empty where it says nothing more.
    """

    what: str
    value: str
    on: str
    by: str
    day: str
    why: str
    markers: tuple[Marker, ...]


def judged(record: Record, references: References) -> tuple[JudgedView, ...]:
    """The notes and the grades that hold in the record."""
    return tuple(
        _view(row, record, references) for row in record.judgements if row.state == "applied" and row.judgement.kind in ("note", "grade")
    )


def _view(row: Judged, record: Record, references: References) -> JudgedView:
    entry = row.judgement
    texts = {a.id: a.text for a in record.articles}
    places = {a.locator: a for a in record.articles}
    if row.anchors:
        on = one_line(row.anchors[0].text_in(texts[row.anchors[0].article]))
    else:
        report = next((places[t.locator] for t in entry.targets if t.locator in places), None)
        on = one_line((report.title if report else None) or (report.locator if report else ""))
    why = "" if entry.kind == "note" and entry.why == "note" else entry.why
    markers = tuple(references.marker(anchor) for anchor in row.anchors[:1])
    return JudgedView(entry.kind, entry.value or "", cut(on, _SHOWN), entry.by, entry.when[:10], why, markers)
