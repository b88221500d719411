"""2: what people decided about stories and where each report ever stood are looked up, no longer searched for in the whole log; reports are
found by where they were read from; stories that lost all of their reports are due for a last version without any."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Connection, text

_TABLES = (
    "ALTER TABLE story_events ADD COLUMN decided INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX story_events_decided ON story_events (seq) WHERE decided = 1",
    """CREATE TABLE placements (article TEXT NOT NULL, event {big} NOT NULL, story TEXT NOT NULL,
        CONSTRAINT placements_once PRIMARY KEY (article, event))""",
    "ALTER TABLE articles ADD COLUMN locator_key TEXT",
    "CREATE INDEX articles_locator ON articles (locator_key)",
)
_DECIDED = "UPDATE story_events SET decided = 1 WHERE substr(rule, 1, 10) = 'judgement/'"
_EMPTIED = """UPDATE stories SET changed = changed + 1 WHERE merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM members WHERE members.story = stories.id)
    AND EXISTS (SELECT 1 FROM records WHERE records.story = stories.id)"""


def upgrade(connection: Connection) -> str:
    for statement in _TABLES:
        connection.exec_driver_sql(statement.format(big="BIGINT" if connection.dialect.name == "postgresql" else "INTEGER"))
    decided = connection.exec_driver_sql(_DECIDED).rowcount
    placed = _placements(connection)
    keys = [{"seq": row.seq, "key": _key(row.locator)} for row in connection.execute(text("SELECT seq, locator FROM articles"))]
    if keys:
        connection.execute(text("UPDATE articles SET locator_key = :key WHERE seq = :seq"), keys)
    emptied = connection.exec_driver_sql(_EMPTIED).rowcount
    return f"indexed: {placed} placements, events of judgements {decided}, places of reports {len(keys)}; stories to close: {emptied}"


def _placements(connection: Connection) -> int:
    """The log played again: each report that an event moved, and the story it came to."""
    home: dict[str, str] = {}
    rows: dict[tuple[str, int], str] = {}
    for event in connection.execute(text("SELECT seq, kind, story, articles, other FROM story_events ORDER BY seq")):
        moved = json.loads(event.articles)
        if event.kind == "merges":
            moved += [article for article, story in home.items() if story == event.other]
        for article in moved:
            home[article] = rows[article, event.seq] = event.story
    values = [{"article": article, "event": event, "story": story} for (article, event), story in rows.items()]
    if values:
        connection.execute(text("INSERT INTO placements (article, event, story) VALUES (:article, :event, :story)"), values)
    return len(values)


def _key(place: str) -> str:
    return place if len(place) <= 500 else "sha256:" + hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()
