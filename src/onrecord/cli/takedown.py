"""`onrecord takedown`, `retain` and `redact`: what leaves the archive for good, and what leaves every output of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.add import now, opened
from onrecord.cli.judge import login
from onrecord.cli.messages import progress, say
from onrecord.cli.output import print_out
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.archive.erasure import Erased
    from onrecord.settings import Settings
    from onrecord.store import Store

By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it; your login name otherwise.", show_default=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only list what would be taken out.")]


def takedown(
    report: Annotated[str, typer.Argument(metavar="LOCATOR|ID", help="Where the report was read from, or its id.", show_default=False)],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it stays, with the digest.", show_default=False)],
    by: By = None,
    dry_run: DryRun = False,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Take a report out of the archive for good: its text and bytes, what was found in it, and its words in every record.

    Record versions that held it are written anew from the reports that remain, at their number and time; one of which nothing remains is
    dropped. A tombstone with digest and reason stays, and the same bytes or words are not taken again. A place means every version that was
    read from there; an id means one. Backups and what was exported before are not reached.

    \b
    Examples:
      onrecord takedown https://news.example/2031/fire --why "asked by the family, ticket 211"
      onrecord takedown reports/a.txt --why "not ours to keep" --dry-run
    """
    from onrecord.archive.erasure import reports_named

    settings = options.settings_of(quiet=quiet, db=db)
    with opened(settings, create=False) as store:
        _finish(store, dry_run=dry_run, settings=settings)
        found = reports_named(store, report)
        stay = {a.id for a in reports_named(store, found[0].locator)} - {a.id for a in found}
        _erase(store, [(a.id, a.locator) for a in found], reason=why, by=by, dry_run=dry_run, settings=settings)
        if stay and not settings.quiet:
            say(f"{counted(len(stay), 'version')} more that came from {found[0].locator}: {', '.join(sorted(stay))}")


def retain(
    days: Annotated[int, typer.Option("--days", min=1, metavar="N", help="Keep what came in within N days.", show_default=False)],
    outlet: Annotated[
        list[str] | None,
        typer.Option("--outlet", metavar="NAME", help="Of this outlet only; may be given several times.", show_default=False),
    ] = None,
    by: By = None,
    dry_run: DryRun = False,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Take out every report that came into the archive more than N days ago, as takedown does: the rest is kept.

    \b
    Examples:
      onrecord retain --days 365 --dry-run
      onrecord retain --days 30 --outlet "Northmark Press"
    """
    from onrecord.archive.erasure import expired
    from onrecord.archive.records import stamp

    settings = options.settings_of(quiet=quiet, db=db)
    reason = f"retention: {days} days" + (f" for {', '.join(outlet)}" if outlet else "")
    with opened(settings, create=False) as store:
        _finish(store, dry_run=dry_run, settings=settings)
        found = expired(store, now=stamp(now()), days=days, outlets=outlet or ())
        _erase(store, [(a.id, a.locator) for a in found], reason=reason, by=by, dry_run=dry_run, settings=settings, aged=True)


def redact(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The whole name, as the reports print it.", show_default=False)] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why.")] = "private person",
    by: By = None,
    undo: Annotated[bool, typer.Option("--undo", help="Show the name again.")] = False,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Withhold a private person's name from every output of the archive: pages, JSON, changes, feeds, alerts. Without NAME: list the names.

    In reports' texts each letter becomes █, so that every anchor still points at its words; elsewhere the name reads [name withheld 1].
    The archive keeps the report as it is; `takedown` takes it out.

    \b
    Examples:
      onrecord redact "Ada Moss" --why "a minor"
      onrecord redact "Ada Moss" --undo --why "she spoke in public"
      onrecord redact
    """
    from onrecord.archive.finding import reports_printing
    from onrecord.archive.judgements import judge, names_withheld, redaction_of
    from onrecord.archive.records import stamp
    from onrecord.judging import judgement_of

    settings = options.settings_of(quiet=quiet, db=db)
    with opened(settings, create=False) as store:
        with store.read() as transaction:
            names, entry = names_withheld(transaction), redaction_of(transaction, name) if name else None
        if name is None:
            print_out("".join(f"{one.number} {one.name}\n" for one in names) or "No name is withheld.\n")
        elif undo:
            if entry is None:
                raise UsageError(f"{name}: not withheld; `onrecord redact` lists the names")
            judge(store, judgement_of("withdraw", by=by or login(), when=stamp(now()), why=why, withdraws=entry.id))
            _tell(f"{name}: shown again", settings)
        elif entry is None:
            held = " ".join(name.split())
            judge(store, judgement_of("redact", value=held, by=by or login(), when=stamp(now()), why=why))
            with store.read() as transaction:
                found = reports_printing(transaction, held)
            where = f"withheld; {counted(found, 'report')} {'prints' if found == 1 else 'print'} it" if found else _NOWHERE
            _tell(f"{name}: {where}", settings)
        elif not settings.quiet:
            say(f"{name}: withheld already")


_NOWHERE = "no report of the archive prints this name as it is written here; it is withheld from whatever comes"


def _tell(line: str, settings: Settings) -> None:
    if not settings.quiet:
        say(line)


def _finish(store: Store, *, dry_run: bool, settings: Settings) -> None:
    """What a takedown that was cut off left to do comes first: its reports are named no more, but their words are in the file."""
    from onrecord.archive.erasure import finish

    if not dry_run and finish(store) and not settings.quiet:
        say(f"{store.name}: an earlier takedown was cut off; its words are out of the file now")


def _erase(
    store: Store,
    found: Sequence[tuple[str, str]],
    *,
    reason: str,
    by: str | None,
    dry_run: bool,
    settings: Settings,
    aged: bool = False,
) -> None:
    from onrecord.archive.erasure import take_down
    from onrecord.archive.records import stamp, step_of

    if dry_run or not found:
        print_out("".join(f"{article} {locator}\n" for article, locator in found))
        if not settings.quiet:
            say(f"{store.name}: {counted(len(found), 'report')} would be taken out" if found else f"{store.name}: nothing to take out")
        return
    ids, who = [article for article, _ in found], by or login()
    with progress("writing records anew", quiet=settings.quiet) as tell:
        gone = take_down(store, ids, reason=reason, author=who, now=stamp(now()), step=step_of(), aged=aged, progress=tell)
    print_out("".join(f"{article.id} {article.locator}\n" for article in gone.articles))
    if not settings.quiet:
        say(f"{store.name}: {said(gone)}")


def said(gone: Erased) -> str:
    """`1 report taken out; 3 record versions written anew, 1 dropped; 2 judgements without its words`"""
    parts = [f"{counted(len(gone.articles), 'report')} taken out"]
    parts.append(f"{counted(len(gone.rewritten), 'record version')} written anew, {len(gone.dropped)} dropped")
    if gone.judgements:
        parts.append(f"{counted(len(gone.judgements), 'judgement')} left without the words")
    return "; ".join(parts)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
