"""`onrecord ask`: a question -> what is on record, attributed and with its places, or that nothing is."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.add import opened
from onrecord.cli.inputs import end, take
from onrecord.cli.output import print_out
from onrecord.errors import UsageError
from onrecord.model import Answer
from onrecord.settings import Settings

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="The question, in quotation marks.", show_default=False)]
MaybePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Reports, as for record; without any, the archive.", show_default=False),
]


def ask(
    question: Question,
    paths: MaybePaths = None,
    form: Annotated[Literal["terminal", "json"], typer.Option("--format", help="The form.")] = "terminal",
    outlet: options.Outlet = None,
    date: options.Date = None,
    title: options.Title = None,
    db: options.Db = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Answer a question from the record: who says what, which figures, when, where; or say that it is not on the record.

    Without paths the archive is asked (see `onrecord add`).

    No language model: an answer is put together from what the reports print, each part with whose it is and where it stands.

    \b
    Examples:
      onrecord ask "How many people were hurt, and who says so?"
      onrecord ask "How many people were hurt, and who says so?" reports/
      onrecord ask "Did the ministry deny that anyone died?" reports/*.txt
      onrecord ask "Do the reports agree on the date?" reports/ --format json
    """
    from onrecord import answers

    if not question.strip():
        raise UsageError("the question is empty")
    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict, db=db)
    if not paths:
        print_out(answers.render_answer(archived(question, settings), form))
        return
    if db is not None:
        raise UsageError("--db is for a question to the archive: leave out the reports, or the option")
    from onrecord import pipeline

    taken = take(paths, outlet=outlet, date=date, title=title, settings=settings)
    story = pipeline.record(taken.articles, taken.annotations, taken.refusals)
    print_out(answers.render_answer(answers.ask(question, [story]), form))
    end(taken, settings)


def archived(question: str, settings: Settings) -> Answer:
    """What the likeliest of the archive's stories that has an answer holds."""
    from onrecord.archive.finding import ask_archive

    with opened(settings, create=False) as store, store.read() as transaction:
        return ask_archive(transaction, question)
