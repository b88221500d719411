"""One matter that two reports tell, each in its own words."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import two
from tests.comparing.test_retold import rows
from tests.linking.reports import annotated

from onrecord.comparing.one_matter import of_one_deed
from onrecord.comparing.story import Story
from onrecord.comparing.tellings import tellings_of
from onrecord.linking import link

TOLD = [
    (
        "The county will build a memorial to the drowned sailors on the old quay.",
        "A memorial to the sailors will soon be built on the old quay.",
        "variant",
    ),
    (
        "The council closed the swing bridge in Velm after cracks were found in its northern pier.",
        "Cracks in the northern pier made the council shut the swing bridge, the harbour office said.",
        "variant",
    ),
    (
        "The dredger pumped 900 tonnes of gravel onto the beach at Lissen on 4 May 2031.",
        "The dredger pumped gravel onto the beach at Lissen.",
        "vaguer",
    ),
]
OTHERWISE = [
    (
        "Five divers died when the bell flooded, and 13 are missing, the port said.",
        "Thirteen divers died when the bell flooded, the guild said.",
    ),
    (
        "The price of herring rose in the northern markets in spring, and fishers were glad.",
        "Fishers were angry: in the northern markets the price of herring fell in spring.",
    ),
    ("Mayor Ana Okafor opened the new bridge in Velm.", "A tanker spilled oil below the new bridge in Velm."),
    (
        "The council closed the swing bridge after cracks were found in its northern pier.",
        "The council never closed the swing bridge after the cracks in its northern pier.",
    ),
    (
        "The dredger pumped 900 tonnes of gravel onto the beach at Lissen.",
        "The dredger pumped 400 tonnes of gravel onto the beach at Lissen.",
    ),
    (
        "The dredger pumped gravel onto the northern beach at Lissen on 4 May 2031.",
        "The dredger pumped gravel onto the northern beach at Lissen on 19 June 2031.",
    ),
    (
        "The dredger pumped gravel onto the northern beach at Lissen.",
        "The dredger may pump gravel onto the northern beach at Lissen.",
    ),
    (
        "Ada Bright will be taken to the harbour court in Velm on Friday.",
        "Ivo Lund will be taken to the harbour court in Velm on Friday.",
    ),
    (
        "“There were weavers in the mill until autumn. They cooked upstairs. Then they moved, and there was no weaver in the mill,” she said.",
        "“There was not one weaver in that mill,” the owner Ivo Lund said.",
    ),
    (
        "“There were weavers in the mill until autumn. Then there was nobody in the mill,” a caretaker said.",
        "“There was not one weaver in that mill,” the owner Ivo Lund said.",
    ),
    (
        "The guild demanded that ferries leave the old harbour basin.",
        "The mayor banned ferries from leaving the old harbour basin.",
    ),
]


@pytest.mark.parametrize(("left", "right", "verdict"), TOLD)
def test_one_matter_in_two_wordings(left: str, right: str, verdict: str) -> None:
    assert verdict in {v for *_, v in rows(two(left, right), "wording/aligned")}


@pytest.mark.parametrize(("left", "right"), OTHERWISE)
def test_what_differs_in_who_when_how_many_or_whether_is_no_second_wording(left: str, right: str) -> None:
    assert not rows(two(left, right), "wording/aligned")


def test_a_stock_phrase_of_two_speakers_is_said_twice() -> None:
    left = "“The old slipway is a death trap,” the skipper Ivo Lund said."
    right = "“The old slipway is a death trap,” the harbour master Ada Bright said."
    assert not rows(two(left, right), "wording/aligned")


DEEDS = [
    ("Masons repaired the old slipway at Lissen.", "The slipway at Lissen was repaired by three masons.", True, True),
    ("The council regretted the late repair of the slipway.", "Masons repaired the slipway at Lissen.", False, True),
    ("The slipway at Lissen is of old stone.", "Masons repaired the slipway at Lissen.", False, False),
]


@pytest.mark.parametrize(("left", "right", "each", "one"), DEEDS)
def test_a_deed_that_is_only_spoken_of_is_told_by_one_alone(left: str, right: str, each: bool, one: bool) -> None:
    articles, annotations = annotated(*two(left, right))
    tellings = tellings_of(Story.of(articles, annotations, link(articles, annotations)))
    a, b = {t.anchor.article: t for t in tellings}.values()
    assert (of_one_deed(a, b, each=True), of_one_deed(a, b, each=False)) == (each, one)


QUOTED = [
    ("Critics call the slipway a “rotten wooden death trap”.", "The pilots speak of “a rotten wooden death trap” at Velm.", ["agree"]),
    ("Critics call the slipway “old”.", "The pilots speak of an “old” slipway at Velm.", []),
]


@pytest.mark.parametrize(("left", "right", "verdicts"), QUOTED)
def test_what_stands_between_marks_is_compared_whoever_is_quoted(left: str, right: str, verdicts: list[str]) -> None:
    assert [v for *_, v in rows(two(left, right), "wording/aligned")] == verdicts


def test_a_match_is_the_best_one_clearly_ahead_of_the_next() -> None:
    left = "The dredger pumped gravel onto the northern beach at Lissen."
    once = "At Lissen gravel was pumped onto the northern beach by the dredger, anglers said."
    twice = f"{once} Later the dredger pumped more gravel onto the northern beach of Lissen, swimmers said."
    assert len(rows(two(left, once), "wording/aligned")) == 1
    assert not rows(two(left, twice), "wording/aligned")


def test_the_order_of_the_reports_changes_nothing() -> None:
    left, right, _ = TOLD[1]
    (forth, back) = (
        sorted((sorted(row[:2]), row[2]) for row in rows(two(*sides), "wording/aligned")) for sides in ((left, right), (right, left))
    )
    assert forth == back


def test_what_is_only_meant_is_not_the_deed_done() -> None:
    plan = "The council plans to close three seaside theatres"
    told = rows(
        two(
            f"{plan}, the paper said. Actors protested outside the council building on Wednesday.",
            "The council closed three seaside theatres last year after actors protested outside the council building.",
        ),
        "wording/aligned",
    )
    assert told
    assert plan not in [left for left, _, _ in told]
