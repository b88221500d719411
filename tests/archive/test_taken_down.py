"""What was taken out and comes back: as it was, edited, at its address or another, from its outlet or another; and what only looks like it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive.stand_ins import STEP, annotate
from tests.reading.sites import Hours
from tests.store.conftest import place, places, server, store

from onrecord.archive import add, known_to
from onrecord.archive.erasure import reports_named, take_down
from onrecord.archive.taken_down import NEAR, SAME_PLACE
from onrecord.linking.sketches import MIN_RUNS, RUN, SIZE, resemblance, sketch_of
from onrecord.store import Store
from onrecord.store.tombstones import Tombstone, all_tombstones

__all__ = ["place", "places", "server", "store"]

WORDS = """The ferry Halvard ran onto the rocks off Tarn shortly after midnight, with ninety people on board and a sea that the captain
called flat. Zorvik Traane, a deckhand, said that his brother had lashed the mooring wrongly and that nobody had looked at it again. The
line's office in Port Ellery denied that the ship had left late. Two lifeboats from the island took the passengers off before dawn; the last
of them, a teacher from Brennhal, was lifted out by a helicopter. Divers are to look at the hull as soon as the wind goes down, the harbour
chief said, and until then no other ship of the line sails."""
URL = "https://quay.example/2031/halvard"
OTHER = "https://quay.example/2031/halvard-updated"
EDITED = WORDS.replace("Zorvik Traane", "Another man").replace("his brother", "a colleague") + " The line said that it was sorry."
REPLACED = "The council of Brennhal met on Tuesday and put off its vote on the new school once more. " * 12
SHORT = "This page is for readers who pay. Sign in to read on."
"""A notice that stands in the place of many reports."""

Row = dict[str, str]


def row(text: str, *, outlet: str = "The Quay", url: str | None = URL, title: str = "Ferry runs onto rocks") -> Row:
    return {"text": text, "outlet": outlet, "title": title, "date": "2031-05-06"} | ({"url": url} if url else {})


@pytest.fixture
def came(store: Store, tmp_path: Path) -> Callable[[Row], str]:
    """A function that adds one report and says what became of it."""
    hours, number = Hours(), iter(range(100))

    def once(one: Row) -> str:
        path = tmp_path / f"rows-{next(number)}.jsonl"
        path.write_text(json.dumps(one) + "\n", encoding="utf-8")
        added = add(store, known_to(store, clock=hours.clock).items([str(path)]), clock=hours.now, annotate=annotate, step=STEP)
        return next(iter(added.counts))

    return once


def remove(store: Store, name: str, *, aged: bool = False) -> None:
    ids = [a.id for a in reports_named(store, name)]
    take_down(store, ids, reason="asked by the family", author="ida", now="2031-06-01T10:00:00Z", step=STEP, aged=aged)


@pytest.mark.parametrize(
    ("one", "becomes"),
    [
        (row(WORDS), "erased"),
        (row(WORDS, title="Deckhand blames brother"), "erased"),
        (row(EDITED), "erased"),
        (row(EDITED, url=OTHER), "erased"),
        (row(EDITED, url=None), "erased"),
        (row(WORDS[: len(WORDS) // 2]), "erased"),
        (row(WORDS, url=OTHER), "erased"),
        (row(WORDS, outlet="Beacon", url="https://beacon.example/1"), "added"),
        (row(EDITED, outlet="Quay", url=OTHER), "erased"),
        (row(WORDS, outlet="the  quay", url=OTHER), "erased"),
        (row(WORDS, outlet="Thequay", url=OTHER), "added"),
        (row(EDITED, outlet="Beacon", url=URL), "erased"),
        (row(REPLACED), "added"),
        (row(SHORT), "added"),
        (row(SHORT, url=OTHER), "added"),
        (row(WORDS[: len(WORDS) // 3], url=OTHER), "added"),
    ],
    ids=["as it was", "another title", "edited", "edited elsewhere", "edited, no address", "cut in half", "moved", "another outlet's",
         "its outlet without The", "its outlet in small letters", "an outlet that only begins like it",
         "its address, another name of the outlet", "another report at its address", "a notice at its address", "a notice elsewhere",
         "a third of it elsewhere"],
)  # fmt: skip
def test_what_comes_back(store: Store, came: Callable[[Row], str], one: Row, becomes: str) -> None:
    assert came(row(WORDS)) == "added"
    remove(store, URL)
    assert came(one) == becomes


def test_an_outlet_that_had_no_leading_article_is_known_with_one(store: Store, came: Callable[[Row], str]) -> None:
    assert came(row(WORDS, outlet="Quay")) == "added"
    remove(store, URL)
    assert came(row(EDITED, outlet="The Quay", url=OTHER)) == "erased"


def test_a_notice_that_was_taken_down_keeps_no_other_report_out(store: Store, came: Callable[[Row], str]) -> None:
    assert came(row(SHORT)) == "added"
    remove(store, URL)
    (stone,) = all_tombstones_of(store)
    assert stone.sketch == ()
    assert came(row(SHORT)) == "erased"
    assert came(row(SHORT, outlet="Beacon", url="https://beacon.example/1")) == "added"
    assert came(row(SHORT + " It costs little.")) == "added"
    assert came(row(WORDS)) == "revision"


def all_tombstones_of(store: Store) -> tuple[Tombstone, ...]:
    with store.read() as transaction:
        return all_tombstones(transaction)


def test_what_went_because_it_was_old_may_come_back_as_news(store: Store, came: Callable[[Row], str]) -> None:
    assert came(row(WORDS)) == "added"
    remove(store, URL, aged=True)
    assert came(row(WORDS)) == "erased"
    assert came(row(EDITED)) == "added"


def test_of_a_version_alone_only_its_words_are_refused(store: Store, came: Callable[[Row], str]) -> None:
    """The report stays, and its next version is as like to the one that went as to the one that stays."""
    assert came(row(WORDS)) == "added"
    assert came(row(EDITED)) == "revision"
    (newest,) = (a.id for a in reports_named(store, URL) if a.text == EDITED)
    take_down(store, [newest], reason="an error in it", author="ida", now="2031-06-01T10:00:00Z", step=STEP)
    assert came(row(EDITED)) == "erased"
    assert came(row(EDITED.replace("ninety", "eighty-nine"))) == "revision"


def test_the_reason_is_told(store: Store, tmp_path: Path, came: Callable[[Row], str]) -> None:
    came(row(WORDS))
    remove(store, URL)
    (tmp_path / "again.jsonl").write_text(json.dumps(row(EDITED)) + "\n", encoding="utf-8")
    told: list[str] = []
    hours = Hours()
    sources = known_to(store, clock=hours.clock)
    add(store, sources.items([str(tmp_path / "again.jsonl")]), clock=hours.now, annotate=annotate, step=STEP, tell=lambda o: told.append(o.detail))
    assert told == ["taken down on 2031-06-01: asked by the family"]


def test_a_sketch_tells_and_holds_no_words() -> None:
    whole = sketch_of(WORDS)
    assert len(whole) == len(sketch_of(WORDS.upper())) <= SIZE
    assert resemblance(whole, sketch_of(WORDS.replace(",", " -").upper())) == 1.0
    assert resemblance(whole, sketch_of(EDITED)) > NEAR > SAME_PLACE > resemblance(whole, sketch_of(REPLACED))
    assert resemblance(whole, sketch_of(" ".join(sorted(WORDS.split())))) < 0.05
    assert max(whole) < 2**32
    assert sketch_of(" ".join(f"w{n}" for n in range(MIN_RUNS + RUN - 2))) == ()
    assert len(sketch_of(" ".join(f"w{n}" for n in range(MIN_RUNS + RUN - 1)))) == MIN_RUNS
    assert resemblance((), whole) == 0.0


def test_a_sketch_is_made_as_it_always_was() -> None:
    """Those in archives were made years ago: were this to change, no tombstone would tell anything."""
    assert sketch_of(WORDS)[:4] == (45020149, 93560919, 104862996, 106438041)
