"""Stories with new reports -> their next record version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime

from onrecord import pipeline
from onrecord.judging.log import relevant
from onrecord.model import Annotations, Article, Judgement
from onrecord.recording.labels import label
from onrecord.store import Store, Transaction
from onrecord.store.annotations import add_annotations, annotations_of
from onrecord.store.articles import articles_of, revised
from onrecord.store.judgement_log import all_judgements, log_length
from onrecord.store.links import add_links
from onrecord.store.records import Version, add_record, close_record, draft_record, newest_record
from onrecord.store.search import index_statements
from onrecord.store.stories import due_stories, mark_recorded, standing, story_members

LARGE, SHARE = 50, 25
"""Reports from which a story's record may wait, and the part of them that has to come new before it does so no longer. Writing it costs
about 0.1 s a report (measured at 50 to 500); waiting for one in 25, a new report costs a few seconds however large the story is."""

Clock = Callable[[], datetime]
Progress = Callable[[int, int], None]


def stamp(moment: datetime) -> str:
    """A time as the archive writes it: UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def step_of() -> str:
    """What annotations are kept under: the digest of the program's version and of its models."""
    made = pipeline.provenance()
    return hashlib.sha256("\n".join([made.version, *(f"{k} {v}" for k, v in sorted(made.models.items()))]).encode()).hexdigest()[:16]


def bring_up(
    store: Store,
    *,
    step: str,
    clock: Clock,
    processes: int = 1,
    progress: Progress | None = None,
    only: Collection[str] | None = None,
    patient: bool = False,
) -> tuple[Version, ...]:
    """Write the record of every story whose reports changed since its last one; gives the versions that say something new.

    A story whose reports have all gone gets a version without any. With `only`, that of no other story than these.
    With `patient`, a large story of which little changed stays due.
    """
    with store.read() as transaction:
        due = tuple(story for story in due_stories(transaction) if only is None or story in only)
        if patient:
            due = tuple(story for story in due if not _may_wait(transaction, story))
    out: list[Version] = []
    known: dict[tuple[int, int], tuple[Judgement, ...]] = {}
    for number, story_id in enumerate(due):
        if progress:
            progress(number, len(due))
        version = _bring_up_one(store, story_id, known, step=step, clock=clock, processes=processes)
        if version:
            out.append(version)
    if progress and due:
        progress(len(due), len(due))
    return tuple(out)


def _may_wait(transaction: Transaction, story_id: str) -> bool:
    found, last = standing(transaction, story_id), newest_record(transaction, story_id)
    if found is None or last is None or last.summary.reports < LARGE:
        return False
    return (found.changes - found.recorded) * SHARE < last.summary.reports


def _bring_up_one(
    store: Store, story_id: str, logs: dict[tuple[int, int], tuple[Judgement, ...]], *, step: str, clock: Clock, processes: int
) -> Version | None:
    """`logs` keeps the log of judgements from story to story, for as long as nobody adds to it."""
    with store.read() as transaction:
        story = standing(transaction, story_id)
        if story is None or story.id != story_id:
            return None
        articles = current_articles(transaction, story_id)
        known = annotations_of(transaction, (a.id for a in articles), step=step)
        length = log_length(transaction)
        if length not in logs:
            logs.clear()
            logs[length] = all_judgements(transaction)
        judgements = relevant(logs[length], articles)
    found = _all_annotations(store, articles, known, step=step, processes=processes)
    record = pipeline.record(articles, found, judgements=judgements)
    named = label(record)
    with store.read() as transaction:
        draft = draft_record(transaction, story_id, record, label=named)
    with store.write() as transaction:
        if not {a.id for a in articles} <= set(story_members(transaction, story_id)) or log_length(transaction)[1] != length[1]:
            return None  # a report was moved or taken down meanwhile, with its words in judgements: the story stays due
        if not mark_recorded(transaction, story_id, changes=story.changes):
            return None
        made = stamp(clock())
        if not articles:
            return close_record(transaction, story_id, record, made=made)
        add_links(transaction, record, made=made)
        return add_record(transaction, story_id, record, made=made, label=named, draft=draft)


def current_articles(transaction: Transaction, story_id: str) -> tuple[Article, ...]:
    """A story's articles without those that a later one revises, in the order of a record."""
    ids = story_members(transaction, story_id)
    old = revised(transaction, ids)
    return tuple(
        sorted((s.article for s in articles_of(transaction, (i for i in ids if i not in old))), key=lambda a: (a.sha256, a.locator))
    )


def _all_annotations(
    store: Store, articles: Sequence[Article], known: dict[str, Annotations], *, step: str, processes: int
) -> tuple[Annotations, ...]:
    """The annotations of the articles; those that this step has not seen are made and kept."""
    missing = [a for a in articles if a.id not in known]
    if missing:
        made = pipeline.annotate(missing, processes=processes)
        with store.write() as transaction:
            held = {one.article.id for one in articles_of(transaction, (a.id for a in missing))}  # one may have been taken down meanwhile
            for article, found in zip(missing, made, strict=True):
                if article.id not in held:
                    continue
                add_annotations(transaction, found, step=step)
                index_statements(transaction, article, found)
        known = known | {n.article: n for n in made}
    return tuple(known[a.id] for a in articles)
