"""Invented reports -> the story that a brief is written from, whole: read, annotated, linked, compared; each once a session."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord import annotate, read, record
from onrecord.model import Record
from onrecord.recording.story import Story


def reported(**reports: str) -> Story:
    """The story of reports by the name of their file; a report without a date line is of 5 May 2031."""
    return _story(tuple(sorted(reports.items())))


@cache
def _story(reports: tuple[tuple[str, str], ...]) -> Story:
    with TemporaryDirectory() as folder:
        for name, text in reports:
            head = "" if text.startswith("date ") else "date 2031-05-05 News from the valley\n\n"
            Path(folder, f"{name}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
        articles, refusals = read([folder])
        annotations = annotate(articles)
        found: Record = record(articles, annotations, refusals)
    order = {a.id: n for n, a in enumerate(found.articles)}
    return Story.of(found, sorted(annotations, key=lambda a: order[a.article]))


__all__ = ["reported"]
