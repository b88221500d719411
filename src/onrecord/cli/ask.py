"""`onrecord ask`: a question -> what is on record, attributed and with its places, or that nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.inputs import end, take
from onrecord.cli.output import print_out
from onrecord.errors import UsageError
from onrecord.model import Record
from onrecord.settings import Settings

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="The question, in quotation marks.", show_default=False)]
MaybePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Reports to ask: files, folders, globs, or - for standard input.", show_default=False),
]


def ask(
    question: Question,
    paths: MaybePaths = None,
    form: Annotated[Literal["terminal", "json"], typer.Option("--format", help="The form.")] = "terminal",
    outlet: options.Outlet = None,
    date: options.Date = None,
    title: options.Title = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Answer a question from the record of reports: who says what, which figures, when, where; or say that it is not on the record.

    No language model: an answer is put together from what the reports print, each part with whose it is and where it stands.

    \b
    Examples:
      onrecord ask "How many people were hurt, and who says so?" reports/
      onrecord ask "Did the ministry deny that anyone died?" reports/*.txt
      onrecord ask "Do the reports agree on the date?" reports/ --format json
    """
    from onrecord import pipeline

    if not question.strip():
        raise UsageError("the question is empty")
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict)
    if not paths:
        print_out(pipeline.render_answer(pipeline.ask(question, archived(question, settings)), form))
        return
    taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
    story = pipeline.record(taken.articles, taken.annotations, taken.refusals)
    print_out(pipeline.render_answer(pipeline.ask(question, [story]), form))
    end(taken, settings)


def archived(question: str, settings: Settings) -> Sequence[Record]:
    """The records of the archive's stories that a question without paths is put to: the one place where the archive comes in."""
    raise UsageError("no reports named: give the files or folders to ask after the question")
