"""`onrecord annotate`: reports -> what each holds by itself, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.inputs import end, take
from onrecord.cli.output import print_out, write_file
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
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict)
    taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
    text = dumps(encode_annotated(taken.articles, taken.annotations, taken.refusals))
    if output in (None, "-"):
        print_out(text)
    else:
        write_file(Path(str(output)), text)
    end(taken, settings)
