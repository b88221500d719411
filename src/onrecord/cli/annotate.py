"""`onrecord annotate`: reports -> what each holds by itself, as data."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.inputs import end, take
from onrecord.cli.output import refuse_other_forms, write_out
from onrecord.codec import dumps, encode_annotated


def annotate(
    paths: options.Paths,
    form: Annotated[Literal["json"], typer.Option("--format", help="The form.")] = "json",
    output: options.Output = None,
    outlet: options.Outlet = None,
    date: options.Date = None,
    title: options.Title = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Write what each article holds by itself as onrecord/1 JSON: entities, statements, figures, times, absences.

    The articles need not belong to one story.

    \b
    Examples:
      onrecord annotate article.txt
      onrecord annotate archive/ --processes 2 -o annotations.json
      onrecord annotate articles.jsonl | jq '.statements | length'
    """
    assert form == "json"
    refuse_other_forms(output, instead="onrecord brief PATH...")
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict)
    taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
    text = dumps(encode_annotated(taken.articles, taken.annotations, taken.refusals))
    write_out(text, output, quiet=settings.quiet)
    end(taken, settings)
