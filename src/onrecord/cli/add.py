"""`onrecord add`: reports from files, addresses, feeds and crawls -> the archive."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.inputs import STRICT_EXIT
from onrecord.cli.messages import counting, say, say_refused
from onrecord.errors import NothingReadError

if TYPE_CHECKING:
    from onrecord.archive import Added, Outcome
    from onrecord.reading.http import Clock
    from onrecord.settings import Settings
    from onrecord.store import Store

Places = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL",
        help="Files, folders, globs, JSON lines, feeds (RSS, Atom, JSON, OPML), sitemaps, pages by URL, crawls (.warc, .warc.gz), or -.",
        show_default=False,
    ),
]


def add(
    places: Places,
    db: options.Db = None,
    outlet: options.Outlet = None,
    date: options.Date = None,
    title: options.Title = None,
    processes: options.Processes = None,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Add reports to the archive: each is read, annotated and put into its story, and the story's record is written anew.

    What is there already is skipped; a report that changed is kept beside its older version. An add that was interrupted is finished by the
    same command. The archive is the file in ONRECORD_DB, or --db.

    \b
    Examples:
      onrecord add reports/
      onrecord add articles.jsonl --processes 2
      onrecord add https://news.example/feed.xml feeds.opml
      onrecord add CC-NEWS-20310506.warc.gz --db news.db
    """
    from onrecord.archive import add as add_to
    from onrecord.archive import known_to
    from onrecord.reading.options import ReadOptions

    settings = options.settings_of(processes=processes, quiet=quiet, strict=strict, db=db)
    with opened(settings) as store, counting(quiet=settings.quiet) as tell:
        given = ReadOptions(outlet=outlet, date=date, title=title)
        source = known_to(store, clock=clock(), contact=settings.contact, options=given)
        said = None if settings.quiet else say_outcome
        added = add_to(store, source.items(places), clock=now, processes=settings.processes, tell=said, progress=tell)
        end(added, settings, store.name)


def now() -> datetime:
    return datetime.now(UTC)


def clock() -> Clock:
    """The real time, for whoever asks the network."""
    from onrecord.reading.http import Clock

    return Clock(now, time.sleep)


@contextmanager
def opened(settings: Settings, *, create: bool = True) -> Iterator[Store]:
    """The archive of the settings. Raises StoreError."""
    from onrecord.store import open_store

    with open_store(settings.db, create=create) as store:
        yield store


def say_outcome(outcome: Outcome) -> None:
    """One line for what is not simply added."""
    if outcome.kind == "revision":
        say(f"{outcome.locator}: revised; {outcome.detail}")
    elif outcome.kind == "erased":
        say(f"{outcome.locator}: {outcome.detail}; skipped")


def end(added: Added, settings: Settings, name: str) -> None:
    """Say what became of the inputs, and leave with the exit code of a command that reads."""
    counts = added.counts
    if not settings.quiet:
        say_summary(added, name)
    if not sum(counts[kind] for kind in ("added", "repeat", "revision", "erased")) and added.refusals:
        raise NothingReadError("nothing was read")
    if settings.strict and added.refusals:
        raise typer.Exit(STRICT_EXIT)


def say_summary(added: Added, name: str) -> None:
    """What was refused, a line each, and how much of each kind there was."""
    for refusal in added.refusals:
        say_refused(refusal)
    counts = added.counts
    fresh = sum(version.number == 1 for version in added.versions)
    repeats, revisions = counted(counts["repeat"], "repeat"), counted(counts["revision"], "revision")
    parts = [f"{counts['added']} added", repeats, revisions, f"{counts['failed']} failed"]
    if counts["erased"]:
        parts.append(f"{counts['erased']} erased before")
    say(f"{name}: {', '.join(parts)}; {counted(fresh, 'new story', 'new stories')}, {len(added.versions) - fresh} changed")


def counted(count: int, one: str, more: str | None = None) -> str:
    """`1 repeat`, `2 repeats`; `more` where the plural is not by an s."""
    return f"{count} {one if count == 1 else more or one + 's'}"
