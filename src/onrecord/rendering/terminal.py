"""A record -> text for a terminal.

What enters: a record, the terminal's width, and whether to colour. What leaves: text, with colour only when asked for. Rule: control
characters and escape sequences in an article are replaced before anything is written, and square brackets never act as the library's
markup.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.model import Record
from onrecord.rendering.citation import published_day
from onrecord.rendering.differences import differences
from onrecord.rendering.figures import figure_view
from onrecord.rendering.judged import judged
from onrecord.rendering.ledger import StanceRow, ledger
from onrecord.rendering.page import brief, story_title
from onrecord.rendering.references import Marker, References
from onrecord.rendering.silence import silence
from onrecord.rendering.speakers import outlet_of
from onrecord.rendering.timeline import timeline
from onrecord.rendering.words import counted, cut, inert, one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# The width of a line where the caller gives none: what a text reads well at.
WIDTH = 100
# Blanks before the end of a line, with the closing colour sequences among them.
_TRAILING = re.compile(r"[ ]*((?:\x1b\[[0-9;]*m)*)[ ]*\n")
# Claims and differences shown; the page and the tables hold all.
_LISTED = 12
_STATUS = {"disputed": "red", "denied": "red", "confirmed": "green", "hedged": "yellow", "asserted": "default"}
_STANCE = {"asserts": "•", "hedged": "~", "confirms": "+", "denies": "×", "contradicts": "×", "questions": "?", "declines": "–"}


def render_terminal(record: Record, *, width: int | None = None, color: bool = False) -> str:
    """The brief first, then figures, claims, differences, timeline, silences and the reports' signs."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=width or WIDTH,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=False,
    )
    references = References.of(record)
    _line(console, (story_title(record), "bold"))
    _line(console, (_summary(record), "dim"))
    for section in brief(record, references):
        _heading(console, section.name)
        for sentence in section.sentences:
            reworded = f" (reworded by {sentence.reworded})" if sentence.reworded else ""
            _item(console, (sentence.text, ""), (reworded, "dim"), (_signs(sentence.markers), "cyan"))
    if record.brief and (record.figures or record.claims):
        console.print()
        console.print(console.width * "─", style="dim")
        _line(console, ("The record behind it", "dim"))
    _figures(console, record, references)
    _claims(console, record, references)
    _differences(console, record, references)
    view = timeline(record, references)
    if view.events:
        _heading(console, "Timeline")
        for day in (*view.earlier, *view.days):
            for event in day.events:
                _item(console, (day.label, "bold"), (f"“{cut(event.printed, 160)}” {event.who}", ""), (_signs(event.markers), "cyan"))
    unsaid = silence(record, references)
    if unsaid.silences or unsaid.questions:
        _heading(console, "What nobody said")
        for one in unsaid.silences:
            _item(console, (one.by, "bold"), (f"“{one.printed}”", ""), (_signs(one.markers), "cyan"))
        for question in unsaid.questions:
            _item(console, ("Open:", "yellow"), (question.text, ""), (_signs(question.markers), "cyan"))
    _judged(console, record, references)
    _reports(console, record, references)
    return _TRAILING.sub(r"\1\n", out.getvalue()).strip("\n") + "\n"


def _text(*parts: tuple[str, str]) -> Text:
    from rich.text import Text

    text = Text()
    for words, style in parts:
        if words:
            text.append(f"{' ' if text else ''}{one_line(words)}", style)
    return text


def _line(console: Console, *parts: tuple[str, str]) -> None:
    console.print(_text(*parts))


def _heading(console: Console, name: str) -> None:
    console.print()
    _line(console, (name, "bold underline" if console.color_system else "bold"))


def _joined(parts: Iterable[tuple[str, str]]) -> Text:
    """Stretches of one quotation, put together as they stand."""
    from rich.text import Text

    text = Text()
    for words, style in parts:
        text.append(inert(words), style)
    return text


def _item(console: Console, *parts: tuple[str, str], indent: int = 2) -> None:
    """One entry, its further lines indented under the first."""
    _print(console, _text(*parts), indent=indent)


def _print(console: Console, text: Text, *, indent: int) -> None:
    from rich.padding import Padding

    console.print(Padding(text, (0, 0, 0, indent)))


def _signs(markers: Iterable[Marker]) -> str:
    """`[A B (C)]`: in brackets a report that took the words from another."""
    found = dict.fromkeys(marker.sign if marker.first_hand else f"({marker.sign})" for marker in markers)
    return f"[{' '.join(found)}]" if found else ""


def _summary(record: Record) -> str:
    undated = sum(a.published.value is None for a in record.articles)
    parts = [counted(len(record.articles), "report"), *([counted(len(record.roots), "origin")] if record.roots else [])]
    parts.append(counted(len(record.claims), "claim"))
    return ", ".join([*parts, *([f"{undated} undated"] if undated else [])])


def _figures(console: Console, record: Record, references: References) -> None:
    from rich.padding import Padding
    from rich.table import Table

    view = figure_view(record, references)
    if not view.groups:
        return
    _heading(console, "Figures, by measure")
    for group in view.groups[:_LISTED]:
        _item(console, (group.title, "bold"))
        table = Table.grid(padding=(0, 2), pad_edge=False)
        for row in group.rows:
            who = f"{row.who}, {row.note}" if row.note else row.who
            table.add_row(_text((row.when, "dim")), _text((row.interval, "")), _text((who, "")), _text((_signs(row.markers), "cyan")))
        console.print(Padding(table, (0, 0, 0, 4)))
        for verdict in [v for v in group.verdicts if v.verdict != "agree"][:4]:
            style = "red" if verdict.verdict == "conflict" else "dim"
            _item(console, (f"{verdict.verdict.replace('-', ' ')}:", style), (verdict.reason, ""), indent=4)


def _claims(console: Console, record: Record, references: References) -> None:
    entries = ledger(record, references).entries
    if not entries:
        return
    _heading(console, "Who says what")
    for entry in entries[:_LISTED]:
        _item(console, (f"{entry.label}:", _STATUS[entry.status]), (f"“{entry.printed}”", ""), (_signs(entry.markers), "cyan"))
        for title, rows in (("says so", entry.says_so), ("says otherwise", entry.otherwise), ("neither", entry.neither)):
            for row in rows[:6]:
                _stance(console, title, row)
    if len(entries) > _LISTED:
        _item(console, (f"and {counted(len(entries) - _LISTED, 'more claim')}", "dim"))


def _stance(console: Console, title: str, row: StanceRow) -> None:
    words = f"“{row.printed}”" if row.printed and title != "says so" else ""
    _item(
        console,
        (f"{_STANCE[row.sign]} {title}: {row.by}", ""),
        (f"({row.does})", "dim"),
        (words, ""),
        (_signs(row.markers), "cyan"),
        indent=4,
    )


def _differences(console: Console, record: Record, references: References) -> None:
    entries = differences(record, references).entries
    if not entries:
        return
    _heading(console, "Where the reports differ")
    for entry in entries[:_LISTED]:
        _item(
            console, (f"{entry.dimension}: {entry.label.lower()}.", "red" if entry.verdict == "conflict" else "bold"), (entry.reason, "dim")
        )
        for side in entry.sides[:4]:
            quote = _joined((run.text, "bold" if run.differs else "") for run in side.runs)
            _print(console, quote.append(" ").append_text(_text((f"— {side.who}", "dim"), (_signs((side.marker,)), "cyan"))), indent=4)
    if len(entries) > _LISTED:
        _item(console, (f"and {counted(len(entries) - _LISTED, 'more difference')}", "dim"))


def _judged(console: Console, record: Record, references: References) -> None:
    rows = judged(record, references)
    if rows:
        _heading(console, "Notes and grades, by people")
    for row in rows:
        said = f"{row.what} {row.value}" if row.what == "grade" else row.value
        why = f"({row.why})" if row.why else ""
        _item(console, (f"{row.by}, {row.day}:", "bold"), (said, ""), (why, "dim"), (f"— “{row.on}”", "dim"), (_signs(row.markers), "cyan"))


def _reports(console: Console, record: Record, references: References) -> None:
    _heading(console, "Reports")
    for article in sorted(record.articles, key=lambda a: references.rank(a.id)):
        title = f"“{one_line(article.title)}”" if article.title else ""
        _item(
            console,
            (references.sign(article.id), "bold cyan"),
            (outlet_of(article), ""),
            (title, ""),
            (published_day(article), "dim"),
            (article.locator, "dim"),
        )
    for refusal in record.refusals:
        _item(console, ("Not taken:", "yellow"), (f"{refusal.locator}: {refusal.reason}; {refusal.done}", ""))
