"""`onrecord db`: looking after the archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.add import opened
from onrecord.cli.messages import progress, say
from onrecord.cli.output import print_out

FAULTY_EXIT = 1

db = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@db.callback()
def of_archive() -> None:
    """Look after the archive: check it, back it up, give space back, bring it up to date.

    \b
    Examples:
      onrecord db check
      onrecord db backup monday.db
      onrecord db migrate --db postgresql://desk@db.example/news
    """


@db.command(short_help="Is every row what its digest says?")
def check(archive: options.Db = None, quiet: options.Quiet = False) -> None:
    """Read the whole archive back and hold it against its digests. Exits with 1 when something is wrong.

    \b
    Examples:
      onrecord db check
      onrecord db check --db news.db
    """
    from onrecord.store.upkeep import check as check_store

    settings = options.settings_of(quiet=quiet, db=archive)
    with opened(settings, create=False) as store:
        with progress("checking", quiet=settings.quiet) as tell:
            faults = check_store(store, progress=tell)
        print_out("".join(f"{fault}\n" for fault in faults) or f"{store.name}: whole\n")
    if faults:
        raise typer.Exit(FAULTY_EXIT)


@db.command(short_help="Copy the archive while it is in use.")
def backup(
    target: Annotated[str, typer.Argument(metavar="FILE", help="The copy; it must not be there yet.", show_default=False)],
    archive: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Write a copy of the archive's file as it is now. Whoever writes meanwhile goes on; PostgreSQL has pg_dump for this.

    \b
    Examples:
      onrecord db backup monday.db
    """
    from onrecord.store.upkeep import backup as back_up

    settings = options.settings_of(quiet=quiet, db=archive)
    with opened(settings, create=False) as store:
        back_up(store, Path(target))
    if not settings.quiet:
        say(f"{target}: written")


@db.command(short_help="Give the space of deleted rows back.")
def vacuum(archive: options.Db = None, quiet: options.Quiet = False) -> None:
    """Give the space of deleted rows back, and let the database learn anew how its tables are filled.

    \b
    Examples:
      onrecord db vacuum
    """
    from onrecord.store.upkeep import vacuum as vacuum_store

    settings = options.settings_of(quiet=quiet, db=archive)
    with opened(settings, create=False) as store:
        vacuum_store(store)
        if not settings.quiet:
            say(f"{store.name}: done")


@db.command(short_help="Bring the archive up to this program's schema.")
def migrate(archive: options.Db = None, quiet: options.Quiet = False) -> None:
    """Bring an archive of an older onrecord up to this one, each step in a transaction. An older onrecord can't open it afterwards.

    \b
    Examples:
      onrecord db backup before.db && onrecord db migrate
    """
    from onrecord.store import connect
    from onrecord.store import migrate as migrate_store

    settings = options.settings_of(quiet=quiet, db=archive)
    with connect(settings.db, create=False) as store:
        done = migrate_store(store)
        if not settings.quiet:
            say("".join(f"{m.number} {m.name}: {m.what}\n" for m in done) + f"{store.name}: up to date, schema {store.version()}")
