"""Lines on standard error: remarks, refusals, and how far the work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onrecord.model import Refusal

PATIENCE_SECONDS = 1.0
"""Work that is done sooner shows no progress: a bar that flashes by says nothing."""


def say(text: str) -> None:
    """One line on standard error; characters that a terminal would act on are shown as escapes."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)
    print(line.encode("utf-8", "backslashreplace").decode(), file=sys.stderr)


def say_refused(refusal: Refusal) -> None:
    """`LOCATOR: REASON; DONE`."""
    say(f"{refusal.locator}: {refusal.reason}; {refusal.done}")


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A function to tell how many of how many are done: a bar where standard error is a terminal and the work is long, else nothing."""
    with counting(quiet=quiet) as tell:
        yield lambda done, total: tell(label, done, total)


@contextmanager
def counting(*, quiet: bool) -> Iterator[Callable[[str, int, int | None], None]]:
    """As `progress`, for work of several parts, some without a known end: a function to tell the part, how many, and of how many."""
    if quiet or not sys.stderr.isatty():
        yield lambda label, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None)
    begun = time.monotonic()

    def tell(label: str, done: int, total: int | None) -> None:
        if not bar.live.is_started and time.monotonic() - begun > PATIENCE_SECONDS:
            bar.start()
        bar.update(task, description=label, completed=done, total=total)

    try:
        yield tell
    finally:
        bar.stop()
