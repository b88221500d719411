"""Judgements of people -> the archive's log, and the stories that they change, whose records are then due.

An entry is added and never edited. That two reports are of one story, or of two, moves the later named one at once; the log of stories
says so, and a withdrawal leaves it where it is for the next judgement or consolidation to move.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.archive.stories import find_story
from onrecord.errors import UsageError
from onrecord.judging.log import relevant, standing, withdrawn, without_words
from onrecord.judging.naming import Candidate
from onrecord.judging.redaction import Withheld, redacted, withheld
from onrecord.linking.stories import story_id
from onrecord.model import JUDGED, Article, Judged, Judgement, Record, StoryEvent, StoryEventKind, Target
from onrecord.store import Store, Transaction
from onrecord.store.articles import StoredArticle, with_sha256
from onrecord.store.erasure import articles_named
from onrecord.store.judgement_log import all_judgements, append_judgement
from onrecord.store.records import load_record, newest_record
from onrecord.store.stories import StoredStory, add_event, all_stories, story_members, story_of, touch
from onrecord.store.stories import standing as standing_story
from onrecord.store.tombstones import tombstone_of


@dataclass(frozen=True, slots=True)
class LogRow:
    """An entry of the log: `state` is what became of it (`withdrawn`, or as in the newest records), `reason` why it does not hold."""

    judgement: Judgement
    state: str
    reason: str | None
    stories: tuple[str, ...]


def judge(store: Store, judgement: Judgement) -> tuple[str, ...]:
    """Add an entry to the log; gives the stories whose records are due by it. Raises UsageError for one that withdraws nothing.

    Words of a report that was taken down do not come back with it.
    """
    with store.write() as transaction:
        log = all_judgements(transaction)
        judgement = without_words(judgement, _taken_down(transaction, judgement))
        entry = judgement
        if judgement.kind == "withdraw":
            entry = next((j for j in log if j.id == judgement.withdraws), judgement)
            if entry is judgement:
                raise UsageError(f"{judgement.withdraws}: no such judgement; `onrecord judge log` lists them")
        if not append_judgement(transaction, judgement):
            return ()
        while entry.kind == "withdraw":
            entry = next(j for j in log if j.id == entry.withdraws)
        moved = _moved(transaction, judgement) if judgement.noun == "report" and judgement.kind in ("same", "different") else set()
        stories = moved | set(stories_of(transaction, entry.targets))
        for story in sorted(stories):
            touch(transaction, story)
    return tuple(sorted(stories))


def _taken_down(transaction: Transaction, judgement: Judgement) -> frozenset[str]:
    """The digests of the reports that a judgement speaks of and that were taken down, maybe since it was thought of.

    Where another outlet's report of the same bytes stands, its words are in the archive by right.
    """
    digests = {target.sha256 for target in judgement.targets}
    gone = (one for one in digests if tombstone_of(transaction, sha256=one, content="") is not None)
    return frozenset(one for one in gone if not with_sha256(transaction, one))


def judgements_on(transaction: Transaction, articles: Sequence[Article], *, until: str | None = None) -> tuple[Judgement, ...]:
    """The standing judgements that speak of one of the articles, in the order of the log."""
    return relevant(all_judgements(transaction, until=until), articles)


def names_withheld(transaction: Transaction) -> tuple[Withheld, ...]:
    """The names that no output of the archive shows."""
    return withheld(all_judgements(transaction))


def shown(transaction: Transaction, record: Record) -> Record:
    """A record as it may leave the archive: without the names that are withheld. Every output of an archive passes through here."""
    return redacted(record, names_withheld(transaction))


def stories_of(transaction: Transaction, targets: Sequence[Target]) -> tuple[str, ...]:
    """The stories in which the reports of some targets stand now, sorted."""
    found = {story_of(transaction, stored.article.id) for target in targets for stored in with_sha256(transaction, target.sha256)}
    return tuple(sorted(story for story in found if story is not None))


def _moved(transaction: Transaction, judgement: Judgement) -> set[str]:
    """Move the reports that a judgement finds in the wrong story, and note that the others are where they belong; gives the stories that
    change.

    A report that an event of a judgement names is not moved again by the program, as long as the judgement stands.
    """
    (first, home), *others = [_placed(transaction, target) for target in judgement.targets]
    rule = f"{JUDGED}{judgement.kind}"
    events = [StoryEvent("moves", home, (first,), judgement.when, rule, home)]
    for article, at in others:
        if judgement.kind == "same" and at != home:
            kind: StoryEventKind = "merges" if story_members(transaction, at) == (article,) else "moves"
            events.append(StoryEvent(kind, home, (article,), judgement.when, rule, at))
        elif judgement.kind == "different" and at == home:
            events.append(StoryEvent("splits", _new_story(transaction, article, first), (article,), judgement.when, rule, at))
        elif judgement.kind == "different":  # they stand apart, and neither may come to the other's story later
            events.append(StoryEvent("moves", home, (first,), judgement.when, rule, at))
            events.append(StoryEvent("moves", at, (article,), judgement.when, rule, home))
        else:
            events.append(StoryEvent("moves", at, (article,), judgement.when, rule, at))
    for event in events:
        add_event(transaction, event)
    stories = {story for event in events for story in (event.story, event.other) if story is not None}
    return {story for story in stories if (found := standing_story(transaction, story)) is not None and found.id == story}


def _placed(transaction: Transaction, target: Target) -> tuple[str, str]:
    for stored in with_sha256(transaction, target.sha256):
        story = story_of(transaction, stored.article.id)
        if story is not None:
            return stored.article.id, story
    raise UsageError(f"{target.locator}: stands in no story yet; `onrecord add` goes on where it was interrupted")


def _new_story(transaction: Transaction, article: str, first: str) -> str:
    """An id for a story that begins with an article: the usual one, unless a story has or had it."""
    new, tried = story_id(article), 0
    while standing_story(transaction, new) is not None:
        tried += 1
        new = story_id("a" + hashlib.sha256(f"{article} {first} {tried}".encode()).hexdigest()[:16])
    return new


def report_named(transaction: Transaction, name: str) -> Candidate:
    """The newest report of an id, a digest or a place. Raises UsageError."""
    found: tuple[StoredArticle, ...] = articles_named(transaction, name)
    if not found:
        raise UsageError(f"{name}: no report of this archive has this id, digest or place")
    article = max(found, key=lambda stored: stored.seq).article
    return Candidate("report", article.id, article, None)


def story_meant(transaction: Transaction, given: str | None, names: Sequence[str] = ()) -> StoredStory:
    """The story that is given, or the one of the report in whose ids (`a3f….s2`) the names are, or the only one. Raises UsageError."""
    if given is not None:
        return find_story(transaction, given)
    homes = {story_of(transaction, name.split(".")[0]) for name in names} - {None}
    if len(homes) == 1:
        return find_story(transaction, str(homes.pop()))
    every = all_stories(transaction)
    if len(every) != 1:
        raise UsageError(f"say which of the {len(every)} stories with --story; `onrecord stories` lists them")
    return every[0]


def judgement_rows(transaction: Transaction) -> tuple[LogRow, ...]:
    """The whole log in its order, with what became of each entry; one whose report is in no story is unanchored."""
    log = all_judgements(transaction)
    held, gone = {j.id for j in standing(log)}, withdrawn(log)
    states: dict[str, dict[str, Judged]] = {}
    rows = []
    for entry in log:
        stories = stories_of(transaction, entry.targets)
        for story in stories:
            if story not in states and entry.id in held:
                states[story] = _judged_in(transaction, story)
        if entry.id in gone or entry.kind in ("withdraw", "redact"):
            state, reason = "withdrawn" if entry.id in gone else "applied", None
        else:
            found = [states[story][entry.id] for story in stories if entry.id in states[story]]
            state = found[0].state if found else "unanchored" if not stories else "due"
            reason = next((row.reason for row in found if row.reason), None if found or stories else "its report is not in the archive")
        rows.append(LogRow(entry, state, reason, stories))
    return tuple(rows)


def _judged_in(transaction: Transaction, story: str) -> dict[str, Judged]:
    version = newest_record(transaction, story)
    return {row.judgement.id: row for row in load_record(transaction, version).judgements} if version is not None else {}


def entry_named(transaction: Transaction, given: str) -> Judgement:
    """The entry of the log that an id, or the beginning of one, means. Raises UsageError."""
    log = all_judgements(transaction)
    found = [entry for entry in log if entry.id == given] or [entry for entry in log if given and entry.id.startswith(given)]
    if len(found) > 1:
        raise UsageError(f"{given}: several judgements begin so: {', '.join(entry.id for entry in found[:5])}")
    if not found:
        raise UsageError(f"{given}: no such judgement; `onrecord judge log` lists them")
    return found[0]


def redaction_of(transaction: Transaction, name: str) -> Judgement | None:
    """The standing entry that withholds a name, in any case of letters."""
    wanted = " ".join(name.casefold().split())
    return next((j for j in standing(all_judgements(transaction)) if j.kind == "redact" and (j.value or "").casefold() == wanted), None)
