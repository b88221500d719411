"""`onrecord record`: reports -> the record as data, `onrecord/1`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.inputs import end, take
from onrecord.cli.output import refuse_other_forms, write_out


def record(
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
    """Write the record of a story's reports as onrecord/1 JSON. The given reports are taken as one story.

    \b
    Examples:
      onrecord record reports/ > record.json
      onrecord record reports/*.html --format json -o record.json
      onrecord record reports/ | jq '.figures[] | [.low, .high, .measure]'
    """
    from onrecord import pipeline

    refuse_other_forms(output, instead="onrecord brief PATH...")
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict)
    taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
    text = pipeline.render(pipeline.record(taken.articles, taken.annotations, taken.refusals), form)
    write_out(text, output, quiet=settings.quiet)
    end(taken, settings)
