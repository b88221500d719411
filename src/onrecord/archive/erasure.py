"""Reports to be taken down, or older than they are to be kept -> an archive without them.

What goes: a report's text and bytes, its annotations, its words in the search index and in judgements, and the record versions that hold
them. Each of these is written anew from the reports that remain, at the number and the time that it bears, by this program; one of which
nothing remains, or that then says what the version before it says, is dropped. A tombstone with digests and reason stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from onrecord import pipeline
from onrecord.archive.records import bring_up
from onrecord.archive.taken_down import stone_for
from onrecord.errors import StoreError, UsageError
from onrecord.judging.log import relevant, without_words
from onrecord.model import Annotations, Article, Judgement, Provenance, Record
from onrecord.recording.labels import label
from onrecord.store import Store
from onrecord.store.annotations import annotations_of
from onrecord.store.articles import StoredArticle, articles_of, with_sha256
from onrecord.store.erasure import (
    articles_before,
    articles_named,
    erase_article,
    forget_words,
    mark_scrub_due,
    scrub,
    scrub_due,
)
from onrecord.store.judgement_log import all_judgements, log_length, rewrite_judgement
from onrecord.store.opened import Transaction
from onrecord.store.records import Version, load_record, record_versions, replace_versions
from onrecord.store.stories import stories_with, story_of, touch

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
class _Basis:
    """What a plan is made from: the versions of the stories that it may touch, and where the log of judgements and tombstones ended."""

    heads: tuple[Version, ...]
    log: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done, made outside of any transaction that writes."""

    stored: tuple[StoredArticle, ...]
    basis: _Basis
    versions: tuple[tuple[Version, Record | None], ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A version that has to go, with its record; `earlier` is the record of the version right before it, where that one stays."""

    version: Version
    record: Record
    earlier: Record | None


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
    store: Store,
    ids: Sequence[str],
    *,
    reason: str,
    author: str,
    now: str,
    step: str,
    aged: bool = False,
    progress: Progress | None = None,
) -> Erased:
    """Erase the articles of these ids; `step` names the annotations that records are written anew from. Raises StoreError.

    `aged`: they go because they are old, so that only the same words are refused later, and not what their pages say then.

    All of it is one transaction, after which the file is written anew, so that the words are in no page of it. The stories that the
    reports stood in are due by it, and their records brought up: where a revision went, the report that it revised stands again.
    """
    for _ in range(TRIES):
        plan = _planned(store, ids, step=step, progress=progress)
        with store.write() as transaction:
            if _basis(transaction, ids) != plan.basis:
                continue
            homes = {story for stored in plan.stored if (story := story_of(transaction, stored.article.id)) is not None}
            for stored in plan.stored:
                whole = not aged and not _others_at(transaction, stored, ids)
                erase_article(transaction, stored, stone_for(stored, whole=whole, reason=reason, author=author, made=now))
            for story in dict.fromkeys(version.story for version, _ in plan.versions):
                replace_versions(transaction, story, {v.number: (r, label(r)) if r else None for v, r in plan.versions if v.story == story})
            for judgement in plan.judgements:
                rewrite_judgement(transaction, judgement)
            for story in sorted(homes):
                touch(transaction, story)
            forget_words(transaction)
            mark_scrub_due(transaction, at=now)
        scrub(store)
        bring_up(store, step=step, clock=lambda: datetime.fromisoformat(now), only=homes)
        return Erased(
            tuple(stored.article for stored in plan.stored),
            tuple((version.story, version.number) for version, record in plan.versions if record is not None),
            tuple((version.story, version.number) for version, record in plan.versions if record is None),
            tuple(judgement.id for judgement in plan.judgements),
        )
    raise StoreError(store.name, "others add to these stories all the time; nothing was taken down, try again")


def _others_at(transaction: Transaction, stored: StoredArticle, ids: Collection[str]) -> bool:
    """Whether versions of a report that are not taken down stand at its address."""
    named = articles_named(transaction, stored.address) if stored.address else ()
    return any(one.address == stored.address and one.article.id not in ids for one in named)


def finish(store: Store) -> bool:
    """Do what an erasure that was cut off left to do: write the file anew. Says whether there was anything. Raises StoreError."""
    with store.read() as transaction:
        due = scrub_due(transaction)
    if due:
        scrub(store)
    return due is not None


def _planned(store: Store, ids: Sequence[str], *, step: str, progress: Progress | None) -> _Plan:
    with store.read() as transaction:
        basis = _basis(transaction, ids)
        stored = tuple(articles_of(transaction, ids))
        digests = {one.article.sha256 for one in stored}
        log = all_judgements(transaction)
        scrubbed = tuple(without_words(entry, digests) for entry in log)
        held = tuple(_held(transaction, basis.heads, set(ids), digests))
        remaining = {a.id for one in held for a in one.record.articles} - set(ids)
        articles = {one.article.id: one.article for one in articles_of(transaction, remaining)}
        notes = annotations_of(transaction, remaining, step=step)
    missing = [article for article in articles.values() if article.id not in notes]
    notes |= {one.article: one for one in pipeline.annotate(missing)}
    versions: list[tuple[Version, Record | None]] = []
    before: dict[str, Record] = {}
    for done, one in enumerate(held, 1):
        made = _remade(one.version, one.record, articles, notes, scrubbed)
        if one.earlier is not None:
            before[one.version.story] = replace(one.earlier, provenance=NOWHERE)
        same = made is not None and before.get(one.version.story) == replace(made, provenance=NOWHERE)
        versions.append((one.version, None if same else made))
        if made is not None:
            before[one.version.story] = replace(made, provenance=NOWHERE)
        if progress:
            progress(done, len(held))
    changed = tuple(new for old, new in zip(log, scrubbed, strict=True) if new != old)
    return _Plan(stored, basis, tuple(versions), changed)


def _held(transaction: Transaction, heads: Sequence[Version], ids: Collection[str], digests: Collection[str]) -> Iterator[_Held]:
    """The versions that hold words of the reports, as reports of theirs or in judgements; in the order of `heads`."""
    story: str | None = None
    earlier: Record | None = None
    for version in heads:
        earlier = earlier if version.story == story else None
        story, record = version.story, load_record(transaction, version)
        targets = (target for judged in record.judgements for target in judged.judgement.targets)
        if any(a.id in ids for a in record.articles) or any(target.sha256 in digests for target in targets):
            yield _Held(version, record, earlier)
            earlier = None
        else:
            earlier = record


def _basis(transaction: Transaction, ids: Sequence[str]) -> _Basis:
    """Every version of the stories that the reports ever stood in, or that a judgement on them is in by another report that it names."""
    digests = {one.article.sha256 for one in articles_of(transaction, ids)}
    log = (entry for entry in all_judgements(transaction) if any(target.sha256 in digests for target in entry.targets))
    named = {(target.sha256, target.locator) for entry in log for target in entry.targets}
    others = {
        one.article.id
        for sha256, locator in sorted(named)
        for one in (*with_sha256(transaction, sha256), *articles_named(transaction, locator))
    }
    stories = stories_with(transaction, {*ids, *others})
    return _Basis(tuple(version for story in stories for version in record_versions(transaction, story)), log_length(transaction))


def _remade(
    version: Version, record: Record, articles: Mapping[str, Article], notes: Mapping[str, Annotations], log: Sequence[Judgement]
) -> Record | None:
    """The version's record from its reports that remain, with what a log without the words of the others held by then; None where no report
    does.
    """
    kept = [articles[a.id] for a in record.articles if a.id in articles]
    if not kept:
        return None
    gone = {a.locator for a in record.articles if a.id not in articles}
    refusals = [r for r in record.refusals if r.locator not in gone]
    judgements = relevant([j for j in log if j.when <= version.made], kept)
    return pipeline.record(kept, [notes[a.id] for a in kept], refusals, judgements=judgements)
