"""Figures -> groups of rows: one group a measure, one row a figure that a source gives.

What enters: a record and its references. What leaves: groups with an axis, rows in the order of the day they speak of, and the comparisons
between them. Rule: the same source giving the same interval in several reports is one row with several markers; no row is the right one
and nothing is averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.conditions import told_in
from onrecord.model import Anchor, Bound, Comparison, Figure, Record, Statement
from onrecord.rendering.chart import Axis, Plot, axis_of, plot
from onrecord.rendering.dates import printed
from onrecord.rendering.marks import interval
from onrecord.rendering.references import Marker, References
from onrecord.rendering.speakers import outlet_of, source_of
from onrecord.rendering.words import capital, one_line


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one source. `when` is the day it speaks of; `basis` says where that day comes from: `as of`, `said`, `published` or
    nothing.
    """

    figure: Figure
    when: str
    basis: str
    sort_day: str
    who: str
    note: str
    subject: str
    printed: str
    interval: str
    markers: tuple[Marker, ...]
    plot: Plot


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two rows gave: the verdict, its reason and both markers."""

    verdict: str
    reason: str
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """One measure on one axis; `subjects` counts whose figures stand on it."""

    key: str
    title: str
    note: str
    axis: Axis
    rows: tuple[FigureRow, ...]
    subjects: int
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """Measures with several intervals are drawn; what is given once, or alike by all, is listed, first what most reports give."""

    groups: tuple[FigureGroup, ...]
    single: tuple[FigureRow, ...]
    bounds: tuple[Bound, ...]


# What decides first stands first.
VERDICTS = ("conflict", "updated", "part-of", "different-scope", "vaguer", "variant", "agree")


def figure_view(record: Record, references: References) -> FigureView:
    """Group by measure and unit; the group with the most rows first."""
    statements = references.speakers.statements
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in record.figures:
        groups.setdefault((_key(figure.measure), _key(figure.unit or "")), []).append(figure)
    compared = _by_figure(record)
    drawn: list[FigureGroup] = []
    single: list[FigureRow] = []
    for (measure, unit), found in sorted(_tied(groups, record).items()):
        merged = _merged(found, statements)
        axis = axis_of([(f.low, f.high) for f in found])
        rows = sorted((_row(same, references, axis) for same in merged), key=_row_order)
        if len({(row.figure.low, row.figure.high, row.figure.bound) for row in rows}) < 2 and measure:
            single.append(_alike(rows))
            continue
        if axis is None or not measure:
            single.extend(rows)
            continue
        subjects = len({_key(row.subject) for row in rows})
        title = capital(one_line(_commonest(found)))
        if subjects == 1 and rows[0].subject:
            title = f"{title}: {rows[0].subject}"
        drawn.append(
            FigureGroup(
                key="",
                title=title,
                note=_axis_note(axis, one_line(found[0].unit or "") if unit not in measure else ""),
                axis=axis,
                rows=tuple(rows),
                subjects=subjects,
                verdicts=_verdicts(found, compared, references),
            )
        )
    drawn.sort(
        key=lambda g: (
            not any(v.verdict == "conflict" for v in g.verdicts),
            -len({m.sign for row in g.rows for m in row.markers}),
            -len(g.rows),
            g.title,
        )
    )
    drawn = [replace(group, key=f"figure-{n}") for n, group in enumerate(drawn, 1)]
    used = {row.figure.bound for group in drawn for row in group.rows}
    order: tuple[Bound, ...] = ("exact", "about", "range", "at-least", "more-than", "at-most", "less-than")
    return FigureView(tuple(drawn), tuple(sorted(single, key=_single_order)), tuple(b for b in order if b in used))


TIES = frozenset({"conflict", "updated", "vaguer", "agree"})
"""Verdicts between two numbers of one count, however each report words what is counted (`people killed`, `dead`)."""


def _tied(groups: Mapping[tuple[str, str], list[Figure]], record: Record) -> dict[tuple[str, str], list[Figure]]:
    """The groups of one unit that comparisons tie, each under the key of its largest: what was updated does not stand as given once."""
    at = {figure.anchor: key for key, found in groups.items() for figure in found}
    root = {key: key for key in groups}
    told = {key: told_in(key[0]) if not key[1] else frozenset() for key in groups}

    def top(key: tuple[str, str]) -> tuple[str, str]:
        while root[key] != key:
            key = root[key]
        return key

    for comparison in record.comparisons:
        if comparison.dimension != "figure" or comparison.verdict not in TIES:
            continue
        left, right = at.get(comparison.left), at.get(comparison.right)
        if left and right and left[1] == right[1] and left[0] and right[0]:
            first, second = sorted((top(left), top(right)), key=lambda key: (-len(groups[key]), key))
            if told[first] and told[second] and not told[first] & told[second]:
                continue  # the dead and the rescued on one axis would be one count to a reader
            root[second] = first
            told[first] = told[first] & told[second] or told[first] or told[second]
    out: dict[tuple[str, str], list[Figure]] = {}
    for key, found in groups.items():
        out.setdefault(top(key), []).extend(found)
    return out


def _commonest(figures: Sequence[Figure]) -> str:
    """The measure that most of the figures bear, as the first of them prints it."""
    counts = Counter(_key(f.measure) for f in figures)
    return max(figures, key=lambda f: counts[_key(f.measure)]).measure


def _key(words: str) -> str:
    return " ".join(words.casefold().split())


def _merged(figures: Iterable[Figure], statements: Mapping[str, Statement]) -> list[list[Figure]]:
    out: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        statement = statements.get(figure.statement or "")
        who = _key(source_of(statement)) if statement and statement.source else figure.anchor.article
        day = figure.as_of.value if figure.as_of else ""
        same = (who, figure.low, figure.high, figure.bound, _key(figure.subject or ""), _key(figure.place or ""), day)
        out.setdefault(same, []).append(figure)
    return list(out.values())


def _row(same: list[Figure], references: References, axis: Axis | None) -> FigureRow:
    ranked = references.ordered(f.anchor for f in same)
    figure = next(f for f in same if f.anchor == ranked[0])
    article = references.article(figure.anchor)
    statement = references.speakers.statements.get(figure.statement or "")
    day, basis = _day(figure, statement, article.published.value)
    words = references.printed(figure.anchor)
    if statement and statement.source:
        who = source_of(statement)
        note = "via " + ", via ".join(one_line(v.name) for v in statement.via) if statement.via else ""
    else:
        who, note = outlet_of(article), "in its own voice"
    return FigureRow(
        figure=figure,
        when=printed(day, short=True) if day else "no date",
        basis=basis,
        sort_day=day or "9999",
        who=who,
        note=note,
        subject=one_line(figure.subject or ""),
        printed=words,
        interval=interval(figure),
        markers=references.markers(ranked),
        plot=plot(figure, words, axis),
    )


def _alike(rows: list[FigureRow]) -> FigureRow:
    """Rows that all give the same interval, as one: a chart of them would show nothing."""
    sources = list(dict.fromkeys(row.who for row in rows))
    who = ", ".join(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")
    markers = {marker.href: marker for row in rows for marker in row.markers}
    ordered = sorted(markers.values(), key=lambda m: (len(m.sign), m.sign))
    return replace(rows[0], who=who, note=rows[0].note if len(sources) == 1 else "", markers=tuple(ordered))


def _day(figure: Figure, statement: Statement | None, published: str | None) -> tuple[str, str]:
    if figure.as_of:
        return figure.as_of.value, "as of"
    if statement and statement.said:
        return statement.said.value, "said"
    return (published, "published") if published else ("", "")


def _row_order(row: FigureRow) -> tuple[str, str, str, str]:
    return row.subject.casefold(), row.sort_day, row.markers[0].sign.rjust(4), row.printed


def _single_order(row: FigureRow) -> tuple[int, str, str, str]:
    return -len({m.sign for m in row.markers}), row.figure.measure.casefold(), row.sort_day, row.printed


def _axis_note(axis: Axis, unit: str) -> str:
    parts = [
        f"In {unit}." if unit else "",
        f"The axis starts at {axis.ticks[0].label}." if axis.cut else "",
        "Each step of the axis is ten times the one before." if axis.log else "",
    ]
    return " ".join(part for part in parts if part)


def _by_figure(record: Record) -> dict[Anchor, list[Comparison]]:
    out: dict[Anchor, list[Comparison]] = {}
    for comparison in record.comparisons:
        if comparison.dimension == "figure":
            out.setdefault(comparison.left, []).append(comparison)
    return out


def _verdicts(figures: Iterable[Figure], compared: dict[Anchor, list[Comparison]], references: References) -> tuple[Verdict, ...]:
    """The comparisons whose two sides stand in this group, those with one verdict and one reason as one line."""
    anchors = {figure.anchor for figure in figures}
    merged: dict[tuple[str, str], list[Anchor]] = {}
    for anchor in references.ordered(anchors):
        for comparison in compared.get(anchor, ()):
            if comparison.right in anchors:
                merged.setdefault((comparison.verdict, one_line(comparison.reason)), []).extend((comparison.left, comparison.right))
    ranked = sorted(merged.items(), key=lambda item: (VERDICTS.index(item[0][0]) if item[0][0] in VERDICTS else len(VERDICTS), item[0][1]))
    return tuple(Verdict(verdict, reason, references.markers(found)) for (verdict, reason), found in ranked)
