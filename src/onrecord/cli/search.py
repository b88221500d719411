"""`onrecord search`: words and filters -> the statements, figures and claims of reports that have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, get_args

import typer

from onrecord.cli import options
from onrecord.cli.add import opened
from onrecord.cli.ask import MaybePaths
from onrecord.cli.inputs import end, take
from onrecord.cli.moments import period
from onrecord.cli.output import print_out
from onrecord.errors import UsageError
from onrecord.model import Act, ClaimStatus, Filters, Found
from onrecord.settings import Settings

Words = Annotated[
    str | None, typer.Argument(metavar="[WORDS]", help="The words, in quotation marks; '' or none for all.", show_default=False)
]


def search(
    words: Words = None,
    paths: MaybePaths = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.", show_default=False)] = None,
    act: Annotated[str | None, typer.Option(metavar="ACT", help="What saying it was: say, confirm, deny, …", show_default=False)] = None,
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="Who or what the sentence mentions.", show_default=False)] = None,
    figure: Annotated[str | None, typer.Option(metavar="NUMBER", help="A number that the figure holds.", show_default=False)] = None,
    on: Annotated[
        str | None, typer.Option("--date", metavar="YYYY[-MM[-DD]]", help="A day, month or year told of.", show_default=False)
    ] = None,
    of: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="The report's outlet.", show_default=False)] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Claims only: asserted, disputed, …", show_default=False)] = None,
    form: Annotated[Literal["terminal", "json"], typer.Option("--format", help="The form.")] = "terminal",
    db: options.Db = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Find statements, figures and claims by their words, by who said them, by number, day, outlet and status.

    Without paths the archive is searched (see `onrecord add`).

    \b
    Examples:
      onrecord search "fuel leak"
      onrecord search --speaker "Ada Moss" --date 2031-05
      onrecord search "fuel leak" reports/
      onrecord search "" reports/ --speaker "Ada Moss" --act deny
      onrecord search "boats" reports/ --figure 12 --format json
    """
    from onrecord import answers

    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict, db=db)
    filters = filters_of(speaker=speaker, act=act, entity=entity, figure=figure, date=on, outlet=of, status=status)
    if words is None and filters == Filters():
        raise UsageError("missing: WORDS, or a filter such as --speaker or --date")
    words = words or ""
    if not paths:
        print_out(answers.render_found(archived(words, filters, settings), form))
        return
    if db is not None:
        raise UsageError("--db is for a search of the archive: leave out the reports, or the option")
    from onrecord import pipeline

    taken = take(paths, outlet=None, date=None, title=None, settings=settings)
    story = pipeline.record(taken.articles, taken.annotations, taken.refusals)
    print_out(answers.render_found(answers.search([story], words, filters), form))
    end(taken, settings)


def filters_of(
    *,
    speaker: str | None,
    act: str | None,
    entity: str | None,
    figure: str | None,
    date: str | None,
    outlet: str | None,
    status: str | None,
) -> Filters:
    """The options as filters. Raises UsageError for an act, a status, a number or a date that is none."""
    chosen: Act | None = next((a for a in get_args(Act) if a == act), None)
    if act is not None and chosen is None:
        raise UsageError(f"{act}: not an act; one of {', '.join(get_args(Act))}")
    state: ClaimStatus | None = next((s for s in get_args(ClaimStatus) if s == status), None)
    if status is not None and state is None:
        raise UsageError(f"{status}: not a status; one of {', '.join(get_args(ClaimStatus))}")
    try:
        number = float(figure.replace(",", "")) if figure is not None else None
    except ValueError:
        raise UsageError(f"{figure}: not a number, as in 12 or 14,000") from None
    return Filters(speaker, chosen, entity, number, period(date, option="--date"), outlet, state)


def archived(words: str, filters: Filters, settings: Settings) -> Sequence[Found]:
    """What the newest records of the archive's stories hold; without words, those of all stories."""
    from onrecord.archive.finding import search_archive

    with opened(settings, create=False) as store, store.read() as transaction:
        return search_archive(transaction, words, filters)
