"""Arrivals -> the archive: decided, annotated, stored and placed, one transaction a report.

A run that is killed at any moment leaves what it committed; the next run finds the rest new, and nothing twice. How far a long source was
read is committed only after everything before it. Annotating, which takes the time, is done a batch at a time outside of any transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from onrecord import pipeline
from onrecord.archive.identity import Decision, decide
from onrecord.archive.placing import Placing, settle
from onrecord.archive.records import Clock, bring_up, stamp, step_of
from onrecord.archive.revisions import what_changed
from onrecord.model import Annotations, Article, FetchState, Position, Refusal
from onrecord.reading import Arrival
from onrecord.store import Store, Transaction
from onrecord.store.annotations import add_annotations, annotations_of
from onrecord.store.articles import add_article
from onrecord.store.progress import note_failure, set_fetch_state, set_position
from onrecord.store.records import Version
from onrecord.store.search import index_article, index_statements

Item = Arrival | Refusal | FetchState | Position
"""What a source gives: reports, what could not be read, and, in between, how far it has come."""
Annotate = Callable[[Sequence[Article]], Sequence[Annotations]]
OutcomeKind = Literal["added", "repeat", "revision", "erased", "failed"]

BATCH = 16
"""Reports annotated at a time on one process: a killed run annotates no more than these again."""
BATCH_OF_PROCESS = 32
"""Reports a batch for each of several processes, which are started anew for every batch."""
MOST_ITEMS = 1_000
"""Items of any kind in a batch: a crawl may go on for long without a page."""
PATIENCE_SECONDS = 20.0
"""A source that gives reports slowly, as the network does, has them stored after this time though the batch is not full."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; `detail` says why, what it repeats, or what changed."""

    kind: OutcomeKind
    locator: str
    detail: str = ""
    article: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A run's outcomes by kind, what was not taken or not as it stood, and the record versions that it led to."""

    counts: Counter[OutcomeKind] = field(default_factory=Counter)
    refusals: tuple[Refusal, ...] = ()
    versions: tuple[Version, ...] = ()


def add(
    store: Store,
    source: Iterable[Item],
    *,
    clock: Clock,
    processes: int = 1,
    annotate: Annotate | None = None,
    step: str | None = None,
    settling: bool = True,
    tell: Callable[[Outcome], None] | None = None,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> Added:
    """Add what a source gives, and write the records of the stories that it touches. Raises StoreError; what was stored before stays.

    `settling`: the days that reports came for are settled anew in the end, so that their order has no say in the stories; without it the
    record of a large story may wait for more reports.
    `annotate` and `step` stand for the pipeline's own; `tell` is told each outcome as it is stored, `progress` the work, how many and of
    how many.
    """
    step = step or step_of()
    annotating = annotate or (lambda articles: pipeline.annotate(articles, processes=processes))
    counts: Counter[OutcomeKind] = Counter()
    refusals: list[Refusal] = []
    placing = Placing()
    for batch in batches(source, clock, size=BATCH if processes == 1 else BATCH_OF_PROCESS * processes):
        refusals.extend(item for item in batch if isinstance(item, Refusal))
        for outcome in _store(store, batch, placing, annotating, step=step, clock=clock):
            counts[outcome.kind] += 1
            if tell:
                tell(outcome)
            if progress:
                progress("adding", sum(counts.values()), None)
    if settling:
        settle(store, now=stamp(clock()))
    tell_more = (lambda n, of: progress("recording", n, of)) if progress else None
    versions = bring_up(store, step=step, clock=clock, processes=processes, progress=tell_more, patient=not settling)
    return Added(counts, tuple(refusals), versions)


def batches(source: Iterable[Item], clock: Clock, *, size: int) -> Iterator[list[Item]]:
    """The items of a source in order, so many reports at a time or as many as came within PATIENCE_SECONDS."""
    batch: list[Item] = []
    arrived, begun = 0, clock()
    for item in source:
        batch.append(item)
        arrived += isinstance(item, Arrival)
        if arrived >= size or len(batch) >= MOST_ITEMS or (clock() - begun).total_seconds() >= PATIENCE_SECONDS:
            yield batch
            batch, arrived, begun = [], 0, clock()
    if batch:
        yield batch


def _store(
    store: Store,
    batch: Sequence[Item],
    placing: Placing,
    annotate: Annotate,
    *,
    step: str,
    clock: Clock,
) -> Iterator[Outcome]:
    found = _annotated(store, batch, annotate, step=step)
    for item in batch:
        now = stamp(clock())
        if isinstance(item, Arrival):
            try:
                with store.write() as transaction:
                    outcome, decision = _store_one(transaction, item, found, placing, step=step, now=now)
            except BaseException:
                placing.forget()
                raise
            yield replace(outcome, detail=_detail(decision)) if outcome.kind == "revision" else outcome
        elif isinstance(item, Refusal) and item.done == "skipped":
            yield Outcome("failed", item.locator, item.reason)
    with store.write() as transaction:  # everything that these speak of is stored by now
        for mark in batch:
            if isinstance(mark, Refusal):
                note_failure(transaction, mark, at=stamp(clock()))
            elif isinstance(mark, FetchState):
                set_fetch_state(transaction, mark)
        for at in {mark.source: mark for mark in batch if isinstance(mark, Position)}.values():
            set_position(transaction, at)


def _annotated(store: Store, batch: Sequence[Item], annotate: Annotate, *, step: str) -> dict[str, Annotations]:
    """The annotations of the batch's articles that are not in the archive yet, by id; nothing is written."""
    with store.read() as transaction:
        decisions = [decide(transaction, item.article, captured=item.captured) for item in batch if isinstance(item, Arrival)]
        fresh = {d.article.id: d.article for d in decisions if d.kind in ("new", "revision")}
        known = annotations_of(transaction, fresh, step=step)
    wanted = [article for key, article in fresh.items() if key not in known]
    return known | {made.article: made for made in (annotate(wanted) if wanted else ())}


def _store_one(
    transaction: Transaction, item: Arrival, found: dict[str, Annotations], placing: Placing, *, step: str, now: str
) -> tuple[Outcome, Decision]:
    """Decide again, now that nobody else writes, and store. What a revision changed is told by the caller, when others may write again."""
    decision = decide(transaction, item.article, captured=item.captured)
    article, locator = decision.article, item.article.locator
    if decision.stone:
        return Outcome("erased", locator, f"taken down on {decision.stone.made[:10]}: {decision.stone.reason}"), decision
    if decision.kind == "repeat" and decision.other:
        return Outcome("repeat", locator, f"the same as {decision.other.article.locator}", decision.other.article.id), decision
    annotations = found.get(article.id) or Annotations(article.id)
    if article.id not in found:  # a twin earlier in the batch gave this one another id
        annotations = pipeline.annotate([article])[0]
    revises = decision.other.article.id if decision.kind == "revision" and decision.other else None
    add_article(transaction, article, received=now, address=decision.address, revises=revises, data=item.data)
    add_annotations(transaction, annotations, step=step)
    index_article(transaction, article)
    index_statements(transaction, article, annotations)
    if annotations.failure:
        note_failure(transaction, Refusal(locator, f"could not be annotated ({annotations.failure})", "stored, not annotated"), at=now)
    events = placing.place(transaction, article, annotations, received=now, revises=revises)
    story = next((event.story for event in events if article.id in event.articles), None)
    return Outcome(_KIND[decision.kind], locator, "", article.id, story), decision


_KIND: dict[str, OutcomeKind] = {"new": "added", "revision": "revision"}


def _detail(decision: Decision) -> str:
    return "; ".join(what_changed(decision.other.article, decision.article)) if decision.other else ""
