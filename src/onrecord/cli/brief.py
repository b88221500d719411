"""`onrecord brief`: reports -> the brief, in the terminal, as a page, or as files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.inputs import end, take
from onrecord.cli.messages import progress, say
from onrecord.cli.output import print_out, show, unstyled, write_file, write_folder
from onrecord.engines.language_model import endpoint
from onrecord.errors import LanguageModelError, NothingFoundError, UsageError
from onrecord.model import Record
from onrecord.settings import Settings

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
    length: Annotated[
        int | None,
        typer.Option("--length", min=50, max=5000, metavar="WORDS", help="Words that the brief aims at (450).", show_default=False),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option("--focus", metavar="WORDS", help="Only what is about this: casualties, money, a name, any words.", show_default=False),
    ] = None,
    rewrite: Annotated[
        str | None,
        typer.Option(
            "--rewrite",
            metavar="URL",
            help="Reword sentences by a language model at this OpenAI-compatible API. Sends them there, with their evidence.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[str | None, typer.Option("--model", metavar="NAME", help="The model that --rewrite asks.", show_default=False)] = None,
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
      onrecord brief reports/ --length 200 --focus casualties
      onrecord brief reports/ --focus "Transport Ministry"
      onrecord brief reports/ --rewrite http://localhost:11434/v1 --model llama3
      curl -s https://example.org/a | onrecord brief - --outlet "The Quay" --date 2031-05-06
    """
    from onrecord import pipeline
    from onrecord.recording import WORDS

    chosen = form_of(output, form, open_page=open_page)
    if excerpts and chosen != "html":
        raise UsageError("--excerpts is for a page: name one with -o FILE.html, or add --open")
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict)
    about = asked_for(focus)
    ask = wording(rewrite, model, settings)
    taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
    story = pipeline.record(taken.articles, taken.annotations, taken.refusals, words=length or WORDS, focus=about)
    if about and not story.brief:
        raise NothingFoundError(f"nothing on the record is about “{about}”: no row of these reports holds it, nobody of that name speaks")
    failure: LanguageModelError | None = None
    if ask is not None:
        try:
            story = reworded(story, ask, settings)
        except LanguageModelError as error:
            failure = error  # the brief as it stood is still written
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
    if failure is not None:
        raise LanguageModelError(f"{failure}; the brief was not reworded") from failure
    end(taken, settings)


@dataclass(frozen=True, slots=True)
class Wording:
    """Who rewords the brief: the API's address, the model, the key (empty where the variable is not set)."""

    url: str
    model: str
    key: str


def asked_for(focus: str | None) -> str:
    """The focus on one line, empty where none was given. Raises UsageError where it holds no word."""
    if focus is not None and not any(c.isalnum() for c in focus):
        raise UsageError("--focus needs a word, such as casualties, money, a name")
    return " ".join((focus or "").split())


def wording(url: str | None, model: str | None, settings: Settings) -> Wording | None:
    """What `--rewrite` and `--model` ask for. Raises UsageError where one lacks the other, or the address will not do: before any work."""
    if url is None and model is None:
        return None
    if url is None or not model:
        raise UsageError("--rewrite URL and --model NAME belong together")
    key = os.environ.get(settings.rewrite_key, "").strip()
    endpoint(url, key=key)
    return Wording(url, model, key)


def reworded(story: Record, ask: Wording, settings: Settings) -> Record:
    """The record with its brief reworded; a remark says how many sentences stand as they were, and why."""
    from onrecord.rewording import rewrite

    with progress("Rewording", quiet=settings.quiet) as tell:
        story, refusals = rewrite(story, url=ask.url, model=ask.model, key=ask.key, progress=tell)
    if refusals and not settings.quiet:
        for refusal in refusals:
            say(f"not reworded, since {refusal.reason}: {refusal.template}")
        say(f"{len(refusals)} of {len(story.brief)} sentences stand as they were")
    return story


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
