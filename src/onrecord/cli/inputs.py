"""Paths -> articles, their annotations and what was refused: how every command that reads begins, and what it exits with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from onrecord.cli.messages import progress, say_refused
from onrecord.errors import NothingReadError
from onrecord.model import Annotations, Article, Refusal
from onrecord.settings import Settings

STRICT_EXIT = 3


@dataclass(frozen=True, slots=True)
class Taken:
    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    refusals: tuple[Refusal, ...]


def take(paths: Sequence[str], *, outlet: str | None, date: str | None, title: str | None, settings: Settings) -> Taken:
    """Read and annotate. Raises NothingReadError when no path gave an article, UsageError for a date that is none."""
    from onrecord import pipeline
    from onrecord.reading.options import ReadOptions

    articles, refusals = pipeline.read(paths, options=ReadOptions(outlet=outlet, date=date, title=title))
    _say(refusals, settings)
    if not articles:
        raise NothingReadError("nothing was read")
    with progress("annotating", quiet=settings.quiet) as tell:
        annotations = pipeline.annotate(articles, processes=settings.processes, progress=tell)
    failed = pipeline.failures(articles, annotations)
    _say(failed, settings)
    return Taken(articles, annotations, (*refusals, *failed))


def _say(refusals: Sequence[Refusal], settings: Settings) -> None:
    if not settings.quiet:
        for refusal in refusals:
            say_refused(refusal)


def end(taken: Taken, settings: Settings) -> None:
    """Leave with STRICT_EXIT when the settings are strict and something was refused; called when the output is written."""
    if settings.strict and taken.refusals:
        raise typer.Exit(STRICT_EXIT)
