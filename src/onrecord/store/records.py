"""Record versions: what the record of a story said, and when. A version is added when the record's bytes changed, and never altered.

It is kept whole or as its difference from the version before (`bodies`); the digest is of the whole in either case.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, delete, func, select, update
from sqlalchemy.exc import NoResultFound

from onrecord.codec import decode, dumps, encode, loads
from onrecord.errors import StoreError
from onrecord.model import Record
from onrecord.store.bodies import CHAIN, WORTH, difference, restored, whole
from onrecord.store.opened import Transaction
from onrecord.store.schema import records, stories

_DAMAGE = (zlib.error, ValueError, TypeError, LookupError)
"""What bytes that nothing was kept as give when they are restored."""


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


@dataclass(frozen=True, slots=True)
class Draft:
    """A version made ready to be added behind `last`: writers should not wait while a large record is packed."""

    last: Version | None
    digest: str
    summary: Summary
    content: bytes
    base: int | None


def draft_record(transaction: Transaction, story: str, record: Record, *, label: str = "") -> Draft:
    """What `add_record` adds, as things stand in the archive now; `label` is what a list calls it, else its title."""
    text, last = dumps(encode(record)), newest_record(transaction, story)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    same = last is not None and last.digest == digest
    content, base = (b"", None) if same else _kept(transaction, last, text)
    return Draft(last, digest, summary_of(record, label), content, base)


def add_record(
    transaction: Transaction, story: str, record: Record, *, made: str, label: str = "", draft: Draft | None = None
) -> Version | None:
    """Add a version of a story's record; None when it says what the newest one says.

    `draft` is of the same record; another one is made where a version came in between.
    """
    if draft is None or draft.last != newest_record(transaction, story):
        draft = draft_record(transaction, story, record, label=label)
    last = draft.last
    if last and last.digest == draft.digest:
        return None
    version = Version(story, last.number + 1 if last else 1, made, draft.digest, draft.summary)
    transaction.execute(
        records.insert().values(
            story=story,
            number=version.number,
            made=made,
            digest=draft.digest,
            summary=json.dumps(asdict(version.summary)),
            content=draft.content,
            base=draft.base,
        )
    )
    return version


def _kept(transaction: Transaction, last: Version | None, text: str) -> tuple[bytes, int | None]:
    """The content of a version behind another one, and the number of the one that it is a difference from."""
    if last is None or _chain(transaction, last) >= CHAIN:
        return whole(text), None
    return _shorter(text, last.number, record_text(transaction, last))


def _shorter(text: str, number: int, base: str) -> tuple[bytes, int | None]:
    packed, other = whole(text), difference(base, text)
    return (other, number) if len(other) <= WORTH * len(packed) else (packed, None)


def _chain(transaction: Transaction, version: Version) -> int:
    """How many differences have to be undone to read a version."""
    query = select(records.c.base).where(records.c.story == version.story, records.c.number <= version.number)
    found = transaction.execute(query.order_by(records.c.number.desc()).limit(CHAIN)).scalars().all()
    return next((n for n, base in enumerate(found) if base is None), len(found))


def close_record(transaction: Transaction, story: str, empty: Record, *, made: str) -> Version | None:
    """Add a version without reports behind the last one that has some, where there is one: none of its words is given any more."""
    last = newest_record(transaction, story)
    return add_record(transaction, story, empty, made=made) if last is not None and not last.closed else None


def newest_record(transaction: Transaction, story: str, *, at: str | None = None) -> Version | None:
    """The newest version of a story's record; with `at`, an ISO time, the one that was the newest then."""
    query = select(*HEAD).where(records.c.story == story).order_by(records.c.number.desc()).limit(1)
    row = transaction.execute(query if at is None else query.where(records.c.made <= at)).one_or_none()
    return version_in(row) if row else None


def record_versions(transaction: Transaction, story: str) -> tuple[Version, ...]:
    """Every version of a story's record, the first one first."""
    return tuple(map(version_in, transaction.execute(select(*HEAD).where(records.c.story == story).order_by(records.c.number))))


def newest_records(transaction: Transaction) -> tuple[Version, ...]:
    """The newest version of every story that has reports, by story."""
    last = select(records.c.story, func.max(records.c.number).label("number")).group_by(records.c.story).subquery()
    query = (
        select(*HEAD)
        .join(last, (last.c.story == records.c.story) & (last.c.number == records.c.number))
        .join(stories, stories.c.id == records.c.story)
        .where(stories.c.merged_into.is_(None))
        .order_by(records.c.story)
    )
    return tuple(version for version in map(version_in, transaction.execute(query)) if not version.closed)


def load_record(transaction: Transaction, version: Version) -> Record:
    """The record of a version."""
    return decode(loads(record_text(transaction, version)))


def record_text(transaction: Transaction, version: Version) -> str:
    """The record of a version as canonical JSON, the same bytes that its digest is of. Raises StoreError where it can't be restored."""
    kept: list[bytes] = []
    number: int | None = version.number
    try:
        while number is not None:
            row = transaction.execute(select(records.c.content, records.c.base).where(_at(version.story, number))).one()
            kept.append(row.content)
            number = row.base
        text = restored(kept.pop(), None)
        while kept:
            text = restored(kept.pop(), text)
    except (*_DAMAGE, NoResultFound) as error:
        raise _damaged(version) from error
    return text


def _damaged(version: Version) -> StoreError:
    return StoreError(f"record {version.number} of story {version.story}", "damaged; `onrecord db check` says where")


def record_texts(transaction: Transaction, story: str) -> Iterator[tuple[Version, str]]:
    """Every version of a story's record with its text, the first one first; two texts in memory. Raises StoreError as `record_text`."""
    before: tuple[int, str] | None = None
    for version in record_versions(transaction, story):
        row = transaction.execute(select(records.c.content, records.c.base).where(_at(story, version.number))).one()
        known = before[1] if before is not None and row.base == before[0] else None
        if row.base is None or known is not None:
            try:
                text = restored(row.content, known)
            except _DAMAGE as error:
                raise _damaged(version) from error
        else:
            text = record_text(transaction, version)
        before = version.number, text
        yield version, text


def replace_versions(transaction: Transaction, story: str, others: Mapping[int, tuple[Record, str] | None]) -> None:
    """Put records with their labels in the place of some versions of a story, by number, at their times; None takes a version out.

    For an erasure alone. The other versions say what they said; one that was kept as a difference from one of these is kept anew.
    """
    heads = transaction.execute(select(records.c.number, records.c.base).where(records.c.story == story)).all()
    bases: dict[int, int | None] = {row.number: row.base for row in heads}
    old = {v.number: text for v, text in record_texts(transaction, story) if v.number not in others and bases[v.number] in others}
    for number in sorted({*old, *(others.keys() & bases.keys())}):
        other = others.get(number)
        if number in others and other is None:
            transaction.execute(delete(records).where(_at(story, number)))
            continue
        text = dumps(encode(other[0])) if other is not None else old[number]
        values: dict[str, Any] = {"digest": hashlib.sha256(text.encode("utf-8")).hexdigest()}
        if other is not None:
            values["summary"] = json.dumps(asdict(summary_of(*other)))
        base = bases[number]
        if base is None or (base in others and others[base] is None):
            values |= {"content": whole(text), "base": None}
        else:
            before = next(v for v in record_versions(transaction, story) if v.number == base)
            content, kept = _shorter(text, base, record_text(transaction, before))
            values |= {"content": content, "base": kept}
        transaction.execute(update(records).where(_at(story, number)).values(**values))


def summary_of(record: Record, label: str = "") -> Summary:
    """What a list of stories shows of a record."""
    days = sorted(a.published.value for a in record.articles if a.published.value)
    label = label or record.title or next((a.title or a.label for a in record.articles), "")
    disputed = sum(claim.status == "disputed" for claim in record.claims)
    return Summary(label, days[0] if days else None, days[-1] if days else None, len(record.articles), len(record.roots), disputed)


def _at(story: str, number: int) -> ColumnElement[bool]:
    return (records.c.story == story) & (records.c.number == number)


HEAD: tuple[Column[Any], ...] = (records.c.story, records.c.number, records.c.made, records.c.digest, records.c.summary)


def version_in(row: Row[*tuple[Any, ...]]) -> Version:
    """The version of a row with the columns of HEAD."""
    return Version(row.story, row.number, row.made, row.digest, Summary(**json.loads(row.summary)))
