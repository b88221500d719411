"""The record of a story over time: as it stood at a moment, what changed since another, and the events of all stories in their order.

Every record passes through `shown` before anything is made of it, so that what is withheld is in no change, event or feed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.archive.judgements import names_withheld, shown
from onrecord.archive.stories import StoryRow
from onrecord.codec import decode, loads
from onrecord.errors import UsageError
from onrecord.judging.redaction import redacted, redacted_text
from onrecord.model import Anchor, Article, Position, Record
from onrecord.recording.alerts import ALERTS, alerts_in
from onrecord.recording.changes import Change, changes
from onrecord.rendering.feed import FeedEntry, render_feed
from onrecord.store import Store, Transaction
from onrecord.store.folding import folded_name
from onrecord.store.progress import position, set_position
from onrecord.store.records import Version, load_record, newest_record, record_texts, record_versions
from onrecord.store.stories import story_log, story_members
from onrecord.store.tombstones import Tombstone, tombstones_in
from onrecord.store.versions import version_before, versions_after

Tell = Callable[["Event"], None]

BATCH = 50
"""Versions whose events are looked for in one transaction: records of a whole archive do not fit into memory."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one story: which alert it is, in which version of the record, and the change with the reports of its words."""

    alert: str
    story: str
    label: str
    version: int
    made: str
    change: Change
    old: Article | None
    new: Article | None


def record_at(transaction: Transaction, story: str, moment: str | None = None) -> tuple[Version, Record]:
    """The record of a story as it stands, or as it stood at a moment (an ISO time). Raises UsageError where there was none."""
    version, record = _kept_at(transaction, story, moment)
    if version.closed:
        raise UsageError(why_none(transaction, story))
    return version, record


def _kept_at(transaction: Transaction, story: str, moment: str | None = None) -> tuple[Version, Record]:
    """The same, with the version without reports that a story has which has lost them all."""
    version = newest_record(transaction, story, at=moment)
    if version is None:
        first = next(iter(record_versions(transaction, story)), None)
        if first is None:
            raise UsageError(why_none(transaction, story))
        raise UsageError(f"{story}: no record at {moment}; its first record is of {first.made}")
    return version, shown(transaction, load_record(transaction, version))


def why_none(transaction: Transaction, story: str) -> str:
    """What is said of a story that has no record to show today: whether it is to come, was taken out or went to another story."""
    if story_members(transaction, story):
        return f"{story}: no record yet; `onrecord add` goes on where it was interrupted"
    stones, versions = tombstones_in(transaction, story), record_versions(transaction, story)
    if stones and all(version.closed for version in versions):
        last = max(stone.made for stone in stones)
        return f"{story}: {f'its {len(stones)} reports were' if len(stones) > 1 else 'its report was'} taken out{_when(stones, last)}"
    since = f"has had no reports since {versions[-1].made}" if versions else "has no reports"
    others = sorted({e.event.story for e in story_log(transaction, story) if e.event.other == story and e.event.story != story})
    went = f"; some went to {', '.join(others)}" if others else ""
    known = "" if all(version.closed for version in versions) else "; --as-of shows what was known before"
    return f"{story}: {since}{went}{known}"


def _when(stones: Sequence[Tombstone], last: str) -> str:
    return f"{', the last one' if any(stone.made != last for stone in stones) else ''} on {last}"


def changes_since(transaction: Transaction, story: str, moment: str) -> tuple[Change, ...]:
    """What changed in a story's record since a moment, an ISO time; everything in a story that began later."""
    before = newest_record(transaction, story, at=moment)
    _, record = _kept_at(transaction, story)
    return changes(shown(transaction, load_record(transaction, before)) if before is not None else None, record)


def feed_of(transaction: Transaction, story: str, *, program: str) -> str:
    """A story's Atom feed: an entry for each version of its record, with what changed."""
    entries: list[FeedEntry] = []
    record: Record | None = None
    title = ""
    for version, text in record_texts(transaction, story):
        before, record = record, shown(transaction, decode(loads(text)))
        title = record.title or title
        lines = tuple(change.text for change in changes(before, record))
        entries.append(FeedEntry(version.number, version.made, _headline(lines), lines))
    if record is None:
        raise UsageError(why_none(transaction, story))
    return render_feed(story, title or story, entries, version=program)


def _headline(lines: Sequence[str]) -> str:
    return lines[0] if len(lines) == 1 else f"{len(lines)} changes" if lines else "no changes"


def events_since(
    transaction: Transaction, seq: int, *, alerts: Sequence[str], story: str | None = None
) -> Iterator[tuple[int, list[Event]]]:
    """For each record version after one with this `seq`, its `seq` and its events of the wanted alerts, in the order of writing."""
    names = names_withheld(transaction)
    held: tuple[Version, Record] | None = None
    for number, version in versions_after(transaction, seq, story=story, most=BATCH):
        older = version_before(transaction, version)
        if older is None:
            before = None
        elif held is not None and held[0] == older:
            before = held[1]
        else:
            before = redacted(load_record(transaction, older), names)
        record = redacted(load_record(transaction, version), names)
        held = version, record
        articles = {a.id: a for a in (*(before.articles if before else ()), *record.articles)}
        yield (
            number,
            [
                Event(
                    alert, version.story, record.title, version.number, version.made, change,
                    _report(change.old, articles), _report(change.new, articles),
                )
                for alert, change in alerts_in(changes(before, record), alerts)
            ],
        )  # fmt: skip


def _report(anchor: Anchor | None, articles: dict[str, Article]) -> Article | None:
    return articles.get(anchor.article) if anchor is not None else None


def tell_events(store: Store, name: str, tell: Tell, *, alerts: Sequence[str], story: str | None = None) -> int:
    """Tell each event that the listener of this name has not been told yet, once and in order; gives how many.

    How far the listener is, is kept after each event that was told, so that one who fails is told that one again and none before it.
    """
    unknown = [alert for alert in alerts if alert not in ALERTS]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no event; there are {', '.join(ALERTS)}")
    told = 0
    while True:
        with store.read() as transaction:
            at = position(transaction, name)
            batch = list(events_since(transaction, at.offset if at else 0, alerts=alerts, story=story))
        if not batch:
            return told
        done = at.done if at else 0
        for seq, events in batch:
            for number, event in enumerate(events[done:], done + 1):
                tell(event)
                told += 1
                _keep(store, name, seq - 1, number)
            _keep(store, name, seq, 0)
            done = 0
        if len(batch) < BATCH:
            return told


def _keep(store: Store, name: str, seq: int, done: int) -> None:
    with store.write() as transaction:
        set_position(transaction, Position(name, "events", seq, done))


def filtered(
    transaction: Transaction,
    rows: Sequence[StoryRow],
    *,
    first: str | None = None,
    last: str | None = None,
    entity: str | None = None,
    outlet: str | None = None,
    disputed: bool = False,
    changed_since: str | None = None,
) -> tuple[StoryRow, ...]:
    """The stories that ran between two ISO days, have a disputed claim, an entity or outlet with these letters in its name, or figures that
    changed since a moment: all that is given has to hold. Without the names that are withheld.
    """
    names = names_withheld(transaction)
    out = []
    for row in rows:
        if (first and (row.last or "") < first) or (last and (row.first or "9999") > last) or (disputed and not row.disputed):
            continue
        if entity or outlet or changed_since:
            version = newest_record(transaction, row.id)
            record = redacted(load_record(transaction, version), names) if version is not None else None
            if record is None or not _has(record, entity=entity, outlet=outlet):
                continue
            if changed_since and not any(ALERTS["figure changed"](c) for c in changes_since(transaction, row.id, changed_since)):
                continue
        label, articles = redacted_text(row.label, names), tuple(redacted_text(place, names) for place in row.articles)
        out.append(replace(row, label=label, articles=articles))
    return tuple(out)


def _has(record: Record, *, entity: str | None, outlet: str | None) -> bool:
    named = _within(entity, (n for e in record.entities for n in (e.name, *e.aliases)))
    return named and _within(outlet, (a.outlet or "" for a in record.articles))


def _within(part: str | None, names: Iterable[str]) -> bool:
    """Whether a part of a name is in one of some names, as the search folds them."""
    return part is None or any(folded_name(part) in folded_name(name) for name in names)
