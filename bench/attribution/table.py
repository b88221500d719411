"""The table of a run, for the terminal and for the docs: Results enter, lines leave. What is quoted comes last, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from bench.attribution.results import METRICS, Results, Row
from bench.attribution.tools import PEOPLE, QUOTED, TOOLS, Quoted

HEAD = ("", "version", "content.found", "P", "R", "full", "content.exact", "source.exact", "cue.exact", "lost", "words/CPU s")
_PACKAGE = {tool.name: tool.package for tool in TOOLS}


def cells(results: Results) -> list[tuple[str, ...]]:
    """Measured rows, best content.found first; then those quoted, marked with an asterisk, and the two people at the end."""
    measured = [_measured(row) for row in ranked(results)]
    quoted = sorted(QUOTED, key=lambda row: (-row.found, row.name))
    return [*measured, *(_quoted(row) for row in [*quoted, PEOPLE])]


def ranked(results: Results) -> list[Row]:
    """The rows, best content.found first, then by name."""
    return sorted(results.rows, key=lambda row: (-row.f1["content.found"], row.name))


def plain(results: Results) -> str:
    """The table in columns, for the terminal."""
    return "\n".join(_columns([HEAD, *cells(results)])) + "\n"


def markdown(results: Results) -> str:
    """The table as Markdown, numbers to the right."""
    rule = "|---|---" + "|---:" * (len(HEAD) - 2) + "|"
    lines = [f"| {' | '.join(row)} |" for row in [HEAD, *cells(results)]]
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def package_of(row: Row) -> str:
    """The package whose version is shown: the tool's own, else spaCy's."""
    return _PACKAGE.get(row.name, "spacy")


def _measured(row: Row) -> tuple[str, ...]:
    package = package_of(row)
    found, *others = (f"{row.f1[metric]:.1f}" for metric in METRICS)
    return (
        row.name,
        f"{package} {row.versions[package]}",
        found,
        f"{row.precision:.1f}",
        f"{row.recall:.1f}",
        *others,
        str(row.lost),
        f"{row.speed:,.0f}",
    )


def _quoted(row: Quoted) -> tuple[str, ...]:
    given = ("–" if value is None else f"{value:g}" for value in (row.full, row.content, row.source, row.cue))
    return (f"{row.name}\N{ASTERISK}", "quoted", f"{row.found:g}", "–", "–", *given, "–", "–")


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) if n < 2 else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths))).rstrip()
        for row in rows
    ]
