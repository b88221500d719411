"""A record -> Markdown, to paste into a wiki, an issue or a note.

What enters: a record. What leaves: CommonMark with the tables of GitHub's dialect. Rule: every character of an article that Markdown or
HTML could act on is escaped, so printed words stay words; each sentence is followed by the letters of the reports, and each letter's
citation is a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Record
from onrecord.rendering.citation import published_day
from onrecord.rendering.differences import differences
from onrecord.rendering.figures import FigureRow, figure_view
from onrecord.rendering.graph import graph
from onrecord.rendering.judged import judged
from onrecord.rendering.ledger import ClaimEntry, StanceRow, ledger
from onrecord.rendering.matrix import matrix
from onrecord.rendering.page import brief, provenance, story_title
from onrecord.rendering.references import Marker, References
from onrecord.rendering.reports import BASES
from onrecord.rendering.silence import silence
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.timeline import timeline
from onrecord.rendering.words import counted, one_line

# What CommonMark and its tables act on inside a line; a dot or a bracket after a leading number or sign is handled by `_LEAD`.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>|~#&!$^=@]|:(?=[/\w])")
_LEAD = re.compile(r"^(\s*)([-+]|\d+[.)])")
_BARE_LINK = re.compile(r"(?i)\b(www)\.")
# Claims, differences and rows listed at most in a section; the page and the tables hold all.
_LISTED = 40


def render_markdown(record: Record) -> str:
    """The whole record but the texts: brief, claims, figures, differences, timeline, coverage, silences, origins, reports, notes."""
    writer = _Writer(References.of(record))
    references = writer.references
    out = [f"# {escaped(story_title(record))}", "", _reports_line(record)]
    sections = brief(record, references)
    out += ["", "## Brief"] if sections else []
    for section in sections:
        out += ["", f"### {escaped(section.name)}", ""]
        out += [f"- {escaped(s.text)} {_reworded(s.reworded)}{writer.notes(s.markers)}" for s in section.sentences]
    out += _figures(record, writer)
    out += _claims(record, writer)
    out += _differences(record, writer)
    out += _timeline(record, writer)
    out += _coverage(record, references)
    out += _silence(record, writer)
    out += _origins(record, references)
    out += _judged(record, writer)
    out += _reports(record, references)
    out += ["", *writer.footnotes(), "", f"*{' · '.join(escaped(part) for part in provenance(record))}*"]
    return "\n".join(out).strip() + "\n"


def _reworded(model: str) -> str:
    return f"*(reworded by {escaped(model)})* " if model else ""


def escaped(text: str) -> str:
    """One line of printed words as Markdown that shows just them."""
    line = _ACTIVE.sub(lambda m: f"&{_ENTITIES[m[0]]};" if m[0] in _ENTITIES else "\\" + m[0], one_line(text))
    line = _BARE_LINK.sub(r"\1&#46;", line)
    return _LEAD.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)


# Entities where a backslash isn't safe in every dialect (tables, raw HTML, automatic links and mentions).
_ENTITIES = {"<": "lt", ">": "gt", "&": "amp", "|": "#124", "@": "#64", ":": "#58"}


class _Writer:
    """Collects the footnotes while the sections are written; each place is one note."""

    def __init__(self, references: References) -> None:
        self.references = references
        self._notes: dict[str, tuple[int, Marker]] = {}

    def notes(self, markers: Iterable[Marker]) -> str:
        return " ".join(self._note(marker) for marker in markers)

    def _note(self, marker: Marker) -> str:
        number, _ = self._notes.setdefault(marker.citation, (len(self._notes) + 1, marker))
        return f"{marker.sign if marker.first_hand else f'({marker.sign})'}[^{number}]"

    def footnotes(self) -> list[str]:
        return [f"[^{number}]: {marker.sign}. {escaped(marker.citation)}" for number, marker in self._notes.values()]


def _reports_line(record: Record) -> str:
    undated = sum(a.published.value is None for a in record.articles)
    parts = [counted(len(record.articles), "report"), *([counted(len(record.roots), "origin")] if record.roots else [])]
    parts += [f"{undated} undated"] if undated else []
    return f"{', '.join(parts)}. A letter is a report; in brackets it took the words from another report."


def _figures(record: Record, writer: _Writer) -> list[str]:
    view = figure_view(record, writer.references)
    if not view.groups and not view.single:
        return []
    out = ["", "## Figures", "", "| measure | interval | printed | source | day | reports |", "|---|---|---|---|---|---|"]

    def line(row: FigureRow) -> str:
        what = ": ".join(part for part in (one_line(row.figure.measure), row.subject) if part)
        when = f"{row.basis} {row.when}" if row.basis else row.when
        cells = (what, row.interval, f"“{row.printed}”", f"{row.who}, {row.note}" if row.note else row.who, when)
        return f"| {' | '.join(escaped(cell) for cell in cells)} | {writer.notes(row.markers)} |"

    out += [line(row) for group in view.groups for row in group.rows]
    out += [line(row) for row in view.single]
    verdicts = [v for group in view.groups for v in group.verdicts if v.verdict != "agree"]
    out += [""] if verdicts else []
    out += [
        f"- **{escaped(v.verdict.replace('-', ' ').capitalize())}.** {escaped(v.reason)} {writer.notes(v.markers)}"
        for v in verdicts[:_LISTED]
    ]
    return out


def _claims(record: Record, writer: _Writer) -> list[str]:
    view = ledger(record, writer.references)
    if not view.entries:
        return []
    out = ["", "## Who says what"]
    for entry in view.entries[:_LISTED]:
        out += ["", f"**{escaped(entry.label)}{_origins_of(entry)}:** “{escaped(entry.printed)}” {writer.notes(entry.markers)}", ""]
        for title, rows in (("Says so", entry.says_so), ("Says otherwise", entry.otherwise), ("Neither", entry.neither)):
            if rows:
                out.append(f"- {title}: " + "; ".join(_stance(row, writer) for row in rows))
    more = len(view.entries) - _LISTED
    return [*out, "", f"…and {counted(more, 'more claim')}."] if more > 0 else out


def _origins_of(entry: ClaimEntry) -> str:
    return f", {entry.origins}" if entry.origins else ""


def _stance(row: StanceRow, writer: _Writer) -> str:
    words = f" “{escaped(row.printed)}”" if row.printed else ""
    return f"{escaped(row.by)} ({escaped(row.does)}){words} {writer.notes(row.markers)}"


def _differences(record: Record, writer: _Writer) -> list[str]:
    view = differences(record, writer.references)
    if not view.entries:
        return []
    out = ["", "## Where the reports differ"]
    for entry in view.entries[:_LISTED]:
        out += ["", f"**{escaped(entry.dimension)}: {escaped(entry.label.lower())}.** {escaped(entry.reason)}", ""]
        for side in entry.sides:
            words = "".join(_run(run.text, differs=run.differs) for run in side.runs).strip()
            out.append(f"- {words} ({escaped(side.who)}) {writer.notes((side.marker,))}")
    more = len(view.entries) - _LISTED
    return [*out, "", f"…and {counted(more, 'more difference')}."] if more > 0 else out


def _run(text: str, *, differs: bool) -> str:
    """Words with the blanks around them kept outside the bold signs, as CommonMark wants them."""
    words = escaped(text)
    if not words:
        return " "
    lead, tail = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    return f"{lead}**{words}**{tail}" if differs else f"{lead}{words}{tail}"


def _timeline(record: Record, writer: _Writer) -> list[str]:
    view = timeline(record, writer.references)
    if not view.events:
        return []
    out = ["", "## Timeline", ""]
    out += [
        f"- **{escaped(day.label)}:** “{escaped(e.printed)}” ({escaped(e.who)}) {writer.notes(e.markers)}"
        for day in view.days
        for e in day.events
    ]
    return out


def _coverage(record: Record, references: References) -> list[str]:
    view = matrix(record, references)
    if not view.rows:
        return []
    shown = {"carries": "●", "repeats": "○", "contradicts": "✕", "omits": "·"}
    head = " | ".join(marker.sign for marker, _ in view.header)
    out = [
        "",
        "## Who carries what",
        "",
        "● carries it, ○ from another report, ✕ contradicts it, · none found in it",
        "",
        f"| claim | {head} |",
        f"|---|{'---|' * len(view.header)}",
    ]
    out += [f"| {escaped(row.printed)} | {' | '.join(shown[cell.state] for cell in row.cells)} |" for row in view.rows[:_LISTED]]
    return out


def _silence(record: Record, writer: _Writer) -> list[str]:
    view = silence(record, writer.references)
    out = ["", "## What nobody said", ""] if view.silences or view.questions else []
    out += [f"- Printed as unsaid: {escaped(s.by)}: “{escaped(s.printed)}” {writer.notes(s.markers)}" for s in view.silences]
    return out + [f"- Left open: {escaped(q.text)} {writer.notes(q.markers)}" for q in view.questions]


def _origins(record: Record, references: References) -> list[str]:
    view = graph(record, references)
    if not view.listed and not view.shared:
        return []
    out = ["", "## Who rests on whom", ""]
    out += [f"- {escaped(o.name)} ({escaped(o.kind)}): {', '.join(m.sign for m in o.reports)}" for o in view.listed]
    kinds = {"verbatim": "word for word", "near": "reworded", "credited": "credited"}
    return out + [
        f"- {s.left.sign} and {s.right.sign} share {counted(s.passages, 'passage')}, {kinds[s.kind]}" for s in view.shared[:_LISTED]
    ]


def _judged(record: Record, writer: _Writer) -> list[str]:
    rows = judged(record, writer.references)
    out = ["", "## Notes and grades, by people", ""] if rows else []
    for row in rows:
        said = f"grade {row.value}" if row.what == "grade" else row.value
        why = f" ({escaped(row.why)})" if row.why else ""
        out.append(f"- {escaped(row.by)}, {row.day}: {escaped(said)}{why} — “{escaped(row.on)}” {writer.notes(row.markers)}".rstrip())
    return out


def _reports(record: Record, references: References) -> list[str]:
    out = ["", "## Reports", "", "| | outlet | title | published | locator |", "|---|---|---|---|---|"]
    for article in sorted(record.articles, key=lambda a: references.rank(a.id)):
        basis = BASES.get(article.published.basis, "") if article.published.value else ""
        day = f"{published_day(article)} ({basis})" if basis else published_day(article)
        cells = (outlet_of(article), article.title or "", day, article.locator)
        out.append(f"| {references.sign(article.id)} | {' | '.join(escaped(cell) for cell in cells)} |")
    out += [""] if record.refusals else []
    return out + [f"- Not taken: {escaped(r.locator)}: {escaped(r.reason)}; {escaped(r.done)}" for r in record.refusals]
