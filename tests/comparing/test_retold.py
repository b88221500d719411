"""One saying in two reports, one sentence in two copies, one denial in two wordings: what is laid beside each other and what is not."""

from __future__ import annotations

import pytest
from tests.comparing.test_compare import Reports, compared, two
from tests.linking.reports import annotated


def rows(reports: Reports, rule: str) -> list[tuple[str, str, str]]:
    """(left words, right words, verdict) of the comparisons that one rule gave, in the order of the reports given."""
    texts = {a.id: a.text for a in annotated(*reports)[0]}
    place = {text: n for n, (_, text, _) in enumerate(reports)}
    out = []
    for c in compared(reports).comparisons:
        if c.rule == rule:
            sides = sorted((c.left, c.right), key=lambda a: place[texts[a.article]])
            left, right = (side.text_in(texts[side.article]) for side in sides)
            out.append((left, right, c.verdict))
    return sorted(out)


WORDS = "the ferry will not sail again before the spring tides are over"
ALIKE = f"Harbour master Ada Bright said: “{WORDS}.” She then left."


def test_words_that_two_reports_quote_alike_agree() -> None:
    other = f"“{WORDS.capitalize()},” Ada Bright told a crowd of pilots in Lissen."
    ((left, right, verdict),) = rows(two(ALIKE, other), "wording/same")
    assert left.strip(".,").lower() == right.strip(".,").lower() == WORDS
    assert verdict == "agree"


def test_one_row_for_each_pair_of_reports() -> None:
    others = [f"“{WORDS.capitalize()},” Ada Bright told {crowd} in Lissen." for crowd in ("pilots", "owners", "anglers")]
    reports = tuple((name, text, "2031-05-06") for name, text in zip("ABCD", (ALIKE, *others), strict=True))
    assert len(rows(reports, "wording/same")) == 6


def test_a_saying_retold_in_other_words_is_a_variant() -> None:
    left = (
        "Mayor Ada Bright said on Monday that the council would close the old fish market hall and sell its land to pay for the new quay."
    )
    right = (
        "Ada Bright said on Monday that the town's council will have to close the market hall, sell the land and use it to pay for a quay."
    )
    ((_, _, verdict),) = rows(two(left, right), "wording/retold")
    assert verdict == "variant"


def test_two_sayings_on_one_subject_are_not_one() -> None:
    left = "Mayor Ada Bright said on Monday that the council would close the old fish market hall in the autumn."
    right = "Ada Bright said on Monday that nobody had ever asked the council to pay for the market hall, which fishermen built."
    assert rows(two(left, right), "wording/retold") == []


EDITED = [
    (
        "The pilots never forgave the board over closing the northern channel last winter.",
        "The pilots never forgave the board over its closing the northern channel last winter.",
        "agree",
    ),
    (
        "The old lighthouse was closely watched by anxious villagers throughout the stormy night of Sunday.",
        "The old lighthouse was closely monitored by anxious villagers throughout the stormy night of Sunday.",
        "variant",
    ),
    (
        "The pilots never forgave the board over closing the northern channel despite the many letters of the union, and two of them left.",
        "The pilots have never forgiven the board over closing the northern channel.",
        "variant",
    ),
    (
        "The pilots never forgave the board over closing the northern channel despite the many letters of the union, and two of them left.",
        "The pilots of Lissen are still angry with the old board over closing the northern channel.",
        None,  # too little of the shorter one stands in the other
    ),
    (
        "The pilots never forgave the harbour board for closing the northern channel despite the many letters of the union, and some left.",
        "The pilots never forgave the harbour board over closing the northern channel.",
        "variant",
    ),
    (
        "The council voted to close the old fish market in the harbour before the spring festival.",
        "The council voted not to close the old fish market in the harbour before the spring festival.",
        "variant",
    ),
    (
        "Wages at the three shipyards of Lissen rose by more than four percent before the strike.",
        "Wages at the three shipyards of Lissen rose by less than four percent before the strike.",
        "variant",
    ),
    (
        "The old lighthouse was closely watched by anxious villagers throughout the stormy night of Sunday.",
        "The old lighthouse was closely watched by anxious villagers, throughout the stormy night of Sunday!",
        None,  # marks alone
    ),
    (
        "Anna Holm, Peter Dahl, Ivo Lund and Kari Berg, Northern Press Agency, Lissen",
        "Anna Holm, Peter Dahl, Ivo Lund and Nils Berg, Northern Press Agency, Lissen",
        None,  # names alone
    ),
]


@pytest.mark.parametrize(("left", "right", "verdict"), EDITED)
def test_an_edited_sentence(left: str, right: str, verdict: str | None) -> None:
    found = rows(two(f"{left} Boats stayed in port.", f"{right} Nobody went out."), "wording/edited")
    assert [v for *_, v in found] == ([verdict] if verdict is not None else [])


def test_an_edit_that_two_copies_share_is_shown_once() -> None:
    left, right, _ = EDITED[1]
    reports = tuple((name, text, "2031-05-06") for name, text in (("A", left), ("B", f"{right} One."), ("C", f"{right} Two.")))
    assert len(rows(reports, "wording/edited")) == 1


DENIALS = [
    ("Norway has denied shelling the lighthouse.", "Norway insisted on Monday that it did not shell the lighthouse.", 1),
    ("Norway has denied shelling the lighthouse.", "Norway said on Monday that it had shelled the lighthouse.", 0),
    ("Norway has denied shelling the lighthouse.", "Denmark insisted on Monday that it did not shell the lighthouse.", 0),
    ("Norway has denied shelling the lighthouse.", "Norway insisted on Monday that it did not shell the trawlers.", 0),
]


@pytest.mark.parametrize(("left", "right", "count"), DENIALS)
def test_one_denial_in_two_wordings(left: str, right: str, count: int) -> None:
    assert len(rows(two(left, right), "wording/denial")) == count


def test_words_that_nobody_is_found_for_are_laid_beside_a_rendering() -> None:
    left = "“The ledger of the old mill gives us little cause for worry,” the inspector Ivo Lund said."
    right = "On Monday came the report.\n\n“The ledger of the old mill gives us hardly any cause for worry.”\n\nBoats stayed in port."
    found = rows(two(left, right), "wording/rendering") + rows(two(left, right), "wording/utterance")
    assert [v for *_, v in found] == ["variant"]


def test_descriptions_of_who_gives_a_number() -> None:
    left = "Rescue workers said that 214 passengers had been taken off the ferry."
    right = "Mountain rescue workers said that 214 passengers had been taken off the ferry."
    assert [v for *_, v in rows(two(left, right), "attribution/described-of-number")] == ["vaguer"]


CUTS = [
    (
        "“Pilots should pilot, but if one of them has time, the port will train him,” Ada Bright said.",
        "“Nobody speaks of all crews,” Ada Bright said. “Pilots should pilot.”",
        ["agree"],
    ),
    (
        "“The quay is closed until the crane is mended,” Ada Bright said. “We had no choice in that.”",
        "Ada Bright said “the quay is closed until the crane is mended” and nothing besides.",
        ["agree"],
    ),
    (
        "“Pilots should pilot, but if one of them has time, the port will train him,” Ada Bright said.",
        "“Nobody speaks of all crews,” Ivo Lund said. “Pilots should pilot.”",
        [],
    ),
]


@pytest.mark.parametrize(("left", "right", "verdicts"), CUTS)
def test_words_that_one_report_quotes_at_more_length(left: str, right: str, verdicts: list[str]) -> None:
    assert [v for *_, v in rows(two(left, right), "wording/cut") + rows(two(left, right), "wording/same")] == verdicts


GULLS = "The gulls trailed our boat for most of the crossing, until the whistle blew"
FRAMED = [
    (GULLS, "The gulls went behind our boat for nearly an hour of it, until we called", 1),
    ("a trick devised to spoil the winter fair in Lissen", "some ruse meant to spoil the winter market", 1),
    (GULLS, "We saw the pilot leave an hour before the gulls came back to the harbour", 0),
]


@pytest.mark.parametrize(("left", "right", "count"), FRAMED)
def test_two_rare_words_in_one_frame_are_one_saying(left: str, right: str, count: int) -> None:
    reports = two(f"“{left},” the captain Ivo Lund said.", f"“{right},” the captain Ivo Lund said.")
    assert len(rows(reports, "wording/rendering") + rows(reports, "wording/utterance")) == count
