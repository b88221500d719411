"""Record versions kept whole or as differences: given back byte for byte, read within a bounded chain, and without a word that was erased."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from tests.costs import assert_grows
from tests.store.reports import LEAD, NOW, article, event, record

from onrecord.archive.history import feed_of
from onrecord.codec import dumps, encode
from onrecord.errors import StoreError
from onrecord.model import Record
from onrecord.store import Store
from onrecord.store.bodies import CHAIN, difference, restored, whole
from onrecord.store.records import add_record, draft_record, load_record, record_text, record_texts, record_versions, replace_versions
from onrecord.store.schema import records as table
from onrecord.store.stories import add_event
from onrecord.store.upkeep import check
from onrecord.store.versions import version_before, versions_after

PIECES = st.lists(st.sampled_from(["},", "}", ",", '"a"', "ø\ud83d", "é", "\n", "[1,2]", "}},", "x" * 50]), max_size=40).map("".join)


@given(PIECES, PIECES)
def test_a_text_is_restored_as_it_was(base: str, other: str) -> None:
    base, other = base.replace("\ud83d", "d"), other.replace("\ud83d", "d")
    assert restored(difference(base, other), base) == other
    assert restored(whole(other), None) == other


def test_a_difference_names_what_stays_and_holds_what_is_new() -> None:
    base = '{"rows":[{"id":"s1"},{"id":"s2"},{"id":"s3"}]}'
    other = '{"rows":[{"id":"s1"},{"id":"s9"},{"id":"s2"},{"id":"s3"}]}'
    assert json.loads(zlib.decompress(difference(base, other))) == [[0, 21], '{"id":"s9"},', [21, 46]]


def test_a_long_run_of_new_pieces_costs_time_in_step_with_its_length() -> None:
    few, many = ("".join(f'{{"id":"boat {n} of the harbour of Port Ellery"}},' for n in range(pieces)) for pieces in (10_000, 80_000))
    assert restored(difference("[]", many), "[]") == many
    assert_grows(lambda: difference("[]", few), lambda: difference("[]", many), at_most=20, least=0.005)  # linear gives 8, a square 64


def grown(store: Store, count: int) -> list[Record]:
    """A story whose record gets one report more with each version."""
    articles = [article(f"{LEAD} Report {n} of the harbour office of Port Ellery.", locator=f"r{n}.txt") for n in range(count + 12)]
    made = [record(*articles[: n + 12]) for n in range(1, count + 1)]
    with store.write() as transaction:
        add_event(transaction, event("starts", "s1", articles[0].id))
        for n, one in enumerate(made):
            assert add_record(transaction, "s1", one, made=f"2031-05-06T{n // 60:02}:{n % 60:02}:00Z") is not None
    return made


def bases(store: Store) -> Sequence[int | None]:
    with store.read() as transaction:
        return transaction.execute(select(table.c.base).order_by(table.c.number)).scalars().all()


def test_versions_are_differences_with_a_whole_one_now_and_then(store: Store) -> None:
    made = grown(store, 2 * CHAIN + 4)
    whole_ones = [n for n, base in enumerate(bases(store), 1) if base is None]
    assert whole_ones == [1, CHAIN + 2, 2 * CHAIN + 3]
    with store.read() as transaction:
        versions = record_versions(transaction, "s1")
        assert [load_record(transaction, version) for version in versions] == made
        assert list(record_texts(transaction, "s1")) == [(v, dumps(encode(one))) for v, one in zip(versions, made, strict=True)]
        sizes = transaction.execute(select(table.c.content).order_by(table.c.number)).scalars().all()
        assert [version for _, version in versions_after(transaction, 0, most=100)] == list(versions)
        assert [version_before(transaction, version) for version in versions[:3]] == [None, *versions[:2]]
    kept, all_whole = sum(map(len, sizes)), sum(len(whole(dumps(encode(one)))) for one in made)
    assert kept < 0.5 * all_whole
    assert check(store) == ()


def test_what_changes_altogether_is_kept_whole(store: Store) -> None:
    with store.write() as transaction:
        add_event(transaction, event("starts", "s1", "a1"))
        add_record(transaction, "s1", record(article()), made=NOW)
        add_record(transaction, "s1", record(article("Miners of Tarn went on strike.", title="Strike"), title="Strike at Tarn"), made=NOW)
    assert bases(store) == [None, None]


def test_a_draft_that_another_version_overtook_is_made_anew(store: Store) -> None:
    made = grown(store, 3)
    later = record(*(article(f"{LEAD} {n}", locator=f"l{n}.txt") for n in range(14)))
    with store.read() as transaction:
        draft = draft_record(transaction, "s1", later)
    with store.write() as transaction:
        assert add_record(transaction, "s1", made[0], made=NOW) is not None
        version = add_record(transaction, "s1", later, made=NOW, draft=draft)
        assert version is not None
        assert version.number == 5
        assert load_record(transaction, version) == later
        assert add_record(transaction, "s1", later, made=NOW, draft=draft_record(transaction, "s1", later)) is None
    assert check(store) == ()


@pytest.mark.parametrize("gone", [{3}, {1}, {CHAIN + 2}, {2, 3, 4}, {CHAIN + 1, CHAIN + 2, CHAIN + 3}, set(range(1, 20))], ids=str)
@pytest.mark.parametrize("drop", [False, True], ids=["replaced", "dropped"])
def test_versions_that_are_replaced_or_dropped_leave_the_others_as_they_were(store: Store, gone: set[int], drop: bool) -> None:
    made = dict(enumerate(grown(store, 20), 1))
    other = record(article("Nothing of it is left.", title="Nothing"))
    with store.write() as transaction:
        replace_versions(transaction, "s1", dict.fromkeys(gone, None if drop else (other, "called")))
    with store.read() as transaction:
        found = {v.number: (load_record(transaction, v), v.summary.label) for v in record_versions(transaction, "s1")}
        depth = [record_text(transaction, v) for v in record_versions(transaction, "s1")]
    assert {n: one for n, (one, _) in found.items() if n not in gone} == {n: one for n, one in made.items() if n not in gone}
    assert {n for n, (one, label) in found.items() if one == other and label == "called"} == (set() if drop else gone)
    assert len(depth) == 20 - (len(gone) if drop else 0)
    run = longest = 0
    for base in bases(store):
        run = 0 if base is None else run + 1
        longest = max(longest, run)
    assert longest <= CHAIN
    assert check(store) == ()


def test_check_names_a_version_whose_base_is_gone_or_altered(store: Store) -> None:
    grown(store, 4)
    with store.write() as transaction:
        transaction.execute(text("DELETE FROM records WHERE number = 2"))
    assert check(store) == (
        "record 3 of story s1: differs from record 2, which is not there; lost with it, since they are kept as differences from it: 4",
    )
    with store.write() as transaction:
        transaction.execute(update(table).where(table.c.number == 1).values(content=b"broken"))
    assert [fault.split(" of ")[0] for fault in check(store)] == ["record 1", "record 3"]
    with store.read() as transaction:
        for version in record_versions(transaction, "s1"):
            with pytest.raises(StoreError, match=f"record {version.number} of story s1: damaged; `onrecord db check`"):
                record_text(transaction, version)


@pytest.mark.parametrize("content", [b"broken", zlib.compress(b"[[]]"), zlib.compress(b"\xff"), zlib.compress(b"[7]")], ids=str)
def test_a_damaged_version_is_named_by_whoever_reads_them_all_and_once_by_the_check(store: Store, content: bytes) -> None:
    grown(store, 4)
    with store.write() as transaction:
        transaction.execute(update(table).where(table.c.number == 2).values(content=content))
    (fault,) = check(store)
    assert fault.startswith("record 2 of story s1: ")
    assert fault.endswith("lost with it, since they are kept as differences from it: 3, 4")
    with store.read() as transaction:
        with pytest.raises(StoreError, match="record 2 of story s1: damaged; `onrecord db check`"):
            list(record_texts(transaction, "s1"))
        with pytest.raises(StoreError, match="record 2 of story s1: damaged; `onrecord db check`"):
            feed_of(transaction, "s1", program="0")


def test_a_version_that_is_whole_is_not_lost_with_the_digest_of_its_base(store: Store) -> None:
    grown(store, 4)
    with store.write() as transaction:
        transaction.execute(update(table).where(table.c.number == 2).values(digest="0" * 64))
    assert check(store) == ("record 2 of story s1: not the bytes that its digest is of",)
