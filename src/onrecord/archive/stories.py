"""The archive -> its stories: all as a list (what each is called, when it ran, which reports it has), or the one that is meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.store import Transaction
from onrecord.store.records import Version, newest_records
from onrecord.store.stories import StoredStory, all_stories, located_members, standing, story_ids


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story, in the form of `onrecord stories --format json`; `articles` are locators.

    `version` counts its record's versions, 0 where it has none yet; `due`: the newest does not hold all of its reports.
    """

    id: str
    label: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    origins: int
    disputed: int
    version: int
    due: bool


def story_list(transaction: Transaction) -> tuple[StoryRow, ...]:
    """Every story, the one with the newest report first."""
    versions = {version.story: version for version in newest_records(transaction)}
    places: defaultdict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
    for story_id, locator, title, day in located_members(transaction):
        places[story_id].append((locator, title, day))
    rows = [
        _row(story.id, places[story.id], versions.get(story.id), story.changes > story.recorded)
        for story in all_stories(transaction)
        if places[story.id]
    ]
    return tuple(sorted(sorted(rows, key=lambda r: r.id), key=lambda r: r.last or "", reverse=True))


def _row(story_id: str, reports: list[tuple[str, str | None, str | None]], version: Version | None, due: bool) -> StoryRow:
    days = sorted(day for _, _, day in reports if day)
    said = version.summary if version else None
    label = said.label if said else next((title for _, title, _ in reports if title), reports[0][0])
    return StoryRow(
        story_id,
        label,
        days[0] if days else None,
        days[-1] if days else None,
        tuple(sorted(locator for locator, _, _ in reports)),
        said.origins if said else 0,
        said.disputed if said else 0,
        version.number if version else 0,
        due,
    )


def find_story(transaction: Transaction, given: str) -> StoredStory:
    """The story that an id, or the beginning of one, means; a merged one gives where it went. Raises UsageError."""
    found = story_ids(transaction, given)
    if given in found:
        found = (given,)
    if len(found) > 1:
        raise UsageError(f"{given}: several stories begin so: {', '.join(found[:5])}{', …' if len(found) > 5 else ''}")
    story = standing(transaction, found[0]) if found and given else None
    if story is None:
        raise UsageError(f"{given}: no such story; `onrecord stories` lists them")
    return story
