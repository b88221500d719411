"""Printed numbers, each with its report, day, source and measure -> a story of them, built by hand: for tests of how numbers are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import (
    Anchor,
    Annotations,
    Article,
    Bound,
    Comparison,
    Cue,
    Figure,
    Provenance,
    Published,
    Record,
    Region,
    Source,
    Span,
    Statement,
    Verdict,
)
from onrecord.recording.story import Story


@dataclass(frozen=True, slots=True)
class Count:
    """One sentence of a report with one number in it; `by` is printed at its beginning, empty where the report speaks for itself."""

    name: str
    report: str
    words: str
    number: str
    low: float | None
    high: float | None
    measure: str
    by: str = ""
    day: str = "2031-05-05"
    bound: Bound = "exact"
    unit: str | None = None
    unit_text: str | None = None
    part_of: str | None = None
    subject: str | None = None


Told = tuple[str, str, Verdict]


def counted(rows: Sequence[Count], verdicts: Sequence[tuple[str, str, Verdict, str]] = ()) -> tuple[Story, Mapping[str, Figure]]:
    """The story, and its figures by name. A verdict is (name, name, verdict, rule)."""
    articles: list[Article] = []
    annotations: list[Annotations] = []
    figures: dict[str, Figure] = {}
    for outlet in dict.fromkeys(row.report for row in rows):
        mine = [row for row in rows if row.report == outlet]
        text, key = " ".join(row.words for row in mine), f"a{outlet}"
        bounds: list[tuple[int, int]] = []
        statements: list[Statement] = []
        at = 0
        for row in mine:
            start, end = at, at + len(row.words)
            at = end + 1
            bounds.append((start, end))
            spoken = f"{key}.s{len(statements)}" if row.by else None
            if row.by:
                assert row.words.startswith(f"{row.by} said that "), row.words
                source, cue = Span(start, start + len(row.by)), Span(start + len(row.by) + 1, start + len(row.by) + 5)
                statements.append(
                    Statement(
                        spoken or "", Anchor.at(key, cue.end + 6, end - 1), "indirect", Cue((cue,), "say", "say"),
                        Source((source,), f"e-{row.by.lower()}", row.by.removeprefix("The "), "body"), None, (), False, None, None, None, "test",
                    )
                )  # fmt: skip
            where = start + row.words.index(row.number)
            figures[row.name] = Figure(
                row.name, Anchor.at(key, where, where + len(row.number)), row.low, row.high, row.bound, row.unit, row.unit_text,
                row.measure, row.subject, None, None, spoken, row.part_of, "test",
            )  # fmt: skip
        published = Published(mine[0].day or None, mine[0].day or None, "header", None)
        regions = (Region(0, len(text), "body"),)
        articles.append(Article(key, f"{outlet}.txt", "0" * 64, None, outlet, (), "en", published, text, regions))
        annotations.append(Annotations(key, statements=tuple(statements), sentences=tuple(bounds)))
    comparisons = tuple(
        Comparison(f"c{n}", "figure", figures[a].anchor, figures[b].anchor, verdict, "", rule) for n, (a, b, verdict, rule) in enumerate(verdicts)
    )
    record = Record(
        articles=tuple(articles), entities=(), statements=tuple(s for a in annotations for s in a.statements),
        figures=tuple(figures.values()), times=(), absences=(), copies=(), utterances=(), claims=(), origins=(), comparisons=comparisons,
        timeline=(), coverage=(), gaps=(), brief=(), repairs=(), refusals=(), provenance=Provenance("0", {}),
    )  # fmt: skip
    return Story.of(record, annotations), figures


__all__ = ["Count", "counted"]
