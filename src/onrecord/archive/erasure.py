"""Reports to be taken down, or older than they are to be kept -> an archive without them.

What goes: a report's text and bytes, its annotations, its words in the search index and in judgements, and the record versions that hold
them. Each of these is written anew from the reports that remain, at the number and the time that it bears, by this program; one of which
nothing remains, or that then says what the version before it says, is dropped. A tombstone with digests and reason stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from onrecord import pipeline
from onrecord.errors import StoreError, UsageError
from onrecord.judging.log import relevant, without_words
from onrecord.model import Annotations, Article, Judgement, Provenance, Record
from onrecord.store import Store
from onrecord.store.annotations import annotations_of
from onrecord.store.articles import StoredArticle, articles_of
from onrecord.store.erasure import (
    articles_before,
    articles_named,
    erase_article,
    forget_words,
    rewrite_version,
    scrub,
    stories_with,
    versions_with,
)
from onrecord.store.judgement_log import all_judgements, rewrite_judgement
from onrecord.store.opened import Transaction
from onrecord.store.records import Version, load_record, record_versions

TRIES = 3
"""How often the work is begun anew because somebody added to the same stories meanwhile."""

NOWHERE = Provenance("")
"""Stands for what made a record, where only what it says is compared."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was taken out: the reports, and story and number of each version that was written anew or dropped; judgements by id."""

    articles: tuple[Article, ...]
    rewritten: tuple[tuple[str, int], ...]
    dropped: tuple[tuple[str, int], ...]
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done, made outside of any transaction that writes; `heads` are the versions that it was made from."""

    stored: tuple[StoredArticle, ...]
    heads: tuple[Version, ...]
    versions: tuple[tuple[Version, Record | None], ...]
    judgements: tuple[Judgement, ...]


def reports_named(store: Store, name: str) -> tuple[Article, ...]:
    """The reports that an id, a digest or a place names; of a place, every version that was read from it. Raises UsageError for none."""
    with store.read() as transaction:
        found = tuple(s.article for s in articles_named(transaction, name) or articles_named(transaction, f"file:{os.path.abspath(name)}"))
    if not found:
        raise UsageError(f"{name}: no report of this archive has this id, digest or place")
    return found


def expired(store: Store, *, now: str, days: int, outlets: Sequence[str] = ()) -> tuple[Article, ...]:
    """The reports that came in more than some days before `now`, an ISO time; of some outlets where these are given."""
    last = (datetime.fromisoformat(now) - timedelta(days=days)).isoformat().replace("+00:00", "Z")
    with store.read() as transaction:
        return tuple(stored.article for stored in articles_before(transaction, last, outlets=outlets))


def take_down(
    store: Store, ids: Sequence[str], *, reason: str, author: str, now: str, step: str, progress: Progress | None = None
) -> Erased:
    """Erase the articles of these ids; `step` names the annotations that records are written anew from. Raises StoreError.

    All of it is one transaction, after which the file is written anew, so that the words are in no page of it.
    """
    for _ in range(TRIES):
        plan = _planned(store, ids, step=step, progress=progress)
        with store.write() as transaction:
            if _heads(transaction, ids) != plan.heads:
                continue
            for stored in plan.stored:
                erase_article(transaction, stored, reason=reason, author=author, made=now)
            for version, record in plan.versions:
                rewrite_version(transaction, version, record)
            for judgement in plan.judgements:
                rewrite_judgement(transaction, judgement)
            forget_words(transaction)
        scrub(store)
        return Erased(
            tuple(stored.article for stored in plan.stored),
            tuple((version.story, version.number) for version, record in plan.versions if record is not None),
            tuple((version.story, version.number) for version, record in plan.versions if record is None),
            tuple(judgement.id for judgement in plan.judgements),
        )
    raise StoreError(store.name, "others add to these stories all the time; nothing was taken down, try again")


def _planned(store: Store, ids: Sequence[str], *, step: str, progress: Progress | None) -> _Plan:
    with store.read() as transaction:
        stored = tuple(articles_of(transaction, ids))
        heads = _heads(transaction, ids)
        held = versions_with(transaction, ids)
        log = all_judgements(transaction)
        remaining = {a.id for _, record in held for a in record.articles} - set(ids)
        articles = {one.article.id: one.article for one in articles_of(transaction, remaining)}
        notes = annotations_of(transaction, remaining, step=step)
        before = dict(_before(transaction, held))
    missing = [article for article in articles.values() if article.id not in notes]
    notes |= {one.article: one for one in pipeline.annotate(missing)}
    versions: list[tuple[Version, Record | None]] = []
    for done, (version, record) in enumerate(held, 1):
        made = _remade(version, record, articles, notes, log)
        same = made is not None and before.get(version.story) == replace(made, provenance=NOWHERE)
        versions.append((version, None if same else made))
        if made is not None:
            before[version.story] = replace(made, provenance=NOWHERE)
        if progress:
            progress(done, len(held))
    digests = {one.article.sha256 for one in stored}
    changed = tuple(new for old in log if (new := without_words(old, digests)) != old)
    return _Plan(stored, heads, tuple(versions), changed)


def _before(transaction: Transaction, held: Sequence[tuple[Version, Record]]) -> Iterator[tuple[str, Record]]:
    """For each story the record before the first that has to go, if there is one."""
    first = {version.story: version.number for version, _ in reversed(held)}
    for story, number in first.items():
        for version in record_versions(transaction, story):
            if version.number == number - 1:
                yield story, replace(load_record(transaction, version), provenance=NOWHERE)


def _heads(transaction: Transaction, ids: Sequence[str]) -> tuple[Version, ...]:
    return tuple(version for story in stories_with(transaction, ids) for version in record_versions(transaction, story))


def _remade(
    version: Version, record: Record, articles: Mapping[str, Article], notes: Mapping[str, Annotations], log: Sequence[Judgement]
) -> Record | None:
    """The version's record from its reports that remain, with the judgements of its time; None where no report does."""
    kept = [articles[a.id] for a in record.articles if a.id in articles]
    if not kept:
        return None
    gone = {a.locator for a in record.articles if a.id not in articles}
    refusals = [r for r in record.refusals if r.locator not in gone]
    judgements = relevant([j for j in log if j.when <= version.made], kept)
    return pipeline.record(kept, [notes[a.id] for a in kept], refusals, judgements=judgements)
