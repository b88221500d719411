"""`onrecord watch`: feeds polled until it is stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.add import Places, clock, opened, say_outcome, say_summary
from onrecord.cli.messages import counting


def watch(
    places: Places,
    every: Annotated[float, typer.Option(min=1.0, metavar="MINUTES", help="Minutes from the beginning of one round to the next.")] = 15.0,
    rounds: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after N rounds.", show_default=False)] = None,
    db: options.Db = None,
    outlet: options.Outlet = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
) -> None:
    """Add what feeds and other lists have to give, again and again until stopped with Ctrl-C.

    Only what is new is asked for; a site that fails is left alone for longer each time. What is stored is whole at any moment.

    \b
    Examples:
      onrecord watch https://news.example/feed.xml
      onrecord watch feeds.opml --every 5 --db news.db
    """
    from onrecord.archive import watch as watch_places
    from onrecord.reading.options import ReadOptions

    settings = options.settings_of(processes=processes, quiet=quiet, db=db)
    with opened(settings) as store, counting(quiet=settings.quiet) as tell:
        for added in watch_places(
            store, places, every=timedelta(minutes=every), clock=clock(), contact=settings.contact, options=ReadOptions(outlet=outlet),
            processes=settings.processes, rounds=rounds, tell=None if settings.quiet else say_outcome, progress=tell,
        ):  # fmt: skip
            if not settings.quiet:
                say_summary(added, store.name)
