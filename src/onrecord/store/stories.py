"""Stories: the log of their events, and who stands where after it.

The log is what holds; `stories` and `members` repeat what follows from it, so that the usual questions cost one look-up. A story's id is
for ever: one that was merged points to the story that took it in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, literal, literal_column, or_, select, update

from onrecord.codec import decode_profile, dumps, encode_profile, loads
from onrecord.model import JUDGED, Profile, StoryEvent, StoryMember
from onrecord.store.articles import BATCH
from onrecord.store.opened import Transaction
from onrecord.store.rows import latest, once
from onrecord.store.schema import articles, judgements, members, placements, profiles, stories, story_events


@dataclass(frozen=True, slots=True)
class StoredStory:
    """`founded` is when its first report was received; `merged_into` the story that took it in.

    `changes` counts what happened to it; its newest record has seen `recorded` of them.
    """

    id: str
    founded: str
    merged_into: str | None
    changes: int
    recorded: int


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event of the log; `seq` counts up in the order in which events apply."""

    seq: int
    event: StoryEvent


def add_profile(transaction: Transaction, profile: Profile, *, version: str) -> bool:
    """Keep what an article is clustered by, by the version of what made it; False when it is there."""
    return once(transaction, profiles, article=profile.article, version=version, day=profile.day, document=dumps(encode_profile(profile)))


def add_event(transaction: Transaction, event: StoryEvent) -> int:
    """Append to the log, and move whom it moves; gives its `seq`."""
    seq = transaction.execute(
        story_events.insert()
        .values(
            kind=event.kind, story=event.story, articles=json.dumps(event.articles), other=event.other, received=event.received,
            rule=event.rule, confidence=event.confidence, decided=int(event.rule.startswith(JUDGED)),
        )
        .returning(story_events.c.seq)
    ).scalar_one()  # fmt: skip
    if event.kind == "merges":
        moved = select(members.c.article, literal(seq), literal(event.story)).where(members.c.story == event.other)
        transaction.execute(placements.insert().from_select(("article", "event", "story"), moved))
        transaction.execute(update(members).where(members.c.story == event.other).values(story=event.story))
        transaction.execute(update(stories).where(stories.c.id == event.other).values(merged_into=event.story))
    once(transaction, stories, id=event.story, founded=event.received, changed=0, recorded=0)
    for changed in (event.story, event.other):
        if changed:
            touch(transaction, changed)
    for article in event.articles:
        latest(transaction, members, article=article, story=event.story)
        once(transaction, placements, article=article, event=seq, story=event.story)
    return int(seq)


def touch(transaction: Transaction, story_id: str) -> None:
    """Make a story's record due though no report came or went: a judgement, an erasure, a new annotation."""
    transaction.execute(update(stories).where(stories.c.id == story_id).values(changed=stories.c.changed + 1))


def members_between(transaction: Transaction, first: str, last: str, *, version: str) -> Iterator[StoryMember]:
    """The placed reports whose day is between two ISO days, both inclusive, in the order of arrival."""
    days = (profiles.c.day >= first, profiles.c.day <= last)
    yield from _members(transaction, _MEMBERS.where(profiles.c.version == version, *days))


def members_of(transaction: Transaction, ids: Iterable[str], *, version: str) -> Iterator[StoryMember]:
    """The placed reports of these ids, in the order of arrival within each BATCH."""
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), BATCH):
        yield from _members(transaction, _MEMBERS.where(profiles.c.version == version, profiles.c.article.in_(wanted[at : at + BATCH])))


def profile_days(transaction: Transaction, ids: Iterable[str], *, version: str) -> tuple[str, ...]:
    """The days at which these reports stand, each once, sorted."""
    wanted, out = sorted(set(ids)), set[str]()
    for at in range(0, len(wanted), BATCH):
        query = select(profiles.c.day).where(profiles.c.version == version, profiles.c.article.in_(wanted[at : at + BATCH])).distinct()
        out.update(transaction.execute(query).scalars())
    return tuple(sorted(out))


def merged_ids(transaction: Transaction) -> frozenset[str]:
    """The ids of stories that were merged into others: no story may get one again."""
    return frozenset(transaction.execute(select(stories.c.id).where(stories.c.merged_into.is_not(None))).scalars())


def newest_event(transaction: Transaction) -> int:
    """The `seq` of the log's last event, 0 of an empty log: who remembers it can tell whether others wrote since."""
    return int(transaction.execute(select(func.coalesce(func.max(story_events.c.seq), 0))).scalar_one())


def not_placed(transaction: Transaction, *, most: int = 500) -> tuple[str, ...]:
    """The ids of the first articles that stand in no story, in the order of arrival."""
    placed = select(members.c.article).where(members.c.article == articles.c.id).exists()
    return tuple(transaction.execute(select(articles.c.id).where(~placed).order_by(articles.c.seq).limit(most)).scalars())


def story_of(transaction: Transaction, article: str) -> str | None:
    """The story that an article stands in."""
    return transaction.execute(select(members.c.story).where(members.c.article == article)).scalar_one_or_none()


def story_members(transaction: Transaction, story_id: str) -> tuple[str, ...]:
    """The ids of a story's articles, sorted."""
    return tuple(transaction.execute(select(members.c.article).where(members.c.story == story_id).order_by(members.c.article)).scalars())


def located_members(transaction: Transaction) -> tuple[tuple[str, str, str | None, str | None], ...]:
    """Story, locator, title and day of publication of every placed report that no later one revises, in the order of arrival."""
    later = articles.alias()
    query = (
        select(members.c.story, articles.c.locator, articles.c.title, articles.c.published)
        .join(members, members.c.article == articles.c.id)
        .outerjoin(later, later.c.revises == articles.c.id)
        .where(later.c.id.is_(None))
        .order_by(articles.c.seq)
    )
    return tuple((row.story, row.locator, row.title, row.published) for row in transaction.execute(query))


def story(transaction: Transaction, story_id: str) -> StoredStory | None:
    """The story of an id, merged or not."""
    row = transaction.execute(select(stories).where(stories.c.id == story_id)).one_or_none()
    return _story(row) if row else None


def standing(transaction: Transaction, story_id: str) -> StoredStory | None:
    """The story of an id, or the one that it was merged into in the end."""
    found = story(transaction, story_id)
    while found and found.merged_into:
        found = story(transaction, found.merged_into)
    return found


def story_ids(transaction: Transaction, prefix: str) -> tuple[str, ...]:
    """The ids that begin with some characters, sorted: what a person types is rarely the whole id."""
    query = select(stories.c.id).where(stories.c.id.startswith(prefix, autoescape=True)).order_by(stories.c.id)
    return tuple(transaction.execute(query).scalars())


def stories_with(transaction: Transaction, article_ids: Iterable[str]) -> tuple[str, ...]:
    """Every story that one of the articles ever stood in, by the log; sorted."""
    wanted, found = sorted(set(article_ids)), set[str]()
    for at in range(0, len(wanted), BATCH):
        query = select(placements.c.story).where(placements.c.article.in_(wanted[at : at + BATCH])).distinct()
        found.update(transaction.execute(query).scalars())
    return tuple(sorted(found))


def all_placements(transaction: Transaction) -> Iterator[tuple[str, int, str]]:
    """Article, event of the log and story of every move, in the order of the log."""
    query = select(placements.c.article, placements.c.event, placements.c.story).order_by(placements.c.event, placements.c.article)
    yield from ((row.article, row.event, row.story) for row in transaction.execute(query))


def all_stories(transaction: Transaction) -> tuple[StoredStory, ...]:
    """Every story that was not merged into another, by id."""
    return tuple(map(_story, transaction.execute(select(stories).where(stories.c.merged_into.is_(None)).order_by(stories.c.id))))


def due_stories(transaction: Transaction) -> tuple[str, ...]:
    """The stories whose record is older than their reports, by id."""
    query = select(stories.c.id).where(stories.c.changed > stories.c.recorded, stories.c.merged_into.is_(None)).order_by(stories.c.id)
    return tuple(transaction.execute(query).scalars())


def mark_recorded(transaction: Transaction, story_id: str, *, changes: int) -> bool:
    """Note that a story's newest record has seen this many of its changes; False when one is there that has seen as many."""
    query = update(stories).where(stories.c.id == story_id, stories.c.recorded < changes).values(recorded=changes)
    return transaction.execute(query).rowcount == 1


def story_log(transaction: Transaction, story_id: str | None = None, *, since: int = 0) -> tuple[StoredEvent, ...]:
    """The events after one with this `seq`, of one story or of all, in order."""
    query = select(story_events).where(story_events.c.seq > since).order_by(story_events.c.seq)
    if story_id is not None:
        query = query.where(or_(story_events.c.story == story_id, story_events.c.other == story_id))
    return tuple(map(_event, transaction.execute(query)))


_MEMBERS = (
    select(profiles.c.document, members.c.story, stories.c.founded)
    .join(members, members.c.article == profiles.c.article)
    .join(stories, stories.c.id == members.c.story)
    .order_by(profiles.c.seq)
)


def _members(transaction: Transaction, query: Select[Any]) -> Iterator[StoryMember]:
    pinned, barred = _decided(transaction)
    for row in transaction.execute(query):
        made = decode_profile(loads(row.document))
        out = barred.get(made.article, set()) - {row.story}
        yield StoryMember(made, row.story, row.founded, made.article in pinned, tuple(sorted(out)))


def _decided(transaction: Transaction) -> tuple[frozenset[str], dict[str, set[str]]]:
    """The reports that people's standing judgements put where they stand, and the stories that each report was to be kept out of.

    A story that was merged since counts as the one that it went into.
    """
    pinned: set[str] = set()
    barred: dict[str, set[str]] = {}
    query = select(story_events).where(story_events.c.decided == literal_column("1")).order_by(story_events.c.seq)
    events = [_event(row).event for row in transaction.execute(query)]
    gone = _taken_back(transaction) if events else frozenset()
    into = _merged(transaction) if events else {}
    for event in events:
        story, other = _last(event.story, into), _last(event.other, into) if event.other else None
        for article in event.articles:
            if (event.rule, event.received, article) in gone:
                continue
            pinned.add(article)
            out = barred.setdefault(article, set())
            out.discard(story)
            if event.rule == _APART and other and other != story:
                out.add(other)
    return frozenset(pinned), barred


def _taken_back(transaction: Transaction) -> frozenset[tuple[str, str, str]]:
    """Rule, time and report of the events of judgements that were withdrawn, and that no standing one explains too."""
    query = select(judgements.c.id, judgements.c.kind, judgements.c.made, judgements.c.withdraws, judgements.c.document)
    log = transaction.execute(query.where(judgements.c.kind.in_(("same", "different", "withdraw"))).order_by(judgements.c.seq)).all()
    gone: set[str] = set()
    for row in reversed(log):
        if row.withdraws is not None and row.id not in gone:
            gone.add(row.withdraws)
    if not gone:
        return frozenset()
    stands: dict[bool, set[tuple[str, str, str]]] = {True: set(), False: set()}
    for row in log:
        document: Any = loads(row.document)
        if row.withdraws is None and document.get("noun") == "report":
            digests = [target["sha256"] for target in document.get("targets", ())]
            for article in transaction.execute(select(articles.c.id).where(articles.c.sha256.in_(digests))).scalars():
                stands[row.id not in gone].add((f"{JUDGED}{row.kind}", row.made, article))
    return frozenset(stands[False] - stands[True])


def _merged(transaction: Transaction) -> dict[str, str]:
    """Each story that was merged, with the one that took it in."""
    query = select(stories.c.id, stories.c.merged_into).where(stories.c.merged_into.is_not(None))
    return {row.id: row.merged_into for row in transaction.execute(query)}


def _last(story_id: str, into: Mapping[str, str]) -> str:
    while story_id in into:
        story_id = into[story_id]
    return story_id


_APART = f"{JUDGED}different"


def _story(row: Row[Any]) -> StoredStory:
    return StoredStory(row.id, row.founded, row.merged_into, row.changed, row.recorded)


def _event(row: Row[Any]) -> StoredEvent:
    event = StoryEvent(row.kind, row.story, tuple(json.loads(row.articles)), row.received, row.rule, row.other, row.confidence)
    return StoredEvent(row.seq, event)
