"""Reading with the archive's memory: what an address answered last, how far a crawl was read; and the same lists again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from onrecord import __version__
from onrecord.archive.adding import Added, Annotate, Outcome, add
from onrecord.model import FetchState, Position
from onrecord.reading.http import Clock
from onrecord.reading.options import ReadOptions
from onrecord.reading.sources import Sources
from onrecord.store import Store
from onrecord.store.progress import fetch_state, position


def known_to(store: Store, *, clock: Clock, contact: str = "", options: ReadOptions | None = None) -> Sources:
    """The sources as the archive knows them. `contact`, an address or a page, is told to every site beside the program's name."""

    def state(url: str) -> FetchState:
        with store.read() as transaction:
            return fetch_state(transaction, url)

    def place(source: str) -> Position | None:
        with store.read() as transaction:
            return position(transaction, source)

    agent = f"onrecord/{__version__}" + (f" (+{contact})" if contact.isprintable() and contact else "")
    return Sources(state, place, clock, agent, options or ReadOptions())


def watch(
    store: Store,
    places: Sequence[str],
    *,
    every: timedelta,
    clock: Clock,
    contact: str = "",
    options: ReadOptions | None = None,
    processes: int = 1,
    rounds: int | None = None,
    annotate: Annotate | None = None,
    step: str | None = None,
    tell: Callable[[Outcome], None] | None = None,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> Iterator[Added]:
    """Add what the places have to give, again and again, each round begun `every` so long after the one before; what each round added.

    The stories are settled in the first round of a day, and the records of large ones that waited are written then.
    """
    sources = known_to(store, clock=clock, contact=contact, options=options)
    done, settled = 0, None
    while rounds is None or done < rounds:
        begun = clock.now()
        found = sources.items(places, patient=done > 0)
        today = begun.date()
        yield add(
            store, found, clock=clock.now, processes=processes, annotate=annotate, step=step, settling=today != settled, tell=tell,
            progress=progress,
        )  # fmt: skip
        settled = today
        done += 1
        left = every - (clock.now() - begun)
        if (rounds is None or done < rounds) and left > timedelta():
            clock.sleep(left.total_seconds())
