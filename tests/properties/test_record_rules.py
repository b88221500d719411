"""The rules that hold in every record, each on the smallest coverage that could break it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import annotate, read, record
from onrecord.model import Record


def story(folder: Path, *texts: str) -> Record:
    for n, text in enumerate(texts):
        (folder / f"r{n}.txt").write_text(f"date 2031-05-06 {text}\n", encoding="utf-8")
    articles, refusals = read([str(folder)])
    return record(articles, annotate(articles), refusals)


def stances(found: Record) -> set[tuple[str, str]]:
    return {(e.by, e.stance) for c in found.claims for e in c.evidence}


@pytest.mark.parametrize("words", ["did not deny", "has never denied", "did not confirm"])
def test_a_negated_denial_asserts_nothing(words: str, tmp_path: Path) -> None:
    found = story(tmp_path, f"The Corvex company {words} that the gate was open on Monday.")
    assert not {s for _, s in stances(found)} & {"asserts", "confirms", "denies"}


def test_killed_or_wounded_is_never_killed(tmp_path: Path) -> None:
    found = story(tmp_path, "The army of Norland said that 4,000 soldiers had been killed or wounded in May.")
    texts = {a.id: a.text for a in found.articles}
    for claim in found.claims:
        words = claim.wording.text_in(texts[claim.wording.article])
        assert "killed" not in words or "wounded" in words
    assert all("or" in f.measure for f in found.figures if f.low == 4000)


def test_different_exact_numbers_are_different_claims(tmp_path: Path) -> None:
    found = story(
        tmp_path,
        "Ana Bell, the mayor, said that 14 people were hurt in the fire. The Corvex company denied that 14 people were hurt.",
        "Ana Bell, the mayor, said that 15 people were hurt in the fire.",
    )
    texts = {a.id: a.text for a in found.articles}
    for claim in found.claims:
        words = [e.anchor.text_in(texts[e.anchor.article]) for e in claim.evidence]
        assert not (any("14" in w for w in words) and any("15" in w for w in words))


@pytest.mark.parametrize("words", ["could not confirm the death toll of 40", "denied that 40 people had died"])
def test_a_number_that_a_source_would_not_give_is_not_its_own(words: str, tmp_path: Path) -> None:
    found = story(tmp_path, f"The harbour officials {words}.")
    assert not [line.text for line in found.brief if line.section == "Figures" and "40" in line.text]


def test_two_sides_of_one_party_are_not_one_statement(tmp_path: Path) -> None:
    found = story(tmp_path, "Police said that the bridge had not collapsed.", "Police said that the bridge had collapsed.")
    assert not any("rest on one statement" in line.text for line in found.brief)


def test_a_bound_is_not_a_point(tmp_path: Path) -> None:
    found = story(tmp_path, "The ministry said that up to 500 homes were flooded and that more than 90 boats had sunk.")
    ends = {(f.bound, f.low, f.high) for f in found.figures}
    assert ("at-most", None, 500) in ends
    assert ("more-than", 90, None) in ends
