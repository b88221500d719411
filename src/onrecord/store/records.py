"""Record versions: what the record of a story said, and when. A version is added when the record's bytes changed, and never altered."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row, func, select

from onrecord.codec import decode, dumps, encode, loads
from onrecord.model import Record
from onrecord.store.opened import Transaction
from onrecord.store.schema import records, stories


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of stories shows of a record. `first` and `last` are the first and the last day of publication of its reports.

    `origins` counts what its reports go back to, reports and agencies, not each statement that they quote.
    """

    label: str
    first: str | None
    last: str | None
    reports: int
    origins: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story's record, without the record: `number` counts from 1, `made` is an ISO time, `digest` that of its JSON."""

    story: str
    number: int
    made: str
    digest: str
    summary: Summary

    @property
    def closed(self) -> bool:
        """Whether the story had no report any more."""
        return not self.summary.reports


def add_record(transaction: Transaction, story: str, record: Record, *, made: str, label: str = "") -> Version | None:
    """Add a version of a story's record; None when it says what the newest one says. `label` is what a list calls it, else its title."""
    text = dumps(encode(record)).encode("utf-8")
    digest, last = hashlib.sha256(text).hexdigest(), newest_record(transaction, story)
    if last and last.digest == digest:
        return None
    version = Version(story, last.number + 1 if last else 1, made, digest, summary_of(record, label))
    transaction.execute(
        records.insert().values(
            story=story,
            number=version.number,
            made=made,
            digest=digest,
            summary=json.dumps(asdict(version.summary)),
            content=zlib.compress(text),
        )
    )
    return version


def close_record(transaction: Transaction, story: str, empty: Record, *, made: str) -> Version | None:
    """Add a version without reports behind the last one that has some, where there is one: none of its words is given any more."""
    last = newest_record(transaction, story)
    return add_record(transaction, story, empty, made=made) if last is not None and not last.closed else None


def newest_record(transaction: Transaction, story: str, *, at: str | None = None) -> Version | None:
    """The newest version of a story's record; with `at`, an ISO time, the one that was the newest then."""
    query = select(*_HEAD).where(records.c.story == story).order_by(records.c.number.desc()).limit(1)
    row = transaction.execute(query if at is None else query.where(records.c.made <= at)).one_or_none()
    return _version(row) if row else None


def record_versions(transaction: Transaction, story: str) -> tuple[Version, ...]:
    """Every version of a story's record, the first one first."""
    return tuple(map(_version, transaction.execute(select(*_HEAD).where(records.c.story == story).order_by(records.c.number))))


def newest_records(transaction: Transaction) -> tuple[Version, ...]:
    """The newest version of every story that has reports, by story."""
    last = select(records.c.story, func.max(records.c.number).label("number")).group_by(records.c.story).subquery()
    query = (
        select(*_HEAD)
        .join(last, (last.c.story == records.c.story) & (last.c.number == records.c.number))
        .join(stories, stories.c.id == records.c.story)
        .where(stories.c.merged_into.is_(None))
        .order_by(records.c.story)
    )
    return tuple(version for version in map(_version, transaction.execute(query)) if not version.closed)


def load_record(transaction: Transaction, version: Version) -> Record:
    """The record of a version."""
    return decode(loads(record_text(transaction, version)))


def record_text(transaction: Transaction, version: Version) -> str:
    """The record of a version as canonical JSON, the same bytes that its digest is of."""
    query = select(records.c.content).where(records.c.story == version.story, records.c.number == version.number)
    return zlib.decompress(transaction.execute(query).scalar_one()).decode("utf-8")


def summary_of(record: Record, label: str = "") -> Summary:
    """What a list of stories shows of a record."""
    days = sorted(a.published.value for a in record.articles if a.published.value)
    label = label or record.title or next((a.title or a.label for a in record.articles), "")
    disputed = sum(claim.status == "disputed" for claim in record.claims)
    origins = sum(origin.kind != "statement" for origin in record.origins)
    return Summary(label, days[0] if days else None, days[-1] if days else None, len(record.articles), origins, disputed)


_HEAD = (records.c.story, records.c.number, records.c.made, records.c.digest, records.c.summary)


def _version(row: Row[*tuple[Any, ...]]) -> Version:
    return Version(row.story, row.number, row.made, row.digest, Summary(**json.loads(row.summary)))
