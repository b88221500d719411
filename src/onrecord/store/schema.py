"""The archive's tables as this program uses them. `migrations` makes them; a test holds the two together.

Rows of the tables above the line are only ever added (erasure apart, which leaves a tombstone). Those below it are kept up to date: they
say where the work stands, or repeat what the rows above say.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint, text

TABLES = MetaData()

Seq = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up only what is declared INTEGER PRIMARY KEY."""

schema_versions = Table(
    "schema_versions", TABLES, Column("version", Integer, primary_key=True, autoincrement=False), Column("name", Text, nullable=False)
)

articles = Table(
    "articles", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("locator", Text, nullable=False),
    Column("address", Text),  # what stays the same when the report is revised: its URL, else its file; null where nothing does
    Column("sha256", Text, nullable=False),
    Column("content", Text, nullable=False),  # digest of what a reader sees, so that other bytes with the same words are known
    Column("received", Text, nullable=False),
    Column("revises", Text),
    Column("published", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("document", Text, nullable=False),  # the Article, as onrecord/1
    Column("locator_key", Text),
    Column("outlet_key", Text),  # folded
    Index("articles_sha256", "sha256"),
    Index("articles_address", "address", "seq"),
    Index("articles_content", "content"),
    Index("articles_revises", "revises"),
    Index("articles_locator", "locator_key"),
)  # fmt: skip

bytes_read = Table(
    "bytes", TABLES,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),  # zlib
)  # fmt: skip

annotation_rows = Table(
    "annotations", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("article", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # zlib of the Annotations' JSON
    UniqueConstraint("article", "step", name="annotations_once"),
)  # fmt: skip

profiles = Table(
    "profiles", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("article", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("document", Text, nullable=False),
    UniqueConstraint("article", "version", name="profiles_once"),
    Index("profiles_day", "version", "day"),
)  # fmt: skip

links = Table(
    "links", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("left_article", Text, nullable=False),
    Column("right_article", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("made", Text, nullable=False),
    UniqueConstraint("left_article", "right_article", "kind", name="links_once"),
    Index("links_right", "right_article"),
)  # fmt: skip

story_events = Table(
    "story_events", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("articles", Text, nullable=False),  # JSON list of ids
    Column("other", Text),
    Column("received", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("confidence", Float),
    Column("decided", Integer, nullable=False, server_default="0"),  # 1 where a judgement moved them
    Index("story_events_story", "story", "seq"),
    Index("story_events_other", "other", "seq"),
    Index("story_events_decided", "seq", sqlite_where=text("decided = 1"), postgresql_where=text("decided = 1")),
)  # fmt: skip

records = Table(
    "records", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("story", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("made", Text, nullable=False),
    Column("digest", Text, nullable=False),  # sha256 of the canonical JSON
    Column("summary", Text, nullable=False),  # JSON: what a list of stories shows of it
    Column("content", LargeBinary, nullable=False),  # zlib of the canonical JSON, or of what differs in it from another version's
    Column("base", Integer),  # the number of that version; null where the JSON stands here whole
    UniqueConstraint("story", "number", name="records_once"),
)  # fmt: skip

judgements = Table(
    "judgements", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("withdraws", Text),
    Column("document", Text, nullable=False),
)  # fmt: skip

tombstones = Table(
    "tombstones", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("article", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("outlet", Text),  # digest; null: of any outlet
    Column("place", Text),  # digest of the address that the report had to itself
    Column("sketch", LargeBinary),  # what tells its words again without having them; null: only the same words are refused
    Index("tombstones_sha256", "sha256"),
    Index("tombstones_content", "content"),
    Index("tombstones_place", "place"),
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------------- kept up to date

stories = Table(
    "stories", TABLES,
    Column("id", Text, primary_key=True),
    Column("founded", Text, nullable=False),
    Column("merged_into", Text),
    Column("changed", Integer, nullable=False),  # counts up with each change
    Column("recorded", Integer, nullable=False),  # the count that its newest record reaches; behind `changed`: a record is due
)  # fmt: skip

members = Table(
    "members", TABLES,
    Column("article", Text, primary_key=True),
    Column("story", Text, nullable=False),
    Index("members_story", "story"),
)  # fmt: skip

placements = Table(
    "placements", TABLES,
    Column("article", Text, primary_key=True),
    Column("event", Seq, primary_key=True, autoincrement=False),  # the event of the log that brought it there
    Column("story", Text, nullable=False),
)  # fmt: skip

tombstone_words = Table(
    "tombstone_words", TABLES,
    Column("value", Seq, primary_key=True, autoincrement=False),  # one of a tombstone's sketch
    Column("article", Text, primary_key=True),
)  # fmt: skip

passages = Table(
    "passages", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("article", Text, nullable=False),
    Column("part", Text, nullable=False),  # title, text or statement
    Column("row_id", Text),  # the statement's id
    Column("start", Integer, nullable=False),  # where in the article's text it begins
    Column("speaker", Text),
    Column("act", Text),
    Column("text", Text, nullable=False),  # folded, length kept
    Column("speaker_key", Text),  # folded
    Index("passages_article", "article", "part"),
)  # fmt: skip

fetches = Table(
    "fetches", TABLES,
    Column("key", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked", Text, nullable=False),
    Column("next_try", Text),
    Column("failures", Integer, nullable=False),
)  # fmt: skip

positions = Table(
    "positions", TABLES,
    Column("key", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("stamp", Text, nullable=False),  # size and digest of the head: another file of the name starts anew
    Column("offset", Seq, nullable=False),
    Column("done", Integer, nullable=False),
)  # fmt: skip

failures = Table(
    "failures", TABLES,
    Column("seq", Seq, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("locator", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("done", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("times", Integer, nullable=False),
)  # fmt: skip
