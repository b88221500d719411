"""`onrecord brief`: reports -> the brief, in the terminal, as a page, or as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.inputs import end, take
from onrecord.cli.messages import say
from onrecord.cli.output import print_out, show, unstyled, write_file, write_folder
from onrecord.errors import UsageError

Form = Literal["terminal", "markdown", "html", "json", "csv"]

FORM_OF_SUFFIX: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".txt": "terminal",
    ".csv": "csv",
}


def brief(
    paths: options.Paths,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write FILE: .html (one self-contained page), .md, .json, .txt; a folder or a name in .csv: a folder of CSV tables.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[Form | None, typer.Option("--format", help="The form, where FILE's name does not say it.", show_default=False)] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    excerpts: Annotated[
        bool, typer.Option("--excerpts", help="A page to share: only the sentences that are evidence, no full texts.")
    ] = False,
    outlet: options.Outlet = None,
    date: options.Date = None,
    title: options.Title = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Write the brief of a story's reports: who said what, which figures, what is disputed, each on its printed words.

    \b
    Examples:
      onrecord brief reports/
      onrecord brief reports/*.txt -o brief.html --open
      onrecord brief a.html b.pdf -o brief.md
      onrecord brief reports/ -o tables/
      curl -s https://example.org/a | onrecord brief - --outlet "The Quay" --date 2031-05-06
    """
    from onrecord import pipeline

    chosen = form_of(output, form, open_page=open_page)
    if excerpts and chosen != "html":
        raise UsageError("--excerpts is for a page: name one with -o FILE.html, or add --open")
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict)
    taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
    story = pipeline.record(taken.articles, taken.annotations, taken.refusals)
    target = None if output in (None, "-") else Path(str(output))
    if chosen == "csv":
        assert target is not None
        write_folder(target, pipeline.render_csv(story))
    else:
        text = pipeline.render(story, chosen, excerpts=excerpts)
        if target:
            write_file(target, unstyled(text) if chosen == "terminal" else text)
        elif not open_page:
            print_out(text)
        if open_page:
            target = show(target, text)
    if target and not settings.quiet:
        say(f"{target}: written")
    end(taken, settings)


def form_of(output: str | None, form: Form | None, *, open_page: bool = False) -> Form:
    """The form asked for, else the one that the output's name says. Raises UsageError when there is none or they exclude each other."""
    chosen: Form | None = form
    if chosen is None and output not in (None, "-"):
        folder = str(output).endswith(("/", "\\")) or Path(str(output)).is_dir()
        chosen = "csv" if folder else FORM_OF_SUFFIX.get(Path(str(output)).suffix.lower())
        if chosen is None:
            raise UsageError(f"{output}: what form? A name ends in {', '.join(FORM_OF_SUFFIX)}, or / for a folder of CSV tables")
    chosen = chosen or ("html" if open_page else "terminal")
    if open_page and chosen != "html":
        raise UsageError(f"--open is for a page, not for {chosen}")
    if chosen == "csv" and output in (None, "-"):
        raise UsageError("CSV tables need a folder: name one with -o")
    return chosen
