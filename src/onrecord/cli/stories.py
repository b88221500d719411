"""`onrecord stories`: the archive's stories as a list. `onrecord show`: the record of one of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli import options
from onrecord.cli.add import opened
from onrecord.cli.messages import say
from onrecord.cli.moments import day, moment
from onrecord.cli.output import print_out, unstyled, write_file
from onrecord.cli.output import show as open_in_browser

if TYPE_CHECKING:
    from onrecord.archive import StoryRow

SHOWN_ID = 8
"""Characters of a story's id in the list; any beginning that no other story shares is enough for `onrecord show`."""


def stories(
    form: Annotated[Literal["terminal", "json"], typer.Option("--format", help="The form.")] = "terminal",
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="With a report of this day or later.", show_default=False)] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="With one of this day or earlier.", show_default=False)] = None,
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="That name somebody or something so.", show_default=False)] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="With a report of such an outlet.", show_default=False)] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="With a disputed claim.")] = False,
    figures_changed: Annotated[
        str | None, typer.Option(metavar="DATE", help="Whose figures were updated or corrected since then.", show_default=False)
    ] = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """List the stories of the archive, the one with the newest report first.

    \b
    Examples:
      onrecord stories
      onrecord stories --disputed --since 2031-05-01
      onrecord stories --entity "Port Ellery" --figures-changed 2031-05-06T12:00
      onrecord stories --format json | jq '.[] | select(.disputed > 0) | .label'
    """
    from onrecord.archive import story_list
    from onrecord.archive.history import filtered

    changed = moment(figures_changed, option="--figures-changed") if figures_changed else None
    settings = options.settings_of(quiet=quiet, db=db)
    with opened(settings, create=False) as store, store.read() as transaction:
        rows = filtered(
            transaction, story_list(transaction), first=day(since, option="--since"), last=day(until, option="--until"), entity=entity,
            outlet=outlet, disputed=disputed, changed_since=changed,
        )  # fmt: skip
    if form == "json":
        print_out(json.dumps([as_json(row) for row in rows], ensure_ascii=False, indent=1) + "\n")
    else:
        narrowed = bool(since or until or entity or outlet or disputed or changed)
        print_out(as_text(rows) if rows or not narrowed else "No story fits.\n")
    due = sum(row.due for row in rows)
    if due and not settings.quiet:
        say(f"onrecord: {due} stories have reports that their record does not hold yet; `onrecord add` goes on where it was interrupted")


def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id, or its beginning.", show_default=False)],
    form: Annotated[
        Literal["terminal", "markdown", "html", "json"] | None,
        typer.Option("--format", help="The form, where FILE's name does not say it.", show_default=False),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write FILE: .html, .md, .json or .txt.", show_default=False),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    excerpts: Annotated[
        bool, typer.Option("--excerpts", help="A page to share: only the sentences that are evidence, no full texts.")
    ] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="TIME", help="As it stood then: 2031-05-06, 2031-05-06T12:00.", show_default=False)
    ] = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Show the record of a story of the archive, as it stands or as it stood. A time without a zone is of this machine's; a day is its end.

    \b
    Examples:
      onrecord show s3f2a
      onrecord show s3f2a -o story.html
      onrecord show s3f2a --format json | jq '.brief[].text'
      onrecord show s3f2a --as-of 2025-04-27T12:00
    """
    from onrecord import pipeline
    from onrecord.archive import find_story
    from onrecord.archive.history import record_at
    from onrecord.cli.brief import form_of
    from onrecord.errors import UsageError

    at = moment(as_of, option="--as-of", end_of_day=True) if as_of else None
    chosen = form_of(output, form, open_page=open_page)
    if chosen == "csv":
        raise UsageError(f"{output}: a story is shown as .html, .md, .json or .txt")
    settings = options.settings_of(quiet=quiet, db=db)
    with opened(settings, create=False) as store, store.read() as transaction:
        found = find_story(transaction, story)
        version, record = record_at(transaction, found.id, at)
        text = pipeline.render(record, chosen, excerpts=excerpts)
    target = None if output in (None, "-") else Path(str(output))
    if target:
        write_file(target, unstyled(text) if chosen == "terminal" else text)
    elif not open_page:
        print_out(text)
    if open_page:
        target = open_in_browser(target, text)
    if not settings.quiet:
        if at:
            say(f"onrecord: {found.id} as it stood at {at}: version {version.number}, of {version.made}")
        elif found.changes > found.recorded:
            say(f"onrecord: {found.id} has reports that this record does not hold yet; `onrecord add` goes on where it was interrupted")
        if target:
            say(f"{target}: written")


def as_json(row: StoryRow) -> dict[str, object]:
    return {
        "id": row.id, "label": row.label, "first": row.first, "last": row.last, "articles": list(row.articles), "origins": row.origins,
        "disputed": row.disputed, "version": row.version, "due": row.due,
    }  # fmt: skip


def as_text(rows: tuple[StoryRow, ...]) -> str:
    """Two lines a story: its label, and under it id, days, reports, origins and disputed claims."""
    if not rows:
        return "No stories yet.\n"
    return "\n".join(f"{row.label}\n  {' · '.join(_facts(row))}" for row in rows) + "\n"


def _facts(row: StoryRow) -> list[str]:
    days = "no date" if row.first is None else row.first if row.first == row.last else f"{row.first} to {row.last}"
    facts = [row.id[:SHOWN_ID], days, _counted(len(row.articles), "report"), _counted(row.origins, "origin")]
    return [*facts, f"{row.disputed} disputed"] if row.disputed else facts


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
