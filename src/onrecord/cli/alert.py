"""`onrecord alert`: events of the archive's stories, each told once. `onrecord feed`: a story as an Atom feed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import __version__
from onrecord.cli import options
from onrecord.cli.add import opened
from onrecord.cli.messages import say
from onrecord.cli.output import print_out, write_out

if TYPE_CHECKING:
    from onrecord.archive.history import Event
    from onrecord.model import Anchor, Article

FORMAT = "onrecord-alert/1"
EVENTS = (
    "new report", "new claim", "status changed", "new denial", "new confirmation", "new statement", "new figure", "figure changed",
    "new conflict", "correction",
)  # fmt: skip


def alert(
    on: Annotated[
        list[str],
        typer.Option("--on", metavar="EVENT", help=f"One of: {', '.join(EVENTS)}. May be given several times.", show_default=False),
    ],
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Of this story only.", show_default=False)] = None,
    webhook: Annotated[
        str | None, typer.Option("--webhook", metavar="URL", help="POST each event there instead of writing it.", show_default=False)
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="NAME", help="Who listens: each is told every event once. Otherwise the options name it.", show_default=False
        ),
    ] = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Tell what happened since the last time, a JSON line an event. The first time, everything that the archive's records ever said new.

    How far a listener is, is kept in the archive. An event whose webhook does not answer is told again the next time, before any later one.

    \b
    Examples:
      onrecord alert --on "new denial" --on "figure changed"
      onrecord alert --on correction --webhook https://desk.example/hook
      */10 * * * *  onrecord add feeds.opml -q && onrecord alert --on "new claim" --story s3f2a >> alerts.jsonl
    """
    from onrecord.archive import find_story
    from onrecord.archive.history import tell_events
    from onrecord.cli.webhook import post

    settings = options.settings_of(quiet=quiet, db=db)
    tell: Callable[[Event], None] = (
        (lambda event: post(webhook, as_json(event))) if webhook else (lambda event: print_out(as_json(event) + "\n"))
    )
    with opened(settings, create=False) as store:
        with store.read() as transaction:
            meant = find_story(transaction, story).id if story else None
        listener = f"alert {name}" if name else f"alert {', '.join(sorted(set(on)))} {meant or ''} {webhook or ''}"
        told = tell_events(store, listener, tell, alerts=tuple(dict.fromkeys(on)), story=meant)
    if webhook and not settings.quiet:
        say(f"{webhook}: told {told} events")


def as_json(event: Event) -> str:
    """One event on one line."""
    change = event.change
    return json.dumps(
        {
            "format": FORMAT, "event": event.alert, "story": event.story, "label": event.label, "version": event.version,
            "made": event.made, "text": change.text, "old": _place(change.old, event.old), "new": _place(change.new, event.new),
        },
        ensure_ascii=False,
    )  # fmt: skip


def _place(anchor: Anchor | None, article: Article | None) -> dict[str, object] | None:
    if anchor is None or article is None:
        return None
    return {"article": article.id, "locator": article.locator, "spans": [[span.start, span.end] for span in anchor.spans]}


def feed(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id, or its beginning.", show_default=False)],
    output: options.Output = None,
    db: options.Db = None,
    quiet: options.Quiet = False,
) -> None:
    """Write a story as an Atom feed: an entry for each version of its record, with what changed.

    \b
    Examples:
      onrecord feed s3f2a -o public/fire.xml
    """
    from onrecord.archive import find_story
    from onrecord.archive.history import feed_of

    settings = options.settings_of(quiet=quiet, db=db)
    with opened(settings, create=False) as store, store.read() as transaction:
        text = feed_of(transaction, find_story(transaction, story).id, program=__version__)
    write_out(text, output, quiet=settings.quiet)
